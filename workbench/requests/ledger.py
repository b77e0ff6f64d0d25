"""What happened to a request, written in the transaction of what happened."""

from __future__ import annotations

import json
from datetime import datetime

from workbench.people import Actor, Role
from workbench.requests.records import InformationRequest
from workbench.store import Database, journal, new_id, timestamp


def note(
    db: Database, request: InformationRequest, kind: str, *, did: str, by: Actor, at: datetime, **facts: str
) -> None:
    """Add what happened, and its line in the journal; `did` is what was done, never words of an answer.

    Ministry people act in their ministry's name.
    """
    is_office = by.roles == {Role.FOCAL_POINT} and by.organisation_id == request.organisation_id
    name = by.organisation_name if is_office else by.name
    row = {
        "id": new_id(),
        "request_id": request.id,
        "kind": kind,
        "facts": json.dumps(facts, ensure_ascii=False),
        "side": "office" if is_office else "state",
        "by_id": None if is_office else by.person_id,
        "by_name": name,
        "at": timestamp(at),
    }
    db.table("request_event").insert(row)
    summary = f"{name} {did}"
    journal.record(db, by=by, at=at, verb=kind, object_kind="request", object_id=request.id, summary=summary)
