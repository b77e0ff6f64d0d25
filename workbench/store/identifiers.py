"""Identifiers and times as they are stored."""

import random
import secrets
import time
from datetime import UTC, datetime
from threading import Lock

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32, as ULIDs use it
_AHEAD = 60_000  # milliseconds: so far identifiers may be ahead of a clock that was put back

_drawn: random.Random = secrets.SystemRandom()
_making = Lock()
_last = 0  # the number behind the last identifier


def seed_for_tests(seed: int | None) -> None:
    """Make the random half of new identifiers repeatable (None: unpredictable again)."""
    global _drawn, _last
    _drawn = secrets.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311
    if seed is not None:
        _last = 0


def new_id() -> str:
    """A ULID: 26 characters, 48 bits of milliseconds and 80 more; sorts by time, cannot be guessed.

    Those that one process makes within a millisecond, or after its clock was put back a little, sort as they were
    made: what is shown by id is shown as it came.
    """
    value = _later((time.time_ns() // 1_000_000) << 80)
    return "".join(ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))


def _later(value: int) -> int:
    """With 78 random bits, or, behind another that is not of an earlier millisecond, 72 random bits further on.

    Many of one millisecond may run over into the next, and are gone on from there.
    """
    global _last
    with _making:
        if 0 <= (_last >> 80) - (value >> 80) <= _AHEAD:
            _last += 1 + _drawn.getrandbits(72)
        else:
            _last = value | _drawn.getrandbits(78)
        return _last


def timestamp(at: datetime) -> str:
    """UTC text of fixed width, so that times sort as text. Raises ValueError on a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time needs its zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
