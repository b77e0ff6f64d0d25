"""Recommendations given back: as a table that is taken in again, to the tracker, as lists for circulation."""
