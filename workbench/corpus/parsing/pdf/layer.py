"""Stage 1 for PDF: pages of lines, each line made of spans with their type, read from the text layer.

Reads: bytes. Writes: `Page`s with `Line`s from top to bottom. Nothing is thrown away or joined yet.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.corpus.parsing.pdf import assembling
from workbench.corpus.parsing.pdf.assembling import Run
from workbench.corpus.parsing.pdf.lines import Page
from workbench.errors import N_, Invalid
from workbench.text.characters import letters

_BOLD_NAMES = ("bold", "black", "heavy", "-demi", "semibold", "simhei", "heiti", "stheiti", "gras", "negrit")
_OUTLINED = 2  # PDF 32000-1, table 106: filled and stroked, bold where the font has none
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123: font flag "ForceBold"
_BOLD_WEIGHT = 600
_MAX_PAGES = 3000
# Private use, replacement and control characters: what a font without a table of its signs leaves.
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00\x01\x03-\x08\x0e-\x1f]")
_RIGHTWARD = re.compile("[\u0590-\u08ff]")
_FEW = 40  # letters: a page with fewer may be a picture of text
_PICTURE = 0.3  # of a page's area covered by pictures
_OUTLINES = 300  # shapes on a page without letters: its letters were drawn
_OBJECTS = 2000  # of a page looked at
_ASIDE = 0.1  # of a page's characters that stand across the others (a label in the margin): left out below this


class EncryptedPdf(Invalid):
    message = N_("The PDF is protected with a password. Save it without the password and add the new file.")


class DamagedPdf(Invalid):
    message = N_("The PDF is damaged and cannot be opened. Open it in a PDF program, save it again and add that.")


class TooManyPages(Invalid):
    message = N_("The PDF has %(pages)s pages, more than %(limit)s. Split it and add the parts.")


@dataclass(frozen=True)
class _Sheet:
    """A page's place in its own coordinates, in points: corner, width and height."""

    left: float
    foot: float
    width: float
    height: float

    def size(self, quarter: int) -> tuple[float, float]:
        """Width and height as the page is held to read print that runs in that direction."""
        return (self.height, self.width) if quarter % 2 else (self.width, self.height)

    def turned(self, quarter: int, x: float, y: float) -> tuple[float, float]:
        """A point, seen with the page held to read print that runs rightward (0), up (1), leftward (2) or down (3)."""
        x, y = x - self.left, y - self.foot
        if quarter == 0:
            return x, y
        if quarter == 1:
            return y, self.width - x
        return (self.width - x, self.height - y) if quarter == 2 else (self.height - y, x)


def read(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF. Raises EncryptedPdf, DamagedPdf, TooManyPages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise EncryptedPdf() if "password" in str(error).lower() else DamagedPdf() from error
    if len(document) > _MAX_PAGES:
        raise TooManyPages(pages=len(document), limit=_MAX_PAGES)
    fonts: dict[int, bool] = {}
    return tuple(_page(document, index, fonts) for index in range(len(document)))


def _page(document: pypdfium2.PdfDocument, index: int, fonts: dict[int, bool]) -> Page:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(index + 1, 0.0, 0.0, ())
    left, foot, right, top = page.get_bbox()
    sheet = _Sheet(left, foot, right - left, top - foot)
    count = text_page.count_chars()
    characters = _characters(text_page.raw, count)
    runs = list(_runs(text_page.raw, characters, sheet, fonts))
    quarter, held = _as_held(runs)
    width, height = sheet.size(quarter)
    lines = tuple(line for one in held for line in assembling.lines(one, index + 1, width))
    few = count < 10 * _FEW and sum(letters(run.text) for _, run in runs) < _FEW
    pictured = few and _is_picture(page, sheet)
    text_page.close()
    page.close()
    return Page(index + 1, width, height, lines, len(_STRANGE.findall(characters)), pictured)


def _as_held(runs: list[tuple[int, Run]]) -> tuple[int, list[list[Run]]]:
    """The quarter turn in which most of a page is read, and its runs by their turn, those first."""
    counts: Counter[int] = Counter()
    for quarter, run in runs:
        counts[quarter] += len(run.text)
    if len(counts) < 2:
        return next(iter(counts), 0), [[run for _, run in runs]]
    enough = _ASIDE * counts.total()
    order = [quarter for quarter, count in counts.most_common() if count >= enough]
    return order[0], [[run for quarter, run in runs if quarter == each] for each in order]


def _is_picture(page: pypdfium2.PdfPage, sheet: _Sheet) -> bool:
    """Whether a page with next to no text is covered by pictures, or its letters are drawn as shapes."""
    count = pdfium.FPDFPage_CountObjects(page)
    covered, shapes = 0.0, 0
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(count, _OBJECTS)):
        piece = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(piece)
        shapes += kind == pdfium.FPDF_PAGEOBJ_PATH
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if pdfium.FPDFPageObj_GetBounds(piece, *edges):
            left, foot, right, top = (edge.value for edge in edges)
            covered += max(0.0, right - left) * max(0.0, top - foot)
    return covered >= _PICTURE * sheet.width * sheet.height > 0 or shapes >= _OUTLINES


def _runs(raw: object, characters: str, sheet: _Sheet, fonts: dict[int, bool]) -> Iterator[tuple[int, Run]]:
    """The runs of a page, each with the quarter turn in which it is read."""
    count = len(characters)
    start = 0
    while start < count:
        owner = _object(raw, start)
        if not owner:  # a space or line end that PDFium made up
            start += 1
            continue
        line_end = characters.find("\r", start)
        end = _end(raw, start, line_end if line_end > start else count, owner)
        text = characters[start:end].translate(_SIGNS)
        if _RIGHTWARD.search(text):
            text = _ligatures_turned(raw, text, start)
        run = _run(raw, text, start, end - 1, owner, sheet, fonts)
        if run is not None:
            yield run
        start = end


# The same functions as in `pypdfium2.raw`, giving and taking addresses as numbers: a pointer object for each character
# of a report costs more than all else that is done with it.
def _plain(function: object, *takes: type) -> Any:
    return ctypes.CFUNCTYPE(ctypes.c_void_p, *takes)(ctypes.cast(function, ctypes.c_void_p).value or 0)  # type: ignore[arg-type]


_object = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_void_p)
_font = _plain(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)


def _end(raw: object, start: int, count: int, owner: int) -> int:
    """The index after the last character of the text object at `start`: by leaps, then by halves."""
    step, known = 1, start
    while known + step < count and _object(raw, known + step) == owner:
        known += step
        step *= 2
    low, high = known + 1, min(known + step, count)
    while low < high:
        middle = (low + high) // 2
        if _object(raw, middle) == owner:
            low = middle + 1
        else:
            high = middle
    return low


# PDFium's marks of a hyphen at a line's end are hyphens; all else that is no sign of print is a space.
_SIGNS = {**dict.fromkeys(range(32), " "), 2: "-", 0xFFFE: "-", 0xFFFF: " ", 0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•"}


def _characters(raw: object, count: int) -> str:
    """A character for each index, a line end where PDFium sees one; all at once where it can be had so."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = pdfium.FPDFText_GetText(raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
    if units == count + 1 and len(text) == count:
        return text
    return "".join(_character(pdfium.FPDFText_GetUnicode(raw, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else " "


# What PDFium writes its answers into. PDFium answers one call at a time, and a file is read in one thread.
_ONE, _OTHER = pdfium.FS_RECTF(), pdfium.FS_RECTF()
_X, _Y = ctypes.c_double(), ctypes.c_double()
_MATRIX = pdfium.FS_MATRIX()


def _ligatures_turned(raw: object, text: str, start: int) -> str:
    """Arabic ligatures in reading order: PDFium turns each line about, and the letters of a `لا` with it.

    Letters of one ligature have one origin.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    turned: list[str] = []
    group, at = "", -1.0
    for index, character in enumerate(text, start):
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        if x.value == at and _RIGHTWARD.match(character):
            group = character + group
            continue
        turned.append(group)
        group, at = character, x.value
    return "".join((*turned, group))


def _run(
    raw: object, text: str, first: int, last: int, owner: int, sheet: _Sheet, fonts: dict[int, bool]
) -> tuple[int, Run] | None:
    if not pdfium.FPDFText_GetLooseCharBox(raw, first, _ONE):
        return None
    if last == first:
        left, right, foot, top = _ONE.left, _ONE.right, _ONE.bottom, _ONE.top
    else:
        pdfium.FPDFText_GetLooseCharBox(raw, last, _OTHER)
        left, right = min(_ONE.left, _OTHER.left), max(_ONE.right, _OTHER.right)
        foot, top = min(_ONE.bottom, _OTHER.bottom), max(_ONE.top, _OTHER.top)
    pdfium.FPDFText_GetCharOrigin(raw, first, _X, _Y)
    quarter, scale = _direction(raw, first)
    size = pdfium.FPDFText_GetFontSize(raw, first) * scale or abs(_ONE.top - _ONE.bottom)
    address = _font(owner) or 0
    if address not in fonts:
        fonts[address] = _is_bold(ctypes.cast(address, pdfium.FPDF_FONT))
    bold = fonts[address] or _mode(owner) == _OUTLINED
    if quarter == 0:
        return 0, Run(text, left - sheet.left, right - sheet.left, _Y.value - sheet.foot, size, bold)
    ends = (sheet.turned(quarter, left, foot)[0], sheet.turned(quarter, right, top)[0])
    baseline = sheet.turned(quarter, _X.value, _Y.value)[1]
    return quarter, Run(text, min(ends), max(ends), baseline, size, bold)


def _direction(raw: object, index: int) -> tuple[int, float]:
    """Which way a character runs, in quarter turns, and how far its type is enlarged.

    The box alone would tell the font's ascent, which differs by program.
    """
    if not pdfium.FPDFText_GetMatrix(raw, index, _MATRIX):
        return 0, 0.0
    a, b, c, d = _MATRIX.a, _MATRIX.b, _MATRIX.c, _MATRIX.d
    scale = math.hypot(c, d)
    if abs(a) >= abs(b):
        return (2 if a < 0 and d < 0 else 0), scale
    return (1 if b > 0 else 3), scale


def _is_bold(font: object) -> bool:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace").lower()
    if any(word in name for word in _BOLD_NAMES):
        return True
    flags = pdfium.FPDFFont_GetFlags(font)
    return bool(flags > 0 and flags & _FORCE_BOLD) or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
