"""The Word form of a request: what comes back in it."""
