"""What is made equal in two worlds, so that all else can be compared byte for byte. This is the one place for it.

The clock stands. What both worlds do bears the same ids in both: before each such act the ids begin anew from its
number (`same_ids`), salts of the ledger among them. Left are, and `normalised` evens out:

- the hashes of a round's ledger, which stand over everything that happened, salted: that they differ says nothing;
  so does the signature over a receipt that holds one, and how small a packed receipt comes out;
- the tokens of forms and the cookie of the session, which are drawn anew for each visit;
- the id of a letter (Message-ID), drawn when it is made.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from types import SimpleNamespace
from typing import Self
from unittest.mock import patch

from tests.builders.rounds import LATER
from workbench.store.identifiers import seed_for_tests

NOW = LATER + timedelta(days=2)
_HASH = b"0" * 64
_SIGNATURE = "record.json.sig "
_DIGEST = re.compile(rb"\b[0-9a-f]{64}\b")
_TOKEN = re.compile(rb'name="csrf_token" value="[^"]+"|"token":"[^"]+"')
_RECEIPT = re.compile(rb"(receipt-\d{4}-\d\d-\d\d-)[0-9a-f]{8}")


class _Standing(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        stands = NOW.astimezone(tz)
        return cls.fromisoformat(stands.isoformat())


@contextmanager
def standing_clock() -> Iterator[None]:
    """Pages, commands and ids all have the time NOW."""
    stands = SimpleNamespace(time_ns=lambda: int(NOW.timestamp() * 1_000_000_000))
    with (
        patch("workbench.web.context.datetime", _Standing),
        patch("workbench.cli.context.datetime", _Standing),
        patch("workbench.store.identifiers.time", stands),
    ):
        yield


@contextmanager
def same_ids(number: int) -> Iterator[None]:
    """Ids in the block are those of the act of that number, in whatever world it is done."""
    seed_for_tests(number)
    try:
        yield
    finally:
        seed_for_tests(None)


def normalised(data: bytes, hashes: Callable[[], Collection[str]]) -> bytes:
    """An answer without what differs in any two worlds; `hashes` gives those of this world's ledgers."""
    if data.startswith(b"PK"):
        parts = unzipped(data)
        if not any(name.startswith(_SIGNATURE) for name in parts):
            return data
        kept = {name: part for name, part in parts.items() if not name.startswith(_SIGNATURE)}
        return b"".join(name.encode() + normalised(part, hashes) for name, part in kept.items())
    if digests := set(_DIGEST.findall(data)):
        for each in digests.intersection(known.encode() for known in hashes()):
            data = data.replace(each, _HASH)
    return _RECEIPT.sub(rb"\1________", _TOKEN.sub(b"", data))


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a package, packages within it too, each under its whole name; of anything else nothing."""
    if not data.startswith(b"PK"):
        return {}
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            part = package.read(entry)
            found[f"{entry.filename} {entry.date_time} {entry.comment!r}"] = part
            found |= {f"{entry.filename}/{name}": inner for name, inner in unzipped(part).items()}
    return found
