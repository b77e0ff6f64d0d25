"""The size of a picture is read from its first bytes."""

import struct

import pytest

from workbench.word.pictures import size

SEGMENT = b"\xff\xe0" + struct.pack(">H", 6) + b"JFIF"
FRAME = b"\xff\xc0" + struct.pack(">HBHH", 11, 8, 300, 400) + bytes(4)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 400, 300), (400, 300)),
        (b"GIF89a" + struct.pack("<HH", 400, 300), (400, 300)),
        (b"BM" + bytes(16) + struct.pack("<ii", 400, -300), (400, 300)),
        (b"\xff\xd8" + SEGMENT + FRAME, (400, 300)),
        (b"\xff\xd8" + SEGMENT, None),
        (b"\xff\xd8\xff\xe0\x00\x00", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"", None),
    ],
)
def test_the_size_is_what_the_picture_says(data: bytes, expected: tuple[int, int] | None) -> None:
    assert size(data) == expected
