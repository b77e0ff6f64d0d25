"""What stayed of a text, what stands together taken together: a sentence put before one like it does not tear it apart.

    before   She trained nurses in four regions.
    after    He trained police in four regions. She trained nurses in four regions.
             the longest run of the same words in order: “trained … in four regions” of either sentence;
             together: the second sentence, whole

Runs of a few words that each text has once are found first, and go on as far as the texts agree; only what is between
them is compared word by word. Pure; offsets are code points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from workbench.text import diff, kept
from workbench.text.kept import Run, Runs
from workbench.text.rising import longest_rising

LONG: Final = 5  # tokens: three words and what is between them

_Pair = tuple[int, int]


@lru_cache(maxsize=kept.KNOWN)
def runs(before: str, after: str) -> Runs:
    """The runs that `after` keeps of `before`, in order."""
    if before == after:
        return kept.whole(before)
    a, ends_a = diff.tokens(before)
    b, ends_b = diff.tokens(after)
    found: list[Run] = []
    i = j = 0
    for start, end in _blocks(a, b):
        found += _between(before, after, (ends_a[i], ends_a[start[0]]), (ends_b[j], ends_b[start[1]]))
        found += _between(before, after, (ends_a[start[0]], ends_a[end[0]]), (ends_b[start[1]], ends_b[end[1]]))
        i, j = end
    found += _between(before, after, (ends_a[i], len(before)), (ends_b[j], len(after)))
    return tuple(found)


def _between(before: str, after: str, one: _Pair, other: _Pair) -> Iterator[Run]:
    """The runs of two parts, as places of the whole texts."""
    for run in kept.runs(before[one[0] : one[1]], after[other[0] : other[1]]):
        yield Run(run.a_start + one[0], run.a_end + one[0], run.b_start + other[0], run.b_end + other[0])


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[_Pair, _Pair]]:
    """Stretches of tokens that are the same in both texts: (start in a, start in b), (end in a, end in b)."""
    low_a = low_b = 0
    pairs = _once_in_both(a, b)
    for i, j in (pairs[at] for at in longest_rising([place for _, place in pairs])):
        if i < low_a or j < low_b:
            continue
        first_a, first_b, last_a, last_b = i, j, i, j
        while first_a > low_a and first_b > low_b and a[first_a - 1] == b[first_b - 1]:
            first_a, first_b = first_a - 1, first_b - 1
        while last_a < len(a) and last_b < len(b) and a[last_a] == b[last_b]:
            last_a, last_b = last_a + 1, last_b + 1
        yield (first_a, first_b), (last_a, last_b)
        low_a, low_b = last_a, last_b


def _once_in_both(a: Sequence[str], b: Sequence[str]) -> list[_Pair]:
    """Where runs of tokens stand that each text has exactly once, in the order of `a`."""
    ours, theirs = (_places_of_once(tokens) for tokens in (a, b))
    return [(place, theirs[run]) for run, place in ours.items() if run in theirs]


def _places_of_once(tokens: Sequence[str]) -> dict[tuple[str, ...], int]:
    every = [tuple(tokens[at : at + LONG]) for at in range(len(tokens) - LONG + 1)]
    counted = Counter(every)
    return {run: at for at, run in enumerate(every) if counted[run] == 1}
