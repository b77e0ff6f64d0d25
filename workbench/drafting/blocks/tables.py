"""A table as text and as rows, for those who draft: see `text.tables`, which the Word files and the clipboard share."""

from workbench.text.tables import CELL, LINE, Rows, lines_of, markup_of, rows_of, tidy

__all__ = ["CELL", "LINE", "Rows", "lines_of", "markup_of", "rows_of", "tidy"]
