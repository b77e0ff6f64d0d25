"""What was read of a term or a phrase in all segments: carried from one generation to the next.

An upload adds a segment behind those that were there, so that only it is read, and joined to what is known. How much
is kept grows with the library: the same words are then known in a small one and in one of twenty years.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

import numpy as np

from workbench.search.whoosh_engine.arrays import Array, smallest
from workbench.search.whoosh_engine.segment import Segment
from workbench.search.whoosh_engine.vocabulary import Vocabulary

_MOST = 120  # bytes for every paragraph of the index; some five for each time that a word known stands in one
_LEAST = 16_000_000  # bytes, where there are few paragraphs
_EACH = 300  # bytes that an entry takes beside its arrays

Arrays = tuple[Array, ...]
Read = Callable[[Segment], Arrays]
_KINDS = (np.intp, np.float32)


@dataclass(frozen=True)
class _Known:
    """Of the segments with these names, one after the other; all whole numbers, in as few bytes as hold them."""

    names: tuple[str, ...]
    held: Arrays

    @classmethod
    def of(cls, names: tuple[str, ...], arrays: Arrays) -> "_Known":
        """How often a word stands in a paragraph is a whole number too."""
        return cls(names, tuple(smallest(each) for each in arrays))

    @property
    def arrays(self) -> Arrays:
        """As they were read."""
        return tuple(each.astype(kind) for each, kind in zip(self.held, _KINDS, strict=False))

    @property
    def bytes(self) -> int:
        return sum(each.nbytes for each in self.held) + _EACH


class Carried:
    """Safe for threads. The numbers of paragraphs are first among the arrays of a key, then how often, if at all."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, _Known] = OrderedDict()
        self._bytes = 0
        self.vocabulary = Vocabulary()
        self._lock = threading.Lock()

    def get(self, key: Hashable, segments: tuple[Segment, ...], names: tuple[str, ...], read: Read) -> Arrays:
        """What `read` gives of all segments, numbered through them; of those known it is not asked again."""
        with self._lock:
            known = self._held.get(key)
            if known is not None:
                self._held.move_to_end(key)
        if known is not None and known.names == names:
            return known.arrays
        if known is not None and known.names == names[: len(known.names)]:
            found = [known.arrays, *_read(segments, len(known.names), read)]
        else:
            found = list(_read(segments, 0, read))
        made = _joined(found)
        most = max(_LEAST, _MOST * sum(each.count for each in segments))
        self._put(key, _Known.of(names, made), most)
        return made

    def _put(self, key: Hashable, made: _Known, most: int) -> None:
        with self._lock:
            if key in self._held:
                self._bytes -= self._held.pop(key).bytes
            self._held[key] = made
            self._bytes += made.bytes
            while self._bytes > most and len(self._held) > 1:
                self._bytes -= self._held.popitem(last=False)[1].bytes


def _read(segments: tuple[Segment, ...], known: int, read: Read) -> Iterator[Arrays]:
    offset = sum(each.count for each in segments[:known])
    for segment in segments[known:]:
        numbers, *others = read(segment)
        yield (numbers + offset if offset else numbers, *others)
        offset += segment.count


def _joined(found: list[Arrays]) -> Arrays:
    width = len(found[0]) if found else len(_KINDS)
    held = [arrays for arrays in found if len(arrays[0])]
    if len(held) == 1:
        return held[0]
    if not held:
        return tuple(np.zeros(0, kind) for kind in _KINDS[:width])
    return tuple(np.concatenate(each) for each in zip(*held, strict=True))
