"""All paragraphs sorted by id: what decides between equal scores. The large segments are sorted into one once."""

import numpy as np

from workbench.search.whoosh_engine.arrays import Array, Numbers
from workbench.search.whoosh_engine.segment import Segment

_LARGE = 20_000  # paragraphs


class Orders:
    """Remembers the order of the large segments from one generation to the next. One thread at a time."""

    def __init__(self) -> None:
        self._of: tuple[tuple[str, int], ...] = ()
        self._sorted = _nothing()

    def places(self, segments: tuple[Segment, ...], offsets: tuple[int, ...]) -> Numbers:
        """The place of each paragraph, by its number."""
        parts = list(zip(segments, offsets, strict=False))
        large = [each for each in parts if each[0].count > _LARGE]
        key = tuple((segment.name, offset) for segment, offset in large)
        if key != self._of:
            self._of, self._sorted = key, _merged(large)
        numbers, ids = self._sorted
        new, new_ids = _merged([each for each in parts if each[0].count <= _LARGE])
        before = np.searchsorted(ids, new_ids)
        places = np.empty(len(numbers) + len(new), dtype=np.intp)
        places[new] = before + np.arange(len(new))
        places[numbers] = np.arange(len(numbers)) + np.cumsum(np.bincount(before, minlength=len(ids) + 1))[: len(ids)]
        return places


def _merged(parts: list[tuple[Segment, int]]) -> tuple[Numbers, Array]:
    """The numbers of these segments' paragraphs sorted by id, and the ids."""
    if not parts:
        return _nothing()
    numbers = np.concatenate([segment.order.astype(np.intp) + offset for segment, offset in parts])
    ids = np.concatenate([segment.ids[segment.order] for segment, _ in parts])
    order = np.argsort(ids, kind="stable")  # made for runs that are sorted already
    return numbers[order], ids[order]


def _nothing() -> tuple[Numbers, Array]:
    return np.zeros(0, np.intp), np.zeros(0, "S1")
