"""Whether a row of a commenting table may be the correction of a remark that is in the record. Pure.

A row bears no date and mostly no name: what it says, and where, is all that tells. Two people may say much the same of
one paragraph; so where only the paragraph is the same, the words must be more so than where the very words are.
"""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz

from workbench.comments.intake.identity import Remark, comparable, sure_place, words
from workbench.comments.records import Match, Origin

_AT_THE_WORDS: Final = 60.0  # per cent of letters that two rows on the same words of the draft have in common
_AT_THE_PARAGRAPH: Final = 70.0
_ELSEWHERE: Final = 90.0
_LONG: Final = 60  # letters; what is longer is not said twice of two paragraphs by chance
_TELLING: Final = 8  # letters from which words that went on are told from others
GOES_OUT_IN_ROWS: Final = (Origin.COMMENT_TABLE, Origin.WEB)  # what is written on the web, too


def likeness(one: Remark, other: Remark) -> float | None:
    """How alike the two are, 0 to 100, where the row may be the other put right; None where it is another remark."""
    if one.origin is not Origin.COMMENT_TABLE or other.origin not in GOES_OUT_IN_ROWS or one.kind is not other.kind:
        return None
    if other.origin is Origin.COMMENT_TABLE and comparable(one.author) != comparable(other.author):
        return None
    said, known = sorted((words(one), words(other)), key=len)
    goes_on = len(said) >= _TELLING and said in known
    alike = 100.0 if goes_on else fuzz.ratio(said, known)
    return alike if alike >= _wanted(one, other, len(said)) else None


def _wanted(one: Remark, other: Remark, length: int) -> float:
    here, there = sure_place(one), sure_place(other)
    if here is not None and here == there:
        return _AT_THE_WORDS
    if one.anchor.paragraph_id == other.anchor.paragraph_id and _is_queued(one) == _is_queued(other):
        return _AT_THE_PARAGRAPH
    if _is_queued(one) or _is_queued(other) or length >= _LONG:
        return _ELSEWHERE
    return float("inf")


def _is_queued(one: Remark) -> bool:
    return one.anchor.match is Match.QUEUED


def has_found_its_place(one: Remark, other: Remark) -> bool:
    """Whether a row that cited nothing certain cites it now, or the other way round; their words are the same."""
    return one.origin is other.origin is Origin.COMMENT_TABLE and _is_queued(one) != _is_queued(other)


def has_moved(one: Remark, other: Remark) -> bool:
    """Whether a corrected row stands elsewhere than it did: its place is part of what was put right."""
    surely = one.anchor.match in (Match.EXACT, Match.PARAGRAPH)
    return one.origin is Origin.COMMENT_TABLE and surely and one.anchor != other.anchor
