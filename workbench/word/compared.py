"""Two texts of a report as one Word file with tracked changes: accept all and it is the second, reject all, the first.

A heading, a paragraph, an item that is in one text alone is put in or taken out with its mark; one that moved is taken
out where it was and put in where it is. Rows of a table are put in and taken out whole, words of a cell word by word.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Literal, TypeAlias

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from rapidfuzz.distance import Indel

from workbench.text.languages import direction
from workbench.text.markup import Note, from_plain, parse
from workbench.word import footnotes, numbering, properties, stylesheet, template
from workbench.word.blocks import NoteKey
from workbench.word.elements import Element, descendants, element, worded
from workbench.word.inlines import Surroundings, runs
from workbench.word.revisions import Change, Tracking, edges, tracked
from workbench.word.scripts import Direction

Style: TypeAlias = Literal["heading", "numbered", "item", "subitem", "plain", "caption", "figure"]
UNSEEN = "\N{ZERO WIDTH SPACE}"
_STYLES: Mapping[str, str] = {
    "numbered": numbering.PARAGRAPH,
    "item": numbering.SUBPARAGRAPHS[0],
    "subitem": numbering.SUBPARAGRAPHS[1],
    "plain": numbering.PARAGRAPH,
    "caption": "MatrixLine",
    "figure": "MatrixLine",
}


@dataclass(frozen=True)
class Line:
    """A heading (`level` from 1) or a paragraph: canonical markup, and the markup of its notes."""

    style: Style
    markup: str
    level: int = 0
    notes: Mapping[NoteKey, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells of one length, each markup. The first row is its head."""

    rows: tuple[tuple[str, ...], ...]
    notes: Mapping[NoteKey, str] = field(default_factory=dict)


Piece: TypeAlias = Line | Grid
Pair: TypeAlias = tuple[Piece | None, Piece | None]


@dataclass(frozen=True)
class ComparedReport:
    """`pairs` in one order that holds both texts: (before, after), None where it is not in that text.

    line: which two texts · how: what accepting and rejecting gives; a note to the title.
    """

    title: str
    line: str
    how: str
    language: str
    author: str
    at: datetime
    pairs: tuple[Pair, ...]


def render(report: ComparedReport) -> bytes:
    """The .docx with tracked changes, the same bytes for the same values. Raises BadMarkup, BadCharacter."""
    document = template.blank()
    document.sections[0].different_first_page_header_footer = False
    for text in descendants(document.sections[0].header._element, "w:t"):  # the fields of a report's template
        text.text = report.title if "running" in (text.text or "") else ""
    properties.clean(document)
    properties.describe(document, title=report.title, language=report.language)
    stylesheet.complete(document, report.language)
    if direction(report.language) == "rtl":
        stylesheet.unjustify(document)
    numbering.install(document, report.language)
    body = document.element.body
    for place, made in enumerate(_Writer(document, report).content()):
        body.insert(place, made)
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())


class _Writer:
    """Writes the pairs in order and keeps the numbers that must be unique in the file."""

    def __init__(self, document: Document, report: ComparedReport) -> None:
        self.document = document
        self.report = report
        self.direction: Direction = direction(report.language)
        self.tracking = Tracking(report.author, report.at)
        self.notes = footnotes.install(document)
        self.note_numbers = count(footnotes.next_number(self.notes))

    def content(self) -> Iterator[Element]:
        """A title, the pairs, a line that closes the file.

        Three things are for LibreOffice, which else leaves empty paragraphs behind: the first note of a file stands in
        a paragraph that stays, the last paragraph has words, and no paragraph that stays ends with a change before
        another change.
        """
        yield self._title()
        yield element("w:p", _styled("MatrixLine", self.direction), *self._words(self.report.line))
        for before, after in _told_apart(self.report.pairs):
            if isinstance(before, Grid) or isinstance(after, Grid):
                yield self._table(before, after)
                yield self._line(None, None, _change(before, after), style="figure")
            else:
                one = after or before
                assert one is not None  # each pair has a side
                yield self._line(before, after, _change(before, after), style=one.style, level=one.level)
        yield element("w:p", _styled("MatrixLine", self.direction), *self._words("_" * 15))

    def _title(self) -> Element:
        note = self._footnote(from_plain(self.report.how))
        return element("w:p", _styled("MatrixTitle", self.direction), *self._words(self.report.title), note)

    def _words(self, words: str) -> list[Element]:
        return runs(parse(from_plain(words)), Surroundings(self.direction, self._link(self.document.part), _no_notes))

    def _line(
        self, before: Line | None, after: Line | None, change: Change, *, style: Style, level: int = 0
    ) -> Element:
        named = numbering.HEADINGS[min(level, len(numbering.HEADINGS)) - 1] if style == "heading" else _STYLES[style]
        made = element("w:pPr", element("w:pStyle", val=named))
        if style == "plain":
            made.append(element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=0)))
        if style == "caption":
            return self._standing_caption(made, before, after)
        return self._paragraph(made, before, after, change)

    def _standing_caption(self, made: Element, before: Line | None, after: Line | None) -> Element:
        """The caption of a table; of one that is in one text alone the words go, the line stays.

        The mark of a paragraph before a table cannot be taken out, and in LibreOffice a paragraph before an empty one
        leaves its number there; so the line keeps a sign that nobody sees.
        """
        paragraph = self._paragraph(made, before, after, "kept")
        made.addnext(element("w:r", worded("w:t", UNSEEN)))
        return paragraph

    def _paragraph(self, made: Element, before: Line | None, after: Line | None, change: Change) -> Element:
        if self.direction == "rtl":
            made.append(element("w:bidi"))
        if change != "kept":
            made.append(element("w:rPr", self.tracking.mark(change)))
        content = tracked(
            before.markup if before else None,
            after.markup if after else None,
            before.notes if before else {},
            after.notes if after else {},
            tracking=self.tracking,
            direction=self.direction,
            link=self._link(self.document.part),
            footnote=self._footnote,
        )
        return element("w:p", made, *content)

    def _table(self, before: Piece | None, after: Piece | None) -> Element:
        old = before if isinstance(before, Grid) else Grid(())
        new = after if isinstance(after, Grid) else Grid(())
        width = max(len(row) for row in (*old.rows, *new.rows))
        share = stylesheet.TEXT_WIDTH // width
        made = element("w:tblPr", element("w:tblW", w=share * width, type="dxa"), _borders())
        if self.direction == "rtl":
            made.insert(0, element("w:bidiVisual"))
        grid = element("w:tblGrid", *(element("w:gridCol", w=share) for _ in range(width)))
        return element("w:tbl", made, grid, *(self._row(pair, old, new, share) for pair in _rows(old.rows, new.rows)))

    def _row(self, pair: "_RowPair", old: Grid, new: Grid, share: int) -> Element:
        before, after = pair
        change = _change(before, after)
        marked = [] if change == "kept" else [element("w:trPr", self.tracking.mark(change))]
        cells = []
        for place in range(len(after or before or ())):
            line = _cell(before, place, old.notes), _cell(after, place, new.notes)
            style = element("w:pPr", element("w:pStyle", val="MatrixCell"))
            size = element("w:tcPr", element("w:tcW", w=share, type="dxa"))
            cells.append(element("w:tc", size, self._paragraph(style, *line, change)))
        return element("w:tr", *marked, *cells)

    def _footnote(self, words: str) -> Element:
        number = next(self.note_numbers)
        around = Surroundings(self.direction, self._link(self.notes), _no_notes)
        self.notes.element.append(footnotes.body(number, runs(parse(words), around), self.direction))
        return footnotes.reference(number)

    def _link(self, part: Part) -> "_Link":
        return _Link(part)


@dataclass(frozen=True)
class _Link:
    """Gives the relationship of a web address."""

    part: Part

    def __call__(self, address: str) -> str:
        return self.part.relate_to(address, RT.HYPERLINK, is_external=True)


def _styled(style: str, side: Direction) -> Element:
    return element("w:pPr", element("w:pStyle", val=style), *([element("w:bidi")] if side == "rtl" else []))


def _told_apart(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """A paragraph that ends with a change, before one that begins with one, is taken out and put in whole."""
    for place, (before, after) in enumerate(pairs):
        following = pairs[place + 1] if place + 1 < len(pairs) else (None, None)
        end = _edges(before, after)[1]
        if end != "kept" and _change(before, after) == "kept" and _edges(*following)[0] != "kept":
            yield from ((before, None), (None, after))
        else:
            yield before, after


def _edges(before: Piece | None, after: Piece | None) -> tuple[Change, Change]:
    """What became of the first and of the last word of what stands there."""
    if isinstance(before, Line) and isinstance(after, Line):
        return edges(before.markup, after.markup, before.notes, after.notes)
    change = _change(before, after)
    return change, change


_RowPair: TypeAlias = tuple[tuple[str, ...] | None, tuple[str, ...] | None]


def _no_notes(note: Note) -> None:
    """A footnote carries no footnotes of its own."""


def _change(before: object | None, after: object | None) -> Change:
    if before is None:
        return "inserted" if after is not None else "kept"
    return "kept" if after is not None else "deleted"


def _cell(row: tuple[str, ...] | None, place: int, notes: Mapping[NoteKey, str]) -> Line | None:
    return None if row is None else Line("plain", row[place], notes=notes)


def _rows(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Iterator[_RowPair]:
    """Rows side by side: those that are equal, then between them in order, the rest alone."""
    for step in Indel.opcodes(_names(old, new, old), _names(old, new, new)):
        first, second = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        both = min(len(first), len(second))
        yield from zip(first[:both], second[:both], strict=True)
        yield from ((row, None) for row in first[both:])
        yield from ((None, row) for row in second[both:])


def _names(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]]
) -> list[int]:
    known = {row: number for number, row in enumerate(dict.fromkeys((*old, *new)))}
    return [known[row] for row in rows]


def _borders() -> Element:
    sides = ("top", "bottom", "insideH")
    return element("w:tblBorders", *(element(f"w:{side}", val="single", sz=4, space=0, color="auto") for side in sides))
