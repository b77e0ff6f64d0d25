"""Pages about what was: two moments side by side, the history of a section, undo."""
