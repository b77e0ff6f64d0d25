"""A returned file, from its bytes to remarks on the frozen text; which is which, and which are known already."""
