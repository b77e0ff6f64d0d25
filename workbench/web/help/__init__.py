"""Help: where things are, the keys, the words of the field."""
