"""Identifiers and times as they are stored."""

import random
import secrets
import time
from datetime import UTC, datetime

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32, as ULIDs use it

_seeded: random.Random | None = None


def seed_for_tests(seed: int | None) -> None:
    """Make the random half of new identifiers repeatable (None: unpredictable again)."""
    global _seeded
    _seeded = None if seed is None else random.Random(seed)  # noqa: S311


def new_id() -> str:
    """A ULID: 26 characters, 48 bits of milliseconds and 80 random bits; sorts by time, cannot be guessed."""
    randomness = _seeded.getrandbits(80) if _seeded else secrets.randbits(80)
    value = (time.time_ns() // 1_000_000) << 80 | randomness
    return "".join(ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))


def timestamp(at: datetime) -> str:
    """UTC text of fixed width, so that times sort as text. Raises ValueError on a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time needs its zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
