"""The last report taken apart, and where each of its paragraphs goes in the new outline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from workbench.drafting.records import BlockKind


class How(StrEnum):
    """By what a paragraph was placed; the last two a person should look at first."""

    SAME_SECTION = "same_section"
    ARTICLE = "article"
    HEADING = "heading"
    THEMES = "themes"
    ORDER = "order"
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class PieceBlock:
    """One block to be made: markup in canonical form, footnotes by id, attributes of a table.

    `origin` is the paragraph drafted here that it repeats, whose citations it takes along.
    """

    kind: BlockKind
    markup: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""


@dataclass(frozen=True)
class Piece:
    """A paragraph of the last report with its items, or a table; `headings` from the top down, as printed.

    `part` is the annex it stands in, "" in the body; `key` the guideline's id of its section where it was drafted here.
    """

    source_paragraph_id: str
    document_id: str
    citation: str
    number: str
    headings: tuple[str, ...]
    text: str
    blocks: tuple[PieceBlock, ...]
    part: str = ""
    key: str = ""

    @property
    def is_table(self) -> bool:
        return any(each.kind is BlockKind.TABLE for each in self.blocks)


@dataclass(frozen=True)
class Target:
    """A section of the new outline: what it is called, the articles it is about, and all that is asked in it."""

    id: str
    key: str
    title: str
    articles: tuple[str, ...]
    asked: str


@dataclass(frozen=True)
class Placing:
    """Where a piece goes: a section's id, "" where that cannot be told."""

    piece: Piece
    section_id: str
    how: How


@dataclass(frozen=True)
class Begun:
    """The last report as it is to be taken over: what it is called, in which language, and its pieces in order."""

    source_id: str
    name: str
    language: str
    treaty: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class RolledForward:
    """That a report was begun from another; `undone_at` where that was taken back."""

    id: str
    report_id: str
    source_id: str
    name: str
    at: datetime
    by_name: str
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True)
class Waiting:
    """A piece that waits to be placed, or that somebody set aside."""

    id: str
    rolled_id: str
    source_paragraph_id: str
    document_id: str
    citation: str
    heading: str
    text: str
    blocks: tuple[PieceBlock, ...]
    set_aside_by: str
