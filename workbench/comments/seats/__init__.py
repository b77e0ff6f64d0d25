"""What happens to a seat after a round was opened: more time, deputies, declining, serious concerns."""
