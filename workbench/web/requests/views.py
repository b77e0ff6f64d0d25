"""The routes of requests to ministries."""

from workbench.web.requests import (
    alongside,
    answering,
    attaching,
    board,
    bodies,
    changing,
    files,
    letter,
    making,
    page,
    reminders,
    sections,
    timeliness,
)
from workbench.web.requests.blueprint import blueprint

__all__ = [
    "alongside",
    "answering",
    "attaching",
    "blueprint",
    "board",
    "bodies",
    "changing",
    "files",
    "letter",
    "making",
    "page",
    "reminders",
    "sections",
    "timeliness",
]
