"""A plan evaluated over a snapshot: which paragraphs fit and how well. Arrays in, arrays out.

Scores (BM25) count only what the viewer may see: an index that differs in hidden paragraphs alone answers alike,
and an index of many segments like one freshly built.
"""

from dataclasses import dataclass, field

import numpy as np

from workbench.search.plan import All, Any, Between, Is, Part, Plan, Sequence, Starts, Stem, Symbol, Without
from workbench.search.whoosh_engine.schema import text_field
from workbench.search.whoosh_engine.snapshot import Mask, Numbers, Snapshot, Weights

_K1, _B = 1.2, 0.75  # Robertson and Zaragoza's usual values


@dataclass(frozen=True)
class Found:
    """Numbers of paragraphs in order, each once, and their scores."""

    numbers: Numbers
    scores: Weights

    @classmethod
    def alike(cls, numbers: Numbers, score: float = 0.0) -> "Found":
        """These paragraphs, all with one score."""
        return cls(numbers, np.full(len(numbers), score))


@dataclass(frozen=True)
class _Language:
    """What the score needs to know of a language: how many visible paragraphs, and their mean length in stems."""

    count: int
    mean: float


@dataclass
class Evaluation:
    """Evaluates within `allowed` (visible and not filtered away), ranks by `visible`."""

    snapshot: Snapshot
    visible: Mask
    allowed: Mask
    _languages: dict[str, _Language] = field(default_factory=dict)

    def plans(self, plans: tuple[Plan, ...]) -> Found:
        """The plans of all languages; a paragraph has one language, so that none is found twice."""
        found = [self._plan(plan) for plan in plans]
        return _either(found)

    def _plan(self, plan: Plan) -> Found:
        found = self.part(plan.part, plan.language or "")
        if plan.language is None:
            return found
        same = self.snapshot.columns["family"].mask(frozenset({plan.language}))[found.numbers]
        return Found(found.numbers[same], found.scores[same])

    def part(self, part: Part, language: str) -> Found:
        """The paragraphs for which the part holds, with their scores."""
        match part:
            case Stem(stems):
                return self._stem(stems, language)
            case Sequence(words):
                return self._surface(*self.snapshot.phrase(words))
            case Starts(prefix):
                return self._surface(*self.snapshot.beginning(prefix))
            case Is() | Between() | Symbol():
                return Found.alike(np.flatnonzero(self.allowed & mask(self.snapshot, part)))
            case Without(inner):
                return self._except(Found.alike(np.flatnonzero(self.allowed)), inner, language)
            case Any(parts):
                return _either([self.part(each, language) for each in parts])
            case All(parts):
                return self._all(parts, language)

    def _all(self, parts: tuple[Part, ...], language: str) -> Found:
        found: Found | None = None
        for each in (each for each in parts if not isinstance(each, Without)):
            also = self.part(each, language)
            found = also if found is None else _both(found, also)
            if not len(found.numbers):
                return found
        if found is None:
            found = Found.alike(np.flatnonzero(self.allowed))
        for negative in parts:
            if isinstance(negative, Without):
                found = self._except(found, negative.part, language)
        return found

    def _except(self, found: Found, part: Part, language: str) -> Found:
        kept = ~np.isin(found.numbers, self.part(part, language).numbers, assume_unique=True)
        return Found(found.numbers[kept], found.scores[kept])

    def _stem(self, stems: tuple[str, ...], language: str) -> Found:
        held = [Found(*self.snapshot.postings(text_field(language), stem)) for stem in stems]
        found = held[0] if len(held) == 1 else _either(held)
        seen = self.visible[found.numbers]
        numbers, times = found.numbers[seen], found.scores[seen]
        known = self.language(language)
        norm = _K1 * (1 - _B + _B * self.snapshot.lengths[numbers] / known.mean)
        scores = rarity(len(numbers), known.count) * times * (_K1 + 1) / (times + norm)
        kept = self.allowed[numbers]
        return Found(numbers[kept], scores[kept])

    def _surface(self, numbers: Numbers, _: Weights) -> Found:
        seen = numbers[self.visible[numbers]]
        score = rarity(len(seen), int(self.visible.sum()))
        return Found.alike(seen[self.allowed[seen]], score)

    def language(self, family: str) -> _Language:
        """The figures of a language among what is visible."""
        if family not in self._languages:
            same = self.visible & self.snapshot.columns["family"].mask(frozenset({family}))
            count = int(same.sum())
            mean = float(self.snapshot.lengths[same].mean()) if count else 1.0
            self._languages[family] = _Language(count, max(mean, 1.0))
        return self._languages[family]


def mask(snapshot: Snapshot, part: Part) -> Mask:
    """The paragraphs that a filter lets through."""
    match part:
        case Is(name, value) if name in snapshot.columns:
            return snapshot.columns[name].mask(frozenset({value}))
        case Between(first, last):
            return (snapshot.years > 0) & (snapshot.years >= first) & (snapshot.years <= last)
        case Symbol():
            symbols = snapshot.columns["symbol"]
            return symbols.mask(frozenset(symbol for symbol in symbols.values if part.fits(symbol)))
        case Any(parts):
            either: Mask = np.logical_or.reduce([mask(snapshot, each) for each in parts])
            return either
        case _:
            raise TypeError(f"{part!r} is not a filter")


def rarity(among: int, count: int) -> float:
    """Inverse document frequency: a term in `among` of `count` paragraphs."""
    return float(np.log1p((max(count - among, 0) + 0.5) / (among + 0.5)))


def _both(one: Found, other: Found) -> Found:
    numbers, here, there = np.intersect1d(one.numbers, other.numbers, assume_unique=True, return_indices=True)
    return Found(numbers, one.scores[here] + other.scores[there])


def _either(found: list[Found]) -> Found:
    held = [each for each in found if len(each.numbers)]
    if len(held) < 2:
        return held[0] if held else Found.alike(np.zeros(0, dtype=np.int64))
    numbers, places = np.unique(np.concatenate([each.numbers for each in held]), return_inverse=True)
    scores = np.bincount(places, np.concatenate([each.scores for each in held]))
    return Found(numbers, scores.astype(np.float64))
