"""The words that a returned text shares with the frozen paragraphs it is made of, and ranges carried back by them.

frozen     Women hold forty per cent of seats.
returned   Women hold, by law, 42 per cent of seats.
           "per cent"   both ends in words that stayed            → exact
           "by law, 42" an end in words that were changed         → approximate: "forty"
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.text import diff, kept, together
from workbench.text.kept import Run
from workbench.word.returned.records import FrozenParagraph, Segment, Sureness

BETWEEN: Final = "\n"
REWRITTEN: Final = 0.3  # share of a text's letters that stayed, under which only its paragraph is known
LONG: Final = 20  # letters of a change beside which a short word that stayed says nothing
MUCH: Final = 0.5  # share of a paragraph's letters; a place this wide says no more than the paragraph


@dataclass(frozen=True)
class Carried:
    """A range of the returned text in the frozen paragraphs. kept: letters and figures of it that stayed."""

    segments: tuple[Segment, ...]
    sureness: Sureness
    kept: int


@dataclass(frozen=True)
class Correspondence:
    """A returned text beside the frozen paragraphs, in order, that it is made of."""

    frozen: tuple[FrozenParagraph, ...]
    returned: str

    @cached_property
    def joined(self) -> str:
        return BETWEEN.join(each.text for each in self.frozen)

    @cached_property
    def stayed(self) -> int:
        """Letters and figures of the returned text that are the frozen ones."""
        return sum(kept.signs(self.returned[run.a_start : run.a_end]) for run in self._runs)

    def carried(self, start: int, end: int) -> Carried | None:
        """The range in the frozen text; None where nothing tells in which of several paragraphs it stands."""
        found = _through(self._runs, len(self.joined), start, end)
        other = self._read_backwards(start, end)
        first, last = min(found.start, other.start), max(found.end, other.end)
        stayed = min(self._stayed(start, end), self._stayed_backwards(start, end))
        exact = found.exact and (found.start, found.end) == (other.start, other.end)
        segments = self._cut(first, last)
        if len(segments) > 1 and not exact:
            segments = self._cut(*self._inner(start, end, (first, last)))
        wide = sum(kept.signs(self._text(each.uid)[each.start : each.end]) for each in segments)
        exact = exact and stayed >= MUCH * wide
        if not segments or (len(segments) > 1 and not exact):
            return None
        if exact:
            return Carried(segments, Sureness.EXACT, stayed)
        return Carried(tuple(map(self._trimmed, segments)), self._sureness(segments), stayed)

    def _sureness(self, segments: tuple[Segment, ...]) -> Sureness:
        """Of a place with an end in changed words: no better than its paragraph where nearly all of that changed."""
        if self.stayed < REWRITTEN * max(1, min(kept.signs(self.returned), kept.signs(self.joined))):
            return Sureness.PARAGRAPH
        wide = sum(kept.signs(self._text(each.uid)[each.start : each.end]) for each in segments)
        whole = sum(kept.signs(self._text(each.uid)) for each in segments)
        return Sureness.PARAGRAPH if wide > MUCH * whole else Sureness.APPROXIMATE

    def _trimmed(self, segment: Segment) -> Segment:
        """Without the spaces around; of spaces alone, the point behind them."""
        words = self._text(segment.uid)[segment.start : segment.end]
        start = segment.start + len(words) - len(words.lstrip())
        return Segment(segment.uid, start, start + len(words.strip()))

    def _text(self, uid: str) -> str:
        return next(each.text for each in self.frozen if each.uid == uid)

    @cached_property
    def new(self) -> tuple[str, ...]:
        """The stretches of the returned text that are not the frozen one's."""
        ends = [0, *(run.a_end for run in self._runs)]
        starts = [*(run.a_start for run in self._runs), len(self.returned)]
        return tuple(self.returned[end:start] for end, start in zip(ends, starts, strict=True) if end < start)

    def outside(self, step: int) -> str:
        """What stands before (-1) or after (1) all words that are the frozen ones."""
        if not self._runs:
            return ""
        return self.returned[: self._runs[0].a_start] if step < 0 else self.returned[self._runs[-1].a_end :]

    @cached_property
    def _runs(self) -> kept.Runs:
        return _without_chance(together.runs(self.returned, self.joined), self.returned)

    @cached_property
    def _backwards(self) -> kept.Runs:
        """The same, compared from the end: of words that stand twice, one of which went, it takes the other."""
        returned, joined = self.returned[::-1], self.joined[::-1]
        return _without_chance(together.runs(returned, joined), returned)

    def _read_backwards(self, start: int, end: int) -> _Range:
        length, wide = len(self.returned), len(self.joined)
        found = _through(self._backwards, wide, length - end, length - start)
        return _Range(wide - found.end, wide - found.start, exact=found.exact)

    def _stayed(self, start: int, end: int) -> int:
        return sum(kept.signs(self.returned[run.a_start : run.a_end]) for run in kept.within(self._runs, start, end))

    def _stayed_backwards(self, start: int, end: int) -> int:
        length = len(self.returned)
        turned = kept.within(self._backwards, length - end, length - start)
        return sum(kept.signs(self.returned[length - run.a_end : length - run.a_start]) for run in turned)

    def _inner(self, start: int, end: int, otherwise: tuple[int, int]) -> tuple[int, int]:
        """From the first to the last of its words that stayed, however the texts are compared."""
        runs = kept.within(self._runs, start, end)
        turned = kept.within(self._backwards, len(self.returned) - end, len(self.returned) - start)
        if not runs or not turned:
            return otherwise
        wide = len(self.joined)
        return min(runs[0].b_start, wide - turned[-1].b_end), max(runs[-1].b_end, wide - turned[0].b_start)

    def _cut(self, start: int, end: int) -> tuple[Segment, ...]:
        """The range of the joined text as segments; an empty one at a border belongs to the paragraph before it."""
        found: list[Segment] = []
        at = 0
        for each in self.frozen:
            low, high = max(start - at, 0), min(end - at, len(each.text))
            if low < high or (start == end and low == high and not found):
                found.append(Segment(each.uid, low, high))
            at += len(each.text) + len(BETWEEN)
        return tuple(found)


def _without_chance(runs: kept.Runs, before: str) -> kept.Runs:
    """Without a short word or full stop that the texts share by chance, at the far end of a long change."""
    steady = list(runs)
    if len(steady) > 1 and _is_chance(steady[-1], steady[-2], steady[-1], before):
        steady.pop()
    if len(steady) > 1 and _is_chance(steady[0], steady[0], steady[1], before):
        steady.pop(0)
    return tuple(steady)


def _is_chance(run: Run, earlier: Run, later: Run, text: str) -> bool:
    """Whether it says nothing beside what was changed between these two, one of which it is."""
    if (earlier.a_end, earlier.b_end) == (later.a_start, later.b_start):
        return False
    letters = kept.signs(text[run.a_start : run.a_end])
    return letters == 0 or (letters < diff.ISLAND and kept.signs(text[earlier.a_end : later.a_start]) >= LONG)


@dataclass(frozen=True)
class _Range:
    start: int
    end: int
    exact: bool


def _through(runs: kept.Runs, length: int, start: int, end: int) -> _Range:
    """The range in the other text, so long; an end in changed words goes to the far end of what stood there."""
    if start == end:
        for run in runs:
            if run.a_start <= start <= run.a_end:
                where = run.at(start)
                return _Range(where, where, exact=True)
    first = next((run for run in runs if run.a_start <= start < run.a_end), None)
    last = next((run for run in runs if run.a_start < end <= run.a_end), None)
    low = max((run.b_end for run in runs if run.a_end <= start), default=0)
    high = min((run.b_start for run in runs if run.a_start >= end), default=length)
    if first is not None:
        low = first.at(start)
    if last is not None:
        high = last.at(end)
    return _Range(low, max(low, high), exact=first is not None and last is not None)
