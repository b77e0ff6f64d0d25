"""The page on which the words of a report are explained, moved between sections, and what counts is set."""
