"""The routes of requests to ministries."""

from workbench.web.requests import (
    alongside,
    answering,
    board,
    bodies,
    changing,
    files,
    letter,
    making,
    page,
    sections,
    timeliness,
)
from workbench.web.requests.blueprint import blueprint

__all__ = [
    "alongside",
    "answering",
    "blueprint",
    "board",
    "bodies",
    "changing",
    "files",
    "letter",
    "making",
    "page",
    "sections",
    "timeliness",
]
