"""How strongly a paragraph seems to speak to something, and what says so (pure).

Words that are rare among all that is asked tell most; what everybody asks for tells nothing. A source that is the very
document of the recommendation, an article that both name, and the citation itself in the text speak beside them.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workbench.recommendations.twins.words import Told, Words, terms_of

LEAST = 0.2  # strength below which nothing is proposed
MOST = 3  # for each paragraph, and for each thing asked
_SHOWN = 4  # words in a reason
_LEAST_WORDS = 0.12  # likeness of words below which they are no sign
_SAME_ARTICLE, _SAME_DOCUMENT, _SAME_PASSAGE, _NAMED, _ITS_SECTION = 0.08, 0.2, 0.5, 0.9, 0.06
_CACHED = 2_500  # texts: a full report and all it is asked


class Sign(StrEnum):
    """What speaks for it."""

    WORDS = "words"
    ARTICLE = "article"
    SOURCE = "source"
    PASSAGE = "passage"
    NAMED = "named"
    SECTION = "section"


@dataclass(frozen=True)
class Reason:
    """A sign with what it is: the words shared, the article, the citation."""

    sign: Sign
    value: str


@dataclass(frozen=True)
class Aim:
    """What a paragraph may speak to: a requirement or a recommendation, by its id.

    `document`, `passage` are those of a recommendation; `name` is its symbol and number as a text would cite them.
    """

    id: str
    text: str
    language: str
    heading: str = ""
    articles: frozenset[str] = frozenset()
    section_id: str = ""
    document: str = ""
    passage: str = ""
    name: str = ""


@dataclass(frozen=True)
class Speaker:
    """A paragraph with what it rests on: documents and passages of the library that it cites."""

    id: str
    text: str
    language: str
    section_id: str
    articles: frozenset[str]
    documents: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Suggestion:
    """A paragraph that seems to speak to something; `strength` from 0 to 1, to order them by."""

    paragraph_id: str
    target_id: str
    strength: float
    reasons: tuple[Reason, ...]


class Aims:
    """All that is asked, weighed once: a term that few of them have tells more."""

    def __init__(self, aims: Sequence[Aim]) -> None:
        self._aims = tuple(aims)
        found = [_terms(each.text, each.heading, each.language) for each in aims]
        self._spread = Counter(term for terms in found for term in terms)
        weighed = [self._weighed(terms) for terms in found]
        self._lengths = [_length(weights) for weights in weighed]
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, weights in enumerate(weighed):
            for term, weight in weights.items():
                self._holding[term].append((at, weight))

    def spoken_to(self, speaker: Speaker, *, without: frozenset[str] = frozenset()) -> tuple[Suggestion, ...]:
        """What the paragraph seems to speak to, the strongest first; `without` are ids that are no question."""
        own = self._weighed(_terms(speaker.text, "", speaker.language))
        likeness = self._likeness(own)
        found: list[tuple[float, int, tuple[Reason, ...]]] = []
        for at, aim in enumerate(self._aims):
            alike = likeness[at] if likeness[at] >= _LEAST_WORDS else 0.0
            beside = tuple(_beside(speaker, aim, alike > 0))
            strength = alike + sum(weight for _, _, weight in beside)
            if strength >= LEAST and aim.id not in without:
                found.append((strength, at, tuple(Reason(sign, value) for sign, value, _ in beside)))
        best = sorted(found, key=lambda each: (-each[0], each[1]))[:MOST]
        return tuple(self._suggestion(speaker, own, likeness, *each) for each in best)

    def _suggestion(
        self,
        speaker: Speaker,
        own: Mapping[str, float],
        likeness: Sequence[float],
        strength: float,
        at: int,
        beside: tuple[Reason, ...],
    ) -> Suggestion:
        aim = self._aims[at]
        words: tuple[Reason, ...] = ()
        if likeness[at] >= _LEAST_WORDS:
            terms = _terms(aim.text, aim.heading, aim.language)
            best = sorted((term for term in terms if term in own), key=lambda term: (-own[term] * terms[term], term))
            spoken = Words(Told(aim.id, aim.text, aim.heading, aim.language)).spoken(best)
            words = (Reason(Sign.WORDS, ", ".join(spoken[:_SHOWN])),)
        return Suggestion(speaker.id, aim.id, min(strength, 1.0), (*words, *beside))

    def _likeness(self, own: Mapping[str, float]) -> list[float]:
        """How alike the words of each are: a cosine of weighed terms."""
        length = _length(own)
        shared = [0.0] * len(self._aims)
        for term, weight in own.items():
            for at, other in self._holding[term]:
                shared[at] += weight * other
        return [each / (length * against) if each else 0.0 for each, against in zip(shared, self._lengths, strict=True)]

    def _weighed(self, terms: Mapping[str, float]) -> dict[str, float]:
        count = len(self._aims)
        return {
            term: weight * math.log((1 + count) / (1 + self._spread[term]))
            for term, weight in terms.items()
            if 0 < self._spread[term] < count
        }


def _beside(speaker: Speaker, aim: Aim, has_words: bool) -> Iterable[tuple[Sign, str, float]]:
    """The signs besides words; an article or a section in common proves nothing without any."""
    if aim.name and re.search(rf"{re.escape(aim.name)}(?!\d)", speaker.text):
        yield Sign.NAMED, aim.name, _NAMED
    if aim.passage and aim.passage in speaker.passages:
        yield Sign.PASSAGE, aim.name, _SAME_PASSAGE
    elif has_words and aim.document and aim.document in speaker.documents:
        yield Sign.SOURCE, aim.name, _SAME_DOCUMENT
    if has_words and (both := sorted(aim.articles & speaker.articles)):
        yield Sign.ARTICLE, ", ".join(both), _SAME_ARTICLE
    if has_words and aim.section_id and aim.section_id == speaker.section_id:
        yield Sign.SECTION, "", _ITS_SECTION


@lru_cache(maxsize=_CACHED)
def _terms(text: str, heading: str, language: str) -> Mapping[str, float]:
    return terms_of(Told("", text, heading, language))


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
