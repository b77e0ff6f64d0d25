"""A report begun from the last one: the preview, what is still to be placed, and what is still to be renewed."""
