"""A draft that somebody wrote in Word: each paragraph, table, note and picture of it, and what it looks like."""
