"""The routes of comment rounds."""

from workbench.web.comments import answering, commenting, matrix, opening, reading, rounds, sending
from workbench.web.comments.blueprint import blueprint

__all__ = ["answering", "blueprint", "commenting", "matrix", "opening", "reading", "rounds", "sending"]
