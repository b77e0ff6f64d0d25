"""Opening a round: a frozen version goes to institutions, each with its own seat and deadline."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from workbench.comments import ledger, telling
from workbench.comments.notice import OWED_TO_AN_INDEPENDENT_BODY, working_days
from workbench.comments.records import RoundKind
from workbench.comments.refusals import ClosesInThePast, NobodyInvited, NotInvited, ShortNotice
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.people import Actor, Organisation, OrganisationKind, queries
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp

# What a comment's label begins with: NHRI-014, MIN2-003.
_PREFIXES = {
    OrganisationKind.NHRI: "NHRI",
    OrganisationKind.MINISTRY: "MIN",
    OrganisationKind.PARLIAMENT: "PARL",
    OrganisationKind.JUDICIARY: "JUD",
    OrganisationKind.STATISTICS: "STAT",
    OrganisationKind.CIVIL_SOCIETY: "CSO",
}


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
    response_publication: str = "to_commenter",
) -> str:
    """Open a round on a snapshot for these organisations (ids, names or short names) and give its id.

    Raises NotFound for a snapshot the actor may not see, NobodyInvited, ClosesInThePast, ShortNotice.
    """
    require(by, Permission.MANAGE_ROUNDS)
    snapshot = drafting.snapshot(db, by, snapshot_id)
    guests = _guests(db, invite)
    deadlines = {queries.organisation(db, name).id: day for name, day in (own_deadlines or {}).items()}
    _check_deadlines(guests, closes=closes, own=deadlines, at=at, reason=reason)
    round_id = new_id()
    terms = {
        "kind": kind.value,
        "closes": closes.isoformat(),
        "instructions": instructions.strip(),
        "requested_sections": json.dumps(list(requested_sections)),
        "response_publication": response_publication,
        "working_days": min(working_days(at.date(), deadlines.get(guest.id, closes)) for guest in guests),
        "short_notice_reason": reason.strip(),
    }
    held = {**_on(snapshot), "id": round_id, "opened_at": timestamp(at), "enforce_deadline": 0, **terms}
    invitations = _invitations(db, round_id, guests, deadlines)
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
    guests: Sequence[Organisation], *, closes: date, own: Mapping[str, date], at: datetime, reason: str
) -> None:
    strangers = set(own) - {guest.id for guest in guests}
    if strangers:
        raise NotInvited(organisation=", ".join(sorted(strangers)))
    for guest in guests:
        last_day = own.get(guest.id, closes)
        if last_day < at.date():
            raise ClosesInThePast(closes=last_day.isoformat())
        days = working_days(at.date(), last_day)
        if guest.independent and days < OWED_TO_AN_INDEPENDENT_BODY and not reason.strip():
            raise ShortNotice(organisation=guest.name, days=days)


def _invitations(
    db: Database, round_id: str, guests: Sequence[Organisation], own: Mapping[str, date]
) -> list[dict[str, Any]]:
    voices = {person.organisation_id: person.id for person in queries.people(db) if person.official_voice}
    seats: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    for guest in guests:
        prefix = _PREFIXES.get(guest.kind, "INST")
        seats[prefix] = seats.get(prefix, 0) + 1
        found.append(
            {
                "id": new_id(),
                "round_id": round_id,
                "organisation_id": guest.id,
                "capacity": guest.kind.value,
                "independent": int(guest.independent),
                "official_voice": voices.get(guest.id),
                "own_deadline": own[guest.id].isoformat() if guest.id in own else None,
                "prefix": prefix if seats[prefix] == 1 else f"{prefix}{seats[prefix]}",
            }
        )
    return found
