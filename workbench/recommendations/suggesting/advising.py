"""Propose values for texts: by what was confirmed, where enough was; else by words alone, as far as they were right."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.evidence import RELIABLE, Lookout
from workbench.recommendations.suggesting.known import Found, Known, known
from workbench.recommendations.suggesting.matrix import Floats, Sparse
from workbench.recommendations.suggesting.reasons import OWN_WORDS
from workbench.recommendations.suggesting.records import Advice, Example, Ministry, OwnWord
from workbench.recommendations.suggesting.signs import Signs, Text, signs_of
from workbench.recommendations.vocabulary import persons, themes

MOST = 5  # suggestions of a facet for one text
LEAST = 0.05  # confidence of a suggestion
_FEWEST = 6  # examples from which anything is learned
_WORTH = 10  # so many texts weighs what was measured of the lexicon before, against what was confirmed here


@dataclass(frozen=True)
class _Tried:
    """How often words spoke for a value in the examples of a facet, and how often they were right."""

    found: Counter[str]
    right: Counter[str]


class Adviser:
    """Made once from all that is known; then asked for any number of texts."""

    def __init__(
        self,
        examples: Mapping[Facet, Sequence[Example]],
        *,
        own: Sequence[OwnWord] = (),
        ministries: Sequence[Ministry] = (),
    ) -> None:
        self._lookout = Lookout(own, ministries)
        self._tried: dict[Facet, _Tried] = {}
        self._known: dict[Facet, Known] = {}
        self._words_of = {facet: _speaks_of(facet, examples.get(facet, ())) for facet in Facet}
        for facet in Facet:
            given = examples.get(facet, ())
            signs = [signs_of(each.text) for each in given]
            found = [self._lookout.found(each, of.text) for each, of in zip(signs, given, strict=True)]
            self._tried[facet] = _tried(facet, given, found)
            if len(given) >= _FEWEST:
                self._known[facet] = known(facet, given, signs, found)

    def advise(self, texts: Sequence[Text]) -> tuple[tuple[Advice, ...], ...]:
        """For each text what is proposed, facet by facet, the most confident first."""
        signs = [signs_of(text) for text in texts]
        found = [self._lookout.found(each, text) for each, text in zip(signs, texts, strict=True)]
        advice: list[list[Advice]] = [[] for _ in texts]
        for facet in Facet:
            learned = self._known.get(facet)
            by_facet = _Judged(facet, learned, signs, found) if learned else None
            for at, each in enumerate(found):
                proposed = [*(by_facet.of(at) if by_facet else ()), *self._by_words(facet, each)]
                advice[at].extend(sorted(proposed, key=lambda one: -one.confidence)[:MOST])
        return tuple(tuple(each) for each in advice)

    def _by_words(self, facet: Facet, found: Found) -> Iterable[Advice]:
        """What words alone speak for: values that nothing was learned of."""
        learned, tried = self._known.get(facet), self._tried[facet]
        for (of, value), evidence in found.items():
            if of is not facet or (learned and value in learned.places):
                continue
            if not self._words_of[facet] and evidence.reason.message != OWN_WORDS:
                continue
            right = evidence.strength * _WORTH + tried.right[value]
            confidence = right / (_WORTH + tried.found[value])
            if confidence >= LEAST:
                sure = confidence >= RELIABLE and evidence.strength >= RELIABLE
                yield Advice(facet, value, round(float(confidence), 3), sure, (evidence.reason,))


class _Judged:
    """What was learned of a facet, for some texts."""

    def __init__(
        self,
        facet: Facet,
        learned: Known,
        signs: Sequence[Signs],
        found: Sequence[Found],
    ) -> None:
        self.facet, self.known, self.signs, self.found = facet, learned, signs, found
        self.matrix: Sparse = learned.learned.terms.matrix([each.signs for each in signs])
        scores = self.matrix.times(learned.learned.weights)
        self.confidence: Floats = learned.judge.confidence(scores, learned.words(facet, found))
        self.sure = learned.judge.sure(self.confidence)
        self.order = np.argsort(-(self.confidence + scores * 1e-3), axis=1)[:, :MOST]

    def of(self, at: int) -> Iterable[Advice]:
        """The most confident for one text."""
        row = self.matrix.some(at, at + 1)
        for value in self.order[at]:
            confidence = float(self.confidence[at, value])
            if confidence < LEAST:
                return
            name = self.known.learned.values[value]
            words = self.found[at].get((self.facet, name))
            reasons = self.known.reasons(self.signs[at], row, int(value))
            if words and (words.reason.message == OWN_WORDS or not reasons):
                reasons = (words.reason, *reasons)
            yield Advice(self.facet, name, round(confidence, 3), bool(self.sure[at, value]), reasons)


def _tried(facet: Facet, examples: Sequence[Example], found: Sequence[Found]) -> _Tried:
    tried = _Tried(Counter(), Counter())
    for example, spoken in zip(examples, found, strict=True):
        for of, value in spoken:
            if of is facet:
                tried.found[value] += 1
                tried.right[value] += value in example.values
    return tried


def _speaks_of(facet: Facet, examples: Sequence[Example]) -> bool:
    """Whether the lexicon's values are those that are in use here: a State may have themes of its own."""
    if facet not in (Facet.THEME, Facet.PERSON):
        return True
    known_values = {each.name for each in themes()} if facet is Facet.THEME else set(persons())
    given = [value for example in examples for value in example.values]
    return sum(value in known_values for value in given) * 2 >= len(given)
