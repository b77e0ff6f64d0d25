"""What the reports of a State say of what was recommended to it."""
