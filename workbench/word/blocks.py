"""What a Word report is made of: plain values, without Word's own terms. `report.render` turns them into a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from workbench.text.markup import NoteKind

NoteKey: TypeAlias = tuple[NoteKind, str]


@dataclass(frozen=True)
class Heading:
    """A section's title. level: 1 is I., 2 is A., 3 is 1., 4 is (a), 5 is (i); the number is automatic.

    part: 0 in the body, else the annex it stands in, from 1; there level 1 is the annex itself, on a page of its own ·
    own: the number that it has whatever its place (`12.`), "" for none; None where it is counted.
    """

    uid: str
    text: str
    level: int
    part: int = 0
    own: str | None = None


@dataclass(frozen=True)
class NumberedParagraph:
    """A paragraph of the continuous series, which begins anew in each annex (`part`).

    uid: permanent id, a ULID · markup: the closed inline markup · notes: markup of the footnotes printed for its
    `<fn id>` and `<cite id>`; a citation that has none here prints nothing at all, nor does its mark.
    """

    uid: str
    markup: str
    notes: Mapping[NoteKey, str] = field(default_factory=dict)
    part: int = 0


@dataclass(frozen=True)
class ListItem:
    """(a) at depth 1, (i) at depth 2, numbered automatically under the paragraph before it."""

    uid: str
    markup: str
    notes: Mapping[NoteKey, str] = field(default_factory=dict)
    part: int = 0
    depth: int = 1


@dataclass(frozen=True)
class PlainParagraph:
    """Text without a number."""

    uid: str
    markup: str
    notes: Mapping[NoteKey, str] = field(default_factory=dict)
    part: int = 0


@dataclass(frozen=True)
class Line:
    """What the file says and the report's text does not: “see the core document”, “not translated”."""

    text: str
    part: int = 0


@dataclass(frozen=True)
class Table:
    """A table, its rows in `markup` as `text.tables` has it.

    label: `Table 2`, title and unit stand above it, `below` (source, notes) under it, a line each · headers: rows
    repeated on every page.
    """

    uid: str
    markup: str
    label: str
    notes: Mapping[NoteKey, str] = field(default_factory=dict)
    part: int = 0
    title: str = ""
    unit: str = ""
    below: tuple[str, ...] = ()
    headers: int = 1


@dataclass(frozen=True)
class Figure:
    """A picture with its caption, the `markup`, under it; `alt` is what is read to those who cannot see it.

    data: a PNG or JPEG; without it (the file is lost) the alternative stands in its place.
    """

    uid: str
    markup: str
    label: str
    notes: Mapping[NoteKey, str] = field(default_factory=dict)
    part: int = 0
    data: bytes = b""
    alt: str = ""


Paragraph: TypeAlias = NumberedParagraph | ListItem | PlainParagraph
Block: TypeAlias = Heading | Paragraph | Line | Table | Figure


@dataclass(frozen=True)
class Cover:
    """The first page, each a line in the report's language; an empty one is left out with its space.

    masthead: what kind of document this is · report: which reports it combines, and when they were due ·
    mark: the stamp, “DRAFT” until the report is released · notice: “Draft of 3 May 2026 for comments” ·
    instructions: what a reader of that draft is asked to do.
    """

    masthead: str
    treaty: str
    committee: str
    article: str
    report: str
    state: str
    period: str = ""
    received: str = ""
    distribution: str = ""
    date: str = ""
    original: str = ""
    mark: str = ""
    notice: str = ""
    instructions: str = ""
    running: str = ""


@dataclass(frozen=True)
class ContentsWords:
    """The words over the table of contents."""

    title: str = "Contents"
    paragraphs: str = "Paragraphs"
    page: str = "Page"


class Contents(StrEnum):
    """How pages get into the table of contents.

    FIELD: a field that holds the paragraphs under each heading, and takes pages when somebody updates it. It is not
    marked as out of date: Word would ask about “fields that may refer to other files” on opening, and under change
    tracking record the update as the reviewer's. · PRINTED: a page reference for each heading, for the way to PDF. ·
    NONE: there is no table of contents, and the text begins where the first page leaves off.
    """

    FIELD = "field"
    PRINTED = "printed"
    NONE = "none"


@dataclass(frozen=True)
class WordReport:
    """One report for `render`. annex: the word before an annex's number · first_annex: the number of the first one.

    for_comments: change tracking on, two bookmarks a block, `properties` written. Else nothing but the text is in the
    file; plain: not even the bookmarks by which references find their place, a reference is its words.
    first_number, first_heading: where the numbers of paragraphs and of the first heading's level begin.
    """

    title: str
    language: str
    cover: Cover
    blocks: tuple[Block, ...]
    for_comments: bool = False
    plain: bool = False
    properties: Mapping[str, str] = field(default_factory=dict)
    contents: Contents = Contents.FIELD
    words: ContentsWords = ContentsWords()
    first_number: int = 1
    first_heading: int = 1
    annex: str = "Annex"
    first_annex: int = 1
