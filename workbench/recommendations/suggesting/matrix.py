"""Many short texts as one sparse matrix: which sign stands in which text, and how much it weighs. Pure numpy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
_AT_ONCE = 8_000_000  # numbers held at a time while multiplying: 32 MB


@dataclass(frozen=True)
class Sparse:
    """Rows of (column, weight): those of row i stand at starts[i] to starts[i + 1]. No row is empty."""

    starts: Whole
    columns: Whole
    weights: Floats
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def times(self, dense: Floats) -> Floats:
        """This matrix (n × width) by a dense one (width × k)."""
        found = np.zeros((len(self), dense.shape[1]), dtype=np.float32)
        for first, last in self._portions(dense.shape[1]):
            begin, end = self.starts[first], self.starts[last]
            products = dense[self.columns[begin:end]] * self.weights[begin:end, None]
            found[first:last] = np.add.reduceat(products, self.starts[first:last] - begin, axis=0)
        return found

    def _portions(self, k: int) -> Iterable[tuple[int, int]]:
        """Runs of rows that are multiplied together, so that memory stays bounded."""
        room = max(1, _AT_ONCE // max(1, k))
        first = 0
        while first < len(self):
            last = int(np.searchsorted(self.starts, self.starts[first] + room, side="right")) - 1
            last = min(max(last, first + 1), len(self))
            yield first, last
            first = last

    def some(self, first: int, last: int) -> "Sparse":
        """The rows from first up to last."""
        begin, end = self.starts[first], self.starts[last]
        return Sparse(
            self.starts[first : last + 1] - begin, self.columns[begin:end], self.weights[begin:end], self.width
        )

    def dense(self) -> Floats:
        """All of it, with its zeros: for few rows."""
        found = np.zeros((len(self), self.width), dtype=np.float32)
        rows = np.repeat(np.arange(len(self)), np.diff(self.starts))
        np.add.at(found, (rows, self.columns), self.weights)
        return found

    def turned(self) -> "Sparse":
        """Columns as rows; a column that stands nowhere has one entry of weight 0, so that no row is empty."""
        rows = np.repeat(np.arange(len(self)), np.diff(self.starts))
        absent = np.setdiff1d(np.arange(self.width), self.columns)
        columns = np.concatenate([self.columns, absent])
        rows = np.concatenate([rows, np.zeros(len(absent), dtype=np.int64)])
        weights = np.concatenate([self.weights, np.zeros(len(absent), dtype=np.float32)])
        order = np.argsort(columns, kind="stable")
        starts = np.searchsorted(columns[order], np.arange(self.width + 1)).astype(np.int64)
        return Sparse(starts, rows[order], weights[order], len(self))


@dataclass(frozen=True)
class Terms:
    """The signs that are known, each with its column and how rare it is; column 0 stands in every text."""

    places: dict[str, int]
    rarity: Floats

    def matrix(self, texts: Sequence[Sequence[str]]) -> Sparse:
        """One row of unit length for each text; signs that are not known are left out."""
        starts: list[int] = [0]
        columns: list[int] = []
        weights: list[int] = []
        for signs in texts:
            counts: dict[int, int] = {0: 1}
            for sign in signs:
                place = self.places.get(sign)
                if place is not None:
                    counts[place] = counts.get(place, 0) + 1
            columns.extend(counts)
            weights.extend(counts.values())
            starts.append(len(columns))
        places = np.array(columns, dtype=np.int64)
        weighed = (1 + np.log(np.array(weights, dtype=np.float32))) * self.rarity[places]
        begins = np.array(starts, dtype=np.int64)
        lengths = np.sqrt(np.add.reduceat(weighed**2, begins[:-1])) if len(texts) else weighed
        weighed = weighed / np.repeat(lengths, np.diff(begins))
        return Sparse(begins, places, weighed.astype(np.float32), len(self.rarity))


def terms_of(texts: Sequence[Sequence[str]], *, least: int = 2, most: int = 60_000) -> Terms:
    """The signs that stand in at least so many texts, the most frequent first; rare ones weigh more."""
    counts: dict[str, int] = {}
    for signs in texts:
        for sign in set(signs):
            counts[sign] = counts.get(sign, 0) + 1
    kept = sorted((sign for sign, count in counts.items() if count >= least), key=lambda sign: (-counts[sign], sign))
    kept = kept[:most]
    places = {sign: index + 1 for index, sign in enumerate(kept)}
    rarity = [0.3, *(np.log((1 + len(texts)) / (1 + counts[sign])) + 1 for sign in kept)]
    return Terms(places, np.array(rarity, dtype=np.float32))
