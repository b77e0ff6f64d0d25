"""Pages of matters for decision."""
