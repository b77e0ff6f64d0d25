"""Comments of a round that say the same: shown together to whoever answers, never to the institutions. Pure.

At the same place like words are enough; elsewhere they must be nearly the same. Two figures are never the same, and
of proposals only those that want the same words at the same place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from workbench.comments.records import Comment
from workbench.comments.same import Same
from workbench.text.normalise import fold

AT_ONE_PLACE: Final = 75  # per cent of the letters in the same order
ANYWHERE: Final = 90
SHORTEST: Final = 20  # letters; "I agree." stands in every round, and says something else each time

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Said:
    """What a comment says, ready to be compared: the place, its words folded, and what it wants to read there."""

    id: str
    place: str
    words: str
    wants: tuple[object, ...] | None  # the words that stand, the words wanted, and where, if no words stand there
    numbers: tuple[str, ...]


def said(comment: Comment) -> Said:
    """A comment as it is compared."""
    wants: tuple[object, ...] | None = None
    if comment.proposed is not None:
        stand = _folded(comment.anchor.quote)
        wants = (stand, _folded(comment.proposed), None if stand else comment.span, comment.moved_to)
    words = _folded(comment.text)
    return Said(
        id=comment.id,
        place=comment.paragraph_id or comment.section_id or "",
        words=words,
        wants=wants,
        numbers=tuple(sorted(_NUMBER.findall(words))),
    )


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return " ".join(fold(text, case=True).text.split())


def alike(one: Said, other: Said) -> bool:
    """Whether one answer may do for both."""
    here = bool(one.place) and one.place == other.place
    if one.wants or other.wants:
        return here and one.wants == other.wants
    if one.numbers != other.numbers or not one.words:
        return False
    if here:
        return fuzz.ratio(one.words, other.words, score_cutoff=AT_ONE_PLACE) > 0
    if len(one.words) < SHORTEST:
        return False
    return fuzz.ratio(one.words, other.words, score_cutoff=ANYWHERE) > 0


def grouped(comments: Sequence[Comment]) -> Mapping[str, tuple[str, ...]]:
    """By comment, all that say the same, itself among them, in the order given; those that stand alone are left out.

    Each is like the first of its group: no chain leads from one thing to another.
    """
    return _grouped_of(Same(comments))


@lru_cache(maxsize=16)
def _grouped_of(read: Same[Sequence[Comment]]) -> Mapping[str, tuple[str, ...]]:
    return _grouped(tuple(said(comment) for comment in read.it if comment.stands))


@lru_cache(maxsize=32)
def _grouped(every: Sequence[Said]) -> dict[str, tuple[str, ...]]:
    near: dict[object, list[Said]] = defaultdict(list)
    for each in every:
        near[_may_be_like(each)].append(each)
    found: dict[str, tuple[str, ...]] = {}
    for those in near.values():
        while those:
            first, *rest = those
            same = [first, *_like(first, rest)]
            taken = {each.id for each in same}
            those = [each for each in rest if each.id not in taken]
            if len(same) > 1:
                ids = tuple(each.id for each in same)
                found |= dict.fromkeys(ids, ids)
    return found


def _like(first: Said, rest: Sequence[Said]) -> list[Said]:
    """Those like the first; their words are compared in one go, as far as the loosest measure."""
    if first.wants or not first.words:
        return [each for each in rest if alike(first, each)]
    words = [each.words for each in rest]
    near = process.extract(first.words, words, scorer=fuzz.ratio, score_cutoff=AT_ONE_PLACE, limit=None)
    places = sorted(place for _, _, place in near)
    return [rest[place] for place in places if alike(first, rest[place])]


def _may_be_like(each: Said) -> object:
    """Two with another one are never alike."""
    return (each.place, each.wants) if each.wants else each.numbers
