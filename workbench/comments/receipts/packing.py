"""A signed value as one file: the JSON, its signature, the key, the files beside it, and how to check it by hand."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path, PurePath
from typing import Final

from workbench.comments.receipts import signing
from workbench.comments.receipts.record import Record
from workbench.store import FileStore

MEDIA_TYPE: Final = "application/zip"
_SAID, _SIGNATURE, _KEY, _HOW = "record.json", "record.json.sig", "key.pem", "how-to-check.txt"

HOW: Final = """How to check this file without the program that made it
========================================================

record.json       what was recorded, UTF-8 JSON
record.json.sig   the signature over the very bytes of record.json (Ed25519, RFC 8032, 64 bytes)
key.pem           the public key of the mechanism that signed. Compare it with the one you kept, or with the
                  fingerprint that the mechanism gives you on the telephone
files/            the files of your institution, each under the SHA-256 of its bytes and its name

1. The signature (OpenSSL 3 or newer):

   openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in record.json -sigfile record.json.sig

   says "Signature Verified Successfully": record.json is word for word what the mechanism signed.

2. The fingerprint of the key:

   openssl pkey -pubin -in key.pem -outform DER | openssl dgst -sha256

3. A file beside it: its name begins with its SHA-256, which record.json lists under "files":

   sha256sum files/*

4. That the ledger of the mechanism has these very words: docs/proving-a-comment.md of the workbench says how, with a
   dozen lines of any language. "salt", "digests" and "seal" of each comment are for that.

"seal" under "sendings" is the hash of the entry of the mechanism's ledger that your act of sending wrote. As long as
the mechanism's own check finds an entry with that seal, the ledger up to it is the one of that day.
"""


def packed(record: Record, *, home: Path, files: FileStore, at: datetime) -> bytes:
    """The .zip of a receipt or a record. Raises KeyUnreadable."""
    said = json.dumps(record.values, ensure_ascii=False, indent=2, sort_keys=True).encode()
    parts = {
        _SAID: said,
        _SIGNATURE: signing.sign(home, said),
        _KEY: signing.public_key(home),
        _HOW: HOW.encode(),
        **{
            f"files/{each.sha256}-{PurePath(each.name).name}": files.read(each.sha256)
            for each in record.files
            if not each.erased
        },
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
