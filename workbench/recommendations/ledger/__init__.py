"""What is kept of recommendations, and whose word it is: each act, its history, and how it is undone."""
