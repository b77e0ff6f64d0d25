"""Matters for decision: what the drafters cannot settle, and what the head or the plenary said of it."""
