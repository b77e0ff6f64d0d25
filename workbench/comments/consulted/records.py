"""A consultation as values: what the record of a round says without a word of any comment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from workbench.comments.records import Answer, Position
from workbench.comments.seats.records import ConcernState


@dataclass(frozen=True)
class Invited:
    """An institution that was asked. comments: how many of its comments are in force · position: its last, None while
    it has taken none · concern: what became of its last serious concern, None where it has none."""

    name: str
    comments: int
    position: Position | None
    declined: bool
    concern: ConcernState | None


@dataclass(frozen=True)
class Consultation:
    """A round with bodies outside the drafting group. answers: those released, by their value; the others count as
    not answered yet, so that the statement tells of no answer before it is given."""

    round_id: str
    version: int
    frozen_on: date
    opened_on: date
    closes: date
    working_days: int
    short_notice_reason: str
    is_open: bool
    invited: tuple[Invited, ...]
    answers: Mapping[Answer, int]

    @property
    def comments(self) -> int:
        """How many comments are in force."""
        return sum(each.comments for each in self.invited)

    @property
    def unanswered(self) -> int:
        """How many of them have no released answer."""
        return self.comments - sum(self.answers.values())


@dataclass(frozen=True)
class Statement:
    """A paragraph on a consultation, in the report's language. round_id: None for the one that stands behind all."""

    round_id: str | None
    text: str

    @property
    def key(self) -> str:
        """By which a statement is asked for in a form."""
        return self.round_id or "all"


@dataclass(frozen=True)
class Copy:
    """A statement that stands in the draft. now: as it would be composed today, "" where its round is told no more."""

    paragraph_id: str
    round_id: str | None
    label: str
    section_id: str
    revision_id: str
    at: datetime
    by_name: str
    has_moved_on: bool
    now: str
