"""A file arrives: its bytes are kept and it is logged on its date, whatever comes of it later.

The deadline is met by that. Nothing of what it says is in the round before somebody takes it in; one that cannot be
read stays evidence.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from workbench.comments import arrivals, ledger, queries, telling
from workbench.comments.arrivals import Arrival, ArrivalStatus
from workbench.comments.intake.files import Returned
from workbench.comments.operations.preparing import require_takes_words
from workbench.comments.operations.receiving.files import file_row, same_file
from workbench.comments.records import Invitation
from workbench.comments.refusals import OnlyTheInstitutionsOwnPeople
from workbench.people import Actor
from workbench.people.access import Permission, may_see, require
from workbench.store import Database, timestamp


def arrive(
    db: Database,
    *,
    round_id: str,
    organisation_id: str,
    data: bytes,
    name: str,
    returned: Returned,
    by: Actor,
    at: datetime,
    message: tuple[str, bytes] | None = None,
) -> Arrival:
    """Log a file of that institution, its bytes already kept, read by `arrivals.read`; the same bytes are logged once.

    `message` is the institution's own message (file name, bytes) that says that this is its final answer: with it,
    what the State side hands in counts as sent once it is taken in. What it hands in after the round closed is kept
    and waits until the round is opened again. Raises NoSuchRound, NotInvited, OnlyTheInstitutionsOwnPeople; for an
    institution's own people also RoundClosed, DeadlineEnforced.
    """
    seat = queries.seat(db, by, round_id)
    file = file_row(data, name, why_not=returned.why_not, by=by, at=at)
    if seat.invitation and seat.invitation.organisation_id == organisation_id and not seat.manages:
        file_id = _in_preparation(db, seat, seat.invitation, file, by=by, at=at)
        audience, side = f"organisation:{organisation_id}", "institution"
    else:
        require(by, Permission.MANAGE_ROUNDS)
        queries.managed(db, by, round_id)
        said = file_row(message[1], message[0], by=by, at=at) if message else None
        file_id = _in_record(db, seat, queries.invitation_of(db, round_id, organisation_id), file, said, by=by, at=at)
        audience, side = seat.round.audience, "state"
    row = {
        "file_id": file_id,
        "round_id": round_id,
        "organisation_id": organisation_id,
        "audience": audience,
        "handed_in_by": side,
    }
    _log(db, row, why_not=returned.why_not, is_final=message is not None, at=at)
    return arrivals.arrival(db, by, round_id, file_id)


def _log(db: Database, row: dict[str, Any], *, why_not: str, is_final: bool, at: datetime) -> None:
    """The arrival of a file; one that was set aside and is handed in again waits again.

    So does one that was taken in, when the message that says that it is the final answer comes later.
    """
    status = ArrivalStatus.KEPT if why_not else ArrivalStatus.WAITING
    before = next(db.query("select status, is_final from arrival where file_id = :id", {"id": row["file_id"]}), None)
    if before is None:
        new = {**row, "status": status.value, "why_not": why_not, "is_final": int(is_final), "at": timestamp(at)}
        db.table("arrival").insert(new)
        return
    stays = ArrivalStatus(before["status"]) is ArrivalStatus.TAKEN_IN and not (is_final and not before["is_final"])
    changed: dict[str, Any] = {"is_final": int(is_final or before["is_final"])}
    if not stays:
        changed |= {"status": status.value, "why_not": why_not, "reason": "", "decided_at": None, "decided_by": ""}
    db.table("arrival").update(row["file_id"], changed)


def _in_preparation(
    db: Database, seat: queries.Seat, invitation: Invitation, file: dict[str, Any], *, by: Actor, at: datetime
) -> str:
    require(by, Permission.COMMENT)
    if not may_see(by, f"organisation:{invitation.organisation_id}"):
        raise OnlyTheInstitutionsOwnPeople
    require_takes_words(seat, at)
    mine = {"round_id": invitation.round_id, "organisation_id": invitation.organisation_id}
    there = same_file(db, "draft_file", mine, file["sha256"])
    if there is None:
        db.table("draft_file").insert({**file, **mine, "audience": f"organisation:{invitation.organisation_id}"})
    return there or str(file["id"])


def _in_record(
    db: Database,
    seat: queries.Seat,
    invitation: Invitation,
    file: dict[str, Any],
    said: dict[str, Any] | None,
    *,
    by: Actor,
    at: datetime,
) -> str:
    mine = {"round_id": invitation.round_id, "organisation_id": invitation.organisation_id, "handed_in_by": "state"}
    there = same_file(db, "round_file", {**mine, "direction": "in"}, file["sha256"])
    written: list[ledger.NewRow] = []
    if said is not None and not same_file(db, "round_file", {**mine, "direction": "message"}, said["sha256"]):
        written.append(("round_file", {**said, **mine, "direction": "message"}))
    if there is None:
        written.append(("round_file", {**file, **mine, "direction": "in"}))
    if written:
        facts = {"file": file["sha256"]}
        ledger.append(db, round_id=invitation.round_id, kind="arrived", by=by, at=at, written=written, facts=facts)
        did = f"logged a file of {invitation.organisation}"
        ledger.note(db, invitation.round_id, did, verb="arrived", by=by, at=at)
        telling.tell_handed_in(db, invitation, by=by, at=at)
        if not seat.is_open:
            telling.tell_late(db, seat.round, invitation, by=by, at=at)
    return there or str(file["id"])
