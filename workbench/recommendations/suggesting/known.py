"""What was confirmed of one facet, learned; with the words and the example that speak for a suggestion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.evidence import Evidence, quoted
from workbench.recommendations.suggesting.judging import Judge, judge
from workbench.recommendations.suggesting.learning import Learned, learn
from workbench.recommendations.suggesting.matrix import Floats, Sparse
from workbench.recommendations.suggesting.reasons import ARTICLE, LIKE, WORDS, Reason
from workbench.recommendations.suggesting.records import Example
from workbench.recommendations.suggesting.signs import Signs

Found = Mapping[tuple[Facet, str], Evidence]
_SIGNS_COMPARED = 12  # the weightiest of a text, by which it is compared with the examples
_ALIKE = 0.3  # from which an example is named
_PART = 0.1  # of the score that a word must carry to be named


@dataclass(frozen=True)
class Known:
    """One facet: what was learned of it, how it is judged, and where its signs stand in the examples."""

    learned: Learned
    judge: Judge
    citations: tuple[str, ...]
    places: dict[str, int]
    standing: Sparse  # sign × example

    def words(self, facet: Facet, found: Sequence[Found]) -> Floats:
        """What words speak for, of the values that are known: text × value."""
        return _strengths(facet, self.places, found)

    def reasons(self, signs: Signs, row: Sparse, value: int) -> tuple[Reason, ...]:
        """The words, the article and the example that speak most for a value."""
        parts = self.learned.weights[row.columns, value] * row.weights
        order = np.argsort(-parts)
        least = max(float(parts[parts > 0].sum()) * _PART, 1e-6)
        places = self._places(signs)
        words: list[tuple[int, int]] = []
        article = ""
        for at in order[:_SIGNS_COMPARED]:
            sign, place = places.get(int(row.columns[at]), ("", (0, 0)))
            if parts[at] < least or not sign:
                continue
            if sign.startswith("@"):
                article = article or sign.split()[-1]
            elif all(place[1] <= start or end <= place[0] for start, end in words):
                words.append(place)
        found = [Reason(WORDS, {"words": quoted([signs.shown(place) for place in words])})] if words else []
        if article:
            found.append(Reason(ARTICLE, {"article": article}))
        return (*found, *self._like(row, value))

    def _places(self, signs: Signs) -> dict[int, tuple[str, tuple[int, int]]]:
        """Column → the sign, and where it stands first."""
        found: dict[int, tuple[str, tuple[int, int]]] = {}
        for sign, place in zip(signs.signs, signs.places, strict=True):
            column = self.learned.terms.places.get(sign)
            if column is not None:
                found.setdefault(column, (sign, place))
        return found

    def _like(self, row: Sparse, value: int) -> tuple[Reason, ...]:
        """The example with that value that is most like the text, where one is."""
        top = np.argsort(-row.weights)[:_SIGNS_COMPARED]
        alike = np.zeros(len(self.citations))
        for column, weight in zip(row.columns[top], row.weights[top], strict=True):
            begin, end = self.standing.starts[column], self.standing.starts[column + 1]
            alike[self.standing.columns[begin:end]] += self.standing.weights[begin:end] * weight
        alike *= self.learned.truth[:, value]
        best = int(alike.argmax())
        if alike[best] < _ALIKE or not self.citations[best]:
            return ()
        return (Reason(LIKE, {"citation": self.citations[best]}),)


def known(facet: Facet, examples: Sequence[Example], signs: Sequence[Signs], found: Sequence[Found]) -> Known:
    """Learned from examples, and judged by each document left out. `found` is what words speak for in each."""
    learned = learn([each.signs for each in signs], [each.values for each in examples], [e.group for e in examples])
    places = {value: at for at, value in enumerate(learned.values)}
    words = _strengths(facet, places, found)
    judged = judge(learned.left_out, words, learned.truth, [each.group for each in examples])
    standing = learned.terms.matrix([each.signs for each in signs]).turned()
    return Known(learned, judged, tuple(each.citation for each in examples), places, standing)


def _strengths(facet: Facet, places: dict[str, int], found: Sequence[Found]) -> Floats:
    strengths = np.zeros((len(found), len(places)), dtype=np.float32)
    for row, each in enumerate(found):
        for (of, value), evidence in each.items():
            if of is facet and value in places:
                strengths[row, places[value]] = evidence.strength
    return strengths
