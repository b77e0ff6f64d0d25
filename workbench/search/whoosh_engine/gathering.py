"""Entries gathered into what a segment holds: streams of numbers while they arrive, sorted once at the end."""

from array import array
from collections.abc import Callable

import numpy as np

from workbench.search import analysis
from workbench.search.port import Entry
from workbench.search.whoosh_engine import arrays
from workbench.search.whoosh_engine.arrays import Array, Numbers
from workbench.search.whoosh_engine.postings import RARE, Postings, steps
from workbench.search.whoosh_engine.profiles import Profile, profile
from workbench.search.whoosh_engine.schema import family_of, text_field
from workbench.search.whoosh_engine.segment import Segment

_LISTED = 64  # paragraphs of a word that are always listed, and the part of all that are no longer


class _Numbered(dict[str, int]):
    """Text → its number, given in the order met."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class _Stream:
    """Terms of paragraphs one after the other, by number."""

    def __init__(self) -> None:
        self.known = _Numbered()
        self.terms = array("I")
        self.paragraphs = array("I")
        self.counts = array("I")

    def take(self, terms: Array, paragraphs: Array, counts: Array) -> None:
        """Runs of terms: the first `counts[0]` of them stand in the first of the paragraphs, and so on."""
        for held, taken in ((self.terms, terms), (self.paragraphs, paragraphs), (self.counts, counts)):
            held.frombytes(taken.astype(np.uint32).tobytes())

    def add(self, number: int, terms: list[str]) -> None:
        self.terms.extend(map(self.known.__getitem__, terms))
        self.paragraphs.append(number)
        self.counts.append(len(terms))

    def postings(self) -> Postings:
        """Sorted by term, then by paragraph."""
        known = [text.encode() for text in self.known]
        order = sorted(range(len(known)), key=known.__getitem__)
        ranks = np.empty(len(known), dtype=np.uint64)
        ranks[order] = np.arange(len(known), dtype=np.uint64)
        keys = ranks[np.frombuffer(self.terms, dtype=np.uint32)] << np.uint64(32)
        keys |= np.repeat(
            np.frombuffer(self.paragraphs, dtype=np.uint32).astype(np.uint64),
            np.frombuffer(self.counts, dtype=np.uint32),
        )
        keys.sort()
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.intp)
        times = np.diff(np.append(first, len(keys))).astype(np.float32)
        keys = keys[first]
        ends = np.cumsum(np.bincount((keys >> np.uint64(32)).astype(np.intp), minlength=len(known)))
        return Postings(tuple(known[place] for place in order), ends, keys.astype(np.uint32), times)


class Gathering:
    """Paragraphs on their way into one segment."""

    def __init__(self) -> None:
        self._ids: list[bytes] = []
        self._prints: list[bytes] = []
        self._profiles: dict[Profile, int] = {}
        self._profile = array("I")
        self._length = array("I")
        self._words = _Stream()
        self._stems: dict[str, _Stream] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, entry: Entry) -> None:
        """Take in a paragraph."""
        number = len(self._ids)
        shared = profile(entry)
        family = analysis.family(entry.language)
        words, stems = analysis.words_and_stems(entry.text, family)
        self._ids.append(entry.id.encode())
        self._prints.append(bytes.fromhex(entry.fingerprint()))
        self._profile.append(self._profiles.setdefault(shared, len(self._profiles)))
        self._length.append(len(stems))
        self._words.add(number, words)
        self._stems.setdefault(family, _Stream()).add(number, stems)

    def take(self, segment: Segment, kept: Numbers, pause: Callable[[], None]) -> None:
        """Take in these paragraphs of a segment, as they stand there; `pause` is called after each term."""
        numbers = np.full(segment.count, -1, dtype=np.int64)
        numbers[kept] = np.arange(len(self), len(self) + len(kept))
        shared = np.array([self._profiles.setdefault(each, len(self._profiles)) for each in segment.profiles()])
        self._profile.extend(shared[segment.held["profile"][kept]].tolist())
        self._ids.extend(segment.ids[kept].tolist())
        self._prints.extend(each.tobytes() for each in segment.held["prints"][kept])
        self._length.extend(segment.held["length"][kept].tolist())
        self._take_words(segment, numbers)
        for field, term, found, times in segment.all_postings():
            pause()
            there = numbers[found] >= 0
            if there.any():
                stream = self._stems.setdefault(family_of(field), _Stream())
                number, counts = stream.known[term.decode()], times[there].astype(np.intp)
                stream.take(np.full(int(counts.sum()), number), numbers[found[there]], counts)

    def _take_words(self, segment: Segment, numbers: Array) -> None:
        starts = segment.held["starts"].astype(np.int64)
        counts = starts[1:] - starts[:-1]
        there = numbers >= 0
        places = segment.word_places()[np.repeat(there, counts)]
        words = segment.words("")
        table = np.zeros(len(words), dtype=np.uint32)
        used = np.flatnonzero(np.bincount(places, minlength=len(words)))
        table[used] = [self._words.known[words[place]] for place in used.tolist()]
        self._words.take(table[places], numbers[there], counts[there])

    def lengths(self) -> dict[str, tuple[Array, Array]]:
        """Field → the paragraphs that have it and their number of stems."""
        found: dict[str, tuple[Array, Array]] = {}
        for family, stream in self._stems.items():
            summed = np.bincount(stream.paragraphs, weights=stream.counts, minlength=len(self)).astype(np.int64)
            numbers = np.flatnonzero(summed)
            found[text_field(family)] = (numbers, summed[numbers])
        return found

    def postings(self) -> list[tuple[str, Postings]]:
        """The stems of all fields, in the order of their names."""
        return sorted(
            ((text_field(family), stream.postings()) for family, stream in self._stems.items()),
            key=lambda each: each[0],
        )

    def arrays(self) -> dict[str, Array]:
        """What is saved beside the segment."""
        ids = np.array(self._ids, dtype=np.bytes_)
        values: dict[str, int] = {}
        codes = [values.setdefault(value, len(values)) for shared in self._profiles for value in shared]
        texts = [value.encode() for value in values]
        return {
            "ids": ids,
            "order": arrays.smallest(np.argsort(ids, kind="stable")),
            "prints": np.frombuffer(b"".join(self._prints), dtype=np.uint64),
            "profile": arrays.smallest(np.array(self._profile, dtype=np.uint32)),
            "length": arrays.smallest(np.array(self._length, dtype=np.uint32)),
            "value_codes": arrays.smallest(np.array(codes, dtype=np.uint32)),
            **dict(zip(("values", "value_ends"), arrays.packed(texts), strict=True)),
            **words(self._words.postings(), list(self._words.known), self._words),
        }


def words(postings: Postings, known: list[str], stream: _Stream) -> dict[str, Array]:
    """Where the folded words stand.

    `word` has them in the order of their bytes, `code` for each its place by frequency. `sequence` has the codes of
    all paragraphs one after the other, two bytes each; what does not fit stands there as RARE, and `rare_at` and
    `rare` say where, and which. `listed` has the paragraphs of each word that is not in very many, as steps: those of
    the others are found by reading `sequence`.
    """
    sequence = np.frombuffer(stream.terms, dtype=np.uint32).astype(np.intp)
    counts = np.frombuffer(stream.counts, dtype=np.uint32)
    frequent = np.argsort(-np.bincount(sequence, minlength=len(known)), kind="stable")
    codes = np.empty(len(known), dtype=np.uint32)
    codes[frequent] = np.arange(len(known), dtype=np.uint32)
    whole = codes[sequence]
    rare_at = np.flatnonzero(whole >= RARE)
    numbers = {text.encode(): number for number, text in enumerate(known)}
    held = np.diff(np.concatenate(([0], postings.ends)))
    few = held <= max(_LISTED, len(counts) // _LISTED)
    listed, listed_ends = steps(postings.numbers[np.repeat(few, held)], np.cumsum(held * few))
    return {
        **dict(zip(("word", "word_ends"), arrays.packed(list(postings.terms)), strict=True)),
        "code": codes[[numbers[term] for term in postings.terms]],
        "sequence": np.minimum(whole, RARE).astype(np.uint16),
        "starts": arrays.smallest(np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))),
        "rare_at": arrays.smallest(rare_at),
        "rare": whole[rare_at],
        "listed": listed,
        "listed_ends": arrays.smallest(np.concatenate(([0], listed_ends))),
    }
