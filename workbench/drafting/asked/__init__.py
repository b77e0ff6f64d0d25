"""What is asked of a report and what it answers: two facts of each, counted afresh, confirmed by people."""
