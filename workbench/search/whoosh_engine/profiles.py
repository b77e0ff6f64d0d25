"""What many paragraphs have in common: treaty, type, State, year, audience and the rest, as one number.

A profile is a tuple of the values of NAMES. There are about as many as documents, so that a filter is decided, and
a facet counted, for a few thousand profiles and not for every paragraph.
"""

from array import array
from collections.abc import Callable, Sequence
from itertools import count

import numpy as np

from workbench.search import analysis
from workbench.search.port import Entry
from workbench.search.whoosh_engine.arrays import Array, Mask

NAMES = (
    "treaty",
    "kind",
    "paragraph_kind",
    "state",
    "language",
    "audience",
    "symbol",
    "document_id",
    "family",
    "year",
)

Profile = tuple[str, ...]


def profile(entry: Entry) -> Profile:
    """The profile of an entry; a year of None is written as nothing."""
    year = "" if entry.year is None else str(entry.year)
    return (*(getattr(entry, name) for name in NAMES[:-2]), analysis.family(entry.language), year)


class Profiles:
    """Every profile met so far, numbered in the order met; grows, never changes what it holds. One writer."""

    def __init__(self) -> None:
        self._numbers: dict[Profile, int] = {}
        self._values: dict[str, dict[str, int]] = {name: {} for name in NAMES}
        self._codes: dict[str, array[int]] = {name: array("i") for name in NAMES}

    def numbers(self, profiles: Sequence[Profile]) -> Array:
        """The number of each profile."""
        fresh = [each for each in dict.fromkeys(profiles) if each not in self._numbers]
        for name, column in zip(NAMES, zip(*fresh, strict=True), strict=False):
            values = self._values[name]
            for value in dict.fromkeys(column):
                values.setdefault(value, len(values))
            self._codes[name].extend(map(values.__getitem__, column))
        self._numbers.update(zip(fresh, count(len(self._numbers)), strict=False))
        return np.fromiter(map(self._numbers.__getitem__, profiles), np.intp, len(profiles))

    def columns(self) -> dict[str, "Column"]:
        """What is known now, by name."""
        return {name: Column(tuple(self._values[name]), np.array(self._codes[name], dtype=np.intp)) for name in NAMES}


class Column:
    """The values of one name, and for each profile the place of its value among them."""

    def __init__(self, values: tuple[str, ...], codes: Array) -> None:
        self.values = values
        self.codes = codes

    def where(self, fits: Callable[[str], bool]) -> Mask:
        """The profiles whose value fits."""
        return np.array([fits(value) for value in self.values] or [False], dtype=np.bool_)[self.codes]

    def totals(self, counts: Array) -> list[tuple[str, int]]:
        """Value and sum of the counts of its profiles, where it is not nothing."""
        sums = np.bincount(self.codes, weights=counts, minlength=len(self.values))
        return [(self.values[place], int(sums[place])) for place in np.flatnonzero(sums)]
