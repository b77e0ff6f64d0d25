"""Pages, parts of pages, tables and static files travel compressed: on a slow line a page comes in a fifth of the time.

The length of what is compressed tells what repeats in it. That nobody reads a secret from it rests on three things
(`docs/adr/0030`): the token of a form is another on each page (`tokens`); an answer to what another site made the
browser ask is not compressed; and to each answer comes a random number of bytes.
"""

import gzip
import secrets
from functools import lru_cache
from io import BytesIO

from flask import Response, request

from workbench.web.headers import STATIC

OF_TEXT = frozenset({"application/json", "application/javascript", "image/svg+xml"})  # and all that is text/…
TOO_SMALL = 1000  # bytes: it goes in one packet either way
LEVEL = 5  # of zlib's 9: 60 KB take 0.6 ms; 9 takes half as much again, for one byte in a hundred
PADDING = 100  # bytes at most, as Django adds
ELSEWHERE = frozenset({"cross-site", "same-site"})  # Fetch Metadata: another site, or another host of ours


def compress(response: Response) -> Response:
    """Compress an answer of text for a browser that takes it so; streams and parts of files stay as they are."""
    kind = response.mimetype or ""
    if not (kind.startswith("text/") or kind in OF_TEXT):
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code in {204, 206, 304} or "Content-Encoding" in response.headers or not _may_be_packed():
        return response
    if response.is_streamed and response.content_length is None:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < TOO_SMALL:
        return response
    response.set_data(_static(data) if request.endpoint in STATIC else _packed(data, secrets.randbelow(PADDING)))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)  # bytes of the file, not of what travels
    if etag := response.get_etag()[0]:
        response.set_etag(etag, weak=True)  # the same content in other bytes
    return response


def _may_be_packed() -> bool:
    """Whether the browser takes it, and no other site made it ask: what all may see may go to whoever asks."""
    if request.accept_encodings["gzip"] <= 0:
        return False
    return request.endpoint in STATIC or request.headers.get("Sec-Fetch-Site") not in ELSEWHERE


@lru_cache(maxsize=32)
def _static(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _packed(data: bytes, padding: int) -> bytes:
    """With a file name of so many letters in the head of the stream, which nobody reads."""
    packed = BytesIO()
    with gzip.GzipFile("-" * padding, "wb", LEVEL, packed, mtime=0) as stream:
        stream.write(data)
    return packed.getvalue()
