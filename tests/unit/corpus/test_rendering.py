"""A page of a PDF as a picture."""

import struct
import zlib

import pytest

from tests.builders.pdf import HEIGHT, WIDTH, Print, pdf
from workbench.corpus.parsing.pdf import png, rendering
from workbench.corpus.parsing.pdf.layer import DamagedPdf

LETTER = pdf([Print("1. Published words.", at=HEIGHT / 2)], [Print("The second page.")])


def unpacked(picture: bytes) -> tuple[int, int, int, bytes]:
    """Width, height, colour type and rows (each with its filter type) of a PNG."""
    width, height, _depth, colour = struct.unpack(">IIBB", picture[16:26])
    start = picture.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", picture[start - 8 : start - 4])
    return width, height, colour, zlib.decompress(picture[start : start + length])


def test_a_page_is_drawn_as_wide_as_it_was_asked_for_and_something_is_on_it() -> None:
    width, height, colour, rows = unpacked(rendering.picture(LETTER, 1, 500))
    assert (width, height, colour) == (500, -(-500 * HEIGHT // WIDTH), 0)
    assert 0 in rows
    assert 255 in rows


def test_colour_is_kept_where_there_is_some() -> None:
    red = bytes((255, 0, 0))
    assert unpacked(png.written(red * 2, 1, 2)) == (1, 2, 2, b"\0" + red + b"\x02\0\0\0")


def test_a_line_has_its_height_on_the_page() -> None:
    sheet = rendering.sheet(LETTER, 1)
    assert (sheet.pages, round(sheet.width), round(sheet.height)) == (2, WIDTH, HEIGHT)
    assert [line.text for line in sheet.lines] == ["1. Published words."]
    assert sheet.lines[0].top == pytest.approx(0.49, abs=0.02)


def test_the_text_of_each_page_is_given() -> None:
    assert rendering.texts(LETTER) == ("1. Published words.", "The second page.")


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(rendering.NoSuchPage):
        rendering.picture(LETTER, number, 500)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(DamagedPdf):
        rendering.sheet(b"%PDF-1.7 and nothing more", 1)


@pytest.mark.parametrize("size", [(595, 842), (14_400, 14_400), (1, 100_000), (100_000, 1), (0, 0), (2e9, 2e9)])
def test_no_page_becomes_a_picture_larger_than_the_limit(size: tuple[float, float]) -> None:
    scale = rendering.scale_for(*size, 1800)
    across, down = max(size[0] * scale, 1), max(size[1] * scale, 1)
    assert scale > 0
    assert across * down <= rendering.MOST_PIXELS * 1.001
    assert max(across, down) <= rendering.LONGEST_SIDE * 1.001
