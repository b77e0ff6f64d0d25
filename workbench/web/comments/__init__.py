"""Comment rounds on the web: the rounds, the answering desk, the reading room, the matrix."""
