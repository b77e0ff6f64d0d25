"""One generation of the index, read by all threads: its segments one after the other, and what a viewer sees of them.

A new generation is opened afresh, its known segments are kept; `Searcher.refresh()` shows deleted paragraphs as
live and is never called.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from workbench.search.plan import Any, Between, Is, Part, Symbol, from_filters
from workbench.search.port import NO_FILTERS, Filters
from workbench.search.whoosh_engine.arrays import Array, Mask, Numbers, Weights
from workbench.search.whoosh_engine.carried import Arrays, Carried, Read
from workbench.search.whoosh_engine.found import Found
from workbench.search.whoosh_engine.ordering import Orders
from workbench.search.whoosh_engine.profiles import Column
from workbench.search.whoosh_engine.remembered import Remembered
from workbench.search.whoosh_engine.segment import Segment

_MOST = 160  # bytes of what was scored, for every paragraph: the same words in a small library and in a large one
_LEAST = 16_000_000  # bytes of it, where there are few paragraphs
_MOST_MASKS = 200  # of filters; each a byte for a profile


class Snapshot:
    """Paragraphs are numbered through all segments; `live` is None where none is deleted."""

    def __init__(
        self,
        generation: int,
        segments: tuple[Segment, ...],
        deleted: tuple[Numbers, ...],
        columns: Mapping[str, Column],
        orders: Orders,
        carried: Carried,
    ) -> None:
        self.generation = generation
        self.segments = segments
        self._names = tuple(each.name for each in segments)
        self._carried = carried
        self.columns = columns
        self.offsets = tuple(np.cumsum([0, *(each.count for each in segments)]).tolist())
        self.count = self.offsets[-1]
        self.profile = _joined([each.profile for each in segments], np.intp)
        self.length: Weights = _joined([each.length for each in segments], np.float32)
        self.live = self._live(deleted)
        self.order = orders.places(segments, self.offsets)
        self._masks: dict[Part | Filters, Mask] = {}
        most = max(_LEAST, _MOST * self.count)
        self._sets: Remembered[Numbers] = Remembered(most, lambda found: found.nbytes)
        self.scored: Remembered[Found] = Remembered(most, lambda found: found.bytes)

    def _live(self, deleted: tuple[Numbers, ...]) -> Mask | None:
        if not any(len(each) for each in deleted):
            return None
        live = np.ones(self.count, dtype=np.bool_)
        for offset, numbers in zip(self.offsets, deleted, strict=False):
            live[numbers + offset] = False
        return live

    @cached_property
    def profile_counts(self) -> Array:
        """The live paragraphs of each profile."""
        live = self.profile if self.live is None else self.profile[self.live]
        return np.bincount(live, minlength=self._profiles)

    @cached_property
    def profile_lengths(self) -> Array:
        """The stems of the live paragraphs of each profile, together."""
        weights = self.length if self.live is None else self.length * self.live
        return np.bincount(self.profile, weights=weights, minlength=self._profiles)

    @property
    def _profiles(self) -> int:
        return len(self.columns["year"].codes)

    def id(self, number: int) -> str:
        """The id of a paragraph."""
        place = bisect_right(self.offsets, number) - 1
        return self.segments[place].id(number - self.offsets[place])

    def numbers_of(self, ids: frozenset[str]) -> Numbers:
        """The numbers of these paragraphs, in order, the deleted among them; what is not in the index is left out.

        Remembered by the set itself, which callers keep as long as it holds.
        """
        return self._sets.get(ids, lambda: self._numbers_of(ids))

    def _numbers_of(self, ids: frozenset[str]) -> Numbers:
        wanted = np.array([each.encode() for each in sorted(ids)], dtype=np.bytes_)
        found: list[Array] = []
        for segment, offset in self._with_offsets:
            first = np.searchsorted(segment.ids, wanted, side="left", sorter=segment.order)
            last = np.searchsorted(segment.ids, wanted, side="right", sorter=segment.order)
            found += [
                segment.order[start:end].astype(np.intp) + offset
                for start, end in zip(first, last, strict=True)
                if end > start
            ]
        return np.sort(_joined(found, np.intp))

    @property
    def counts(self) -> tuple[int, int]:
        """Documents and paragraphs that are live."""
        documents = self.columns["document_id"].totals(self.profile_counts)
        return len(documents), int(self.profile_counts.sum())

    def of_documents(self, documents: frozenset[str]) -> Iterator[tuple[str, Numbers]]:
        """The live paragraphs of these documents: segment by segment, numbered within it."""
        wanted = self.columns["document_id"].where(documents.__contains__)
        for segment, offset in self._with_offsets:
            numbers = np.flatnonzero(wanted[segment.profile])
            if self.live is not None:
                numbers = numbers[self.live[numbers + offset]]
            if len(numbers):
                yield segment.name, numbers

    def live_in(self, place: int) -> Numbers:
        """The live paragraphs of the segment at that place, numbered within it."""
        if self.live is None:
            return np.arange(self.segments[place].count)
        return np.flatnonzero(self.live[self.offsets[place] : self.offsets[place + 1]])

    def postings(self, field: str, term: str) -> tuple[Numbers, Weights]:
        """Paragraphs with the term, in order, and how often; deleted ones may be among them: see `live`."""
        numbers, times = self._read(("postings", field, term), lambda segment: segment.postings(field, term))
        return numbers, times

    def phrase(self, words: tuple[str, ...]) -> Numbers:
        """Paragraphs with these folded words one after the other, deleted ones among them."""
        return self._read(("phrase", words), lambda segment: (segment.phrase(words),))[0]

    def beginning(self, prefix: str) -> Numbers:
        """Paragraphs with a word that begins so, deleted ones among them."""
        return self._read(("beginning", prefix), lambda segment: (segment.beginning(prefix),))[0]

    def _read(self, key: Hashable, read: Read) -> Arrays:
        return self._carried.get(key, self.segments, self._names, read)

    @property
    def _with_offsets(self) -> Iterator[tuple[Segment, int]]:
        return zip(self.segments, self.offsets, strict=False)

    def near(self, word: str, letters: int) -> Iterator[str]:
        """The folded words with the same first letter that are at most so many letters longer or shorter."""
        return self._carried.vocabulary.near(word, letters, self.segments)

    def fingerprints(self) -> Mapping[str, tuple[str, str]]:
        """Paragraph id → (document id, fingerprint), of the live ones."""
        documents = self.columns["document_id"]
        held: dict[str, tuple[str, str]] = {}
        for segment, offset in self._with_offsets:
            codes = documents.codes[segment.profile].tolist()
            for number, (id, code, print) in enumerate(
                zip(segment.ids.tolist(), codes, segment.fingerprints, strict=True)
            ):
                if self.live is None or self.live[offset + number]:
                    held[id.decode()] = (documents.values[code], print)
        return held

    def profiles(self, part: Part) -> Mask:
        """The profiles that a filter of the query lets through."""
        return self._mask(part, lambda: self._fitting(part))

    def narrow(self, found: Found, filters: Filters) -> Found:
        """What the filters beside the query let through."""
        by_profile = replace(filters, among=()) if filters.among else filters
        if by_profile != NO_FILTERS:
            found = found.only(self._narrowed(by_profile)[self.profile[found.numbers]])
        for ids in filters.among:
            fits = np.zeros(self.count, dtype=np.bool_)
            fits[self.numbers_of(ids)] = True
            found = found.only(fits[found.numbers])
        return found

    def _narrowed(self, filters: Filters) -> Mask:
        def all_of() -> Mask:
            fits = np.ones(self._profiles, dtype=np.bool_)
            for part in from_filters(filters):
                fits &= self.profiles(part)
            return fits

        return self._mask(filters, all_of)

    def _mask(self, key: Part | Filters, make: Callable[[], Mask]) -> Mask:
        known = self._masks.get(key)
        if known is None:
            known = make()
            if len(self._masks) >= _MOST_MASKS:
                self._masks.clear()
            self._masks[key] = known
        return known

    def _fitting(self, part: Part) -> Mask:
        match part:
            case Is(name, value) if name in self.columns:
                return self.columns[name].where(lambda held: held == value)
            case Between(first, last):
                return self.columns["year"].where(lambda held: held != "" and first <= int(held) <= last)
            case Symbol():
                return self.columns["symbol"].where(part.fits)
            case Any(parts):
                fits = np.zeros(self._profiles, dtype=np.bool_)
                for each in parts:
                    fits |= self.profiles(each)
                return fits
            case _:
                raise AssertionError(part)


def _joined(arrays: list[Array], kind: type) -> Array:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=kind)
