"""Statistics: a figure or a table declared once, named in texts, renewed everywhere when it is."""
