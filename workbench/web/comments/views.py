"""The routes of comment rounds."""

from workbench.web.comments import (
    commenting,
    correcting,
    downloads,
    kept_files,
    matrix,
    opening,
    proof,
    publishing,
    reading,
    receipts,
    rounds,
    sending,
    together,
    visibility,
)
from workbench.web.comments.arrivals import deciding, files, looking
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.by_hand import confirming, typing
from workbench.web.comments.desk import answering, applying
from workbench.web.comments.placing import choosing, queue
from workbench.web.comments.round_page import acting, page

__all__ = [
    "acting",
    "answering",
    "applying",
    "blueprint",
    "choosing",
    "commenting",
    "confirming",
    "correcting",
    "deciding",
    "downloads",
    "files",
    "kept_files",
    "looking",
    "matrix",
    "opening",
    "page",
    "proof",
    "publishing",
    "queue",
    "reading",
    "receipts",
    "rounds",
    "sending",
    "together",
    "typing",
    "visibility",
]
