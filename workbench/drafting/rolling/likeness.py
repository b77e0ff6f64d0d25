"""How near what a paragraph says is to what a section asks: by words, and by themes known in seven languages."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from workbench.drafting.rolling.records import Target
from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting import lexicon
from workbench.recommendations.vocabulary import themes

Signs: TypeAlias = Counter[str]

HEADING = 3.0  # a heading says what all below it is about
NEAR = 0.3  # a word near a theme, against one that names it
WORD = 0.5  # a word, against a theme
ARTICLE = 2.0  # a theme that the index holds to be mostly about an article of the section
# Words of headings that say nothing of what follows, by their stems.
EMPTY = frozenset({"general", "inform", "report", "provis", "specif", "introduct", "part", "convent"})
OUTLINE_LANGUAGE = "en"  # the guidelines are written in it


def signs(text: str, language: str, *, words: bool, heading: bool = False) -> Signs:
    """What a text is about: themes and persons by name, and, with `words`, its words by their stems.

    Of a `heading` only what names a theme counts, and no word that stands in every report.
    """
    content = lexicon.content(text, language)
    found: Signs = Counter()
    for hit in lexicon.hits(content, language):
        if hit.is_name or not heading:
            found[f"theme {hit.entry}"] += 1.0 if hit.is_name else NEAR  # type: ignore[assignment]
    if words:
        for word in content:
            if not (heading and word.stem in EMPTY):
                found[word.stem] += WORD  # type: ignore[assignment]
    return Counter({sign: 1 + math.log(count) if count > 1 else count for sign, count in found.items()})


@cache
def _by_article(treaty: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Number of an article → the signs of the themes that are mostly about it, less where they are about many."""
    places = {each.value: index for index, each in enumerate(lexicon.entries()) if each.facet is Facet.THEME}
    found: dict[str, list[tuple[str, float]]] = {}
    for theme in themes():
        numbers = dict(theme.articles).get(treaty, ())
        for number in numbers:
            if theme.name in places:
                found.setdefault(number, []).append((f"theme {places[theme.name]}", ARTICLE / len(numbers)))
    return {number: tuple(pairs) for number, pairs in found.items()}


def target_signs(target: Target, treaty: str, *, words: bool) -> Signs:
    """What a section is about: its title counts most, then what is asked, then the themes of its articles."""
    found: Signs = Counter()
    for text, weight in ((target.title, HEADING), (target.asked, 1.0)):
        for sign, count in signs(text, OUTLINE_LANGUAGE, words=words, heading=weight > 1).items():
            found[sign] += weight * count  # type: ignore[assignment]
    for article in target.articles:
        for sign, weight in _by_article(treaty).get(article.partition("(")[0], ()):
            found[sign] += weight / len(target.articles)  # type: ignore[assignment]
    return found


class Likeness:
    """Compares what a passage is about with each section; what all of them speak of tells little."""

    def __init__(self, targets: Sequence[Target], treaty: str, language: str) -> None:
        self.language = language
        self.words = language == OUTLINE_LANGUAGE
        self.targets = {each.id: target_signs(each, treaty, words=self.words) for each in targets}
        held = Counter(sign for each in self.targets.values() for sign in each)
        self.tells = {sign: math.log((len(targets) + 1) / count) for sign, count in held.items()}
        self.lengths = {key: self._length(each) for key, each in self.targets.items()}

    def _length(self, of: Signs) -> float:
        return math.sqrt(sum((count * self.tells.get(sign, 0.0)) ** 2 for sign, count in of.items()))

    def to_all(self, headings: Iterable[str], text: str) -> dict[str, float]:
        """Section id → how near, from 0 to 1."""
        about: Signs = signs(text, self.language, words=self.words)
        for heading in headings:
            for sign, count in signs(heading, self.language, words=self.words, heading=True).items():
                about[sign] += HEADING * count  # type: ignore[assignment]
        length = self._length(about)
        return {
            key: self._product(about, each) / (length * self.lengths[key]) if length and self.lengths[key] else 0.0
            for key, each in self.targets.items()
        }

    def _product(self, one: Signs, other: Signs) -> float:
        return sum(count * other[sign] * self.tells[sign] ** 2 for sign, count in one.items() if sign in other)
