"""What projecting takes and gives: the course of a draft, what became of a paragraph, where words stand today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.drafting.course import SavedText, TakenIn
from workbench.text.kept import Runs


class Tier(StrEnum):
    """How surely the words of a comment are found in the draft as it stands now."""

    PLACED = "placed"
    CONFIRM = "confirm"  # the paragraph is sure, the words are not: a person decides
    PARAGRAPH = "paragraph"  # the paragraph is sure; of the words too little is left, or none were chosen
    GONE = "gone"  # the text no longer stands in the draft


@dataclass(frozen=True)
class Frozen:
    """A paragraph of the version that a round is held on, with the revision that was frozen."""

    id: str
    revision_id: str
    text: str


@dataclass(frozen=True)
class Course:
    """The course of a draft since it was frozen.

    standing: the paragraphs of the draft now, in order, with their texts · saved: every text of the paragraphs that
    were ever split or merged, in order of saving.
    """

    frozen: Mapping[str, Frozen]
    standing: Mapping[str, str]
    saved: tuple[SavedText, ...] = ()
    taken_in: tuple[TakenIn, ...] = ()


@dataclass(frozen=True)
class Heir:
    """A paragraph of the draft that holds words of a frozen one: `runs` lead from the frozen text to its text now.

    `mixed`: words of other paragraphs were put together in it; `beside`: the frozen texts of those.
    """

    paragraph_id: str
    text: str
    runs: Runs
    mixed: bool
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Characters `start:end` of a paragraph, frozen or present."""

    paragraph_id: str
    start: int
    end: int


@dataclass(frozen=True)
class Candidate:
    """Words that read like those of the comment: offered to a person, never taken. `score` is 0 to 1."""

    words: Words
    label: str
    quote: str
    score: float


@dataclass(frozen=True)
class Projected:
    """Where a comment stands in the draft now.

    `paragraph_id` and `label` are None and "" where the text is gone. `segments` are its words today, one in each
    paragraph that they were spread over. `coverage` is the share of its letters that still stand (of the paragraph's,
    where no words were chosen). `before` is the frozen paragraph, `after` what stands in its place: the paragraphs
    that hold its words, one a line.
    """

    tier: Tier
    paragraph_id: str | None
    label: str
    segments: tuple[Words, ...]
    coverage: float
    before: str
    after: str
    by_hand: bool = False
    candidates: tuple[Candidate, ...] = ()
