"""Who sits where in a round: those who manage it, and those who were invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.comments import rows
from workbench.comments.notice import working_days
from workbench.comments.records import CommentRound, Invitation
from workbench.comments.refusals import NoSuchRound, NotInvited
from workbench.comments.seats.reading import deputies
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, audience_clause, audience_parameters, may, may_see
from workbench.store import Database


@dataclass(frozen=True)
class Seat:
    """Where an actor sits in a round.

    speaks: may send, confirm and withdraw for the institution, as its official voice or (`is_deputy`) in its place ·
    closed_at: None while the round is open.
    """

    round: CommentRound
    manages: bool
    invitation: Invitation | None
    speaks: bool
    closed_at: datetime | None
    is_deputy: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the last of its events that opens or closes is an opening."""
        return self.closed_at is None

    @property
    def deadline(self) -> date:
        """The last day in time for this institution."""
        own = self.invitation.own_deadline if self.invitation else None
        return own or self.round.closes

    def takes_words(self, day: date) -> bool:
        """Whether the institution may write and send on the web on that day."""
        return self.is_open and not (self.round.enforce_deadline and day > self.deadline)


# A round with the latest day that it was extended to for everybody.
_ROUND = """
    select *, (select max(last_day) from deadline_extension
               where round_id = comment_round.id and organisation_id is null) as extended_to
    from comment_round
"""
_INVITATION = """
    select i.*, o.name as organisation,
        (select max(x.last_day) from deadline_extension x
         where x.round_id = i.round_id and x.organisation_id is null) as extended_to,
        (select max(x.last_day) from deadline_extension x
         where x.round_id = i.round_id and x.organisation_id = i.organisation_id) as own_extended_to,
        (select earlier.snapshot_id from comment_round held join snapshot n on n.id = held.snapshot_id
         join comment_round earlier on earlier.report_id = held.report_id
         join snapshot e on e.id = earlier.snapshot_id and e.number < n.number
         where held.id = i.round_id and exists (
            select 1 from round_sending s where s.round_id = earlier.id and s.organisation_id = i.organisation_id
            union all
            select 1 from comment c where c.round_id = earlier.id and c.organisation_id = i.organisation_id)
         order by e.number desc limit 1) as reviewed_snapshot
    from round_invitation i join organisation o on o.id = i.organisation_id
"""


def rounds(db: Database, actor: Actor) -> tuple[CommentRound, ...]:
    """Every round the actor manages or is invited to, latest first."""
    found = db.query(
        f"{_ROUND} where {audience_clause()} or id in "
        "(select round_id from round_invitation where organisation_id = :organisation) order by opened_at desc",
        {**audience_parameters(actor), "organisation": actor.organisation_id or ""},
    )
    return tuple(rows.comment_round(row) for row in found if may(actor, Permission.READ_ROUNDS))


def open_rounds(db: Database) -> tuple[CommentRound, ...]:
    """Every round that is open, whoever may see it: for what the program does by itself."""
    found = (rows.comment_round(row) for row in db.query(_ROUND))
    return tuple(held for held in found if closed_at(db, held.id) is None)


def whichever(db: Database, round_id: str) -> CommentRound:
    """One round, whoever may see it: for what the program does by itself. Raises NoSuchRound."""
    for row in db.query(f"{_ROUND} where id = :id", {"id": round_id}):
        return rows.comment_round(row)
    raise NoSuchRound


def seat(db: Database, actor: Actor, round_id: str) -> Seat:
    """The actor's seat. Raises NoSuchRound where there is none, as where there is no such round."""
    for row in db.query(f"{_ROUND} where id = :id", {"id": round_id}):
        held = rows.comment_round(row)
        invited = next((i for i in invitations(db, round_id) if i.organisation_id == actor.organisation_id), None)
        independent = invited is not None and invited.independent
        manages = may_see(actor, held.audience) and may(actor, Permission.MANAGE_ROUNDS) and not independent
        if manages or (invited and may(actor, Permission.READ_ROUNDS)):
            deputy = invited is not None and _is_deputy(db, actor, invited)
            speaks = invited is not None and actor.official_voice and actor.person_id is not None
            return Seat(held, manages, invited, speaks or deputy, closed_at(db, round_id), deputy and not speaks)
    raise NoSuchRound


def _is_deputy(db: Database, actor: Actor, invitation: Invitation) -> bool:
    """Whether the official voice named the actor for this round; never at the keyboard of somebody else."""
    own = may_see(actor, f"organisation:{invitation.organisation_id}") and may(actor, Permission.COMMENT)
    return own and actor.person_id in deputies(db, invitation.round_id, invitation.organisation_id)


def managed(db: Database, actor: Actor, round_id: str) -> Seat:
    """The seat of one who manages the round. Raises NoSuchRound for everybody else."""
    found = seat(db, actor, round_id)
    if not found.manages:
        raise NoSuchRound
    return found


def invited(db: Database, actor: Actor, round_id: str) -> tuple[Seat, Invitation]:
    """The seat of one of an invited institution's people. Raises NoSuchRound for everybody else."""
    found = seat(db, actor, round_id)
    if found.invitation is None or not may(actor, Permission.COMMENT):
        raise NoSuchRound
    return found, found.invitation


def days_given(held: CommentRound, invitation: Invitation) -> int:
    """The working days that the institution has in all, from the day after the opening to its last day."""
    return working_days(held.opened_at.date(), invitation.own_deadline or held.closes)


def closed_at(db: Database, round_id: str) -> datetime | None:
    """When the round closed; None while it is open."""
    last = db.query(
        "select kind, at from round_event where round_id = :round and kind in ('opened', 'closed', 'reopened') "
        "order by seq desc limit 1",
        {"round": round_id},
    )
    for row in last:
        return rows.moment(row["at"]) if row["kind"] == "closed" else None
    return None


def invitations(db: Database, round_id: str) -> tuple[Invitation, ...]:
    """Who was invited, by name."""
    found = db.query(f"{_INVITATION} where i.round_id = :round order by o.name", {"round": round_id})
    return tuple(rows.invitation(row) for row in found)


def invitation_of(db: Database, round_id: str, organisation_id: str) -> Invitation:
    """The institution's seat in the round. Raises NotInvited."""
    for invitation in invitations(db, round_id):
        if invitation.organisation_id == organisation_id:
            return invitation
    raise NotInvited(organisation=people.organisation(db, organisation_id).name)
