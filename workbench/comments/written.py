"""What the workbench wrote into Word files of a round, as our reader finds it there: so it comes back as known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from workbench.comments import queries
from workbench.comments.intake.records import ReceivedComment
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database

Role = Literal["comment", "change", "answer"]


@dataclass(frozen=True)
class Written:
    """One entry of a file. comment_id: of the comment (sent, received, or in preparation) that it is, or answers."""

    comment_id: str
    organisation_id: str
    role: Role
    as_read: ReceivedComment


def written_rows(db: Database, actor: Actor, round_id: str, organisation_id: str) -> tuple[dict[str, Any], ...]:
    """Rows of written_comment by which a file of that institution is looked through, first to last.

    Those of files that the actor's own side had made, and of whoever's files as far as they are of comments that were
    sent or received since. The mechanism has them of all institutions (colleagues of two may pass a file on), an
    institution has its own. Raises NoSuchRound.
    """
    seat = queries.seat(db, actor, round_id)
    found = db.query(
        f"select * from written_comment where round_id = :round and (:all or organisation_id = :organisation) "
        f"and ({audience_clause()} or comment_id in (select id from comment where round_id = :round)) order by id",
        {
            "round": round_id,
            "all": seat.manages,
            "organisation": organisation_id if seat.manages else actor.organisation_id or "",
            **audience_parameters(actor),
        },
    )
    return tuple(found)
