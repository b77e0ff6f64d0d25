"""From a file to its paragraphs, in stages; each says what it reads and what it writes."""
