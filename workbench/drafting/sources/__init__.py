"""What a paragraph rests on, what became of it, and where a passage was used."""
