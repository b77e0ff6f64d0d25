"""What stands in a section besides numbered paragraphs: lists, tables, figures, annexes, and references to them."""
