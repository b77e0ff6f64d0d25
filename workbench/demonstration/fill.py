"""Fill a home with the demonstration: people, library, a report half written, a round with comments waiting."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from workbench.demonstration import (
    asking,
    commenting,
    deciding,
    following,
    library,
    people,
    returning,
    together,
    writing,
)
from workbench.errors import N_, Conflict
from workbench.export.request_letter import Writer, template_of
from workbench.installation import Installation
from workbench.people import queries
from workbench.store import Database

# Holds the password on its first line; a home with it is a demonstration (settings.load looks for it).
MARK = "demonstration.txt"
DAYS_SINCE_THE_START = 60

Saying = Callable[[str], None]


class HomeInUse(Conflict):
    message = N_(
        "%(home)s is an office's home already; the demonstration was not put into it. Name another directory: "
        "workbench --home DIRECTORY demo"
    )


def in_silence(step: str) -> None:
    """Say nothing of a step."""


def fill(installation: Installation, at: datetime, *, say: Saying = in_silence) -> bool:
    """Fill an empty home as it would stand at `at`; whether anything was done. What is filled already is left alone.

    A home in which filling was broken off is filled to the end. Raises HomeInUse. `say` hears of each step.
    """
    store = installation.store
    mark = installation.settings.home / MARK
    with store.reading() as db:
        if _holds(db, "person") and not mark.is_file():
            raise HomeInUse(home=installation.settings.home)
        has_people, has_library, is_followed, has_report, has_round, has_come_back, is_asked, is_shared = (
            _holds(db, table)
            for table in (
                "person",
                "document",
                "cluster",
                "draft_paragraph",
                "comment_round",
                "arrival",
                "information_request",
                "assignment",
            )
        )
    if is_shared:
        return False
    _leave_mark(mark)
    start = at - timedelta(days=DAYS_SINCE_THE_START)
    if not has_people:
        say("People: the cast of Arcadia")
        with store.writing() as db:
            people.add_people(db, by=queries.local_operator(db), at=start)
    if not has_library:
        say("Library: the documents of Arcadia are read")
        library.add_documents(store, at=start + timedelta(days=1), until=at)
    if not is_followed:
        say("Recommendations: half of them have a ministry, some a status")
        with store.writing() as db:
            following.follow(db, at=start + timedelta(days=5))
    if not has_report:
        say("Report: written half, one section over its words")
        with store.writing() as db:
            writing.write(db, at=at)
    if not has_round:
        say("Comment round: the Commission's comments arrive")
        with store.writing() as db:
            commenting.hold(db, at=at)
            deciding.ask(db, at=at)
    if not has_come_back:
        say("Comment round: two files come back by mail")
        returning.bring_back(store, at=at - timedelta(hours=6))
    if not is_asked:
        say("Requests: ministries are asked, some have answered")
        settings = installation.settings
        writer = Writer(settings.mechanism_name, template_of(settings.home))
        with store.writing() as db:
            asking.ask_ministries(db, store.files, writer, at=at - timedelta(hours=5))
    say("Drafting goes on: who writes what by when, a list, a table, a figure declared once")
    with store.writing() as db:
        together.draft_together(db, store.files, at=at)
    say("Search index")
    installation.sync()
    return True


def _holds(db: Database, table: str) -> bool:
    return next(iter(db.query(f"select 1 as one from {table} limit 1")), None) is not None


def _leave_mark(mark: Path) -> None:
    mark.write_text(
        f"{people.PASSWORD}\n\n"
        "This home holds the demonstration of the workbench: the fictional State Arcadia. Everybody in it signs in\n"
        "with the password above. Delete this file and the page for signing in no longer offers the cast.\n",
        encoding="utf-8",
    )
