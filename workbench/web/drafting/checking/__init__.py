"""The page of what is found in a report, and its mends."""
