"""The text of a .docx as a reader sees it: paragraphs in order with heading level, automatic number, bold and notes.

For documents of the library, that come from anywhere. Tracked changes read as if accepted; a row of a table is one
paragraph. What a comment round needs (ranges, bookmarks, both projections) is `word.reading`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.cycles import unsearched
from workbench.word.accepted import BOX
from workbench.word.flow import Flow, WordParagraph, flow
from workbench.word.grid import Grid
from workbench.word.outline import Styles
from workbench.word.package import Package, open_package
from workbench.word.sequences import Numbering
from workbench.word.xml import WRAPPERS, Element, name

_BODY, _P, _TBL, _ID = (name(f"w:{tag}") for tag in ("body", "p", "tbl", "id"))
# The parts that are read; the others are looked at by the gate alone.
_WANTED: Final = frozenset({"styles", "numbering", "footnotes", "endnotes", "header", "comments", "core-properties"})
_PROPERTIES: Final = ("title", "subject", "keywords")
# `12.`, `(3)`, `147.12`: all that the first cell of a row says, where the paragraph itself stands in the next one.
_NUMBER_ALONE = re.compile(r"[(]?\d{1,4}(?:\.\d{1,3})?[.)]?")
_BOLD: Final = 0.8  # as headings are told
_RUNNING_TEXT: Final = 80  # letters: what is shorter beside a number is an entry of a list


@dataclass(frozen=True)
class WordText:
    """A .docx as text: `notes` by their id, `headers` as printed above the pages, `comments` for job records.

    `properties` are what the file says about itself: title, subject, keywords.
    """

    paragraphs: tuple[WordParagraph, ...]
    notes: Mapping[str, str]
    headers: tuple[str, ...]
    comments: tuple[str, ...]
    properties: Mapping[str, str]


def read_text(data: bytes) -> WordText:
    """The text of a .docx. Raises UnsafeFile with the reason."""
    with unsearched():
        package = open_package(data, wanted=_WANTED)
        styles = Styles(package.related("styles"))
        numbering = Numbering(package.related("numbering"))
        return WordText(
            paragraphs=tuple(_Body(flow(package.body, styles, numbering)).paragraphs(package.body)),
            notes=dict(_notes(package, styles)),
            headers=tuple(_headers(package, styles)),
            comments=tuple(_texts(package.related("comments"), styles)),
            properties=dict(_properties(package)),
        )


class _Body:
    """Paragraphs, and tables as rows, in the order of the text."""

    def __init__(self, found: Flow) -> None:
        self.said = found.said
        self.spans = found.spans
        self.tables = 0

    def paragraphs(self, root: Element) -> Iterator[WordParagraph]:
        body = root.find(_BODY)
        return (each for each in self._children(body) if each.text) if body is not None else iter(())

    def _children(self, parent: Element) -> Iterator[WordParagraph]:
        """Also a paragraph that is only a number: in a table, it stands beside its text."""
        boxed: list[WordParagraph] = []
        for child in parent:
            if child.tag == BOX:
                boxed.extend(self._children(child))
                continue
            if boxed:
                yield from _framed(boxed)
                boxed = []
            if child.tag == _P:
                if child in self.said:
                    yield self.said[child]
            elif child.tag == _TBL:
                yield from self._table(Grid(child, self.spans))
            elif child.tag in WRAPPERS:
                yield from self._children(child)
        yield from _framed(boxed)

    def _table(self, grid: Grid) -> Iterator[WordParagraph]:
        """A row is one paragraph; where only one of its cells has text, the table as a rule frames the text."""
        if grid.width > 1:
            self.tables += 1
        number, rows = self.tables, [self._cells(row) for row in grid.rows]
        is_table = any(sum(map(bool, inner)) > 1 for inner in rows)
        for row, inner in zip(grid.rows, rows, strict=True):
            filled = [paragraphs for paragraphs in inner if paragraphs]
            cells = grid.whole(row, tuple(map(_cell_text, inner)))
            if len(filled) == 1 and (len(row) == 1 or (sum(map(bool, cells)) == 1 and not _is_entry(filled[0]))):
                yield from _across(filled[0], cells, number) if is_table else filled[0]
            elif filled:
                yield from _row(filled, cells, number)
        if grid.width > 1 and not is_table and self.tables == number:
            self.tables -= 1

    def _cells(self, row: Sequence[tuple[Element, int, int]]) -> tuple[tuple[WordParagraph, ...], ...]:
        """The paragraphs of each cell; tables within cells that stand side by side are text of their cell."""
        before = self.tables
        inner = tuple(tuple(self._children(cell)) for cell, _, _ in row)
        if sum(map(bool, inner)) > 1:
            self.tables = before
        return inner


def _across(cell: tuple[WordParagraph, ...], cells: tuple[str, ...], table: int) -> Iterator[WordParagraph]:
    """A heading or text that goes across a table belongs to it, and ends with it."""
    for each in cell:
        yield each if each.row else each._replace(table=table, cells=cells if len(cell) == 1 else ())


def _framed(boxed: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """The text of boxes side by side. Labels in a drawing are one line, read as a row is, and no headings."""
    if boxed and all(len(each.text) < _RUNNING_TEXT for each in boxed):
        yield _joined(boxed, " | ".join(_cell_text((each,)) for each in boxed))
    else:
        yield from (each._replace(heading=None) for each in boxed)


def _is_entry(cell: tuple[WordParagraph, ...]) -> bool:
    """Whether the only text of a row is an entry beside blank cells, and no heading or text that is framed."""
    (first, *more) = cell
    return not more and len(first.text) < _RUNNING_TEXT and first.bold < _BOLD and not (first.numbering or first.row)


def _row(filled: list[tuple[WordParagraph, ...]], cells: tuple[str, ...], table: int) -> Iterator[WordParagraph]:
    number, text = _cell_text(filled[0]), filled[-1]
    is_numbered = len(filled) == 2 and _NUMBER_ALONE.fullmatch(number) and not text[0].numbering
    if is_numbered and len(_cell_text(text)) >= _RUNNING_TEXT:
        yield text[0]._replace(numbering=number, cells=cells, table=table)
        yield from text[1:]
        return
    row = _joined([each for cell in filled for each in cell], " | ".join(map(_cell_text, filled)))
    yield row._replace(cells=cells, table=table)


def _joined(paragraphs: Sequence[WordParagraph], text: str) -> WordParagraph:
    """Short pieces that stand beside one another as one row."""
    return WordParagraph(
        text=text,
        bold=min((each.bold for each in paragraphs if each.text), default=0.0),
        size=paragraphs[0].size,
        heading=None,
        numbering="",
        notes=tuple(note for each in paragraphs for note in each.notes),
        row=True,
    )


def _cell_text(cell: tuple[WordParagraph, ...]) -> str:
    return " ".join([f"{each.numbering} {each.text}".strip() if each.numbering else each.text for each in cell])


def _notes(package: Package, styles: Styles) -> Iterator[tuple[str, str]]:
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        if root is None:
            continue
        found = flow(root, styles, Numbering(None))
        for note in root.iter(name(f"w:{kind}")):
            text = _note_text(note, found)
            if text:
                yield f"{kind}-{note.get(_ID, '')}", text


def _note_text(root: Element, found: Flow) -> str:
    return " ".join(found.said[each].text for each in root.iter(_P) if each in found.said)


def _headers(package: Package, styles: Styles) -> Iterator[str]:
    for relationship in package.relationships.get(package.main, ()):
        if relationship.kind == "header":
            yield from _texts(package.trees.get(relationship.target), styles)


def _texts(root: Element | None, styles: Styles) -> Iterator[str]:
    if root is not None:
        yield from (each.text for each in flow(root, styles, Numbering(None)).said.values() if each.text)


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    root = package.related("core-properties", to="")
    for element in root if root is not None else ():
        wanted = str(element.tag).rpartition("}")[2]
        if wanted in _PROPERTIES and (element.text or "").strip():
            yield wanted, (element.text or "").strip()
