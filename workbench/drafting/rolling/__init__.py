"""A report begun from the last one: its paragraphs placed in the new outline, each to be renewed."""
