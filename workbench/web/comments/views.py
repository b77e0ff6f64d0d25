"""The routes of comment rounds."""

from workbench.web.comments import (
    answering,
    commenting,
    correcting,
    downloads,
    matrix,
    opening,
    reading,
    receipts,
    rounds,
    sending,
)
from workbench.web.comments.arrivals import deciding, files, looking
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.placing import choosing, queue

__all__ = [
    "answering",
    "blueprint",
    "choosing",
    "commenting",
    "correcting",
    "deciding",
    "downloads",
    "files",
    "looking",
    "matrix",
    "opening",
    "queue",
    "reading",
    "receipts",
    "rounds",
    "sending",
]
