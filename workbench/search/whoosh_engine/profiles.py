"""What many paragraphs have in common: treaty, type, State, year, audience and the rest, as one number.

A profile is a tuple of the values of NAMES. There are about as many as documents, so that a filter is decided, and
a facet counted, for a few thousand profiles and not for every paragraph.
"""

from array import array
from collections.abc import Callable, Iterable

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

    def numbers(self, profiles: Iterable[Profile]) -> Array:
        """The number of each profile."""
        return np.array([self._number(each) for each in profiles], dtype=np.intp)

    def _number(self, profile: Profile) -> int:
        known = self._numbers.get(profile)
        if known is not None:
            return known
        for name, value in zip(NAMES, profile, strict=True):
            self._codes[name].append(self._values[name].setdefault(value, len(self._values[name])))
        return self._numbers.setdefault(profile, len(self._numbers))

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
