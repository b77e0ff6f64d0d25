"""Pictures for tests, written byte by byte."""

import struct
import zlib


def a_png(*, width: int = 40, height: int = 20, beside: str = "") -> bytes:
    """A grey PNG; `beside` is a comment in it, as programs and cameras leave them."""
    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    text = _chunk(b"tEXt", b"Comment\0" + beside.encode("latin-1")) if beside else b""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + text + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_jpeg(*, width: int = 40, height: int = 20, beside: bytes = b"") -> bytes:
    """The segments of a JPEG with a scan that no program would show; `beside` goes where cameras write."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    segments = [(0xE1, b"Exif\0\0" + beside)] if beside else []
    segments += [(0xC0, frame)]
    written = b"".join(struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data for kind, data in segments)
    return b"\xff\xd8" + written + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\0" * 20 + b"\xff\xd9"
