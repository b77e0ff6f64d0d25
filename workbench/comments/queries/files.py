"""The files that went out and came in."""

from __future__ import annotations

from workbench.comments import rows
from workbench.comments.erased import FILES
from workbench.comments.queries.erasures import erased_parts
from workbench.comments.queries.seats import seat
from workbench.comments.records import RoundFile
from workbench.people import Actor
from workbench.store import Database


def files(db: Database, actor: Actor, round_id: str) -> tuple[RoundFile, ...]:
    """The files that went out and came in: an institution's own for its people, for those who manage what is theirs.

    A file that the institution uploaded and whose comments were read from it stays the institution's: it may hold
    comments that were deleted before sending, and the names of those who wrote. What was sent of it are its comments.
    A letter that could not be read is itself what was sent.
    """
    where = seat(db, actor, round_id)
    found = db.query(
        "select * from round_file where round_id = :round "
        "and (organisation_id = :organisation or (:manages and (handed_in_by = 'state' or not parsed))) "
        "order by event_seq",
        {
            "round": round_id,
            "organisation": "" if where.manages else actor.organisation_id or "",
            "manages": where.manages,
        },
    )
    erased = erased_parts(db, round_id)
    return tuple(rows.round_file(row, erased=(FILES, row["id"]) in erased) for row in found)
