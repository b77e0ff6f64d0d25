"""The table of contents: each heading with the paragraphs it covers, as UN documents have it, and the page.

The paragraph ranges are known when the file is written and stand in the field's result; the page is known only to the
program that lays the pages out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from workbench.word.blocks import Block, Contents, ContentsWords, Heading, NumberedParagraph
from workbench.word.bookmarks import enclosing_name
from workbench.word.elements import Element, element, worded
from workbench.word.numbering import heading_labels
from workbench.word.scripts import Direction, stretches

DEPTH = 3  # levels listed
_INSTRUCTION = f'TOC \\o "1-{DEPTH}" \\h \\z \\u'


@dataclass(frozen=True)
class Entry:
    """A line of the table; `first` and `last` are None where nothing numbered stands under the heading."""

    heading: Heading
    label: str
    first: int | None
    last: int | None

    @property
    def range(self) -> str:
        """`8–42`, `8`, or nothing."""
        if self.first is None or self.first == self.last:
            return "" if self.first is None else str(self.first)
        return f"{self.first}–{self.last}"


def entries(blocks: Sequence[Block], language: str, annex: str = "Annex") -> tuple[Entry, ...]:
    """The headings of the first three levels with the paragraphs under them and under their sub-headings.

    Annexes come behind the body; there headings and paragraphs count anew.
    """
    headings = [(place, block) for place, block in enumerate(blocks) if isinstance(block, Heading)]
    labels = _labels([heading for _, heading in headings], language, annex)
    made = []
    for index, (place, heading) in enumerate(headings):
        ends = (at for at, later in headings[index + 1 :] if later.level <= heading.level)
        covered = blocks[place : next(ends, len(blocks))]
        before = sum(isinstance(block, NumberedParagraph) and block.part == heading.part for block in blocks[:place])
        count = sum(isinstance(block, NumberedParagraph) for block in covered)
        span = (before + 1, before + count) if count else (None, None)
        if heading.level <= DEPTH:
            made.append(Entry(heading, labels[index], *span))
    return tuple(made)


def _labels(headings: Sequence[Heading], language: str, annex: str) -> tuple[str, ...]:
    """The number that stands before each: its own, or the next one in the body or among the annexes."""
    counted = {}
    for part in (False, True):
        levels = [each.level for each in headings if each.own is None and bool(each.part) is part]
        counted[part] = iter(heading_labels(levels, language))
    return tuple(
        each.own if each.own is not None else _named(each, next(counted[bool(each.part)]), annex) for each in headings
    )


def _named(heading: Heading, label: str, annex: str) -> str:
    return f"{annex} {label.rstrip('.')}" if heading.part and heading.level == 1 else label


def paragraphs(listed: Sequence[Entry], *, kind: Contents, words: ContentsWords, direction: Direction) -> list[Element]:
    """The table as blocks of the body, its title first; nothing when there is no heading, or none is wanted."""
    if not listed or kind is Contents.NONE:
        return []
    title = _paragraph("ContentsTitle", [_run(words.title)], direction)
    if kind is Contents.PRINTED:
        return [title, _table(listed, words, direction)]
    over = _paragraph("ContentsOver", [_tab(), _run(words.paragraphs)], direction)
    lines = [over, *(_line(entry, [_tab(), _run(entry.range)], direction) for entry in listed)]
    _make_field(lines)
    return [title, *lines]


def _line(entry: Entry, after: list[Element], direction: Direction) -> Element:
    is_annex = entry.heading.part and entry.heading.level == 1  # its number is too wide for the column of numbers
    content = [_run(f"{entry.label}. ", direction)] if is_annex else [_run(entry.label), _tab()]
    content += [_run(piece, side) for piece, side in stretches(entry.heading.text, direction)]
    return _paragraph(f"TOC{entry.heading.level}", content + after, direction)


_COLUMNS = (7370, 1134, 1134)


def _table(listed: Sequence[Entry], words: ContentsWords, direction: Direction) -> Element:
    """Heading, paragraphs, page. LibreOffice does not print what stands right of a paragraph's indent, so no tabs."""
    properties = element(
        "w:tblPr", element("w:tblW", w=sum(_COLUMNS), type="dxa"), element("w:tblLayout", type="fixed")
    )
    if direction == "rtl":
        properties.insert(0, element("w:bidiVisual"))
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in _COLUMNS))
    head = [_paragraph("ContentsOver", [_run(text)], direction) for text in ("", words.paragraphs, words.page)]
    for cell in head:
        cell[0].append(element("w:ind", right=0))
    rows = [_row(head, repeated=True)]
    for entry in listed:
        page = _field(f"PAGEREF {enclosing_name(entry.heading.uid)}", shown="0")
        cells = (_line(entry, [_tab()], direction), _cell_line([_run(entry.range)]), _cell_line(page))
        _fit(cells[0])
        rows.append(_row(list(cells)))
    return element("w:tbl", properties, grid, *rows)


def _row(content: list[Element], *, repeated: bool = False) -> Element:
    for number in content[1:]:
        number[0].append(element("w:jc", val="right"))
    properties = element("w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if repeated else []))
    cells = [
        element(
            "w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"), element("w:vAlign", val="bottom")), one
        )
        for width, one in zip(_COLUMNS, content, strict=True)
    ]
    return element("w:tr", properties, *cells)


def _cell_line(content: list[Element]) -> Element:
    properties = element("w:pPr", element("w:pStyle", val="Normal"), element("w:spacing", before=0, after=80))
    return element("w:p", properties, *content)


def _fit(line: Element) -> None:
    """The dots end with the cell."""
    edge = _COLUMNS[0] - 216  # less the cell's own margins
    tabs = element(
        "w:tabs", element("w:tab", val="clear", pos=8504), element("w:tab", val="right", leader="dot", pos=edge)
    )
    bidi = line[0].find(qn("w:bidi"))
    if bidi is None:
        line[0].append(tabs)
    else:
        bidi.addprevious(tabs)
    line[0].append(element("w:ind", right=0))


def _paragraph(style: str, content: list[Element], direction: Direction) -> Element:
    properties = element("w:pPr", element("w:pStyle", val=style))
    if direction == "rtl":
        properties.append(element("w:bidi"))
    return element("w:p", properties, *content)


def _run(text: str, side: Direction = "ltr") -> Element:
    properties = [element("w:rPr", element("w:rtl"))] if side == "rtl" else []
    return element("w:r", *properties, worded("w:t", text))


def _tab() -> Element:
    return element("w:r", element("w:tab"))


def _make_field(lines: list[Element]) -> None:
    """Open the field in the first line and close it in the last."""
    begin, instruction, separate, _, end = _field(_INSTRUCTION, shown="")
    for place, run in enumerate((begin, instruction, separate), start=1):  # after w:pPr
        lines[0].insert(place, run)
    lines[-1].append(end)


def _field(instruction: str, shown: str) -> list[Element]:
    """A complex field: begin, instruction, separator, the result as it stands, end."""
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", worded("w:instrText", f" {instruction} ")),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        _run(shown),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]
