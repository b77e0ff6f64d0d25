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
from typing import Any, TypeAlias

from workbench.comments.records import RoundEvent

GENESIS = "0" * 64

Row: TypeAlias = Mapping[str, Any]
RowKey: TypeAlias = tuple[str, str]  # table, id


def canonical(value: Any) -> str:
    """The one way to write a value as JSON. Bytes that somebody put where text belongs are written as their digits."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_digits)


def _digits(value: Any) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    raise TypeError(type(value))


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
