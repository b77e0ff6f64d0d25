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

# The page that a notice to an institution leads to, behind the address of the round; for the others the reading room.
_PAGES: Final = {
    NoticeKind.HANDED_IN: "/read/ours",
    NoticeKind.SET_ASIDE: "/files",
    NoticeKind.RELEASED: "/read/answers",
    NoticeKind.REOPENED: "/read/ours",
    NoticeKind.ERASED: "/proof",
    NoticeKind.EXTENDED: "/read/seat",
    NoticeKind.TEXT_MAINTAINED: "/read/seat",
    NoticeKind.CONCERN_RESOLVED: "/read/seat",
    NoticeKind.PUBLISHED: "/matrix?view=public",
    NoticeKind.STATE_REPLIED: "/read/ours",
    NoticeKind.TRANSCRIBED: "/read/confirm",
    NoticeKind.CLEARANCE_RECORDED: "/clearance",
}
REMINDED: Final = (14, 7, 2)  # days before the last day, by rule 11 of the rounds' model


def tell_managers(db: Database, held: CommentRound, kind: NoticeKind, *, by: Actor, at: datetime, **facts: str) -> None:
    """Everybody who may answer in the round, `by` excepted."""
    everybody = (people.actor_of(db, each.id) for each in people.people(db) if each.active)
    managing = [
        who.person_id for who in everybody if may(who, Permission.MANAGE_ROUNDS) and may_see(who, held.audience)
    ]
    tell(db, filter(None, managing), kind, _facts(db, held, facts), address=f"/rounds/{held.id}", at=at, but=by)


def tell_institution(
    db: Database,
    held: CommentRound,
    invitation: Invitation,
    kind: NoticeKind,
    *,
    at: datetime,
    by: Actor | None = None,
    **more: str,
) -> None:
    """The people of an invited institution who may comment for it; `more` are further facts of the sentence."""
    theirs = (people.actor_of(db, each.id) for each in people.people_of(db, invitation.organisation_id) if each.active)
    ids = [who.person_id for who in theirs if may(who, Permission.COMMENT)]
    facts = {**_of(held, invitation), **more}
    address = f"/rounds/{held.id}{_PAGES.get(kind, '/read')}"
    tell(db, filter(None, ids), kind, _facts(db, held, facts), address=address, at=at, but=by)


def _of(held: CommentRound, invitation: Invitation) -> dict[str, str]:
    return {"institution": invitation.organisation, "day": (invitation.own_deadline or held.closes).isoformat()}


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
    if len(queries.sendings(db, held.id, invitation.organisation_id)) == 1:
        _tell_if_all_in(db, held, by=by, at=at)


def tell_declined(db: Database, held: CommentRound, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Those who manage: nothing more is to be waited for from that institution; and if so, that all are in."""
    tell_managers(db, held, NoticeKind.DECLINED, by=by, at=at, institution=invitation.organisation)
    _tell_if_all_in(db, held, by=by, at=at)


def _tell_if_all_in(db: Database, held: CommentRound, *, by: Actor, at: datetime) -> None:
    """That everybody has sent, or declined; where all declined there is no review to be in."""
    invited, declined = queries.invitations(db, held.id), queries.declined(db, held.id)
    sent = [each for each in invited if queries.sendings(db, held.id, each.organisation_id)]
    if sent and all(each in sent or each.organisation_id in declined for each in invited):
        tell_managers(db, held, NoticeKind.ALL_IN, by=by, at=at)


def tell_late(db: Database, held: CommentRound, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Those who manage: something came after the last day, and is kept."""
    tell_managers(db, held, NoticeKind.CAME_LATE, by=by, at=at, institution=invitation.organisation)


def tell_deputy(
    db: Database, held: CommentRound, invitation: Invitation, person_id: str, *, by: Actor, at: datetime
) -> None:
    """Whoever may now send in the official voice's place."""
    facts = _facts(db, held, _of(held, invitation))
    tell(db, [person_id], NoticeKind.DEPUTY, facts, address=f"/rounds/{held.id}/read", at=at, but=by)


def tell_withdrawn(db: Database, held: CommentRound, comment: Comment, *, by: Actor, at: datetime) -> None:
    """Those who answer: what was withdrawn needs no answer any more."""
    facts = {"institution": comment.organisation, "label": comment.label}
    tell_managers(db, held, NoticeKind.WITHDRAWN, by=by, at=at, **facts)


def tell_erased(db: Database, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """The institution whose words were erased: everybody of it, whoever asked."""
    tell_institution(db, queries.whichever(db, invitation.round_id), invitation, NoticeKind.ERASED, at=at, by=by)


def tell_handed_in(db: Database, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """The institution: the State side handed in a file in its name."""
    held = queries.managed(db, by, invitation.round_id).round
    tell_institution(db, held, invitation, NoticeKind.HANDED_IN, by=by, at=at)


def tell_set_aside(db: Database, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """The institution: nothing was taken from a file that had been handed in in its name."""
    held = queries.managed(db, by, invitation.round_id).round
    tell_institution(db, held, invitation, NoticeKind.SET_ASIDE, by=by, at=at)


def tell_transcribed(db: Database, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """The institution: the State side entered words in its name, which wait for its official voice."""
    held = queries.managed(db, by, invitation.round_id).round
    tell_institution(db, held, invitation, NoticeKind.TRANSCRIBED, by=by, at=at)


def remind(db: Database, *, at: datetime) -> int:
    """Remind the institutions that have sent nothing 14, 7 and 2 days before their last day; gives how many.

    Whoever declined is left in peace; whoever was given more time is reminded of its new last day.
    """
    reminded = 0
    for held in queries.open_rounds(db):
        declined = queries.declined(db, held.id)
        for invitation in queries.invitations(db, held.id):
            left = ((invitation.own_deadline or held.closes) - at.date()).days
            silent = invitation.organisation_id not in declined
            if silent and left >= 0 and not queries.sendings(db, held.id, invitation.organisation_id):
                reminded += _reminded(db, held, invitation, left, at=at)
    return reminded


def _reminded(db: Database, held: CommentRound, invitation: Invitation, left: int, *, at: datetime) -> bool:
    """Once for each of the days; where the workbench was not running on one, the nearest counts for those before it."""
    last_day = invitation.own_deadline or held.closes
    mine = {"invitation_id": invitation.id, "last_day": last_day.isoformat()}
    sql = "select days from reminded where invitation_id = :invitation_id and last_day = :last_day"
    known = {row["days"] for row in db.query(sql, mine)}
    # A round opened with ten days to go has no reminder of fourteen: its invitation was one. So with more time.
    given = max(
        (each.at for each in queries.extensions(db, held.id, invitation.organisation_id)), default=held.opened_at
    )
    asked = (at.date() - given.date()).days
    passed = [days for days in REMINDED if left <= days < left + asked and days not in known]
    for days in passed:
        db.table("reminded").insert({**mine, "days": days, "at": timestamp(at)})
    if passed:
        tell_institution(db, held, invitation, NoticeKind.REMINDER, at=at)
    return bool(passed)
