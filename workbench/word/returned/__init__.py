"""A file that went out by our hand and came back: which of its paragraphs is which of ours."""
