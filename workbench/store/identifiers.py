"""Identifiers and times as they are stored."""

import random
import secrets
import time
from datetime import UTC, datetime
from threading import Lock

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32, as ULIDs use it

_seeded: random.Random | None = None
_making = Lock()
_last = 0  # the number behind the last identifier


def seed_for_tests(seed: int | None) -> None:
    """Make the random half of new identifiers repeatable (None: unpredictable again)."""
    global _seeded
    _seeded = None if seed is None else random.Random(seed)  # noqa: S311


def new_id() -> str:
    """A ULID: 26 characters, 48 bits of milliseconds and 80 more; sorts by time, cannot be guessed.

    Those that one process makes within a millisecond sort as they were made: what is shown by id is shown as it came.
    """
    value = (time.time_ns() // 1_000_000) << 80
    value = value | _seeded.getrandbits(80) if _seeded else _later(value)
    return "".join(ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))


def _later(value: int) -> int:
    """With 78 random bits, or, behind another of that millisecond, 72 random bits further on.

    Many of one millisecond may run over into the next, and are gone on from there.
    """
    global _last
    with _making:
        if 0 <= (_last >> 80) - (value >> 80) <= 1:
            _last += 1 + secrets.randbits(72)
        else:
            _last = value | secrets.randbits(78)
        return _last


def timestamp(at: datetime) -> str:
    """UTC text of fixed width, so that times sort as text. Raises ValueError on a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time needs its zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
