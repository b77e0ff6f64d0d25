"""A wide table as a Word file: landscape, its head repeated on every page, readable by a screen reader."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Twips

from workbench.text.characters import without_illegal
from workbench.text.languages import direction
from workbench.text.markup import Note, Text, from_plain, parse
from workbench.word import properties, stylesheet, template
from workbench.word.elements import Element, children, element
from workbench.word.inlines import Surroundings, runs
from workbench.word.scripts import Direction

Mark: TypeAlias = Literal["strong", "em"]
_MARGIN = 850
WIDTH = template.PAGE[1] - 2 * _MARGIN  # what a landscape page leaves for the columns
_HEAD_SHADE = "E3E9F0"
_ON_ONE_PAGE = 1200  # characters in a cell: a row that may be longer than a page has to break


@dataclass(frozen=True)
class Line:
    """A paragraph of a cell, in a language of its own."""

    text: str
    language: str = "en"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Cell:
    """Text of one cell; `above` stands over it in italics, words that are quoted. Each has a language of its own.

    `lines` stand under the text, or in its place where it is "".
    """

    text: str
    above: str = ""
    language: str = "en"
    above_language: str = "en"
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Column:
    """heading, and the share of the page's width it takes."""

    heading: str
    share: float


@dataclass(frozen=True)
class RowGroup:
    """Rows under a heading of their own; `line` stands between the heading and the table."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]
    line: str = ""
    language: str = "en"


@dataclass(frozen=True)
class WideTable:
    """One file with one table, or with one for each group. lines: what stands between title and table, a line each ·
    summary: what the table holds, for a screen reader · on_top: a line above all that the file holds · recorded: custom
    properties, by which it is known again."""

    title: str
    lines: tuple[str, ...]
    summary: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    language: str = "en"
    running: str = ""
    on_top: str = ""
    groups: tuple[RowGroup, ...] = ()
    recorded: Mapping[str, str] = field(default_factory=dict)


def render(table: WideTable, *, after: Document | None = None) -> bytes:
    """The .docx of this table, the same bytes for the same values. Raises BadCharacter.

    `after`: a document, complete with our styles, that the table follows on pages of its own.
    """
    document = after or template.blank()
    if after is not None:
        document.add_section(WD_SECTION.NEW_PAGE)
        document.sections[-1].header.is_linked_to_previous = False
        template.page_number(document)
    _turn_the_page(document)
    _running_lines(document, table)
    body = document.element.body
    side = direction(table.language)
    content = [_paragraph("MatrixTitle", table.title, side)]
    content += [_paragraph("MatrixLine", line, side) for line in table.lines]
    content += _tables(table, side)
    end = children(body, "w:sectPr")[-1]
    for one in content:
        end.addprevious(one)
    if table.on_top:
        body.insert(0, _paragraph("MatrixLine", table.on_top, side, mark="strong"))
    properties.clean(document)
    properties.describe(document, title=table.title, language=table.language)
    if table.recorded:
        properties.record(document, table.recorded)
    stylesheet.complete(document, table.language)
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())


def _turn_the_page(document: Document) -> None:
    section = document.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(template.PAGE[1]), Twips(template.PAGE[0])
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(1134)
    section.header_distance = section.footer_distance = Twips(567)
    section.different_first_page_header_footer = False


def _running_lines(document: Document, table: WideTable) -> None:
    side = direction(table.language)
    header = document.sections[-1].header._element
    for old in list(header):
        header.remove(old)
    header.append(_paragraph("Header", table.running or table.title, side))
    for footer in children(document.sections[-1].footer._element, "w:p"):
        for kept in children(footer, "w:pPr"):
            usual = element("w:tab", val="clear", pos=stylesheet.TEXT_WIDTH)
            kept.append(element("w:tabs", usual, element("w:tab", val="right", pos=WIDTH)))


def _tables(table: WideTable, side: Direction) -> list[Element]:
    if not table.groups:
        return [_table(table, table.rows, side), _paragraph("MatrixLine", "", side)]  # Word wants one after a table
    found = []
    for group in table.groups:
        found.append(_paragraph("MatrixGroup", group.heading, direction(group.language)))
        found += [_paragraph("MatrixLine", group.line, side, keep=True)] if group.line else []
        found += [_table(table, group.rows, side), _paragraph("MatrixLine", "", side)]
    return found


def _table(table: WideTable, rows: tuple[tuple[Cell, ...], ...], side: Direction) -> Element:
    whole = sum(column.share for column in table.columns)
    widths = [int(WIDTH * column.share / whole) for column in table.columns]
    made = element(
        "w:tblPr",
        element("w:tblStyle", val="TableGrid"),
        *([element("w:bidiVisual")] if side == "rtl" else []),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", element("w:left", w=85, type="dxa"), element("w:right", w=85, type="dxa")),
        element("w:tblLook", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("w:tblCaption", val=table.title),
        element("w:tblDescription", val=table.summary),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    head = _head([column.heading for column in table.columns], widths, side)
    return element("w:tbl", made, grid, head, *(_row(row, widths) for row in rows))


def _head(headings: list[str], widths: list[int], side: Direction) -> Element:
    cells = [
        _cell([_paragraph("MatrixHead", heading, side)], width, shade=_HEAD_SHADE)
        for heading, width in zip(headings, widths, strict=True)
    ]
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _row(row: tuple[Cell, ...], widths: list[int]) -> Element:
    cells = [_cell(_content(cell), width) for cell, width in zip(row, widths, strict=True)]
    short = all(_length(cell) <= _ON_ONE_PAGE for cell in row)
    return element("w:tr", *([element("w:trPr", element("w:cantSplit"))] if short else []), *cells)


def _length(cell: Cell) -> int:
    return len(cell.above) + len(cell.text) + sum(len(line.text) for line in cell.lines)


def _content(cell: Cell) -> list[Element]:
    side, above = direction(cell.language), direction(cell.above_language)
    quoted = [_paragraph("MatrixCell", cell.above, above, mark="em")] if cell.above else []
    said = cell.text.splitlines() or ([] if cell.lines else [""])
    return [*quoted, *(_paragraph("MatrixCell", line, side) for line in said), *map(_line, cell.lines)]


def _line(line: Line) -> Element:
    mark: Mark | None = "strong" if line.bold else "em" if line.italic else None
    return _paragraph("MatrixCell", line.text, direction(line.language), mark=mark)


def _cell(content: list[Element], width: int, *, shade: str = "") -> Element:
    made = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if shade:
        made.append(element("w:shd", val="clear", color="auto", fill=shade))
    return element("w:tc", made, *content)


def _paragraph(style: str, text: str, side: Direction, *, mark: Mark | None = None, keep: bool = False) -> Element:
    """`keep`: it stays on the page of what follows."""
    made = element("w:pPr", element("w:pStyle", val=style), *([element("w:keepNext")] if keep else []))
    if side == "rtl":
        made.append(element("w:bidi"))
    inlines = parse(from_plain(without_illegal(text)))  # a quotation holds U+FFFC where a footnote stood
    if mark:
        inlines = tuple(Text(one.text, frozenset({mark})) if isinstance(one, Text) else one for one in inlines)
    return element("w:p", made, *runs(inlines, _PLAIN[side]))


def _no_link(address: str) -> str:
    raise AssertionError(address)  # a table holds plain text


def _no_note(note: Note) -> None:
    """A table holds no footnotes."""


_PLAIN: dict[Direction, Surroundings] = {
    "ltr": Surroundings("ltr", _no_link, _no_note),
    "rtl": Surroundings("rtl", _no_link, _no_note),
}
