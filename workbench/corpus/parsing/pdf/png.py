"""A picture of a page as PNG: rows of grey or red, green, blue, packed as every browser unpacks them.

The format is ISO/IEC 15948; what is used of it: one header, one block of packed rows, an end.
"""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR = 0, 2  # ISO/IEC 15948, 11.2.2: colour types
_UP = b"\x02"  # filter type 2: each byte is its difference from the one above it
_NONE = b"\x00"
_LEVELS = 32  # of each colour: print looks the same, and the file is a fifth smaller
_ROUNDED = bytes(round((value * (_LEVELS - 1)) / 255) * 255 // (_LEVELS - 1) for value in range(256))


def written(pixels: bytes, width: int, height: int) -> bytes:
    """The PNG of `height` rows of `width` pixels, three bytes each; a page without colour is written in grey."""
    pixels = pixels.translate(_ROUNDED)
    red, green, blue = pixels[0::3], pixels[1::3], pixels[2::3]
    if red == green == blue:
        return _file(_rows(red, width, height), width, height, _GREY)
    return _file(_rows(pixels, 3 * width, height), width, height, _COLOUR)


def _rows(data: bytes, length: int, height: int) -> bytes:
    """The rows, each with its filter type; a row like the one above it is written as no difference."""
    rows: list[bytes] = []
    above = b""
    empty = bytes(length)
    for place in range(height):
        row = data[place * length : (place + 1) * length]
        rows.append(_UP + empty if row == above else _NONE + row)
        above = row
    return b"".join(rows)


def _file(rows: bytes, width: int, height: int, colour: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
