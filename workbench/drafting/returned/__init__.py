"""A section that went out to Word and came back: each change becomes a revision, what has no sure place waits."""
