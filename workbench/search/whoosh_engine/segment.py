"""One Whoosh segment opened: its arrays, its vocabulary, its postings as asked for. None of it ever changes."""

import threading
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from workbench.search.whoosh_engine import arrays, blocks, phrases
from workbench.search.whoosh_engine.arrays import Array, Numbers, Weights
from workbench.search.whoosh_engine.library import Reader
from workbench.search.whoosh_engine.profiles import NAMES, Profile, Profiles


class Segment:
    """Paragraphs numbered from 0. Safe for threads: one at a time reads Whoosh's files, which keep a place."""

    def __init__(self, reader: Reader, folder: Path, profiles: Profiles) -> None:
        self.name = str(reader.segment().segment_id())
        self.count = int(reader.doc_count_all())
        self._reader = reader
        self.held = arrays.load(folder / f"{self.name}{arrays.ENDING}")
        self.profile: Array = profiles.numbers(self.profiles())[self.held["profile"]]
        self.length: Weights = self.held["length"].astype(np.float32)
        self._reading = threading.Lock()
        self._holds = 0

    def profiles(self) -> list[Profile]:
        """The profiles that its paragraphs have, by the number that stands in `held`."""
        whole = self.held["values"].tobytes()
        values = [whole[begin:end].decode() for begin, end in pairwise(self.held["value_ends"].tolist())]
        each = map(values.__getitem__, self.held["value_codes"].tolist())
        return list(zip(*[each] * len(NAMES), strict=True))

    def id(self, number: int) -> str:
        """The id of a paragraph."""
        return bytes(self.held["ids"][number]).decode()

    @property
    def ids(self) -> Array:
        """All ids, as bytes."""
        return self.held["ids"]

    @property
    def order(self) -> Array:
        """The paragraphs in the order of their ids."""
        return self.held["order"]

    @property
    def fingerprints(self) -> list[str]:
        """Of each paragraph."""
        return [each.tobytes().hex() for each in self.held["prints"]]

    @cached_property
    def _surface(self) -> phrases.Surface:
        return phrases.Surface(self.held)

    def postings(self, field: str, term: str) -> tuple[Numbers, Weights]:
        """Paragraphs with the term, in order, and how often; deleted ones may be among them."""
        with self._reading:
            return blocks.read(self._reader, field, term.encode())

    def all_postings(self) -> Iterator[tuple[str, bytes, Numbers, Weights]]:
        """Field, term, paragraphs and how often, of every term."""
        held = blocks.read_all(self._reader)
        while True:
            with self._reading:  # for one term, so that whoever searches need not wait for all
                each = next(held, None)
            if each is None:
                return
            yield each

    def word_places(self) -> Numbers:
        """For each place in the sequences, the place of its word in the order of all words."""
        return self._surface.word_places()

    def beginning(self, prefix: str) -> Numbers:
        """Paragraphs with a word that begins so."""
        return self._surface.beginning(prefix)

    def words(self, beginning: str) -> list[str]:
        """The folded words that begin so."""
        return self._surface.words(beginning)

    def phrase(self, words: tuple[str, ...]) -> Numbers:
        """Paragraphs with these words one after the other."""
        return self._surface.find(words)

    def hold(self) -> None:
        """A generation of the index has this segment."""
        with self._reading:
            self._holds += 1

    def release(self) -> None:
        """A generation is read no more; Whoosh's files are closed with the last."""
        with self._reading:
            self._holds -= 1
            if not self._holds:
                self._reader.close()
