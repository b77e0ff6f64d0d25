"""What people correct in a reading: put upon it again each time it is read, and kept as a history."""
