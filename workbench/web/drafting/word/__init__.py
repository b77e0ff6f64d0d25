"""A section out to Word and back."""
