"""Passwords: Argon2id, and the same cost whether or not somebody has that address."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MINIMUM_LENGTH = 12  # NIST SP 800-63B-4 asks for length, not for kinds of characters

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """The hash to keep of a password."""
    return _hasher.hash(password)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")


def is_right(password: str, password_hash: str) -> bool:
    """Compare; an empty hash (nobody, or nobody with a password) costs the same and is never right."""
    try:
        return _hasher.verify(password_hash or _nobodys_hash(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False
