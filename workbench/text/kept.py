"""What stayed of a text: the runs of words that two versions of it share, and how places are carried along them.

Pure. All offsets are code points. Words are compared as `diff` compares them (quotes, dashes and spaces folded); a
few letters that stayed between two changes say nothing of their own and count as changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from workbench.text import diff
from workbench.text.normalise import fold

KNOWN: Final = 8192  # pairs of texts whose runs are remembered: the paragraphs of ten reports on the desk at once


class Run(NamedTuple):
    """`before[a_start:a_end]` stands in the later text as `after[b_start:b_end]`."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    def at(self, offset: int) -> int:
        """Where that offset of the run stands in the later text."""
        return min(self.b_start + offset - self.a_start, self.b_end)

    def origin(self, offset: int) -> int:
        """Where that offset of the run in the later text stood before."""
        return min(self.a_start + offset - self.b_start, self.a_end)


Runs: TypeAlias = tuple[Run, ...]


@lru_cache(maxsize=KNOWN)
def runs(before: str, after: str) -> Runs:
    """The runs that `after` keeps of `before`, in order."""
    if before == after:
        return whole(before)
    edits = diff.readable(before, diff.opcodes(before, after))
    equal = (Run(e.a_start, e.a_end, e.b_start, e.b_end) for e in edits if e.tag == "equal")
    return tuple(part for run in equal for part in _in_step(before, after, run))


def _in_step(before: str, after: str, run: Run) -> Iterator[Run]:
    """The run in parts as long in one text as in the other, cut where signs are folded (`…` and `...`, two spaces)."""
    if run.a_end - run.a_start == run.b_end - run.b_start:
        yield run
        return
    one, other = fold(before[run.a_start : run.a_end]), fold(after[run.b_start : run.b_end])
    if one.text != other.text:
        yield run
        return
    start = 0
    for at in range(1, len(one.text) + 1):
        if at == len(one.text) or one.offsets[at] - one.offsets[start] != other.offsets[at] - other.offsets[start]:
            (a_start, a_end), (b_start, b_end) = one.original(start, at), other.original(start, at)
            yield Run(run.a_start + a_start, run.a_start + a_end, run.b_start + b_start, run.b_start + b_end)
            start = at


def whole(text: str) -> Runs:
    """All of a text in one run."""
    return (Run(0, len(text), 0, len(text)),) if text else ()


def through(first: Iterable[Run], second: Sequence[Run]) -> Runs:
    """The runs of a text by way of another: what stayed in both steps."""
    found: list[Run] = []
    for one in first:
        for two in second:
            low, high = max(one.b_start, two.a_start), min(one.b_end, two.a_end)
            if low < high:
                found.append(Run(one.origin(low), one.origin(high), two.at(low), two.at(high)))
    return tuple(found)


def cut(found: Iterable[Run], start: int, end: int) -> Runs:
    """The runs whose later text lies in `start:end`, as places of that part alone."""
    part = (Run(start, end, 0, end - start),)
    return through(found, part)


def moved(found: Iterable[Run], by: int) -> Runs:
    """The runs when as many characters were put before the later text."""
    return tuple(Run(a_start, a_end, b_start + by, b_end + by) for a_start, a_end, b_start, b_end in found)


def within(found: Iterable[Run], start: int, end: int) -> Runs:
    """The runs of the earlier range `start:end`."""
    return through(((Run(start, end, start, end)),), tuple(found))


def signs(text: str) -> int:
    """How many letters and figures a text has: what coverage is measured in."""
    return sum(sign.isalnum() for sign in text)


def coverage(text: str, found: Iterable[Run], start: int, end: int) -> float:
    """The share of the letters and figures of `text[start:end]` that stand in the runs; 1 where it has none."""
    total = signs(text[start:end])
    kept = sum(signs(text[run.a_start : run.a_end]) for run in within(found, start, end))
    return kept / total if total else 1.0
