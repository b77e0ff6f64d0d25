"""A page of a PDF as a person sees it: its picture, its size, and where its lines stand. Runs in a limited process."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.corpus.parsing.pdf import png
from workbench.corpus.parsing.pdf.layer import DamagedPdf, EncryptedPdf
from workbench.errors import N_, NotFound

MOST_PIXELS = 6_000_000  # 18 MB unpacked; a page of A4 at 150 points an inch has 2.2 million
LONGEST_SIDE = 8000  # pixels; browsers draw no picture of any length
_LEAST_SIDE = 0.01  # points; a smaller page has nothing on it


class NoSuchPage(NotFound):
    message = N_("The original has no page %(page)s.")


@dataclass(frozen=True)
class PageLine:
    """A line of print; `top` is its upper edge as a share of the page's height, from the top."""

    text: str
    top: float


@dataclass(frozen=True)
class Sheet:
    """A page: the number of pages of its file, its size in points as it is shown, and its lines in reading order."""

    pages: int
    width: float
    height: float
    lines: tuple[PageLine, ...]


def sheet(data: bytes, number: int) -> Sheet:
    """Page `number`, from 1. Raises EncryptedPdf, DamagedPdf, NoSuchPage."""
    document = _opened(data)
    page = _page(document, number)
    width, height = page.get_size()
    return Sheet(len(document), width, height, tuple(_lines(page)))


def picture(data: bytes, number: int, width: int) -> bytes:
    """Page `number`, from 1, as PNG, `width` pixels wide or less. Raises EncryptedPdf, DamagedPdf, NoSuchPage."""
    page = _page(_opened(data), number)
    across, down = page.get_size()
    scale = scale_for(across, down, width)
    bitmap = page.render(
        scale=scale, rev_byteorder=True, force_bitmap_format=pdfium.FPDFBitmap_BGR, may_draw_forms=False
    )
    row = 3 * bitmap.width
    pixels = bytes(bitmap.buffer)
    if bitmap.stride != row:
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        pixels = b"".join(pixels[start : start + row] for start in starts)
    return png.written(pixels, bitmap.width, bitmap.height)


def texts(data: bytes) -> tuple[str, ...]:
    """The text of each page as it stands in the file. Raises EncryptedPdf, DamagedPdf."""
    document = _opened(data)
    return tuple(_text(document, index) for index in range(len(document)))


def scale_for(width: float, height: float, wanted: int) -> float:
    """Pixels for a point, so that the page is `wanted` pixels wide and never more than MOST_PIXELS in all."""
    width, height = max(width, _LEAST_SIDE), max(height, _LEAST_SIDE)
    scale = min(wanted / width, math.sqrt(MOST_PIXELS / (width * height)))
    return min(scale, LONGEST_SIDE / max(width, height))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise EncryptedPdf() if "password" in str(error).lower() else DamagedPdf() from error


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    if not 1 <= number <= len(document):
        raise NoSuchPage(page=number)
    try:
        return document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise DamagedPdf() from error


def _text(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        return str(document[index].get_textpage().get_text_range())
    except pypdfium2.PdfiumError:
        return ""


def _lines(page: pypdfium2.PdfPage) -> Iterator[PageLine]:
    try:
        text_page = page.get_textpage()
        text = str(text_page.get_text_range())
    except pypdfium2.PdfiumError:
        return
    place = 0
    for line in text.split("\n"):
        first = place + len(line) - len(line.lstrip())
        if line.strip() and first < text_page.count_chars():
            left, _bottom, _right, top = text_page.get_charbox(first, loose=True)
            yield PageLine(line.strip(), _share_from_top(page, left, top))
        place += len(line) + 1


def _share_from_top(page: pypdfium2.PdfPage, x: float, y: float) -> float:
    """How far down the shown page a point of the file lies, 0 to 1: a page may be turned and cut."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, 10_000, 10_000, 0, x, y, across, down)
    return min(max(down.value / 10_000, 0.0), 1.0)
