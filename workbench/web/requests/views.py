"""The routes of requests to ministries."""

from workbench.web.requests import (
    alongside,
    answering,
    arriving,
    attaching,
    board,
    bodies,
    changing,
    files,
    letter,
    making,
    page,
    passages,
    pictured,
    reminders,
    sections,
    table,
    timeliness,
)
from workbench.web.requests.blueprint import blueprint

__all__ = [
    "alongside",
    "answering",
    "arriving",
    "attaching",
    "blueprint",
    "board",
    "bodies",
    "changing",
    "files",
    "letter",
    "making",
    "page",
    "passages",
    "pictured",
    "reminders",
    "sections",
    "table",
    "timeliness",
]
