"""What of a round is public: that its matrix was published, under which address, and what stands there.

A publication is for good (`docs/adr/0020`): the institutions made their words public, and nobody but they can take that
back. What stands on the page is read from the record each time, so a comment that its institution makes less visible
is gone from it, and an answer that was given anew and released is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.comments import rows
from workbench.comments.queries.seats import Seat, closed_at, whichever
from workbench.comments.records import ResponsePublication
from workbench.comments.refusals import NoSuchRound
from workbench.store import Database

# Who reads the answers is said when a round is opened: in these the bodies invited read of one another's.
SHARED = frozenset({ResponsePublication.REVIEWERS, ResponsePublication.PUBLIC})


@dataclass(frozen=True)
class Publication:
    """That somebody published a round. address: a random name, under which anybody reads it."""

    round_id: str
    address: str
    by: str
    at: datetime


def publication(db: Database, round_id: str) -> Publication | None:
    """When the round was published and by whom; None where it was not."""
    query = "select * from round_publication where round_id = :round order by event_seq limit 1"
    found = (_publication(row) for row in db.query(query, {"round": round_id}))
    return next(found, None)


def _publication(row: dict[str, str]) -> Publication:
    return Publication(round_id=row["round_id"], address=row["address"], by=row["by_name"], at=rows.moment(row["at"]))


def public_seat(db: Database, address: str) -> tuple[Seat, Publication]:
    """The round under that address, as anybody may read it. Raises NoSuchRound."""
    query = (
        "select p.round_id from round_publication p join comment_round r on r.id = p.round_id "
        "where p.address = :address and r.response_publication = 'public' limit 1"
    )
    for row in db.query(query, {"address": address}):
        seat = Seat(whichever(db, row["round_id"]), False, None, False, closed_at(db, row["round_id"]))
        found = publication(db, row["round_id"])
        assert found is not None  # the query found it
        return seat, found
    raise NoSuchRound


def last_closing(db: Database, round_id: str) -> datetime | None:
    """When the round was last closed, whether or not it was opened again since; None where it never was."""
    query = "select at from round_event where round_id = :round and kind = 'closed' order by seq desc limit 1"
    return next((rows.moment(row["at"]) for row in db.query(query, {"round": round_id})), None)
