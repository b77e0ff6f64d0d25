"""Which words of a round were erased, and what stands in their place. Pure.

An erasure empties the columns that hold words and no other; the ledger keeps the digest of what stood there, and
lists the erasure. So the check still holds for everything else, and says where words were emptied without one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final


class Ground(StrEnum):
    """Why words may be erased at all."""

    REQUEST = "request"  # of the institution that sent them, signed
    ORDER = "order"  # of a court or a data-protection authority


@dataclass(frozen=True)
class Erasure:
    """Who had which comments erased, when and why. signature: over these facts, with the key of the mechanism."""

    id: str
    organisation_id: str
    ground: Ground
    authority: str
    reason: str
    labels: tuple[str, ...]
    file_sha256: str
    file_name: str
    by_name: str
    at: datetime
    signature: str


# The columns that hold words, and what is in them once these are erased. The triggers let exactly this through.
EMPTIED: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "comment": {
            "text": "",
            "proposed": None,
            "segments": "[]",
            "in_file": "{}",
            "author_id": None,
            "author_label": "",
        },
        "comment_state": {"reason": ""},
        "copy_reading": {"segments": "[]"},
        "reply": {"text": ""},
        "comment_translation": {"text": "", "proposed": ""},
    }
)

# A kept file: its row stays, its bytes go.
FILES: Final = "round_file"

Part = tuple[str, str]  # table, id of the row


def parts(rows: Iterable[Mapping[str, Any]]) -> frozenset[Part]:
    """The rows that rows of `erased_part` name."""
    return frozenset((row["part_table"], row["part_id"]) for row in rows)


def parts_of(payload: Any) -> frozenset[Part]:
    """The rows that the payload of an entry says were erased; none where it cannot be read."""
    try:
        return frozenset((table, key) for table, key in json.loads(payload)["facts"]["parts"])
    except (ValueError, KeyError, TypeError):
        return frozenset()


def is_emptied(part: Part, column: str, value: Any, erased: frozenset[Part]) -> bool:
    """Whether this column was emptied by an erasure, and holds nothing else now."""
    words = EMPTIED.get(part[0], {})
    return part in erased and column in words and words[column] == value and type(value) is type(words[column])


def holds_words(part: Part, row: Mapping[str, Any]) -> list[str]:
    """The columns of an erased row that hold something again."""
    words = EMPTIED.get(part[0], {})
    return [column for column, empty in words.items() if column in row and row[column] != empty]
