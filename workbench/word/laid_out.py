"""Elements of the body from content that is ready: a paragraph, a table, a picture. What stands in them is not decided
here, so a report, a section worked on in Word and a comparison of two versions are laid out alike."""

import io
from collections.abc import Sequence
from typing import TypeAlias

from docx.document import Document
from docx.oxml.ns import qn

from workbench.word.elements import Element, element
from workbench.word.pictures import size
from workbench.word.scripts import Direction
from workbench.word.stylesheet import TEXT_WIDTH

Cell: TypeAlias = Sequence[list[Element]]  # the runs of each of its lines
_INDENT = 1134  # twips, as the text block has
_BLOCK = TEXT_WIDTH - 2 * _INDENT
_WIDE = 5  # columns from which a table takes the whole width between the margins
_LONGEST_WORDS = 40  # characters beyond which a column's text counts no more towards its width
_ON_ONE_PAGE = 1500  # characters in a row that may be longer than a page: it has to break
_HEAD_SHADE = "E3E9F0"
_EMU_PER_TWIP = 635
_TWIPS_PER_PIXEL = 15  # at 96 pixels an inch
_TALLEST = 11000  # twips: what a page leaves for a picture and its caption


def paragraph(
    style: str, content: Sequence[Element], direction: Direction, *, numbered: tuple[int, int] | None = None
) -> Element:
    """A `w:p`. numbered: (level, list) of its own where it does not count in the list of its style."""
    made = element("w:pPr", element("w:pStyle", val=style))
    if numbered is not None:
        level, number = numbered
        made.append(element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=number)))
    if direction == "rtl":
        made.append(element("w:bidi"))
    return element("w:p", made, *content)


def table(rows: Sequence[Sequence[Cell]], *, headers: int, title: str, direction: Direction) -> Element:
    """A `w:tbl` with a grid of lines; the first `headers` rows are repeated on every page, and known as such."""
    columns = max(map(len, rows), default=1)
    whole, indent = (TEXT_WIDTH, 0) if columns >= _WIDE else (_BLOCK, _INDENT)
    widths = _widths(rows, columns, whole)
    made = element("w:tblPr", element("w:tblStyle", val="TableGrid"))
    if direction == "rtl":
        made.append(element("w:bidiVisual"))
    made.extend(
        (
            element("w:tblW", w=whole, type="dxa"),
            element("w:tblInd", w=indent, type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", element("w:left", w=85, type="dxa"), element("w:right", w=85, type="dxa")),
            element(
                "w:tblLook", firstRow=int(headers > 0), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
            ),
        )
    )
    if title:
        made.append(element("w:tblCaption", val=title))
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    laid = [_row(row, widths, place < headers < len(rows), direction) for place, row in enumerate(rows)]
    return element("w:tbl", made, grid, *laid)


def _widths(rows: Sequence[Sequence[Cell]], columns: int, whole: int) -> list[int]:
    """The width over the columns by the longest text of each, none less than half its even share."""
    needs = [1] * columns
    for row in rows:
        for place, cell in enumerate(row):
            longest = max((_length(line) for line in cell), default=0)
            needs[place] = max(needs[place], min(longest, _LONGEST_WORDS))
    least = whole // (2 * columns)
    rest = whole - least * columns
    widths = [least + rest * need // sum(needs) for need in needs]
    widths[0] += whole - sum(widths)
    return widths


def _length(line: Sequence[Element]) -> int:
    return sum(len(text.text or "") for run in line for text in run.iter(qn("w:t")))


def _row(row: Sequence[Cell], widths: Sequence[int], is_head: bool, direction: Direction) -> Element:
    short = sum(_length(line) for cell in row for line in cell) <= _ON_ONE_PAGE
    properties = [element("w:cantSplit")] if short else []
    properties += [element("w:tblHeader")] if is_head else []
    cells = [_cell(cell, width, is_head, direction) for cell, width in zip(row, widths, strict=True)]
    return element("w:tr", *([element("w:trPr", *properties)] if properties else []), *cells)


def _cell(cell: Cell, width: int, is_head: bool, direction: Direction) -> Element:
    made = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if is_head:
        made.append(element("w:shd", val="clear", color="auto", fill=_HEAD_SHADE))
    style = "TableHead" if is_head else "TableCell"
    return element("w:tc", made, *(paragraph(style, line, direction) for line in cell or [[]]))


def picture(document: Document, data: bytes, *, alt: str, number: int) -> Element:
    """The run with a picture in line with the text, no wider than the text block. number: unique in the file."""
    wide, high = size(data) or (1, 1)
    share = min(1.0, _BLOCK / (wide * _TWIPS_PER_PIXEL), _TALLEST / (high * _TWIPS_PER_PIXEL))
    inline = document.part.new_pic_inline(
        io.BytesIO(data),
        round(wide * _TWIPS_PER_PIXEL * share) * _EMU_PER_TWIP,
        round(high * _TWIPS_PER_PIXEL * share) * _EMU_PER_TWIP,
    )
    for place, named in enumerate(inline.iter(qn("wp:docPr"), qn("pic:cNvPr"))):
        named.set("id", str(number))
        named.set("name", f"Picture {number}")  # the name of the file stays in the office
        if place == 0:
            named.set("descr", alt)
    return element("w:r", element("w:drawing", inline))
