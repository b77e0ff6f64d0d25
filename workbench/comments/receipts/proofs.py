"""What lets a third person hold words against the ledger: the salt, the digests and the seal of each comment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from workbench.comments import ledger
from workbench.comments.records import RoundEvent
from workbench.store import Database

LEDGER_FORMAT: Final = "workbench-ledger-1"
PROVED: Final = ("label", "text", "proposed")  # the columns whose digests a receipt gives


@dataclass(frozen=True)
class Proof:
    """digests: column to the SHA-256 of the canonical JSON of [salt, value], as the entry lists it · seal: the hash of
    that entry. They are of the day on which the comment came in, also when its words were erased since."""

    salt: str
    digests: Mapping[str, str]
    seal: str


def proofs(db: Database, round_id: str) -> dict[str, Proof]:
    """The proof of each comment of the round, by its id."""
    salts = {row["id"]: row["salt"] for row in db.query("select id, salt from comment where round_id = ?", (round_id,))}
    return {
        row["id"]: Proof(salts[row["id"]], {name: row["columns"][name] for name in PROVED}, event.hash)
        for event in ledger.events(db, round_id)
        for row in json.loads(event.payload)["rows"]
        if row["table"] == "comment" and row["id"] in salts
    }


def ledger_file(db: Database, round_id: str) -> dict[str, Any]:
    """Every entry of the ledger as it is hashed: who did what when, and digests; no word of a comment."""
    return {
        "format": LEDGER_FORMAT,
        "round": round_id,
        "entries": [_entry(event) for event in ledger.events(db, round_id)],
    }


def _entry(event: RoundEvent) -> dict[str, Any]:
    names = ("seq", "kind", "payload", "by", "by_id", "at", "previous_hash", "hash")
    return {name: getattr(event, name) for name in names}
