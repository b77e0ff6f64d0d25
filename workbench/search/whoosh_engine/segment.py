"""One Whoosh segment opened: its arrays, its vocabulary, its postings as asked for. None of it ever changes."""

import threading
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from workbench.search.whoosh_engine import arrays, blocks, phrases
from workbench.search.whoosh_engine.arrays import Array, Numbers, Weights
from workbench.search.whoosh_engine.library import Reader
from workbench.search.whoosh_engine.profiles import NAMES, Profile, Profiles
from workbench.search.whoosh_engine.remembered import Remembered

_REMEMBERED = 24_000_000  # bytes of postings kept for a segment


class Segment:
    """Paragraphs numbered from 0. Safe for threads: one at a time reads Whoosh's files, which keep a place."""

    def __init__(self, reader: Reader, folder: Path, profiles: Profiles) -> None:
        self.name = str(reader.segment().segment_id())
        self.count = int(reader.doc_count_all())
        self._reader = reader
        self._held = arrays.load(folder / f"{self.name}{arrays.ENDING}")
        self.profile: Array = profiles.numbers(self._profiles())[self._held["profile"]]
        self.length: Weights = self._held["length"].astype(np.float32)
        self._reading = threading.Lock()
        self._places: Remembered[Numbers] = Remembered(_REMEMBERED, lambda found: found.nbytes)
        self._remembered: Remembered[tuple[Numbers, Weights]] = Remembered(
            _REMEMBERED, lambda found: found[0].nbytes + found[1].nbytes
        )

    def _profiles(self) -> list[Profile]:
        ends = self._held["value_ends"].tolist()
        whole = self._held["values"].tobytes()
        texts = [whole[begin:end].decode() for begin, end in pairwise(ends)]
        return [tuple(texts[place : place + len(NAMES)]) for place in range(0, len(texts), len(NAMES))]

    def id(self, number: int) -> str:
        """The id of a paragraph."""
        return bytes(self._held["ids"][number]).decode()

    @property
    def ids(self) -> Array:
        """All ids, as bytes."""
        return self._held["ids"]

    @property
    def order(self) -> Array:
        """The paragraphs in the order of their ids."""
        return self._held["order"]

    @property
    def fingerprints(self) -> list[str]:
        """Of each paragraph."""
        return [each.tobytes().hex() for each in self._held["prints"]]

    @cached_property
    def _surface(self) -> phrases.Surface:
        return phrases.Surface(self._held)

    def postings(self, field: str, term: str) -> tuple[Numbers, Weights]:
        """Paragraphs with the term, in order, and how often; deleted ones may be among them."""
        return self._remembered.get((field, term), lambda: self._read(field, term.encode()))

    def _read(self, field: str, term: bytes) -> tuple[Numbers, Weights]:
        with self._reading:
            return blocks.read(self._reader, field, term)

    def beginning(self, prefix: str) -> Numbers:
        """Paragraphs with a word that begins so."""
        return self._places.get(("beginning", prefix), lambda: self._surface.beginning(prefix))

    def words(self, beginning: str) -> list[str]:
        """The folded words that begin so."""
        return self._surface.words(beginning)

    def phrase(self, words: tuple[str, ...]) -> Numbers:
        """Paragraphs with these words one after the other."""
        return self._places.get(words, lambda: self._surface.find(words))

    def close(self) -> None:
        """Close Whoosh's files."""
        self._reader.close()
