"""The library: its list, adding to it, a document."""
