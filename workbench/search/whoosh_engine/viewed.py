"""A snapshot as one viewer sees it: nothing hidden is found, counted, ranked by or suggested from.

Scores (BM25) know only what the viewer may see: an index that differs in hidden paragraphs alone answers alike,
and an index of many segments like one freshly built.
"""

from dataclasses import dataclass

import numpy as np

from workbench.search.whoosh_engine.arrays import Mask, Numbers, Weights
from workbench.search.whoosh_engine.found import Found, either
from workbench.search.whoosh_engine.schema import text_field
from workbench.search.whoosh_engine.snapshot import Snapshot

_K1, _B = 1.2, 0.75  # Robertson and Zaragoza's usual values


@dataclass(frozen=True)
class Language:
    """What the score needs to know of a language: how many visible paragraphs, and their mean length in stems."""

    count: int
    mean: float


class Viewed:
    """Safe for threads."""

    def __init__(self, snapshot: Snapshot, viewer: frozenset[str]) -> None:
        self.snapshot = snapshot
        self.viewer = viewer
        self.profiles: Mask = snapshot.columns["audience"].where(viewer.__contains__)
        self.count = int(snapshot.profile_counts[self.profiles].sum())
        self.mask: Mask | None = self._mask()
        self._languages: dict[str, Language] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    def _mask(self) -> Mask | None:
        if self.count == self.snapshot.count:
            return None
        seen: Mask = self.profiles[self.snapshot.profile]
        return seen if self.snapshot.live is None else seen & self.snapshot.live

    @property
    def everything(self) -> Numbers:
        """All visible paragraphs."""
        return np.arange(self.snapshot.count) if self.mask is None else np.flatnonzero(self.mask)

    def seen(self, numbers: Numbers) -> Numbers:
        """Those of the paragraphs that are visible."""
        return numbers if self.mask is None else numbers[self.mask[numbers]]

    def language(self, family: str) -> Language:
        """The figures of a language among what is visible."""
        if family not in self._languages:
            same = self.profiles & self.snapshot.columns["family"].where(lambda held: held == family)
            count = int(self.snapshot.profile_counts[same].sum())
            mean = float(self.snapshot.profile_lengths[same].sum()) / count if count else 1.0
            self._languages[family] = Language(count, max(mean, 1.0))
        return self._languages[family]

    def frequency(self, field: str, term: str) -> int:
        """The visible paragraphs with a term."""
        key = (field, term)
        if key not in self._frequencies:
            self._frequencies[key] = len(self.seen(self.snapshot.postings(field, term)[0]))
        return self._frequencies[key]

    def known(self, word: str) -> int:
        """The visible paragraphs with a folded word."""
        return len(self.seen(self.snapshot.phrase((word,))))

    def stems(self, stems: tuple[str, ...], family: str) -> Found:
        """The visible paragraphs of a language with any of these stems, scored."""
        return self.snapshot.scored.get((self.viewer, family, stems), lambda: self._scored(stems, family))

    def _scored(self, stems: tuple[str, ...], family: str) -> Found:
        if not self.language(family).count:
            return Found.none()
        held = [Found(*self.snapshot.postings(text_field(family), stem)) for stem in stems]
        found = either(held, self.snapshot.count)
        if self.mask is not None:
            found = found.only(self.mask[found.numbers])
        known = self.language(family)
        norm = self.snapshot.length[found.numbers]
        norm *= np.float32(_K1 * _B / known.mean)
        norm += np.float32(_K1 * (1 - _B))
        norm += found.scores
        scores: Weights = found.scores * np.float32(rarity(len(found.numbers), known.count) * (_K1 + 1))
        scores /= norm
        return Found(found.numbers, scores)


def rarity(among: int, count: int) -> float:
    """Inverse document frequency: a term in `among` of `count` paragraphs."""
    return float(np.log1p((max(count - among, 0) + 0.5) / (among + 0.5)))
