"""The same document in two languages, tied paragraph to paragraph (pure).

By number where both number their paragraphs. Elsewhere in the order of the text, by what no translation changes: the
proportion of lengths (after Gale and Church, "A program for aligning sentences in bilingual corpora", 1993), figures,
symbols, the count of items, where a heading begins.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

_FIGURES = re.compile(r"\d{2,}(?:[.,]\d+)*|\b\d\b")
_SYMBOLS = re.compile(r"\b[A-Z]{1,6}/[A-Z0-9][A-Za-z0-9./-]+")
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_MOSTLY = 0.6  # of the paragraphs have numbers: the document numbers
_ALONE = 1.3  # cost of a paragraph that the other language has not
_TOGETHER = 0.5  # cost of two that are one in the other language
_LENGTH = 1.6  # cost of a length e times as long as the proportion says
_LENGTH_MOST = 3.0
_FIGURES_SHARED = 1.8  # gain where all figures and symbols are shared
_OPENS = 0.3  # gain where a heading begins in both
_ITEMS = 0.4
_LEAST = 12  # letters added to both lengths: of short lines the proportion says little
# What one text has alone counts in the proportion too, and in a short text much: then others near it are tried as well.
_NEAR = (1.0, 0.8, 1.25, 0.65, 1.5)
_SHORT = 120  # paragraphs
_BAND = 40  # paragraphs that one text may run ahead of the other


@dataclass(frozen=True)
class Side:
    """What of a paragraph can be compared across languages. `number` is None where it has none."""

    number: str | None
    text: str
    annex: bool = False
    items: int = 0
    opens: bool = False


Pairs = tuple[tuple[int, int], ...]


def tied(left: Sequence[Side], right: Sequence[Side]) -> Pairs:
    """The pairs of indices that say the same; a paragraph stands in two where it is two in the other language."""
    if not left or not right:
        return ()
    certain = _by_number(left, right) if _numbers(left) and _numbers(right) else []
    marks = [_Marks.of(each) for each in left], [_Marks.of(each) for each in right]
    proportion = _proportion(left, right, certain)
    is_short = not certain and max(len(left), len(right)) <= _SHORT
    tries = [_around(certain, marks, proportion * by) for by in (_NEAR if is_short else (1.0,))]
    return min(tries)[1]


def _around(certain: Sequence[tuple[int, int]], marks: "_Two", proportion: float) -> tuple[float, Pairs]:
    """(cost, pairs): the certain ones, and between them those of the cheapest way."""
    pairs, total = list(certain), 0.0
    fixed = [(-1, -1), *certain, (len(marks[0]), len(marks[1]))]
    for (left_from, right_from), (left_to, right_to) in pairwise(fixed):
        between = (marks[0][left_from + 1 : left_to], marks[1][right_from + 1 : right_to])
        cost, found = _aligned(*between, proportion)
        total += cost
        pairs += [(left_from + 1 + one, right_from + 1 + other) for one, other in found]
    return total, tuple(sorted(pairs))


def _numbers(sides: Sequence[Side]) -> bool:
    return sum(each.number is not None for each in sides) >= _MOSTLY * len(sides)


def _by_number(left: Sequence[Side], right: Sequence[Side]) -> list[tuple[int, int]]:
    """Pairs of the same number, repeated ones in turn, where they stand in the same order in both."""
    places: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for index, each in enumerate(right):
        if each.number is not None:
            places[each.annex, each.number].append(index)
    found = []
    for index, each in enumerate(left):
        same = places.get((each.annex, each.number or ""))
        if same:
            found.append((index, same.pop(0)))
    return _rising(found)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides."""
    ends: list[int] = []
    lengths = []
    for _, other in pairs:
        length = bisect_left(ends, other)
        ends[length : length + 1] = [other]
        lengths.append(length)
    rising: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and (not rising or pair[1] < rising[-1][1]):
            rising.append(pair)
            wanted -= 1
    return rising[::-1]


@dataclass(frozen=True)
class _Marks:
    length: int
    figures: frozenset[str]
    items: int
    opens: bool

    @classmethod
    def of(cls, side: Side) -> "_Marks":
        text = side.text.translate(_ARABIC_DIGITS)
        figures = frozenset([*_SYMBOLS.findall(text), *_FIGURES.findall(_SYMBOLS.sub(" ", text))])
        return cls(sum(each.isalpha() for each in text), figures, side.items, side.opens)

    def with_next(self, other: "_Marks") -> "_Marks":
        """Two paragraphs as one."""
        items = self.items + other.items
        return _Marks(self.length + other.length, self.figures | other.figures, items, self.opens)


def _proportion(left: Sequence[Side], right: Sequence[Side], certain: Sequence[tuple[int, int]]) -> float:
    """How long the right language is for one letter of the left: Chinese needs a third of the signs of English."""
    ones = [left[one] for one, _ in certain] or left
    others = [right[other] for _, other in certain] or right
    return (sum(len(each.text) for each in others) + 1) / (sum(len(each.text) for each in ones) + 1)


def _cost(one: _Marks, other: _Marks, proportion: float) -> float:
    apart = abs(log((other.length + _LEAST * proportion) / ((one.length + _LEAST) * proportion)))
    cost = min(apart * _LENGTH, _LENGTH_MOST)
    if one.figures or other.figures:
        shared = len(one.figures & other.figures) / len(one.figures | other.figures)
        cost += _FIGURES_SHARED * (0.3 - shared)
    cost -= _OPENS if one.opens and other.opens else 0.0
    return cost - (_ITEMS if one.items and one.items == other.items else 0.0)


def _aligned(left: Sequence[_Marks], right: Sequence[_Marks], proportion: float) -> tuple[float, list[tuple[int, int]]]:
    """(cost, pairs) of the cheapest way through both, each step taking one of each, one alone, or two for one."""
    if not left or not right:
        return _ALONE * (len(left) + len(right)), []
    both = _both(left), _both(right)
    band = _BAND + abs(len(left) - len(right))
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(left) + 1):
        around = i * len(right) // max(len(left), 1)
        for j in range(max(0, around - band), min(len(right), around + band) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for step, cost in _steps((left, right), both, (i, j), proportion):
                there = (i + step[0], j + step[1])
                if here + cost < best.get(there, float("inf")):
                    best[there], steps[there] = here + cost, step
    end = (len(left), len(right))
    return best[end], _way_back(steps, end)


def _both(marks: Sequence[_Marks]) -> list[_Marks]:
    """Each with the next one."""
    return [one.with_next(other) for one, other in pairwise(marks)]


_Two = tuple[Sequence[_Marks], Sequence[_Marks]]


def _steps(single: _Two, both: _Two, at: tuple[int, int], proportion: float) -> list[tuple[tuple[int, int], float]]:
    (left, right), (i, j) = single, at
    found = []
    if i < len(left):
        found.append(((1, 0), _ALONE))
    if j < len(right):
        found.append(((0, 1), _ALONE))
    if i < len(left) and j < len(right):
        found.append(((1, 1), _cost(left[i], right[j], proportion)))
        if i + 1 < len(left):
            found.append(((2, 1), _TOGETHER + _cost(both[0][i], right[j], proportion)))
        if j + 1 < len(right):
            found.append(((1, 2), _TOGETHER + _cost(left[i], both[1][j], proportion)))
    return found


def _way_back(steps: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i, j = end
    while (i, j) in steps:
        taken, others = steps[i, j]
        i, j = i - taken, j - others
        pairs += [(i + one, j + other) for one in range(taken) for other in range(others)]
    return pairs
