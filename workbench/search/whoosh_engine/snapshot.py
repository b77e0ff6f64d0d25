"""One generation of the index, opened once and read by all threads: columns as arrays, postings as asked for.

A new generation is opened afresh; `Searcher.refresh()` shows deleted paragraphs as live and is never called.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.search.whoosh_engine.library import Index, Reader
from workbench.search.whoosh_engine.schema import NAMED, WORDS, contains, sequence

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]
Mask = NDArray[np.bool_]

_REMEMBERED = 40_000_000  # bytes of postings and phrases kept for a generation
_SETS = 500  # sets of paragraphs (of a theme, of a ministry) whose numbers are kept for a generation


@dataclass(frozen=True)
class Column:
    """Values of a field, and for each paragraph the place of its value among them."""

    values: tuple[str, ...]
    codes: Numbers

    def mask(self, wanted: frozenset[str]) -> Mask:
        """The paragraphs whose value is one of these."""
        return np.array([value in wanted for value in self.values] or [False])[self.codes]


@dataclass(frozen=True)
class Segment:
    """The columns of one Whoosh segment, which never change; only which of its paragraphs are deleted does."""

    ids: tuple[bytes, ...]
    documents: tuple[str, ...]
    named: Mapping[str, tuple[bytes, ...]]
    years: Numbers
    lengths: Numbers

    @classmethod
    def read(cls, reader: Reader) -> "Segment":
        """The columns of a segment, from Whoosh's reader."""
        count = reader.doc_count_all()

        def column(name: str) -> tuple[Any, ...]:
            held = reader.column_reader(name) if reader.has_column(name) else None
            return tuple(held[number] for number in range(count)) if held is not None else (b"",) * count

        return cls(
            ids=column("id"),
            documents=column("document_id"),
            named={name: column(name) for name in NAMED},
            years=np.array(column("year"), dtype=np.int64),
            lengths=np.array(column("length"), dtype=np.int64),
        )


class Snapshot:
    """A generation. Paragraphs are numbered through all its segments; `live` leaves out the deleted."""

    def __init__(self, index: Index, known: Mapping[str, Segment]) -> None:
        self.generation = int(index.latest_generation())
        self._searcher = index.searcher()
        self._leaves: list[tuple[Reader, int]] = [
            (leaf, offset) for leaf, offset in self._searcher.reader().leaf_readers() if leaf.segment() is not None
        ]
        self._reading = threading.RLock()
        self._remembered: OrderedDict[tuple[str, ...], tuple[Numbers, Weights]] = OrderedDict()
        self._numbers_of: OrderedDict[frozenset[str], Numbers] = OrderedDict()
        self._bytes = 0
        self._users = 0
        self._retired = False
        self.segments = {_name(leaf): known.get(_name(leaf)) or Segment.read(leaf) for leaf, _ in self._leaves}
        self._in_order = [self.segments[_name(leaf)] for leaf, _ in self._leaves]
        self.years = _joined([segment.years for segment in self._in_order])
        self.lengths = _joined([segment.lengths for segment in self._in_order])
        self.live = self._live()

    def _live(self) -> Mask:
        live = np.ones(len(self.years), dtype=np.bool_)
        for leaf, offset in self._leaves:
            for number in range(leaf.doc_count_all()) if leaf.has_deletions() else ():
                if leaf.is_deleted(number):
                    live[offset + number] = False
        return live

    @cached_property
    def ids(self) -> NDArray[np.str_]:
        """The id of each paragraph, by its number."""
        held = [each.decode() for segment in self._in_order for each in segment.ids]
        return np.array(held, dtype=np.str_)

    @cached_property
    def order(self) -> Numbers:
        """The place of each paragraph when sorted by id: what decides between equal scores."""
        places = np.empty(len(self.ids), dtype=np.int64)
        places[np.argsort(self.ids, kind="stable")] = np.arange(len(self.ids))
        return places

    @cached_property
    def _by_id(self) -> Numbers:
        return np.argsort(self.order)

    def numbers_of(self, ids: frozenset[str]) -> Numbers:
        """The numbers of these paragraphs, in order, the deleted among them; what is not in the index is left out.

        Remembered by the set itself, which callers keep as long as it holds.
        """
        with self._reading:
            known = self._numbers_of.get(ids)
        if known is not None:
            return known
        wanted = np.array(sorted(ids), dtype=np.str_)
        first = np.searchsorted(self.ids, wanted, side="left", sorter=self._by_id)
        last = np.searchsorted(self.ids, wanted, side="right", sorter=self._by_id)
        found = [self._by_id[start:end] for start, end in zip(first, last, strict=True) if end > start]
        numbers = np.sort(_joined(found))
        with self._reading:
            self._numbers_of[ids] = numbers
            while len(self._numbers_of) > _SETS:
                self._numbers_of.popitem(last=False)
        return numbers

    def among(self, ids: frozenset[str]) -> Mask:
        """The paragraphs of these ids."""
        fits = np.zeros(len(self.years), dtype=np.bool_)
        fits[self.numbers_of(ids)] = True
        return fits

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The document of each paragraph, by its number."""
        return tuple(each for segment in self._in_order for each in segment.documents)

    @cached_property
    def counts(self) -> tuple[int, int]:
        """Documents and paragraphs that are live."""
        live = np.flatnonzero(self.live)
        return len({self.documents[number] for number in live}), len(live)

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """What is filtered and counted by, each value as a number."""
        made = {name: self._column(name) for name in NAMED}
        return made | {"document_id": _coded(self.documents)}

    def _column(self, name: str) -> Column:
        return _coded(tuple(each.decode() for segment in self._in_order for each in segment.named[name]))

    def postings(self, field: str, term: str) -> tuple[Numbers, Weights]:
        """Paragraphs with the term, in order, and how often; deleted ones may be among them: mask with `live`."""
        return self._remember((field, term), lambda: self._postings(field, term))

    def _postings(self, field: str, term: str) -> tuple[Numbers, Weights]:
        numbers: list[int] = []
        weights: list[float] = []
        for leaf, offset in self._leaves:
            if (field, term) not in leaf:
                continue
            matcher = leaf.postings(field, term)
            while matcher.is_active():
                numbers.append(offset + matcher.id())
                weights.append(matcher.weight())
                matcher.next()
        return np.array(numbers, dtype=np.int64), np.array(weights, dtype=np.float64)

    def phrase(self, words: tuple[str, ...]) -> tuple[Numbers, Weights]:
        """Paragraphs with these words one after the other."""
        return self._remember(("phrase", *words), lambda: self._phrase(words))

    def _phrase(self, words: tuple[str, ...]) -> tuple[Numbers, Weights]:
        found: list[int] = []
        wanted = sequence(words)
        for leaf, offset in self._leaves:
            rarest = sorted(set(words), key=lambda word: (int(leaf.doc_frequency(WORDS, word)), word))[:3]
            if any((WORDS, word) not in leaf for word in rarest):
                continue
            candidates = set.intersection(*(set(leaf.postings(WORDS, word).all_ids()) for word in rarest))
            held = leaf.column_reader("sequence")
            found += [offset + number for number in sorted(candidates) if contains(held[number], wanted)]
        return np.array(found, dtype=np.int64), np.ones(len(found), dtype=np.float64)

    def beginning(self, prefix: str) -> tuple[Numbers, Weights]:
        """Paragraphs with a word that begins so."""
        return self._remember(("prefix", prefix), lambda: self._beginning(prefix))

    def _beginning(self, prefix: str) -> tuple[Numbers, Weights]:
        found: set[int] = set()
        for leaf, offset in self._leaves:
            for term in leaf.expand_prefix(WORDS, prefix):
                found.update(offset + number for number in leaf.postings(WORDS, term).all_ids())
        return np.array(sorted(found), dtype=np.int64), np.ones(len(found), dtype=np.float64)

    def words(self, beginning: str) -> Iterator[str]:
        """The folded words that begin so."""
        with self._reading:
            held = {term for leaf, _ in self._leaves for term in leaf.expand_prefix(WORDS, beginning)}
        return (term.decode() if isinstance(term, bytes) else str(term) for term in held)

    def fingerprints(self) -> Mapping[str, tuple[str, str]]:
        """Paragraph id → (document id, fingerprint), of the live ones."""
        held: dict[str, tuple[str, str]] = {}
        with self._reading:
            for leaf, offset in self._leaves:
                prints = leaf.column_reader("fingerprint")
                for number in range(leaf.doc_count_all()):
                    place = offset + number
                    if self.live[place]:
                        held[str(self.ids[place])] = (self.documents[place], prints[number].decode())
        return held

    def _remember(self, key: tuple[str, ...], read: Any) -> tuple[Numbers, Weights]:
        """Whoosh's readers keep a place in their files: one thread reads at a time, and what it read is kept."""
        with self._reading:
            if key in self._remembered:
                self._remembered.move_to_end(key)
                return self._remembered[key]
            found: tuple[Numbers, Weights] = read()
            self._remembered[key] = found
            self._bytes += found[0].nbytes * 2
            while self._bytes > _REMEMBERED and len(self._remembered) > 1:
                _, dropped = self._remembered.popitem(last=False)
                self._bytes -= dropped[0].nbytes * 2
            return found

    def __enter__(self) -> "Snapshot":
        with self._reading:
            self._users += 1
        return self

    def __exit__(self, *_: object) -> None:
        with self._reading:
            self._users -= 1
            self._close_if_unused()

    def retire(self) -> None:
        """A newer generation serves: close the files when the last reader is done."""
        with self._reading:
            self._retired = True
            self._close_if_unused()

    def _close_if_unused(self) -> None:
        if self._retired and self._users == 0:
            self._searcher.close()


def _name(leaf: Reader) -> str:
    return str(leaf.segment().segment_id())


def _joined(arrays: list[Numbers]) -> Numbers:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)


def _coded(held: tuple[str, ...]) -> Column:
    places: dict[str, int] = {}
    codes = np.array([places.setdefault(value, len(places)) for value in held], dtype=np.int64)
    return Column(tuple(places), codes)
