"""How each invited institution stands, as those who manage the round may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.comments import rows
from workbench.comments.queries.said import comments
from workbench.comments.queries.seats import invitations, managed
from workbench.comments.records import CommentState, Invitation, Position
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class Sending:
    """One act of sending, with the position taken; `seal` is the hash of its entry in the ledger."""

    organisation_id: str
    position: Position
    remark: str
    comments: int
    at: datetime
    seal: str


@dataclass(frozen=True)
class Standing:
    """How an invited institution stands in the round, as those who manage it may know it."""

    invitation: Invitation
    sendings: tuple[Sending, ...]
    comments: int
    unconfirmed: int
    answered: int
    queued: int
    late: int


def sendings(db: Database, round_id: str, organisation_id: str) -> tuple[Sending, ...]:
    """Every act of sending of an institution, first to last."""
    found = db.query(
        "select s.*, e.hash from round_sending s join round_event e on e.round_id = s.round_id and e.seq = s.event_seq "
        "where s.round_id = :round and s.organisation_id = :organisation order by s.event_seq",
        {"round": round_id, "organisation": organisation_id},
    )
    return tuple(
        Sending(
            organisation_id=row["organisation_id"],
            position=Position(row["position"]),
            remark=row["remark"],
            comments=row["comments"],
            at=rows.moment(row["at"]),
            seal=row["hash"],
        )
        for row in found
    )


def standings(db: Database, actor: Actor, round_id: str) -> tuple[Standing, ...]:
    """How each invited institution stands; not counted is what is in preparation, was withdrawn or replaced."""
    managed(db, actor, round_id)
    every = comments(db, actor, round_id)
    found: list[Standing] = []
    for invitation in invitations(db, round_id):
        own = [c for c in every if c.organisation_id == invitation.organisation_id and c.stands]
        found.append(
            Standing(
                invitation=invitation,
                sendings=sendings(db, round_id, invitation.organisation_id),
                comments=len(own),
                unconfirmed=sum(c.state is CommentState.RECEIVED_UNCONFIRMED for c in own),
                answered=sum(c.disposition is not None for c in own),
                queued=sum(c.is_queued for c in own),
                late=sum(c.late for c in own),
            )
        )
    return tuple(found)
