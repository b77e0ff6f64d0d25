"""How many of the paragraphs found have each value: counted when it is looked at."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from workbench.search.port import FACETS, NONE, Counted
from workbench.search.whoosh_engine.arrays import Array, Mask, Numbers
from workbench.search.whoosh_engine.snapshot import Snapshot


class Facets(Mapping[str, Mapping[str, int]]):
    """Facet → value → paragraphs; each facet of the index sums to their number. Holds the snapshot while it is held."""

    def __init__(self, snapshot: Snapshot, numbers: Numbers, counted: Counted) -> None:
        self._snapshot = snapshot
        self._asked = counted
        self._numbers = numbers
        self._counted: dict[str, dict[str, int]] = {}

    @cached_property
    def _profiles(self) -> Array:
        profiles = self._snapshot.profile[self._numbers]
        return np.bincount(profiles, minlength=len(self._snapshot.columns["year"].codes))

    @cached_property
    def _hits(self) -> Mask:
        hits = np.zeros(self._snapshot.count, dtype=np.bool_)
        hits[self._numbers] = True
        return hits

    def __getitem__(self, name: str) -> Mapping[str, int]:
        if name not in self._counted:
            if name not in FACETS:
                pairs = self._beside(name)
            else:
                pairs = [(value or NONE, n) for value, n in self._snapshot.columns[name].totals(self._profiles)]
            self._counted[name] = dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
        return self._counted[name]

    def _beside(self, name: str) -> list[tuple[str, int]]:
        counts = (
            (value, int(self._hits[self._snapshot.numbers_of(ids)].sum())) for value, ids in self._asked[name].items()
        )
        return [(value, count) for value, count in counts if count]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*FACETS, *self._asked)))

    def __len__(self) -> int:
        return len({*FACETS, *self._asked})
