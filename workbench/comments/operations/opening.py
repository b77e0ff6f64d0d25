"""Opening a round: a frozen version goes to institutions, each with its own seat and deadline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from workbench.comments import ledger, telling
from workbench.comments.frozen import FrozenText
from workbench.comments.notice import OWED_TO_AN_INDEPENDENT_BODY, working_days
from workbench.comments.records import ResponsePublication, RoundKind
from workbench.comments.refusals import ClosesInThePast, NobodyInvited, NotInvited, ShortNotice
from workbench.comments.seats.capacities import PREFIXES, Capacity, capacity_of
from workbench.comments.seats.refusals import AnswersAreOwed
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.people import Actor, Organisation, queries
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp


def open_round(
    db: Database,
    *,
    snapshot_id: str,
    kind: RoundKind,
    invite: Sequence[str],
    closes: date,
    by: Actor,
    at: datetime,
    own_deadlines: Mapping[str, date] | None = None,
    instructions: str = "",
    reason: str = "",
    requested_sections: Sequence[str] = (),
    response_publication: ResponsePublication = ResponsePublication.TO_COMMENTER,
    enforce_deadline: bool = False,
    capacities: Mapping[str, Capacity] | None = None,
) -> str:
    """Open a round on a snapshot for these organisations (ids, names or short names) and give its id.

    `requested_sections` are ids of sections of the snapshot on which a word is most needed; `capacities` says in which
    capacity an organisation is asked where that is not what it is. Raises NotFound for a snapshot the actor may not
    see, NobodyInvited, NotInvited, ClosesInThePast, ShortNotice, NotInSnapshot, AnswersAreOwed.
    """
    require(by, Permission.MANAGE_ROUNDS)
    snapshot = drafting.snapshot(db, by, snapshot_id)
    guests = _guests(db, invite)
    deadlines = {queries.organisation(db, name).id: day for name, day in (own_deadlines or {}).items()}
    _check_deadlines(db, guests, closes=closes, own=deadlines, at=at, reason=reason)
    _check_publication(guests, response_publication)
    frozen = FrozenText(snapshot)
    asked = [frozen.section(section).id for section in dict.fromkeys(requested_sections)]
    round_id = new_id()
    terms = {
        "kind": kind.value,
        "closes": closes.isoformat(),
        "instructions": instructions.strip(),
        "requested_sections": json.dumps(asked),
        "response_publication": response_publication.value,
        "enforce_deadline": int(enforce_deadline),
        "working_days": min(working_days(at.date(), deadlines.get(guest.id, closes)) for guest in guests),
        "short_notice_reason": reason.strip(),
    }
    held = {**_on(snapshot), "id": round_id, "opened_at": timestamp(at), **terms}
    in_capacity = {queries.organisation(db, name).id: capacity for name, capacity in (capacities or {}).items()}
    invitations = _invitations(db, round_id, guests, deadlines, in_capacity)
    written = [("comment_round", held), *(("round_invitation", row) for row in invitations)]
    facts = {"snapshot": snapshot.id, "snapshot_sha256": snapshot.sha256}
    ledger.append(db, round_id=round_id, kind="opened", by=by, at=at, written=written, facts=facts)
    names = ", ".join(guest.name for guest in guests)
    did = f"opened a comment round on {snapshot.report.title}, version {snapshot.number}, for {names}"
    ledger.note(db, round_id, did, verb="opened", by=by, at=at)
    telling.tell_opened(db, round_id, by=by, at=at)
    return round_id


def _on(snapshot: Snapshot) -> dict[str, Any]:
    """The columns that say what a round is held on; it is managed by whoever may see the report."""
    return {"report_id": snapshot.report.id, "snapshot_id": snapshot.id, "audience": snapshot.report.audience}


def _guests(db: Database, invite: Sequence[str]) -> tuple[Organisation, ...]:
    guests = {guest.id: guest for guest in (queries.organisation(db, name) for name in invite)}
    if not guests:
        raise NobodyInvited
    return tuple(guests.values())


def _check_deadlines(
    db: Database, guests: Sequence[Organisation], *, closes: date, own: Mapping[str, date], at: datetime, reason: str
) -> None:
    _check_invited(db, guests, own)
    for guest in guests:
        last_day = own.get(guest.id, closes)
        if last_day < at.date():
            raise ClosesInThePast(closes=last_day.isoformat())
        days = working_days(at.date(), last_day)
        if guest.independent and days < OWED_TO_AN_INDEPENDENT_BODY and not reason.strip():
            raise ShortNotice(organisation=guest.name, days=days)


def _check_invited(db: Database, guests: Sequence[Organisation], named: Iterable[str]) -> None:
    strangers = set(named) - {guest.id for guest in guests}
    if strangers:
        names = sorted(queries.organisation(db, stranger).name for stranger in strangers)
        raise NotInvited(organisation=", ".join(names))


def _check_publication(guests: Sequence[Organisation], publication: ResponsePublication) -> None:
    owed = [guest.name for guest in guests if guest.independent]
    if publication is ResponsePublication.NONE and owed:
        raise AnswersAreOwed(organisation=", ".join(owed))


def _invitations(
    db: Database,
    round_id: str,
    guests: Sequence[Organisation],
    own: Mapping[str, date],
    capacities: Mapping[str, Capacity],
) -> list[dict[str, Any]]:
    _check_invited(db, guests, capacities)
    voices = {person.organisation_id: person.id for person in queries.people(db) if person.official_voice}
    seats: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    for guest in guests:
        capacity = capacities.get(guest.id) or capacity_of(guest.kind)
        prefix = PREFIXES[capacity]
        seats[prefix] = seats.get(prefix, 0) + 1
        found.append(
            {
                "id": new_id(),
                "round_id": round_id,
                "organisation_id": guest.id,
                "capacity": capacity.value,
                "independent": int(guest.independent),
                "official_voice": voices.get(guest.id),
                "own_deadline": own[guest.id].isoformat() if guest.id in own else None,
                "prefix": prefix if seats[prefix] == 1 else f"{prefix}{seats[prefix]}",
            }
        )
    return found
