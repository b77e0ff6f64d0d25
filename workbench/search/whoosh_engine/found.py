"""Paragraphs that fit and how well; both, either, the best of them. Arrays in, arrays out."""

from dataclasses import dataclass

import numpy as np

from workbench.search.whoosh_engine.arrays import Array, Mask, Numbers, Weights

_SPARSE = 64  # look up one by one where one set is this many times smaller than the other
_GROUP = 64  # scores whose highest is looked at first


@dataclass(frozen=True)
class Found:
    """Numbers of paragraphs in order, each once, and their scores; `alike` where all scores are one."""

    numbers: Numbers
    scores: Weights
    alike: bool = False

    @classmethod
    def same(cls, numbers: Numbers, score: float = 0.0) -> "Found":
        """These paragraphs, all with one score."""
        return cls(numbers, np.full(len(numbers), score, np.float32), alike=True)

    @classmethod
    def none(cls) -> "Found":
        """No paragraph."""
        return cls.same(np.zeros(0, np.intp))

    @property
    def bytes(self) -> int:
        """Of memory."""
        return self.numbers.nbytes + self.scores.nbytes

    def only(self, kept: Mask) -> "Found":
        """Those marked."""
        return Found(self.numbers[kept], self.scores[kept], self.alike)


def both(one: Found, other: Found, count: int) -> Found:
    """The paragraphs, of `count`, found twice, their scores added."""
    few, many = (one, other) if len(one.numbers) <= len(other.numbers) else (other, one)
    if not len(few.numbers):
        return Found.none()
    if len(few.numbers) * _SPARSE < count:
        places = np.minimum(np.searchsorted(many.numbers, few.numbers), len(many.numbers) - 1)
        kept = many.numbers[places] == few.numbers
        return Found(few.numbers[kept], few.scores[kept] + many.scores[places[kept]])
    where = np.full(count, -1.0, np.float32)
    where[many.numbers] = many.scores
    there = where[few.numbers]
    kept = there >= 0
    return Found(few.numbers[kept], few.scores[kept] + there[kept])


def either(found: list[Found], count: int) -> Found:
    """The paragraphs, of `count`, found at least once, their scores added."""
    held = [each for each in found if len(each.numbers)]
    if len(held) < 2:
        return held[0] if held else Found.none()
    if sum(len(each.numbers) for each in held) * _SPARSE < count:
        numbers, places = np.unique(np.concatenate([each.numbers for each in held]), return_inverse=True)
        scores = np.bincount(places, np.concatenate([each.scores for each in held]))
        return Found(numbers, scores.astype(np.float32))
    seen = np.zeros(count, dtype=np.bool_)
    summed = np.zeros(count, dtype=np.float32)
    for each in held:
        seen[each.numbers] = True
        summed[each.numbers] += each.scores
    numbers = np.flatnonzero(seen)
    return Found(numbers, summed[numbers])


def joined(found: list[Found]) -> Found:
    """Sets that have no paragraph in common, not in order any more."""
    held = [each for each in found if len(each.numbers)]
    if len(held) < 2:
        return held[0] if held else Found.none()
    return Found(np.concatenate([each.numbers for each in held]), np.concatenate([each.scores for each in held]))


def best(found: Found, order: Numbers, wanted: int) -> list[tuple[int, float]]:
    """Up to `wanted` paragraphs and their scores, the best first; of equal ones the first by `order`."""
    if not wanted:
        return []
    if found.alike:
        numbers = found.numbers[highest(-order[found.numbers], wanted)]
        numbers = numbers[np.argsort(order[numbers])][:wanted]
        score = round(float(found.scores[0]), 6) if len(found.scores) else 0.0
        return [(number, score) for number in numbers.tolist()]
    places = highest(found.scores, wanted)
    numbers, scores = found.numbers[places], np.round(found.scores[places].astype(np.float64), 6)
    ranked = np.lexsort((order[numbers], -scores))[:wanted]
    return list(zip(numbers[ranked].tolist(), scores[ranked].tolist(), strict=True))


def highest(values: Array, wanted: int) -> Numbers:
    """The places of at least the `wanted` highest values and of all that equal the last of them to six digits.

    The highest of every group of 64 are compared first: the wanted-th of those is a bound, none below it
    is looked for.
    """
    groups = len(values) // _GROUP
    if groups <= wanted:
        return np.arange(len(values))
    peaks = values[: groups * _GROUP].reshape(groups, _GROUP).max(axis=1)
    bound = np.partition(peaks, groups - wanted)[groups - wanted]
    return np.flatnonzero(values >= (bound - 1e-6 if values.dtype.kind == "f" else bound))
