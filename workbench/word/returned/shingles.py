"""Which texts share runs of four words with another, rare runs counting more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from workbench.text.normalise import fold

SHINGLE: Final = 4  # words


class Shingles:
    """An index over texts by their ids."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._ids: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for each, text in texts.items():
            for shingle in _shingles(text):
                self._ids[shingle].add(each)

    def nearest(self, text: str, among: Collection[str], *, count: int) -> tuple[str, ...]:
        """Those that share most with the text, best first."""
        weights: Counter[str] = Counter()
        for shingle in _shingles(text):
            ids = self._ids.get(shingle, set())
            for each in ids:
                if each in among:
                    weights[each] += 1 / len(ids)  # type: ignore[assignment]
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return tuple(each for each, _ in ranked[:count])


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(text, case=True).text.split()
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return frozenset(tuple(words[at : at + SHINGLE]) for at in starts)
