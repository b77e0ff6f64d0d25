"""What stands in a draft written in Word, in order, with what tells a heading, an item or a paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.word.notices import Notice


@dataclass(frozen=True)
class DraftedParagraph:
    """A paragraph with words. markup: canonical, its tracked changes accepted · footnotes: markup by `<fn id>` ·
    heading: level of its style, 1 the highest · label: its automatic number as Word shows it, "" for bullets too ·
    listed: whether it is in a list at all, and how deep · bold: share of its letters · size: in points."""

    markup: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    heading: int | None = None
    label: str = ""
    listed: int | None = None
    bold: float = 0.0
    size: float = 10.0
    contents: bool = False  # a line of the table of contents, which is made anew
    caption: bool = False


@dataclass(frozen=True)
class DraftedTable:
    """A table: markup as `text.tables` has it; a cell that covers several stands in the first."""

    markup: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    headers: int = 0


@dataclass(frozen=True)
class DraftedPicture:
    """A picture as the file holds it; `alt` as its writer gave it, often nothing."""

    data: bytes
    name: str
    alt: str = ""


Drafted: TypeAlias = DraftedParagraph | DraftedTable | DraftedPicture


@dataclass(frozen=True)
class WordDraft:
    """The draft; notices say what was taken otherwise than it looks (changes accepted) or stands beside (comments)."""

    blocks: tuple[Drafted, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class WordCells:
    """The rows of all tables of a file, in order, each cell with its blocks; what stands outside them; notices."""

    rows: tuple[tuple[tuple[Drafted, ...], ...], ...]
    outside: tuple[Drafted, ...]
    notices: tuple[Notice, ...] = ()
