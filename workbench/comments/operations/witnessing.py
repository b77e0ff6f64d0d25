"""The head of the ledger goes out each day to those who want to witness that it is never written anew.

What they get is not the head itself: hashed with the day it is another number every day, and so does not tell whether
anything was done in the round, which is the State's own until it is released.
"""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries, witnessing
from workbench.comments.records import CommentRound
from workbench.comments.refusals import NoSuchRound
from workbench.drafting import queries as drafting
from workbench.notices.letters import MORNING
from workbench.notices.records import NoticeKind
from workbench.notices.telling import tell
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp


def witness(db: Database, *, round_id: str, wanted: bool, by: Actor, at: datetime) -> None:
    """The actor wants the head of each day from now on, or no more. For an invited institution's people.

    Raises NoSuchRound.
    """
    queries.invited(db, by, round_id)
    if by.person_id is None:
        raise NoSuchRound
    mine = {"round": round_id, "person": by.person_id, "at": timestamp(at)}
    if wanted:
        db.execute("insert or ignore into head_witness values (:round, :person, :at)", mine)
    else:
        db.execute("delete from head_witness where round_id = :round and person_id = :person", mine)


def note_heads(db: Database, *, at: datetime) -> int:
    """Note today's head of every round that is witnessed, once a day while it is open and once when it has closed,
    and tell it to whoever wanted it; gives how many were noted."""
    if at.hour < MORNING:
        return 0
    found = db.query(
        "select distinct w.round_id from head_witness w where not exists "
        "(select 1 from head_of_day h where h.round_id = w.round_id and h.day = :day)",
        {"day": at.date().isoformat()},
    )
    return sum(_noted(db, queries.whichever(db, row["round_id"]), at=at) for row in list(found))


def _noted(db: Database, held: CommentRound, *, at: datetime) -> bool:
    head, day = ledger.events(db, held.id)[-1].hash, at.date().isoformat()
    last = witnessing.days(db, held.id)[-1:]
    if queries.closed_at(db, held.id) and any(each.head == head for each in last):
        return False
    db.table("head_of_day").insert({"id": new_id(), "round_id": held.id, "day": day, "head": head})
    facts = {
        "title": drafting.snapshot(db, None, held.snapshot_id).report.title,
        "day": day,
        "seal": witnessing.blinded(head, day),
    }
    people = witnessing.witnesses(db, held.id)
    tell(db, people, NoticeKind.HEAD_OF_DAY, facts, address=f"/rounds/{held.id}/proof", at=at)
    return True
