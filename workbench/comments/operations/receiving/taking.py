"""A file that arrived is taken in: what is new goes into the round, each remark once, or it is set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from workbench.comments import arrivals, ledger, queries, telling
from workbench.comments.arrivals import Arrival, ArrivalStatus
from workbench.comments.intake.files import Returned
from workbench.comments.intake.identity import is_nameless
from workbench.comments.operations.preparing import require_open, require_takes_words
from workbench.comments.operations.receiving.arriving import arrive
from workbench.comments.operations.receiving.into_preparation import into_preparation
from workbench.comments.operations.receiving.into_record import into_record
from workbench.comments.operations.receiving.receipts import Receipt
from workbench.comments.refusals import FileIsDecided, NotOfTheInstitution, ReasonForSettingAside
from workbench.errors import N_
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.store import Database, timestamp

OLDER_WAITS = N_(
    "This file was made from another version of the draft than the one of this round. It is kept with its date and "
    "waits: look at what it would bring, then take it in with --older-version, or on the page of the round."
)

AFTER_CLOSING = N_(
    "The round is closed. The file is kept with its date, those who manage the round are told, and it waits: open the "
    "round again, then take it in."
)


def receive(
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
    older_version: bool = False,
) -> Receipt:
    """A file arrives and is taken in at once; see `arrive` and `take_in`. After the round closed it waits.

    One that was made from another version of the draft waits, unless `older_version` says that this is known.
    Raises NoSuchRound, NotInvited, OnlyTheInstitutionsOwnPeople; for an institution's own people also RoundClosed,
    DeadlineEnforced.
    """
    arrived = arrive(
        db,
        round_id=round_id,
        organisation_id=organisation_id,
        data=data,
        name=name,
        returned=returned,
        by=by,
        at=at,
        message=message,
    )
    if arrived.status is ArrivalStatus.KEPT:
        return Receipt((), 0, 0, returned.why_not, file_id=arrived.id)
    if not queries.seat(db, by, round_id).is_open and arrived.status is ArrivalStatus.WAITING:
        return Receipt((), 0, 0, AFTER_CLOSING, file_id=arrived.id)
    if returned.is_carried and not older_version and arrived.status is ArrivalStatus.WAITING:
        return Receipt((), 0, 0, OLDER_WAITS, file_id=arrived.id)
    return _take_in(db, arrived, returned, {}, by=by, at=at)


def take_in(
    db: Database,
    *,
    round_id: str,
    arrival_id: str,
    returned: Returned,
    by: Actor,
    at: datetime,
    authors: Mapping[str, str] | None = None,
) -> Receipt:
    """Take in a file that waits; `returned` is what `arrivals.look` read from its bytes.

    `authors` says whom the names in the file mean, by ids of the institution's own people; it is kept for its next
    files, but for names that programs write where there is none. Raises NoSuchRound, NoSuchArrival, RoundClosed,
    DeadlineEnforced, FileIsDecided, NotOfTheInstitution.
    """
    found = _waiting(db, round_id, arrival_id, by)
    if found.handed_in_by == "institution":
        require_takes_words(queries.seat(db, by, round_id), at)
    return _take_in(db, found, returned, authors or {}, by=by, at=at)


def _take_in(
    db: Database, found: Arrival, returned: Returned, authors: Mapping[str, str], *, by: Actor, at: datetime
) -> Receipt:
    if found.handed_in_by == "institution":
        _keep_aliases(db, found, authors, at=at)
        known_as = {**arrivals.aliases(db, by, found.organisation_id), **authors}
        report = arrivals.report(db, by, found, returned)
        taken = into_preparation(db, found, report.findings, returned, authors=known_as, by=by, at=at)
    else:
        report = arrivals.report(db, by, found, returned)
        taken = into_record(db, found, report.findings, returned, by=by, at=at)
    if found.status is not ArrivalStatus.TAKEN_IN:  # handed in again, it was taken in when it first was
        _decide(db, found.id, ArrivalStatus.TAKEN_IN, "", by=by, at=at)
    return replace(taken, file_id=found.id)


def set_aside(db: Database, *, round_id: str, arrival_id: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Take nothing from a file that waits. It is kept as evidence with its date; handed in again, it waits again.

    The institution is told where it is not its own people who do so: words in its name are not dropped in silence.

    Raises NoSuchRound, NoSuchArrival, RoundClosed, FileIsDecided, ReasonForSettingAside.
    """
    found = _waiting(db, round_id, arrival_id, by)
    if found.handed_in_by == "state":
        if not reason.strip():
            raise ReasonForSettingAside
        facts = {"file": found.sha256, "reason": reason.strip()}
        ledger.append(db, round_id=round_id, kind="set_aside", by=by, at=at, facts=facts)
        did = f"set aside a file of {found.organisation}"
        ledger.note(db, round_id, did, verb="set_aside", by=by, at=at)
        telling.tell_set_aside(db, queries.invitation_of(db, round_id, found.organisation_id), by=by, at=at)
    _decide(db, found.id, ArrivalStatus.SET_ASIDE, reason.strip(), by=by, at=at)


def _waiting(db: Database, round_id: str, arrival_id: str, by: Actor) -> Arrival:
    seat = queries.seat(db, by, round_id)
    found = arrivals.arrival(db, by, round_id, arrival_id)
    require(by, Permission.COMMENT if found.handed_in_by == "institution" else Permission.MANAGE_ROUNDS)
    require_open(seat)
    if found.status is not ArrivalStatus.WAITING:
        raise FileIsDecided
    return found


def _decide(db: Database, file_id: str, status: ArrivalStatus, reason: str, *, by: Actor, at: datetime) -> None:
    who = ledger.speaker(by).name
    decided = {"status": status.value, "reason": reason, "decided_at": timestamp(at), "decided_by": who}
    db.table("arrival").update(file_id, decided)


def _keep_aliases(db: Database, found: Arrival, authors: Mapping[str, str], *, at: datetime) -> None:
    own = {person.id for person in people.people_of(db, found.organisation_id)}
    if not own >= set(authors.values()):
        raise NotOfTheInstitution(organisation=found.organisation)
    for label, person_id in authors.items():
        if not is_nameless(label):
            row = {
                "organisation_id": found.organisation_id,
                "audience": f"organisation:{found.organisation_id}",
                "label": label,
                "person_id": person_id,
                "at": timestamp(at),
            }
            db.table("author_alias").upsert(row, pk=("organisation_id", "label"))
