"""My work: what waits for the person who is signed in, and what has changed."""
