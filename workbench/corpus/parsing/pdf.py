"""Stage 1 for PDF: pages of lines, each line made of spans with their type, read from the text layer.

Reads: bytes. Writes: `Page`s with `Line`s from top to bottom. Nothing is thrown away or joined yet.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.corpus.parsing.lines import Line, Page, Span, letters
from workbench.errors import N_, Invalid

_BOLD_NAMES = ("bold", "black", "heavy", "-demi", "semibold")
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123: font flag "ForceBold"
_BOLD_WEIGHT = 600
_MAX_PAGES = 3000
_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LONGEST_MARK = 4  # characters of a footnote's mark


class EncryptedPdf(Invalid):
    message = N_("The PDF is protected with a password. Save it without the password and add the new file.")


class DamagedPdf(Invalid):
    message = N_("The PDF is damaged and cannot be opened. Open it in a PDF program, save it again and add that.")


class TooManyPages(Invalid):
    message = N_("The PDF has %(pages)s pages, more than %(limit)s. Split it and add the parts.")


@dataclass(frozen=True)
class _Run:
    """Characters of one text object on one baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool


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
    width, height = page.get_size()
    lines = tuple(_lines(list(_runs(text_page, fonts)), index + 1))
    text_page.close()
    page.close()
    return Page(index + 1, width, height, lines)


def _runs(text_page: pypdfium2.PdfTextPage, fonts: dict[int, bool]) -> Iterator[_Run]:
    raw = text_page.raw
    count = text_page.count_chars()
    characters = _characters(raw, count)
    start = 0
    while start < count:
        owner = _object(raw, start)
        if not owner:  # a space or line end that PDFium made up
            start += 1
            continue
        line_end = characters.find("\r", start)
        end = _end(raw, start, line_end if line_end > start else count, owner)
        run = _run(raw, characters[start:end].translate(_SIGNS), start, end - 1, owner, fonts)
        if run is not None:
            yield run
        start = end


# The same function as `FPDFText_GetTextObject`, giving the address as a number: a pointer object for each character
# of a report costs more than all else that is done with it.
_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


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


def _run(raw: object, text: str, first: int, last: int, owner: int, fonts: dict[int, bool]) -> _Run | None:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetLooseCharBox(raw, first, box):
        return None
    pdfium.FPDFText_GetCharOrigin(raw, first, x, y)
    left, height = box.left, box.top - box.bottom
    pdfium.FPDFText_GetLooseCharBox(raw, last, box)
    left, right = min(left, box.left), max(left, box.right)
    pointer = ctypes.cast(ctypes.c_void_p(owner), pdfium.FPDF_PAGEOBJECT)
    font = pdfium.FPDFTextObj_GetFont(pointer)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in fonts:
        fonts[address] = _is_bold(font)
    size = _size(raw, first) or height
    return _Run(text, left, right, y.value, size, fonts[address])


def _size(raw: object, index: int) -> float:
    """The size of the type in points; the box alone would tell the font's ascent, which differs by program."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(raw, index, matrix):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d))


def _is_bold(font: object) -> bool:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace").lower()
    if any(word in name for word in _BOLD_NAMES):
        return True
    flags = pdfium.FPDFFont_GetFlags(font)
    return bool(flags > 0 and flags & _FORCE_BOLD) or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT


def _lines(runs: list[_Run], page: int) -> Iterator[Line]:
    """Runs put on lines by their baseline, lines from top to bottom; a footnote's mark stands raised on its line."""
    printed = [run for run in runs if run.text.strip()]
    usual = _usual_size(printed)
    marks = [run for run in printed if run.size < usual * 0.8 and len(run.text.strip()) <= _LONGEST_MARK]
    small = {id(run) for run in marks}
    rows: list[list[_Run]] = []
    for run in sorted((run for run in printed if id(run) not in small), key=lambda run: -run.baseline):
        if rows and _on_line(run, rows[-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    loose = [mark for mark in marks if not _attached(mark, rows)]
    rows.extend([mark] for mark in loose)
    for row in sorted(rows, key=lambda row: -row[0].baseline):
        yield _line(row, page)


def _on_line(run: _Run, row: list[_Run]) -> bool:
    """On one baseline; or nearly, and touching: the large A of `A/HRC/15/8` in a masthead."""
    distance = row[0].baseline - run.baseline
    if distance < 0.25 * min(run.size, row[0].size):
        return True
    touching = any(abs(run.left - each.right) < 2 or abs(each.left - run.right) < 2 for each in row)
    return touching and distance < 0.25 * max(run.size, row[0].size)


def _usual_size(runs: list[_Run]) -> float:
    letters: dict[float, int] = {}
    for run in runs:
        size = round(run.size, 1)
        letters[size] = letters.get(size, 0) + len(run.text)
    return max(letters, key=lambda size: letters[size]) if letters else 0.0


def _attached(mark: _Run, rows: list[list[_Run]]) -> bool:
    """Put a mark on the line it touches; whether there is one."""
    for row in rows:
        height = mark.baseline - row[0].baseline
        if not -0.3 * row[0].size < height < 0.7 * row[0].size:
            continue
        if any(mark.left - run.right < 4 and run.left - mark.right < 14 for run in row):
            row.append(mark)
            return True
    return False


def _line(row: list[_Run], page: int) -> Line:
    backwards = _runs_right_to_left(row)
    row = sorted(row, key=lambda run: -run.right if backwards else run.left)
    widest = max(row, key=lambda run: len(run.text.strip()))
    spans: list[Span] = []
    previous: _Run | None = None
    for run in row:
        raised = _is_raised(run, widest)
        text = run.text
        if previous is not None and _has_gap(previous, run, backwards, least=0.5 if raised else 0.12):
            text = " " + text
        spans.append(Span(text, run.bold, run.size, run.left, run.right, raised))
        previous = run
    return Line(tuple(spans), widest.baseline, page)


def _is_raised(run: _Run, widest: _Run) -> bool:
    if len(run.text.strip()) > _LONGEST_MARK:
        return False
    return run.size < widest.size * 0.8 and run.baseline > widest.baseline + widest.size * 0.1


def _has_gap(before: _Run, after: _Run, backwards: bool, *, least: float) -> bool:
    if before.text.endswith(" ") or after.text.startswith(" "):
        return False
    gap = before.left - after.right if backwards else after.left - before.right
    return gap > least * min(before.size, after.size)


def _runs_right_to_left(row: list[_Run]) -> bool:
    text = "".join(run.text for run in row)
    if not _RIGHTWARD.search(text):
        return False
    rightward = len(_RIGHTWARD.findall(text))
    return rightward > letters(text) / 2
