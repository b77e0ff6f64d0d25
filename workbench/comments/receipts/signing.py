"""The installation's own key (Ed25519, RFC 8032), and what is signed with it.

The private key lies in the home, readable by its owner alone. The public key goes into every signed file and can be
fetched by anybody, so that an institution can keep it from the first day of a round on.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from workbench.errors import N_, Conflict

KEY_FILE: Final = "signing.key"


class KeyUnreadable(Conflict):
    """The key of the home is no key."""

    message = N_(
        "%(path)s is not the key that receipts are signed with. Nothing was signed. Put the file back from the last "
        "backup of the home; what was signed before stays valid."
    )


def make_key(home: Path) -> None:
    """Make the key of a home that has none: before the first page is asked for, so that looking writes nothing."""
    kept = home / KEY_FILE
    if not kept.exists():
        _make(kept)


def key(home: Path) -> Ed25519PrivateKey:
    """The key of a home, made on first use. Raises KeyUnreadable."""
    make_key(home)
    kept = home / KEY_FILE
    try:
        found = load_pem_private_key(kept.read_bytes(), password=None)
    except ValueError:
        raise KeyUnreadable(path=str(kept)) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise KeyUnreadable(path=str(kept))
    return found


def _make(kept: Path) -> None:
    """Whole or not at all; of two that make one at once, the first holds."""
    partial = kept.with_name(f"{KEY_FILE}.{os.getpid()}.partial")
    made = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
    try:
        os.link(partial, kept)
    except FileExistsError:
        pass
    finally:
        partial.unlink()


def public_key(home: Path) -> bytes:
    """The public half, as PEM, which openssl and others read."""
    return key(home).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(home: Path) -> str:
    """SHA-256 of the public key as DER, in groups of four: short enough to be read out on the telephone."""
    raw = key(home).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    digest = hashlib.sha256(raw).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def sign(home: Path, data: bytes) -> bytes:
    """The 64 bytes of the signature over these very bytes."""
    return key(home).sign(data)
