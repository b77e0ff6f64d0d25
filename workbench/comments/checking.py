"""Checking a ledger: the chain itself, and the rows against it in both directions. Pure; `chain` says how it is made.

Whoever altered the tables may have put anything anywhere (bytes for text, text for a number): that is a fault to be
named, never a reason to stop looking.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.comments.chain import GENESIS, Row, RowKey, digests, entry_hash
from workbench.comments.erased import Part, holds_words, is_emptied, parts, parts_of
from workbench.comments.records import RoundEvent


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


def faults(events: Sequence[RoundEvent], rows: Mapping[RowKey, Row]) -> list[Fault]:
    """All that does not hold: the chain itself, and the rows against it in both directions."""
    return [*_chain_faults(events), *_row_faults(events, rows)]


def moved_away(round_id: str, elsewhere: Sequence[RoundEvent]) -> list[Fault]:
    """Entries that now stand under another round, though their hash says that they are this one's."""
    return [
        Fault(seq_of(event.seq), f"entry {event.seq} was moved to another round")
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


def seq_of(value: Any) -> int:
    """The number of an entry as a row gives it; the first entry where it is no number of one."""
    return value if _is_number(value) else 1


def _is_number(value: Any) -> bool:
    return type(value) is int and value > 0


def _chain_faults(events: Sequence[RoundEvent]) -> list[Fault]:
    if not events:
        return [Fault(1, "the ledger is empty: a round begins with the entry that opened it")]
    numbers = Counter(event.seq for event in events if type(event.seq) is int)
    missing = next((seq for seq in range(1, len(events) + 1) if not numbers[seq]), None)
    if missing:
        before = [event for event in events if _is_number(event.seq) and event.seq < missing]
        return [*_link_faults(before), Fault(missing, f"entry {missing} is missing")]
    return _link_faults(events)


def _link_faults(events: Sequence[RoundEvent]) -> list[Fault]:
    """Of entries in their order: whether each is as it was hashed, and follows the one before it."""
    found: list[Fault] = []
    previous = GENESIS
    for event in events:
        if event.previous_hash != previous:
            found.append(Fault(seq_of(event.seq), f"entry {event.seq} does not follow the one before it"))
        if event.hash != entry_hash(event):
            found.append(Fault(seq_of(event.seq), f"entry {event.seq} was changed"))
        previous = event.hash
    return found


def _row_faults(events: Sequence[RoundEvent], rows: Mapping[RowKey, Row]) -> list[Fault]:
    listed, found = _listed(events)
    erased = _erased(events, rows, listed)
    for key, (seq, columns) in listed.items():
        row = rows.get(key)
        if row is None:
            found.append(Fault(seq_of(seq), f"{key[0]} {key[1]} is missing"))
            continue
        changed = [
            name for name in _changed_columns(row, columns, seq) if not is_emptied(key, name, row.get(name), erased)
        ]
        if key in erased:
            changed += [name for name in holds_words(key, row) if name not in changed]
        if changed:
            at = seq_of(seq if _is_number(seq) else row["event_seq"])
            found.append(Fault(at, f"{key[0]} {key[1]} was changed: {', '.join(changed)}"))
    for key, row in rows.items():
        if key not in listed:
            found.append(Fault(seq_of(row["event_seq"]), f"{key[0]} {key[1]} was added outside the ledger"))
    return found


def _erased(events: Sequence[RoundEvent], rows: Mapping[RowKey, Row], listed: Collection[RowKey]) -> frozenset[Part]:
    """What was erased by the ledger: as its entries say, and as the rows that they list do.

    Either is enough, also where its entry is gone or cannot be read: whoever alters one of them is found there, and
    not at the words that are gone.
    """
    erasing = [event for event in events if event.kind == "erased"]
    there = {event.seq for event in events} - {event.seq for event in erasing if not parts_of(event.payload)}
    mine = (row for key, row in rows.items() if key[0] == "erased_part")
    said = parts(row for row in mine if ("erased_part", row["id"]) in listed or row["event_seq"] not in there)
    return said.union(*(parts_of(event.payload) for event in erasing))


def _listed(events: Sequence[RoundEvent]) -> tuple[dict[RowKey, tuple[int, dict[str, str]]], list[Fault]]:
    listed: dict[RowKey, tuple[int, dict[str, str]]] = {}
    found: list[Fault] = []
    for event in events:
        try:
            for row in json.loads(event.payload)["rows"]:
                key = (row["table"], row["id"])
                if key in listed:
                    found.append(Fault(seq_of(event.seq), f"{key[0]} {key[1]} is listed twice"))
                listed[key] = (event.seq, dict(row["columns"]))
        except (ValueError, KeyError, TypeError):
            found.append(Fault(seq_of(event.seq), f"entry {event.seq} cannot be read"))
    return listed, found


def _changed_columns(row: Row, columns: Mapping[str, str], seq: int) -> list[str]:
    now = digests(row)
    changed = [name for name in sorted({*now, *columns}) if now.get(name) != columns.get(name)]
    if row["event_seq"] != seq and "event_seq" not in changed:
        changed.append("event_seq")
    return changed
