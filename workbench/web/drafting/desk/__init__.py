"""The desk: the text of one section, its paragraphs, and the panel beside it."""
