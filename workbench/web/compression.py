"""Static files travel compressed: slow lines wait for nothing twice.

Pages do not: a page that holds both a form's token and what somebody typed would give the token away by its length.
"""

import gzip
from functools import lru_cache

from flask import Response, request

from workbench.web.headers import STATIC

COMPRESSIBLE = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})
TOO_SMALL = 500  # bytes; below it the headers cost more than is saved


@lru_cache(maxsize=32)
def _compressed(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def compress(response: Response) -> Response:
    """Compress a whole static file for a browser that takes it so."""
    wanted = request.endpoint in STATIC and request.accept_encodings["gzip"] > 0
    if not wanted or response.status_code != 200 or response.mimetype not in COMPRESSIBLE:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < TOO_SMALL:
        return response
    response.set_data(_compressed(data))
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers.pop("ETag", None)  # it named the other form
    return response
