"""Clearing a version: an office says so itself, or its signed letter is recorded for it; nothing said is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workbench.comments import ledger, queries, telling
from workbench.comments.operations.receiving.files import file_row, same_file
from workbench.comments.operations.sending import require_voice
from workbench.comments.queries import Seat
from workbench.comments.records import Invitation, RoundKind
from workbench.comments.records.clearances import ClearanceDecision
from workbench.comments.refusals_of_clearing import (
    AuthorityMissing,
    ChangesMissing,
    IndependentBodyNeverClears,
    LetterMissing,
    NotAClearance,
    SaidInTheFuture,
    WhyNotCleared,
)
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp


@dataclass(frozen=True)
class OfficeSays:
    """What an office says of the version. authority: who says it there ("The Minister of Justice")."""

    decision: ClearanceDecision
    authority: str
    remark: str = ""


def clear(db: Database, *, round_id: str, said: OfficeSays, by: Actor, at: datetime) -> str:
    """The official voice of an office says it, on its own sign-in; gives the clearance's id. What it said before stays.

    Who clears with changes has sent them: they stand among the comments of the round. Raises NoSuchRound,
    NotAClearance, IndependentBodyNeverClears, NotTheOfficialVoice, AuthorityMissing, WhyNotCleared, ChangesMissing.
    """
    require(by, Permission.COMMENT)
    seat, invitation = queries.invited(db, by, round_id)
    _require_clearance(seat, invitation)
    require_voice(seat)
    _check(said)
    if said.decision is ClearanceDecision.CLEARED_WITH_CHANGES:
        own = queries.comments_of(db, by, round_id, invitation.organisation_id)
        if not any(each.stands for each in own):
            raise ChangesMissing
    row = _row(invitation, said, said_on=at.date(), recorded_by="institution", by=by, at=at)
    _keep(db, invitation, row, [], did=f"said of a version: {said.decision}", by=by, at=at)
    telling.tell_managers(db, seat.round, NoticeKind.CLEARANCE, by=by, at=at, institution=invitation.organisation)
    return str(row["id"])


def record_clearance(
    db: Database,
    *,
    round_id: str,
    organisation_id: str,
    said: OfficeSays,
    said_on: date,
    letter: tuple[str, bytes] | None,
    by: Actor,
    at: datetime,
) -> str:
    """Record what an office says in its signed letter (name, bytes; kept by the caller already); gives its id.

    The office is told, and may say otherwise itself. Raises NoSuchRound, NotInvited, NotAClearance,
    IndependentBodyNeverClears, AuthorityMissing, WhyNotCleared, LetterMissing, SaidInTheFuture.
    """
    require(by, Permission.MANAGE_ROUNDS)
    seat = queries.managed(db, by, round_id)
    invitation = queries.invitation_of(db, round_id, organisation_id)
    _require_clearance(seat, invitation)
    _check(said)
    if letter is None or not letter[1]:
        raise LetterMissing
    if said_on > at.date():
        raise SaidInTheFuture(day=said_on.isoformat())
    whose = {"round_id": round_id, "organisation_id": organisation_id}
    mine = {**whose, "direction": "message", "handed_in_by": "state"}
    file = {**file_row(letter[1], letter[0], by=by, at=at), **mine, "parsed": 0}  # kept, never read
    kept = same_file(db, "round_file", mine, file["sha256"])
    row = {**_row(invitation, said, said_on=said_on, recorded_by="state", by=by, at=at), "file_id": kept or file["id"]}
    did = f"recorded the letter by which {invitation.organisation} says of a version: {said.decision}"
    _keep(db, invitation, row, [] if kept else [("round_file", file)], did=did, by=by, at=at)
    telling.tell_institution(db, seat.round, invitation, NoticeKind.CLEARANCE_RECORDED, by=by, at=at)
    return str(row["id"])


def _require_clearance(seat: Seat, invitation: Invitation) -> None:
    if seat.round.kind is not RoundKind.CLEARANCE:
        raise NotAClearance
    if invitation.independent:
        raise IndependentBodyNeverClears(organisation=invitation.organisation)


def _check(said: OfficeSays) -> None:
    if not said.authority.strip():
        raise AuthorityMissing
    if said.decision is ClearanceDecision.REFUSED and not said.remark.strip():
        raise WhyNotCleared


def _row(
    invitation: Invitation, said: OfficeSays, *, said_on: date, recorded_by: str, by: Actor, at: datetime
) -> dict[str, Any]:
    who = ledger.speaker(by)
    return {
        "id": new_id(),
        "round_id": invitation.round_id,
        "organisation_id": invitation.organisation_id,
        "decision": said.decision.value,
        "authority": " ".join(said.authority.split()),
        "said_on": said_on.isoformat(),
        "remark": said.remark.strip(),
        "recorded_by": recorded_by,
        "by_name": who.name,
        "by_id": who.person_id,
        "at": timestamp(at),
    }


def _keep(
    db: Database,
    invitation: Invitation,
    row: dict[str, Any],
    before: list[ledger.NewRow],
    *,
    did: str,
    by: Actor,
    at: datetime,
) -> None:
    """The clearance, behind what it rests on, as one entry of the ledger, which tells other offices nothing of it."""
    written = [*before, ("clearance", {"file_id": None, **row})]
    ledger.append(db, round_id=invitation.round_id, kind="cleared", by=by, at=at, written=written)
    ledger.note(db, invitation.round_id, did, verb="cleared", by=by, at=at)
