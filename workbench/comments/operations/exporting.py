"""What a file made of a round says is remembered, so that it comes back as known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from workbench.comments import queries, rows
from workbench.comments.refusals import NotInvited
from workbench.comments.written import Written
from workbench.people import Actor
from workbench.people import queries as people
from workbench.store import Database, new_id, timestamp


def remember_written(db: Database, *, round_id: str, written: Iterable[Written], by: Actor, at: datetime) -> int:
    """Keep what a file made for the actor says; gives how much was not known. The same again adds nothing.

    What an institution's own people have made is the institution's own. Raises NoSuchRound, NotInvited.
    """
    seat = queries.seat(db, by, round_id)
    own = seat.invitation.organisation_id if seat.invitation and not seat.manages else None
    audience = seat.round.audience if own is None else f"organisation:{own}"
    invited = {each.organisation_id for each in queries.invitations(db, round_id)}
    added = 0
    for one in written:
        if one.organisation_id not in (invited if own is None else {own}):
            raise NotInvited(organisation=people.organisation(db, one.organisation_id).name)
        row = {"id": new_id(), "round_id": round_id, "audience": audience, **_row(one), "at": timestamp(at)}
        names = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)  # the names are the columns below
        added += db.execute(f"insert or ignore into written_comment ({names}) values ({values})", row).rowcount
    return added


def _row(one: Written) -> dict[str, Any]:
    read = one.as_read
    return {
        "comment_id": one.comment_id,
        "organisation_id": one.organisation_id,
        "role": one.role,
        "identity": read.identity,
        "kind": read.kind.value,
        "author": read.author,
        "date": read.date,
        "text": read.text,
        "proposed": read.proposed,
        **rows.anchor_columns(read.anchor),
    }
