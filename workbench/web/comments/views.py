"""The routes of comment rounds."""

from workbench.web.comments import (
    adding,
    commenting,
    consulting,
    correcting,
    downloads,
    erasing,
    kept_files,
    matrix,
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
from workbench.web.comments.by_hand import confirming, translating, typing
from workbench.web.comments.clearing import office, report_page
from workbench.web.comments.desk import answering, applying
from workbench.web.comments.living import became, reopened, replying, since
from workbench.web.comments.opening import page as opening
from workbench.web.comments.placing import choosing, queue
from workbench.web.comments.round_page import acting, page, releasing
from workbench.web.comments.seats import ours as own_seat
from workbench.web.comments.seats import page as seats

__all__ = [
    "acting",
    "adding",
    "answering",
    "applying",
    "became",
    "blueprint",
    "choosing",
    "commenting",
    "confirming",
    "consulting",
    "correcting",
    "deciding",
    "downloads",
    "erasing",
    "files",
    "kept_files",
    "looking",
    "matrix",
    "office",
    "opening",
    "own_seat",
    "page",
    "proof",
    "publishing",
    "queue",
    "reading",
    "receipts",
    "releasing",
    "reopened",
    "replying",
    "report_page",
    "rounds",
    "seats",
    "sending",
    "since",
    "together",
    "translating",
    "typing",
    "visibility",
]
