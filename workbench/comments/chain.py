"""The ledger of a round as a hash chain: pure functions over entries and rows.

An entry's hash covers the hash before it, so that nothing can be taken out of the middle. An entry lists every row
that was written with it, and of each row every column as a salted digest: the ledger proves a text without holding
it. One changed byte in an entry or in a row therefore shows, and so does a row that is missing or was added.

    entry hash     = SHA-256 of the canonical JSON of [previous hash, round, seq, kind, payload, by, by_id, at]
    column digest  = SHA-256 of the canonical JSON of [salt, value]
    canonical JSON = keys sorted, no spaces, characters as they are, UTF-8
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from workbench.comments.records import RoundEvent

GENESIS = "0" * 64

Row: TypeAlias = Mapping[str, Any]
RowKey: TypeAlias = tuple[str, str]  # table, id


@dataclass(frozen=True)
class Verdict:
    """What checking a ledger gave. `first_bad` is the seq of the first entry that does not hold."""

    ok: bool
    entries: int
    head: str
    first_bad: int | None
    detail: str


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold, at the entry it belongs to."""

    seq: int
    detail: str


def canonical(value: Any) -> str:
    """The one way to write a value as JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _sha256(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def digests(row: Row) -> dict[str, str]:
    """The digest of every column of a row, its salt included."""
    return {column: _sha256([row["salt"], value]) for column, value in row.items()}


def payload(facts: Mapping[str, Any], rows: Sequence[tuple[str, Row]]) -> str:
    """What an entry says: a few facts in clear, and the rows written with it."""
    listed = [{"table": table, "id": row["id"], "columns": digests(row)} for table, row in rows]
    return canonical({"facts": dict(facts), "rows": listed})


def entry_hash(event: RoundEvent) -> str:
    """The hash that entry must carry."""
    return _sha256(
        [
            event.previous_hash,
            event.round_id,
            event.seq,
            event.kind,
            event.payload,
            event.by,
            event.by_id,
            event.at,
        ]
    )


def faults(events: Sequence[RoundEvent], rows: Mapping[RowKey, Row]) -> list[Fault]:
    """All that does not hold: the chain itself, and the rows against it in both directions."""
    return [*_chain_faults(events), *_row_faults(events, rows)]


def moved_away(round_id: str, elsewhere: Sequence[RoundEvent]) -> list[Fault]:
    """Entries that now stand under another round, though their hash says that they are this one's."""
    return [
        Fault(event.seq, f"entry {event.seq} was moved to another round")
        for event in elsewhere
        if event.hash == entry_hash(replace(event, round_id=round_id))
    ]


def unsealed(events: Sequence[RoundEvent], seals: Sequence[str]) -> list[Fault]:
    """Seals noted earlier that no entry carries any more: entries were cut off the end, or all were written anew."""
    there = {event.hash for event in events}
    return [Fault(len(events) + 1, f"no entry carries the seal {seal}") for seal in seals if seal not in there]


def verify(events: Sequence[RoundEvent], rows: Mapping[RowKey, Row]) -> Verdict:
    """Check the chain and the rows."""
    return verdict(events, faults(events, rows))


def verdict(events: Sequence[RoundEvent], found: Sequence[Fault]) -> Verdict:
    """The outcome over all faults found; the first in the order of the ledger is named."""
    first = min(found, key=lambda fault: fault.seq, default=None)
    return Verdict(
        ok=first is None,
        entries=len(events),
        head=events[-1].hash if events else GENESIS,
        first_bad=first.seq if first else None,
        detail=first.detail if first else "",
    )


def _chain_faults(events: Sequence[RoundEvent]) -> list[Fault]:
    found: list[Fault] = []
    if not events:
        return [Fault(1, "the ledger is empty: a round begins with the entry that opened it")]
    previous = GENESIS
    for expected, event in enumerate(events, start=1):
        if event.seq != expected:
            return [*found, Fault(expected, f"entry {expected} is missing")]
        if event.previous_hash != previous:
            found.append(Fault(event.seq, f"entry {event.seq} does not follow the one before it"))
        if event.hash != entry_hash(event):
            found.append(Fault(event.seq, f"entry {event.seq} was changed"))
        previous = event.hash
    return found


def _row_faults(events: Sequence[RoundEvent], rows: Mapping[RowKey, Row]) -> list[Fault]:
    listed, found = _listed(events)
    for key, (seq, columns) in listed.items():
        row = rows.get(key)
        if row is None:
            found.append(Fault(seq, f"{key[0]} {key[1]} is missing"))
        elif changed := _changed_columns(row, columns, seq):
            found.append(Fault(seq, f"{key[0]} {key[1]} was changed: {', '.join(changed)}"))
    for key, row in rows.items():
        if key not in listed:
            found.append(Fault(int(row["event_seq"]), f"{key[0]} {key[1]} was added outside the ledger"))
    return found


def _listed(events: Sequence[RoundEvent]) -> tuple[dict[RowKey, tuple[int, dict[str, str]]], list[Fault]]:
    listed: dict[RowKey, tuple[int, dict[str, str]]] = {}
    found: list[Fault] = []
    for event in events:
        try:
            for row in json.loads(event.payload)["rows"]:
                key = (row["table"], row["id"])
                if key in listed:
                    found.append(Fault(event.seq, f"{key[0]} {key[1]} is listed twice"))
                listed[key] = (event.seq, row["columns"])
        except (ValueError, KeyError, TypeError):
            found.append(Fault(event.seq, f"entry {event.seq} cannot be read"))
    return listed, found


def _changed_columns(row: Row, columns: Mapping[str, str], seq: int) -> list[str]:
    now = digests(row)
    changed = [name for name in sorted({*now, *columns}) if now.get(name) != columns.get(name)]
    if row["event_seq"] != seq and "event_seq" not in changed:
        changed.append("event_seq")
    return changed
