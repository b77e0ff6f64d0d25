"""An institution says that it will not comment, with its reason; it may come back at any time. Never said for it."""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries, telling
from workbench.comments.operations.preparing import require_open
from workbench.comments.operations.sending import require_voice
from workbench.comments.records import Invitation
from workbench.comments.seats.refusals import AlreadyDeclined, AlreadySent, NotDeclined, ReasonForDeclining
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.store import Database, timestamp


def decline(db: Database, *, round_id: str, reason: str, by: Actor, at: datetime) -> None:
    """The official voice says that its institution will not comment. What is in preparation is kept, as its own.

    Raises NoSuchRound, NotTheOfficialVoice, RoundClosed, AlreadySent, AlreadyDeclined, ReasonForDeclining.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    require_open(seat)
    if queries.sendings(db, round_id, invitation.organisation_id):
        raise AlreadySent(organisation=invitation.organisation)
    if invitation.organisation_id in queries.declined(db, round_id):
        raise AlreadyDeclined(organisation=invitation.organisation)
    if not reason.strip():
        raise ReasonForDeclining
    _append(db, invitation, "declined", reason.strip(), by=by, at=at)
    telling.tell_declined(db, seat.round, invitation, by=by, at=at)


def come_back(db: Database, *, round_id: str, by: Actor, at: datetime) -> None:
    """The official voice says that its institution may comment after all; sending says it too.

    Raises NoSuchRound, NotTheOfficialVoice, RoundClosed, NotDeclined.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    require_open(seat)
    if invitation.organisation_id not in queries.declined(db, round_id):
        raise NotDeclined(organisation=invitation.organisation)
    _append(db, invitation, "came_back", "", by=by, at=at)
    facts = {"institution": invitation.organisation}
    telling.tell_managers(db, seat.round, NoticeKind.CAME_BACK, by=by, at=at, **facts)


def _append(db: Database, invitation: Invitation, act: str, reason: str, *, by: Actor, at: datetime) -> None:
    row = {
        "round_id": invitation.round_id,
        "organisation_id": invitation.organisation_id,
        "act": act,
        "reason": reason,
        "at": timestamp(at),
    }
    ledger.append(db, round_id=invitation.round_id, kind=act, by=by, at=at, written=[("declining", row)])
    did = "declined to comment" if act == "declined" else "came back to the round"
    ledger.note(db, invitation.round_id, did, verb=act, by=by, at=at)
