"""The picture of a figure as it is taken: PNG or JPEG, told by its first bytes; it is never decoded here.

What a camera or a program wrote beside the picture (place, author, time) is taken out: it would leave with the report.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from workbench.errors import N_, Invalid
from workbench.word.pictures import size

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 60_000_000  # as the gate for Word files has it: what a program must hold to show it
_PNG = b"\x89PNG\r\n\x1a\n"
# Chunks that tell how to draw the picture; text, times and camera data are others.
_DRAWN = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs")
)
_JPEG_KEPT = frozenset((0xE0, 0xE2, 0xEE))  # APP0 (JFIF), APP2 (colour profile), APP14 (Adobe's colours)
_JPEG_START_OF_SCAN, _JPEG_END = 0xDA, 0xD9
_JPEG_SEGMENT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class NotAPicture(Invalid):
    message = N_("%(name)s is no PNG or JPEG picture. Nothing was kept: save it as PNG or JPEG and hand it in again.")


class PictureTooLarge(Invalid):
    message = N_("%(name)s is too large (%(why)s). Nothing was kept: make it smaller and hand it in again.")


@dataclass(frozen=True)
class Picture:
    """A picture that may be kept: its bytes without what was written beside it, and its sides in pixels."""

    data: bytes
    media_type: str
    file_name: str
    width: int
    height: int


def taken(data: bytes, file_name: str) -> Picture:
    """Raises NotAPicture, PictureTooLarge."""
    name = PurePosixPath(PureWindowsPath(file_name).name).name[:200] or "picture"
    if len(data) > LARGEST:
        raise PictureTooLarge(name=name, why=f"{len(data) // 1024 // 1024} MB of {LARGEST // 1024 // 1024}")
    kind = "image/png" if data.startswith(_PNG) else "image/jpeg" if data.startswith(b"\xff\xd8\xff") else ""
    sides = size(data) if kind else None
    if sides is None or min(sides) < 1:
        raise NotAPicture(name=name)
    if sides[0] * sides[1] > MOST_PIXELS:
        raise PictureTooLarge(name=name, why=f"{sides[0]} × {sides[1]} pixels")
    pieces = _png(data) if kind == "image/png" else _jpeg(data)
    try:
        return Picture(b"".join(pieces), kind, name, *sides)
    except struct.error as error:
        raise NotAPicture(name=name) from error


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks that draw the picture; what stands behind its end is no part of it."""
    yield _PNG
    at = len(_PNG)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise struct.error("the chunk is cut off")
        if kind in _DRAWN:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments without comments and camera data, up to the end of the picture.

    A camera writes a second picture behind it, with its own place and time: that is no part of it.
    """
    yield data[:2]
    at, is_drawn = 2, False
    while at < len(data) or not is_drawn:
        sign, marker = struct.unpack_from(">BB", data, at)
        if sign != 0xFF:
            raise struct.error("no segment begins here")
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == _JPEG_END:
            yield data[at : at + 2]
            return
        end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if marker == _JPEG_START_OF_SCAN:
            end, is_drawn = _end_of_scan(data, end), True
        is_beside = 0xE0 <= marker <= 0xEF and marker not in _JPEG_KEPT
        if not is_beside and marker != 0xFE:
            yield data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next segment begins: in a scan itself FF is followed by 00, or by the number of a restart."""
    found = _JPEG_SEGMENT.search(data, at)
    return found.start() if found else len(data)
