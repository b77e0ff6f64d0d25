"""What becomes of answers after they were given: open again, gone on about, read in a later version."""
