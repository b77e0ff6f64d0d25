"""Words and phrases in the sequences that a segment keeps: two bytes a word, none skipped."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from workbench.search.whoosh_engine.arrays import Array, Numbers
from workbench.search.whoosh_engine.postings import RARE, summed

_FEW = 400  # paragraphs that are read rather than narrowed further
_WHOLE = 6  # read everything where a sixth of it would have to be gathered
_MANY = 4  # places of a word: from a fourth of the paragraphs on, all paragraphs are gone through at once


class Surface:
    """The folded words of a segment in the order of their bytes, and the paragraphs in which they stand."""

    def __init__(self, held: Mapping[str, Array]) -> None:
        self._held = held
        self._words = held["word"].tobytes()
        self._ends = held["word_ends"]
        self._listed = held["listed_ends"]
        self._count = len(held["code"])

    def word(self, place: int) -> bytes:
        """The word at a place."""
        return self._words[int(self._ends[place]) : int(self._ends[place + 1])]

    def _place(self, word: bytes) -> int:
        return bisect_left(range(self._count), word, key=self.word)

    def _range(self, prefix: str) -> range:
        """The places of the words that begin so."""
        begin = prefix.encode()
        after = bisect_right(range(self._count), begin, key=lambda place: self.word(place)[: len(begin)])
        return range(self._place(begin), after)

    def words(self, prefix: str) -> list[str]:
        """The words that begin so."""
        places = self._range(prefix)
        ends = self._ends[places.start : places.stop + 1].tolist()
        return [self._words[begin:end].decode() for begin, end in pairwise(ends)]

    def beginning(self, prefix: str) -> Numbers:
        """The paragraphs with a word that begins so."""
        places = self._range(prefix)
        seen = np.zeros(len(self._held["starts"]) - 1, dtype=np.bool_)
        if places:
            seen[self._list(places)] = True
        for place in np.flatnonzero(np.diff(self._listed[places.start : places.stop + 1]) == 0):
            seen[self._read(places[place])] = True
        return np.flatnonzero(seen)

    def _list(self, places: range) -> Numbers:
        ends = self._listed[places.start : places.stop + 1].astype(np.intp)
        return summed(self._held["listed"][ends[0] : ends[-1]], ends[1:] - ends[0])

    def _read(self, place: int) -> Numbers:
        """The paragraphs of a word that is not listed."""
        starts, code = self._held["starts"], int(self._held["code"][place])
        if code >= RARE:
            return _paragraphs(starts, _stands(self._held, code))
        there = self._held["sequence"] == code
        if np.count_nonzero(there) * _MANY < len(starts):
            return _paragraphs(starts, np.flatnonzero(there))
        filled = np.flatnonzero(starts[1:] > starts[:-1])
        found: Numbers = filled[np.logical_or.reduceat(there, starts[filled])]
        return found

    def word_places(self) -> Numbers:
        """For each place in the sequences, the place of its word in the order of all words."""
        codes = self._held["sequence"].astype(np.uint32)
        codes[self._held["rare_at"]] = self._held["rare"]
        places = np.empty(self._count, dtype=np.intp)
        places[self._held["code"]] = np.arange(self._count)
        found: Numbers = places[codes]
        return found

    def find(self, words: tuple[str, ...]) -> Numbers:
        """The paragraphs that hold these words one after the other."""
        places = [self._place(word.encode()) for word in words]
        for place, word in zip(places, words, strict=True):
            if place == self._count or self.word(place) != word.encode():
                return np.zeros(0, np.intp)
        lists = [self._list(range(place, place + 1)) for place in places]
        if len(words) == 1:
            return lists[0] if len(lists[0]) else self._read(places[0])
        return _one_after_the_other(self._held, [int(self._held["code"][place]) for place in places], lists)


def _one_after_the_other(held: Mapping[str, Array], codes: list[int], lists: list[Numbers]) -> Numbers:
    """`lists` has the paragraphs of each word, none where they are too many to be listed."""
    sequence, starts = held["sequence"], held["starts"]
    rarest = max(range(len(codes)), key=codes.__getitem__)
    at = _candidates(held, codes[rarest], sorted((each for each in lists if len(each)), key=len))
    at = at[(at >= rarest) & (at + (len(codes) - rarest) <= len(sequence))]
    for place in sorted(range(len(codes)), key=codes.__getitem__, reverse=True):
        there = at + (place - rarest)
        fits = sequence[there] == min(codes[place], RARE)
        at = at[fits]
        if codes[place] >= RARE:
            at = at[held["rare"][np.searchsorted(held["rare_at"], there[fits])] == codes[place]]
    paragraphs = np.searchsorted(starts, at, side="right") - 1
    inside = (at - rarest >= starts[paragraphs]) & (at + (len(codes) - rarest) <= starts[paragraphs + 1])
    return _once(paragraphs[inside])


def _candidates(held: Mapping[str, Array], code: int, lists: list[Numbers]) -> Numbers:
    """The places of the rarest word, in the paragraphs of all `lists` at least."""
    if not lists:
        return _stands(held, code)
    paragraphs = lists[0]
    for other in lists[1:]:
        if len(paragraphs) < _FEW:
            break
        paragraphs = _common(paragraphs, other)
    sequence, starts = held["sequence"], held["starts"]
    begins = starts[paragraphs].astype(np.intp)
    counts = starts[paragraphs + 1].astype(np.intp) - begins
    total = int(counts.sum())
    if total * _WHOLE > len(sequence):
        return _stands(held, code)
    gathered = np.repeat(begins - (np.cumsum(counts) - counts), counts) + np.arange(total)
    at: Numbers = gathered[sequence[gathered] == min(code, RARE)]
    return at


def _stands(held: Mapping[str, Array], code: int) -> Numbers:
    """All places of a word."""
    if code >= RARE:
        return np.asarray(held["rare_at"][held["rare"] == code], dtype=np.intp)
    return np.flatnonzero(held["sequence"] == code)


def _paragraphs(starts: Array, at: Numbers) -> Numbers:
    """The paragraphs in which these places, in order, are."""
    return _once(np.searchsorted(starts, at, side="right") - 1)


def _once(ordered: Numbers) -> Numbers:
    """Ordered numbers, each once. `np.unique` does not know that they are ordered, and takes twenty times as long."""
    kept: Numbers = ordered[np.diff(ordered, prepend=-1) > 0]
    return kept


def _common(few: Numbers, many: Numbers) -> Numbers:
    """The numbers in both of two ordered arrays, neither empty."""
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    kept: Numbers = few[many[places] == few]
    return kept
