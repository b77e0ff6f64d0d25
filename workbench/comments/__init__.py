"""Comment rounds: a frozen draft goes to an institution, its words come back and are answered."""
