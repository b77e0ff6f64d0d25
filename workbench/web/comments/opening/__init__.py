"""Opening a round: one form for every kind."""
