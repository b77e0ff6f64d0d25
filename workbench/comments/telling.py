"""Whom the acts of a round are told to: those who manage it, and the people of the institution they concern."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from workbench.comments import queries
from workbench.comments.records import Comment, CommentRound, Invitation
from workbench.drafting import queries as drafting
from workbench.notices.records import NoticeKind
from workbench.notices.telling import tell
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, may, may_see
from workbench.store import Database, timestamp

REMINDED: Final = (14, 7, 2)  # days before the last day, by rule 11 of the rounds' model


def tell_managers(db: Database, held: CommentRound, kind: NoticeKind, *, by: Actor, at: datetime, **facts: str) -> None:
    """Everybody who may answer in the round, `by` excepted."""
    everybody = (people.actor_of(db, each.id) for each in people.people(db) if each.active)
    managing = [
        who.person_id for who in everybody if may(who, Permission.MANAGE_ROUNDS) and may_see(who, held.audience)
    ]
    tell(db, filter(None, managing), kind, _facts(db, held, facts), address=f"/rounds/{held.id}", at=at, but=by)


def tell_institution(
    db: Database, held: CommentRound, invitation: Invitation, kind: NoticeKind, *, at: datetime, by: Actor | None = None
) -> None:
    """The people of an invited institution who may comment for it."""
    theirs = (people.actor_of(db, each.id) for each in people.people_of(db, invitation.organisation_id) if each.active)
    ids = [who.person_id for who in theirs if may(who, Permission.COMMENT)]
    facts = {"institution": invitation.organisation, "day": (invitation.own_deadline or held.closes).isoformat()}
    address = f"/rounds/{held.id}" if kind is NoticeKind.RELEASED else f"/rounds/{held.id}/read"
    tell(db, filter(None, ids), kind, _facts(db, held, facts), address=address, at=at, but=by)


def _facts(db: Database, held: CommentRound, facts: dict[str, str]) -> dict[str, str]:
    return {"title": drafting.snapshot(db, None, held.snapshot_id).report.title, **facts}


def tell_opened(db: Database, round_id: str, *, by: Actor, at: datetime) -> None:
    """Each institution that is asked to comment."""
    held = queries.managed(db, by, round_id).round
    for invitation in queries.invitations(db, round_id):
        tell_institution(db, held, invitation, NoticeKind.INVITED, by=by, at=at)


def tell_sent(db: Database, held: CommentRound, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """One notice a review; and, with the last of them, that all are in."""
    tell_managers(db, held, NoticeKind.REVIEW_SENT, by=by, at=at, institution=invitation.organisation)
    invited = queries.invitations(db, held.id)
    is_its_first = len(queries.sendings(db, held.id, invitation.organisation_id)) == 1
    if is_its_first and all(queries.sendings(db, held.id, each.organisation_id) for each in invited):
        tell_managers(db, held, NoticeKind.ALL_IN, by=by, at=at)


def tell_withdrawn(db: Database, held: CommentRound, comment: Comment, *, by: Actor, at: datetime) -> None:
    """Those who answer: what was withdrawn needs no answer any more."""
    facts = {"institution": comment.organisation, "label": comment.label}
    tell_managers(db, held, NoticeKind.WITHDRAWN, by=by, at=at, **facts)


def tell_handed_in(db: Database, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """The institution: the State side handed in a file in its name."""
    held = queries.managed(db, by, invitation.round_id).round
    tell_institution(db, held, invitation, NoticeKind.HANDED_IN, by=by, at=at)


def remind(db: Database, *, at: datetime) -> int:
    """Remind the institutions that have sent nothing 14, 7 and 2 days before their last day; gives how many."""
    reminded = 0
    for held in queries.open_rounds(db):
        for invitation in queries.invitations(db, held.id):
            left = ((invitation.own_deadline or held.closes) - at.date()).days
            if left >= 0 and not queries.sendings(db, held.id, invitation.organisation_id):
                reminded += _reminded(db, held, invitation, left, at=at)
    return reminded


def _reminded(db: Database, held: CommentRound, invitation: Invitation, left: int, *, at: datetime) -> bool:
    """Once for each of the days; where the workbench was not running on one, the nearest counts for those before it."""
    mine = {"invitation_id": invitation.id}
    asked = (at.date() - held.opened_at.date()).days
    known = {row["days"] for row in db.query("select days from reminder where invitation_id = :invitation_id", mine)}
    # A round opened with ten days to go has no reminder of fourteen: its invitation was one.
    passed = [days for days in REMINDED if left <= days < left + asked and days not in known]
    for days in passed:
        db.table("reminder").insert({**mine, "days": days, "at": timestamp(at)})
    if passed:
        tell_institution(db, held, invitation, NoticeKind.REMINDER, at=at)
    return bool(passed)
