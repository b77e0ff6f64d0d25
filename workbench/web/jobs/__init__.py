"""Long tasks: how far each is, and what it made."""
