"""Recommendations as rows of a table that can be taken in again."""
