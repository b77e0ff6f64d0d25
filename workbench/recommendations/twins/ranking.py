"""Which earlier recommendations to a State are on the same matter as a later one, the likeliest first.

Every term weighs what it tells among all recommendations to that State: what is rare there counts, what everybody
recommends does not. Only what stands in the same terms is compared, so that 50,000 are ranked in a minute. Who
recommended plays no part.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.recommendations.twins.words import ACROSS, Told, Words, terms_of
from workbench.search.analysis import FAMILIES, family

MOST = 3  # earlier ones that are suggested for each
SURE = 0.9  # confidence from which a suggestion is shown as sure
_LEAST = 0.1  # confidence below which nothing is suggested
_HEAVIEST = 32  # terms of a recommendation that are looked up
_ACROSS = 0.4  # how far a likeness counts where two languages share no words, only what belongs to none
_MOST_ACROSS = 0.7  # confidence at most between two languages: no pair of such was measured
_OF_LENGTH = 0.7  # how much a long earlier text is held against it: 1 as usual for a cosine, 0 not at all
# Likeness → share of pairs that were judged the same matter (tests/real/earlier_twins.tsv and the sample around it).
_CALIBRATION: tuple[tuple[float, float], ...] = (
    (0.0, 0.0), (0.05, 0.1), (0.1, 0.3), (0.15, 0.5), (0.2, 0.65), (0.25, 0.8), (0.3, 0.85), (0.5, 0.9), (1.0, 0.98),
)  # fmt: skip


@dataclass(frozen=True)
class Twin:
    """A later recommendation and an earlier one that may be on the same matter; `shared` says by what, best first."""

    later: str
    earlier: str
    likeness: float
    confidence: float
    shared: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether it is shown as sure."""
        return self.confidence >= SURE


def ranked(
    told: Sequence[Told], later: Collection[str] | None = None, earlier: Collection[str] | None = None
) -> Iterator[Twin]:
    """Up to MOST of `earlier` for each of `later` (ids; None: all), from all recommendations to one State.

    Earlier is what has an earlier date; of what has none nothing is said. `told` may be in any order.
    """
    dated = sorted((each for each in told if each.date), key=lambda each: (_last_day(each.date), each.id))
    if len(dated) < 2:
        return
    index = _index(dated, frozenset(earlier) if earlier is not None else None)
    ends = [_last_day(each.date) for each in dated]
    for row, each in enumerate(dated):
        before = bisect_left(ends, _first_day(each.date))
        if before and (later is None or each.id in later):
            yield from index.near(row, before)


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


@dataclass(frozen=True)
class _Index:
    """Recommendations in the order of their dates; for each term the rows that have it, and its weight there."""

    told: tuple[Told, ...]
    terms: tuple[Mapping[str, float], ...]
    rows: Mapping[str, NDArray[np.int32]]
    weights: Mapping[str, NDArray[np.float32]]
    lengths: NDArray[np.float32]
    lengths_across: NDArray[np.float32]
    languages: NDArray[np.int8]  # by the place of the language in FAMILIES
    may_be_found: NDArray[np.bool_]
    all_may_be_found: bool

    def near(self, row: int, before: int) -> Iterator[Twin]:
        """The likeliest twins of a row among those before a place."""
        own = self.terms[row]
        scores = self._scores(own, before)
        scores /= self._against(self.told[row], own, before)
        best = np.argpartition(-scores, MOST)[:MOST] if len(scores) > MOST else np.arange(len(scores))
        words = Words(self.told[row])
        for place in sorted(best.tolist(), key=lambda each: (-scores[each], each)):
            likeness = float(scores[place])
            confidence = _confidence(likeness)
            if self.languages[place] != self.languages[row]:
                confidence = min(confidence, _MOST_ACROSS)
            if confidence >= _LEAST:
                shared = words.spoken(_shared(own, self.terms[place]))
                yield Twin(self.told[row].id, self.told[place].id, likeness, confidence, shared)

    def _scores(self, own: Mapping[str, float], before: int) -> NDArray[np.float64]:
        scores = np.zeros(before)
        heaviest = sorted((term for term in own if term in self.rows), key=lambda term: (-own[term], term))
        for term in heaviest[:_HEAVIEST]:
            rows = self.rows[term]
            end = int(np.searchsorted(rows, before))
            scores[rows[:end]] += own[term] * self.weights[term][:end]
        return scores if self.all_may_be_found else scores * self.may_be_found[:before]

    def _against(self, told: Told, own: Mapping[str, float], before: int) -> NDArray[np.float64]:
        """What each score is measured against: the lengths of both, of what can be shared at all."""
        lengths: NDArray[np.float64] = _length(own) * self.lengths[:before].astype(np.float64)
        same = self.languages[:before] == FAMILIES.index(family(told.language))
        if same.all():
            return lengths
        across = _length_across(own) * self.lengths_across[:before] / _ACROSS
        return np.where(same, lengths, across)


def _index(dated: Sequence[Told], earlier: frozenset[str] | None) -> _Index:
    counted = [terms_of(each) for each in dated]
    spread = Counter(term for terms in counted for term in terms)
    rarity = {term: math.log(1 + len(dated) / count) for term, count in spread.items()}
    weighed = tuple({term: count * rarity[term] for term, count in terms.items()} for terms in counted)
    places: dict[str, list[tuple[int, float]]] = {}
    for row, terms in enumerate(weighed):
        for term, weight in terms.items():
            if spread[term] > 1:
                places.setdefault(term, []).append((row, weight))
    return _Index(
        told=tuple(dated),
        terms=weighed,
        rows={term: np.array([row for row, _ in found], dtype=np.int32) for term, found in places.items()},
        weights={term: np.array([weight for _, weight in found], dtype=np.float32) for term, found in places.items()},
        lengths=_damped([_length(terms) for terms in weighed]),
        lengths_across=_damped([_length_across(terms) for terms in weighed]),
        languages=np.array([FAMILIES.index(family(each.language)) for each in dated], dtype=np.int8),
        all_may_be_found=earlier is None,
        may_be_found=np.array([earlier is None or each.id in earlier for each in dated]),
    )


def _damped(lengths: Sequence[float]) -> NDArray[np.float32]:
    """A text twice as long is held against it less than twice."""
    found = np.array(lengths, dtype=np.float32)
    damped: NDArray[np.float32] = found**_OF_LENGTH * float(found.mean()) ** (1 - _OF_LENGTH)
    return damped


def _length_across(terms: Mapping[str, float]) -> float:
    return _length({term: weight for term, weight in terms.items() if term.startswith(ACROSS)})


def _length(terms: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in terms.values())) or 1.0


def _shared(own: Mapping[str, float], other: Mapping[str, float]) -> tuple[str, ...]:
    """The terms that bring them together, heaviest first."""
    both = {term: own[term] * other[term] for term in own if term in other}
    return tuple(sorted(both, key=lambda term: (-both[term], term)))[:6]


def _confidence(likeness: float) -> float:
    """How likely it is that a person says "the same matter": between the points that were measured, on a line."""
    likenesses, shares = [point[0] for point in _CALIBRATION], [point[1] for point in _CALIBRATION]
    return float(np.interp(likeness, likenesses, shares))
