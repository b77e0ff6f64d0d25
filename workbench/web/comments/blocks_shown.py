"""What a reader of the frozen text sees of a paragraph that is a table: its rows, with the words of comments marked.

Offsets are those of the table's text, in which a tab parts two cells and a line break two rows;
`reading-room.js` counts so too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from workbench.comments.same import Same
from workbench.drafting.blocks.tables import rows_of
from workbench.drafting.records import BlockKind, SnapshotParagraph
from workbench.errors import WorkbenchError
from workbench.text.markup import plain
from workbench.text.tables import markup_of
from workbench.web.comments.passages import Footnote, Passage, Span, passage


@dataclass(frozen=True)
class Grid:
    """A table: its title and unit above it, its head, its rows; source and notes below."""

    title: str
    unit: str
    head: tuple[tuple[Markup, ...], ...]
    rows: tuple[tuple[Markup, ...], ...]
    source: str
    notes: str


@dataclass(frozen=True)
class Shown:
    """A paragraph of the frozen text as it is read: a grid where it is a table, else its words."""

    html: Markup
    notes: tuple[Footnote, ...]
    grid: Grid | None = None


def block_shown(paragraph: SnapshotParagraph, *, spans: Iterable[Span] = (), first_note: int = 1) -> Shown:
    """The paragraph with these spans marked; its notes are numbered from `first_note`."""
    return _shown(Same(paragraph), tuple(spans), first_note)


@lru_cache(maxsize=4096)
def _shown(frozen: Same[SnapshotParagraph], marked: tuple[Span, ...], first_note: int) -> Shown:
    paragraph = frozen.it
    rows = _rows(paragraph)
    if rows is None:
        words = passage(paragraph.markup, spans=marked, notes=paragraph.notes, first_note=first_note)
        return Shown(words.html, words.notes)
    shown: list[tuple[Markup, ...]] = []
    notes: list[Footnote] = []
    at = 0
    for row in rows:
        cells: list[Markup] = []
        for cell in row:
            found = _cell(cell, at, marked, paragraph.notes, first_note + len(notes))
            cells.append(found.html)
            notes += found.notes
            at += len(plain(cell)) + 1  # and the tab or the line break behind it
        shown.append(tuple(cells))
    return Shown(Markup(""), tuple(notes), _grid(paragraph, shown))


def _rows(paragraph: SnapshotParagraph) -> tuple[tuple[str, ...], ...] | None:
    """The cells of a table; None where it is none, or its text is not the text of its cells."""
    if paragraph.kind is not BlockKind.TABLE:
        return None
    try:
        rows = rows_of(paragraph.markup)
    except WorkbenchError:
        return None
    return rows if plain(markup_of(rows)) == paragraph.text else None


def _cell(cell: str, at: int, spans: Iterable[Span], notes: Mapping[tuple[str, str], str], first_note: int) -> Passage:
    within = [Span(max(span.start - at, 0), span.end - at, span.comment_id) for span in spans if span.end > at]
    return passage(cell, spans=within, notes=dict(notes), first_note=first_note)


def _grid(paragraph: SnapshotParagraph, rows: list[tuple[Markup, ...]]) -> Grid:
    said = {name: str(paragraph.attributes.get(name, "")) for name in ("title", "unit", "source", "notes")}
    given = paragraph.attributes.get("headers", 1)
    head = given if isinstance(given, int) and given >= 0 else 1
    return Grid(
        title=": ".join(filter(None, (paragraph.label, said["title"]))),
        unit=said["unit"],
        head=tuple(rows[:head]),
        rows=tuple(rows[head:]),
        source=said["source"],
        notes=said["notes"],
    )
