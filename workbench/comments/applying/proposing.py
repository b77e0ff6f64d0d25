"""A comment read as a change of one frozen paragraph, or why a person has to write it. Pure.

words chosen        12:25 → "of every age"
put in              25:25 → " of every age"
the whole paragraph 0:80  → its text in new words, where they are words of this paragraph
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.comments.records import Comment, CommentKind
from workbench.text import kept
from workbench.text.characters import NOTE_MARK
from workbench.text.tables import CELL, LINE
from workbench.word.returned.anchoring import Segment
from workbench.word.tracked import PARAGRAPH_SIGN

SAME: Final = 0.5  # of the paragraph's letters that must stand in its new words; fewer, and they may be an addition


class ByHand(StrEnum):
    """Why the program does not put the words in itself."""

    NOT_PLACED = "not_placed"
    SPREAD = "spread"  # over several paragraphs
    MOVES = "moves"
    NEW_PARAGRAPH = "new_paragraph"
    TAKES_ALL = "takes_all"  # nothing would be left of the paragraph
    UNLIKE = "unlike"  # words for a whole paragraph that may be meant beside it
    CELLS = "cells"  # of a table or across its edges
    MOVED_ON = "moved_on"  # the draft changed at these very words
    GONE = "gone"


@dataclass(frozen=True)
class Proposal:
    """New words for `start:end` of a paragraph's plain text; where both are one, they are put in there."""

    paragraph_id: str
    start: int
    end: int
    words: str


def proposes(comment: Comment) -> bool:
    """Whether it says what the text should read."""
    return comment.proposed is not None and bool(comment.proposed or comment.anchor.quote)


def proposal_of(comment: Comment, segments: Sequence[Segment], *, whole: bool, text: str) -> Proposal | ByHand:
    """The change that the comment wants in the paragraph with that `text`; `segments` and `whole` are its place."""
    words = (comment.proposed or "").replace("\r\n", "\n").replace("\r", "\n").replace(NOTE_MARK, "")
    if not segments:
        return ByHand.NOT_PLACED
    if comment.kind is CommentKind.MOVE or comment.moved_to is not None:
        return ByHand.MOVES
    if len(segments) > 1:
        return ByHand.SPREAD
    if PARAGRAPH_SIGN in words or comment.anchor.quote == PARAGRAPH_SIGN:
        return ByHand.NEW_PARAGRAPH
    place = segments[0]
    if whole:
        return _for_whole(place.uid, text, words)
    return _for_words(Proposal(place.uid, place.start, place.end, words), text)


def _for_words(proposal: Proposal, text: str) -> Proposal | ByHand:
    """The change, where it stays inside the words of the paragraph with that text."""
    if not 0 <= proposal.start <= proposal.end <= len(text):
        return ByHand.UNLIKE
    if any(edge in proposal.words or edge in text[proposal.start : proposal.end] for edge in (CELL, LINE)):
        return ByHand.CELLS
    left = text[: proposal.start] + proposal.words + text[proposal.end :]
    return proposal if left.replace(NOTE_MARK, "").strip() else ByHand.TAKES_ALL


def _for_whole(uid: str, text: str, words: str) -> Proposal | ByHand:
    """New words for all of a paragraph, where they are its own in another form."""
    if any(edge in words or edge in text for edge in (CELL, LINE)):
        return ByHand.CELLS
    if kept.coverage(text, kept.runs(text, words), 0, len(text)) < SAME:
        return ByHand.UNLIKE
    return Proposal(uid, 0, len(text), words)
