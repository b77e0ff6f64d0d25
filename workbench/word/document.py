"""What a Word file says, as values: a stream of paragraphs with every tracked change, comments and bookmarks.

The *stream* holds inserted and deleted text side by side, as the file does. A `Position` is a place in the stream;
`projection` turns it into a place in one of the two texts that the stream stands for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbench.word.notices import Notice

_DATE = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d:\d\d.*)?")


def date_as_written(date: str | None) -> str:
    """The date of a file; "" for none and for what stands for none (LibreOffice writes `0-00-00T00:00:00Z`)."""
    return date if date is not None and _DATE.fullmatch(date) else ""


@dataclass(frozen=True, order=True)
class Position:
    """Before character `offset` (a code point) of paragraph `paragraph` of the stream."""

    paragraph: int
    offset: int


@dataclass(frozen=True)
class Revision:
    """Who changed something under change tracking, and when by the clock of that machine.

    kind: "ins", "del", "moveFrom", "moveTo", or a change of format: "rPrChange" (of characters), "pPrChange" (of a
    paragraph), "tblPrChange" … · date: as the file has it ("2026-05-03T14:02:11Z"), "" if scrubbed. Word writes local
    time under that false Z. · move: the name that the two ends of one move share; "" for everything else.
    """

    kind: str
    author: str
    date: str
    move: str = ""


@dataclass(frozen=True)
class FormatChange:
    """A change of format under change tracking: listed and never applied.

    start, end: what it holds for; one point for a row, a cell or a section · what: the properties that differ, by
    their names in Word ("b", "pStyle").
    """

    revision: Revision
    start: Position
    end: Position
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unread:
    """What could not be read as text: kept as it came.

    name: of its element ("w:object") · raw: its XML · story: "" for the body, else as in `WordComment`, or "comment".
    """

    name: str
    position: Position
    raw: str
    story: str = ""


@dataclass(frozen=True)
class Drawn:
    """Words that somebody drew attention to by format: kind "struck" (through) or "highlighted"."""

    kind: str
    start: Position
    end: Position


@dataclass(frozen=True)
class Piece:
    """Characters in one state. `marks` are names of the inline markup: strong, em, u, sup, sub."""

    text: str
    inserted: Revision | None = None
    deleted: Revision | None = None
    marks: frozenset[str] = frozenset()
    href: str | None = None


@dataclass(frozen=True)
class WordParagraph:
    """One `w:p` of the stream.

    style: name of its style in lower case ("heading 1", "list paragraph"), "" if none · level: 1 for the highest
    heading, None for body text · numbering: (list, level) of an automatic number, None without · cell: number of its
    table cell in reading order, 0 outside tables; paragraphs of different cells never join · inserted, deleted: the
    whole paragraph is (a table row inserted or deleted) · mark_inserted, mark_deleted: its paragraph mark is.
    """

    pieces: tuple[Piece, ...]
    style: str = ""
    level: int | None = None
    numbering: tuple[str, int] | None = None
    cell: int = 0
    inserted: Revision | None = None
    deleted: Revision | None = None
    mark_inserted: Revision | None = None
    mark_deleted: Revision | None = None
    notes: tuple[str, ...] = ()  # the notes its U+FFFC stand for, in order: "footnote 3"; "" for a picture
    place: tuple[int, int, int] | None = None  # table, row and cell it stands in, of the outermost table

    @cached_property
    def text(self) -> str:
        """All characters, inserted and deleted alike."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Bookmark:
    """A named stretch of the text; a point where start and end are one."""

    name: str
    start: Position
    end: Position


@dataclass(frozen=True)
class WordComment:
    """A comment of the file. A point comment has `start == end`; one whose marks are missing has no place at all.

    date: as `Revision.date`; date_utc: the true time where the file has it · text: its paragraphs, a line each;
    markup: the same in the inline markup · reply_to: id of the comment it answers · inferred: the file does not say
    that it is a reply; it stands on the very range of an earlier comment · story: "" for the body; "footnote 3", and
    then `within` are its offsets in `WordDocument.notes`, while start and end are those of the note's mark;
    "text box", at the mark of the box; "header", without a place.
    """

    id: str
    author: str
    initials: str
    date: str
    text: str
    start: Position | None
    end: Position | None
    reply_to: str | None = None
    inferred: bool = False
    resolved: bool = False
    markup: str = ""
    date_utc: str = ""
    story: str = ""
    within: tuple[int, int] | None = None


@dataclass(frozen=True)
class WordDocument:
    """All that is read from a .docx. `bookmarks` may hold a name twice; the first is the one Word follows.

    formatting: changes of format under change tracking, which are listed and not applied · notes: text of each
    footnote and endnote as it shows, by "footnote 3"; notes_before: of those with tracked changes, the text with all
    of them rejected · running: the texts of headers and footers · unread: what is no text or not understood ·
    drawn: words struck through or highlighted, in one paragraph each ·
    saved_at: when the file was last saved by the clock of that machine ("2026-05-03T14:02:11Z"), "" if it is not said.
    """

    paragraphs: tuple[WordParagraph, ...]
    comments: tuple[WordComment, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    formatting: tuple[FormatChange, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    notes_before: Mapping[str, str] = field(default_factory=dict)
    running: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    saved_at: str = ""
    warnings: tuple[Notice, ...] = ()
