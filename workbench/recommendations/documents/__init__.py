"""Recommendations as their documents come and change: taken in, corrected, read again, tied, replaced."""
