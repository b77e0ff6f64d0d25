"""How large a picture says it is, read from its first bytes: pictures themselves are never decoded."""

import struct


def is_picture(part: str) -> bool:
    return part.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp"))


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in points, or None if the header is none of PNG, GIF, BMP, JPEG."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM") and len(data) >= 26:
        width, height = (abs(side) for side in struct.unpack("<ii", data[18:26]))
    else:
        return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the first "start of frame" segment (FF C0 … FF CF, save C4, C8, CC, which are tables)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
