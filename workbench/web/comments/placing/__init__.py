"""Placing by hand: what waits for a place, the likely places beside it, and the choice of another."""
