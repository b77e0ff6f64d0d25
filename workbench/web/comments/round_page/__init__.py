"""The page of a round for those who manage it."""
