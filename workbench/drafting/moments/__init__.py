"""What stood where at any moment of a report: to compare, to bring back, to undo."""
