"""The content of an original that has no pages, as it stands in the file: lines of text, or rows of a table.

Nothing of it is run or followed: of a web page the words are shown, without its scripts, pictures and layout. Runs in a
limited process.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.corpus.parsing.formats import CSV, HTML, MARKDOWN, TEXT, XLSX
from workbench.corpus.parsing.sheets import delimited, workbook
from workbench.corpus.parsing.sheets.sheet import Sheet
from workbench.corpus.parsing.texts import webpage
from workbench.corpus.parsing.texts.encodings import decoded
from workbench.corpus.parsing.texts.surroundings import Element
from workbench.word import MEDIA_TYPE as DOCX
from workbench.word.paragraphs import read_text

MOST_ROWS, MOST_LETTERS = 100, 6000  # of a leaf: about what two printed pages hold
_WIDEST = 60  # cells of a row that are shown
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "footer"),
        *("figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"),
        *("ol", "p", "pre", "section", "table", "tr", "ul"),
    }
)
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "object", "iframe"})


@dataclass(frozen=True)
class SourceRow:
    """A line of text (one cell) or a row of a table. `number` counts from 1; `place` is what a paragraph says of it."""

    number: int
    cells: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Leaf:
    """As many rows as are looked at in one go; `title` is the name of the sheet they stand on."""

    rows: tuple[SourceRow, ...]
    title: str = ""
    is_table: bool = False

    @property
    def text(self) -> str:
        """All of it, a row a line."""
        return "\n".join(" ".join(row.cells) for row in self.rows)


def leaves(data: bytes, media_type: str) -> tuple[Leaf, ...]:
    """The content of the original; empty where nothing of it can be shown so. Raises Invalid."""
    if media_type == DOCX:
        return _lines([each.text for each in read_text(data).paragraphs])
    if media_type == HTML:
        return _lines(_words(webpage.parsed(data)))
    if media_type in (TEXT, MARKDOWN):
        return _lines(decoded(data).split("\n"))
    if media_type == CSV:
        text = decoded(data)
        return _tables([delimited.read(text, delimited.delimiter_of(text) or ",")])
    if media_type == XLSX:
        return _tables(workbook.read(data).sheets)
    return ()


def _lines(lines: Iterable[str]) -> tuple[Leaf, ...]:
    rows = [SourceRow(number, (line.rstrip(),), f"line {number}") for number, line in enumerate(lines, start=1)]
    return tuple(Leaf(some) for some in _parted([row for row in rows if row.cells[0]]))


def _tables(sheets: Iterable[Sheet]) -> tuple[Leaf, ...]:
    return tuple(
        Leaf(rows, sheet.title, is_table=True)
        for sheet in sheets
        for rows in _parted([SourceRow(row.number, row.cells[:_WIDEST], sheet.place(row)) for row in sheet.rows])
    )


def _parted(rows: Sequence[SourceRow]) -> Iterator[tuple[SourceRow, ...]]:
    """Rows in portions that can be looked at."""
    some: list[SourceRow] = []
    letters = 0
    for row in rows:
        size = sum(len(cell) for cell in row.cells)
        if some and (len(some) >= MOST_ROWS or letters + size > MOST_LETTERS):
            yield tuple(some)
            some, letters = [], 0
        some.append(row)
        letters += size
    if some:
        yield tuple(some)


def _words(root: Element) -> Iterator[str]:
    """The words of a web page, a block a line; the cells of a row are parted by bars."""
    line: list[str] = []
    for said in _said(root):
        if said is not None:
            line.append(said)
            continue
        yield from _line(line)
        line = []
    yield from _line(line)


def _line(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces as one line with single spaces; nothing of what is only spaces and bars."""
    line = " ".join("".join(pieces).split()).removesuffix("|").strip()
    if line:
        yield line


def _said(root: Element) -> Iterator[str | None]:
    """Text in its order, None where a line ends. Without recursion: a hostile page nests as deep as it likes."""
    waiting: list[tuple[Element, bool]] = [(root, False)]
    while waiting:
        element, is_over = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if is_over:
            yield from (None,) if name in _BLOCKS else (" | ",) if name in {"td", "th"} else ()
            yield element.tail or ""
            continue
        if not name or name in _UNSEEN:
            yield element.tail or ""
            continue
        yield from (None,) if name in _BLOCKS or name == "br" else ()
        yield element.text or ""
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))
