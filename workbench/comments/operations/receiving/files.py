"""The rows of files that went out and came in."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import PurePath
from typing import Any

from workbench.comments import ledger, queries
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp


def file_row(data: bytes, name: str, *, why_not: str = "", by: Actor, at: datetime) -> dict[str, Any]:
    """A file as a row, without whose it is."""
    who = ledger.speaker(by)
    return {
        "id": new_id(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "name": _shown_name(name),
        "size": len(data),
        "parsed": int(not why_not),
        "why_not": why_not,
        "by_name": who.name,
        "by_id": who.person_id,
        "at": timestamp(at),
    }


def _shown_name(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name
    return "".join(character for character in last if character.isprintable())[:120] or "file"


def same_file(db: Database, table: str, mine: dict[str, Any], sha256: str) -> str | None:
    """The id under which these very bytes are kept already, in that direction if `mine` names one."""
    where = " and ".join(f"{column} = :{column}" for column in mine)
    query = f"select id from {table} where {where} and sha256 = :sha256 limit 1"  # names of ours alone
    return next((str(row["id"]) for row in db.query(query, {**mine, "sha256": sha256})), None)


def keep_sent_out(
    db: Database, *, round_id: str, organisation_id: str, data: bytes, name: str, by: Actor, at: datetime
) -> None:
    """Record the version for comments that an institution was given. The same bytes again add nothing."""
    queries.managed(db, by, round_id)
    invitation = queries.invitation_of(db, round_id, organisation_id)
    mine = {"round_id": round_id, "organisation_id": organisation_id}
    file = file_row(data, name, by=by, at=at)
    if same_file(db, "round_file", mine, file["sha256"]):
        return
    row = {**file, **mine, "direction": "out", "handed_in_by": "state"}
    ledger.append(db, round_id=round_id, kind="exported", by=by, at=at, written=[("round_file", row)])
    did = f"made the version for comments of {invitation.organisation}"
    ledger.note(db, round_id, did, verb="exported", by=by, at=at)
