"""What becomes of a serious concern: the institution resolves it, or a named person says why the text is maintained.

Nobody else, and silence never.
"""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries, telling
from workbench.comments.operations.sending import require_voice
from workbench.comments.seats.records import Concern, ConcernState
from workbench.comments.seats.refusals import ConcernsOpen, NobodyNamed, NoConcern, ReasonForMaintaining
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.store import Database, timestamp


def resolve_concern(db: Database, *, round_id: str, by: Actor, at: datetime, reason: str = "") -> None:
    """The official voice says that its institution's serious concern is resolved, also after the text was maintained.

    Raises NoSuchRound, NotTheOfficialVoice, NoConcern.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    found = _of(db, round_id, invitation.organisation_id, ConcernState.OPEN, ConcernState.TEXT_MAINTAINED)
    if found is None:
        raise NoConcern(organisation=invitation.organisation)
    _append(db, round_id, found, ConcernState.RESOLVED, reason, by=by, at=at)
    facts = {"institution": invitation.organisation}
    telling.tell_managers(db, seat.round, NoticeKind.CONCERN_RESOLVED, by=by, at=at, **facts)
    telling.tell_institution(db, seat.round, invitation, NoticeKind.CONCERN_RESOLVED, by=by, at=at)


def maintain_text(db: Database, *, round_id: str, organisation: str, reason: str, by: Actor, at: datetime) -> None:
    """Say for the State why its text is maintained against the concern of that institution (id, name or short name).

    Raises NoSuchRound, NobodyNamed, NotInvited, ReasonForMaintaining, NoConcern.
    """
    require(by, Permission.MANAGE_ROUNDS)
    held = queries.managed(db, by, round_id).round
    if by.person_id is None:
        raise NobodyNamed
    invitation = queries.invitation_of(db, round_id, people.organisation(db, organisation).id)
    if not reason.strip():
        raise ReasonForMaintaining
    found = _of(db, round_id, invitation.organisation_id, ConcernState.OPEN)
    if found is None:
        raise NoConcern(organisation=invitation.organisation)
    _append(db, round_id, found, ConcernState.TEXT_MAINTAINED, reason, by=by, at=at)
    facts = {"institution": invitation.organisation}
    telling.tell_institution(db, held, invitation, NoticeKind.TEXT_MAINTAINED, by=by, at=at)
    telling.tell_managers(db, held, NoticeKind.TEXT_MAINTAINED, by=by, at=at, **facts)


def require_none_open(db: Database, round_id: str) -> None:
    """Raises ConcernsOpen while nobody has said what becomes of a serious concern."""
    waiting = [each for each in queries.concerns(db, round_id) if each.is_open]
    if waiting:
        raise ConcernsOpen(count=len(waiting), institutions=", ".join(each.organisation for each in waiting))


def _of(db: Database, round_id: str, organisation_id: str, *states: ConcernState) -> Concern | None:
    """The institution's latest concern that stands so."""
    found = [each for each in queries.concerns(db, round_id) if each.organisation_id == organisation_id]
    return next((each for each in reversed(found) if each.state in states), None)


def _append(
    db: Database, round_id: str, concern: Concern, outcome: ConcernState, reason: str, *, by: Actor, at: datetime
) -> None:
    who = ledger.speaker(by)
    resolved = outcome is ConcernState.RESOLVED
    row = {
        "round_id": round_id,
        "organisation_id": concern.organisation_id,
        "concern_id": concern.id,
        "outcome": outcome.value,
        "reason": reason.strip(),
        "decided_by": concern.organisation if resolved else by.name,
        "decided_by_id": None if resolved else who.person_id,
        "at": timestamp(at),
    }
    kind = "concern_resolved" if resolved else "text_maintained"
    ledger.append(db, round_id=round_id, kind=kind, by=by, at=at, written=[("concern_outcome", row)])
    did = f"said that the serious concern of {concern.organisation} is resolved"
    if not resolved:
        did = f"said that the State maintains its text against the serious concern of {concern.organisation}"
    ledger.note(db, round_id, did, verb=kind, by=by, at=at)
