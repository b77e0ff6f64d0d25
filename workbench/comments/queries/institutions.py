"""How each invited institution stands, as those who manage the round may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.comments import rows
from workbench.comments.queries.said import comments
from workbench.comments.queries.seats import days_given, invitations, managed
from workbench.comments.records import Comment, CommentState, Invitation, Position
from workbench.comments.seats.positions import position_value
from workbench.comments.seats.reading import concerns, declined, deputies
from workbench.comments.seats.records import Concern, Declining
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class Sending:
    """One act of sending, with the position taken; `seal` is the hash of its entry in the ledger.

    by_deputy: done in the official voice's place by a deputy, whose name is not told.
    """

    organisation_id: str
    position: Position
    remark: str
    comments: int
    at: datetime
    seal: str
    by_deputy: bool = False


@dataclass(frozen=True)
class Standing:
    """How an invited institution stands in the round, as those who manage it may know it.

    declined: its word that it will not comment, where that is its last · concern: its latest serious concern ·
    working_days: from the opening to its last day · has_deputy: whether its voice named one, never whom.
    """

    invitation: Invitation
    sendings: tuple[Sending, ...]
    comments: int
    unconfirmed: int
    answered: int
    queued: int
    late: int
    closes: date
    declined: Declining | None = None
    concern: Concern | None = None
    working_days: int = 0
    has_deputy: bool = False

    @property
    def last_day(self) -> date:
        """Until when its comments are in time, as extended."""
        return self.invitation.own_deadline or self.closes

    @property
    def status(self) -> str:
        """sent, no_comment, declined, handed_in (by the State side, not confirmed yet) or nothing_sent."""
        if self.declined:
            return "declined"
        if self.sendings:
            return "no_comment" if self.position is Position.NO_COMMENTS and not self.comments else "sent"
        return "handed_in" if self.comments else "nothing_sent"

    @property
    def position(self) -> Position | None:
        """The last position it took; None while it has taken none."""
        return self.sendings[-1].position if self.sendings else None

    @property
    def position_value(self) -> str:
        """The same as JSON has it, "" while it has taken none."""
        if self.position is None:
            return ""
        return position_value(self.position, independent=self.invitation.independent)


def sendings(db: Database, round_id: str, organisation_id: str) -> tuple[Sending, ...]:
    """Every act of sending of an institution, first to last."""
    found = db.query(
        "select s.*, e.hash, json_extract(e.payload, '$.facts.deputy') as deputy "
        "from round_sending s join round_event e on e.round_id = s.round_id and e.seq = s.event_seq "
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
            by_deputy=bool(row["deputy"]),
        )
        for row in found
    )


def standings(
    db: Database, actor: Actor, round_id: str, every: tuple[Comment, ...] | None = None
) -> tuple[Standing, ...]:
    """How each invited institution stands; not counted is what is in preparation, was withdrawn or replaced.

    `every` are the comments of the round as `comments` gives them to that actor, where they are at hand. Raises
    NoSuchRound for those who do not manage the round.
    """
    held = managed(db, actor, round_id).round
    declining = declined(db, round_id)
    concern_of = {each.organisation_id: each for each in concerns(db, round_id)}
    every = comments(db, actor, round_id) if every is None else every
    found: list[Standing] = []
    for invitation in invitations(db, round_id):
        own = [c for c in every if c.organisation_id == invitation.organisation_id and c.stands]
        found.append(
            Standing(
                invitation=invitation,
                sendings=sendings(db, round_id, invitation.organisation_id),
                comments=len(own),
                unconfirmed=sum(c.state is CommentState.RECEIVED_UNCONFIRMED for c in own),
                answered=sum(not c.waits_for_answer for c in own),
                queued=sum(c.is_queued for c in own),
                late=sum(c.late for c in own),
                closes=held.closes,
                declined=declining.get(invitation.organisation_id),
                concern=concern_of.get(invitation.organisation_id),
                working_days=days_given(held, invitation),
                has_deputy=bool(deputies(db, round_id, invitation.organisation_id)),
            )
        )
    return tuple(found)
