"""What words say of a text before anything was confirmed: the lexicon, articles, the State's own words, ministries."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.lexicon import (
    Phrases,
    content,
    entries,
    kinds_of_ministries,
)
from workbench.recommendations.suggesting.reasons import ARTICLE, OWN_WORDS, WORDS, Reason
from workbench.recommendations.suggesting.records import Ministry, OwnWord
from workbench.recommendations.suggesting.signs import Signs, Text
from workbench.recommendations.vocabulary import themes
from workbench.search.analysis import family

# The share of texts with such words that were about the value: English reviews, half of the States (see the benchmark).
RELIABLE, TWO_NAMES, ONE_NAME, NEAR, FAR = 0.92, 0.8, 0.65, 0.35, 0.2
_HEADING = 0.8  # a name in the heading over it
_ARTICLE = 0.5  # an article may be about several themes
_OWN = 0.85
_GOAL, _OF_ITS_THEMES = 0.5, 0.6  # what is left of it for a target of the theme, for a ministry of such themes
_NAMED = 0.7  # the ministry itself is named
_MOST_SHOWN = 3  # words in a reason

Place = tuple[int, int]


@dataclass(frozen=True)
class Evidence:
    """How strongly words speak for a value, from 0 to 1, and which."""

    strength: float
    reason: Reason


class Lookout:
    """Looks for words in texts; made once from the State's words and ministries."""

    def __init__(self, own: Sequence[OwnWord], ministries: Sequence[Ministry]) -> None:
        self._own = [(each.word, (each.facet, each.value)) for each in own]
        self._named = [(name, (Facet.MINISTRY, each.id)) for each in ministries for name in each.names]
        self._phrases: dict[str, tuple[Phrases[tuple[Facet, str]], Phrases[tuple[Facet, str]]]] = {}
        self._looked_after = _looked_after(ministries)
        self._entries = entries()
        self._of_article = _of_article()
        self._theme_entry = {each.value: at for at, each in enumerate(self._entries) if each.facet is Facet.THEME}

    def found(self, signs: Signs, text: Text) -> dict[tuple[Facet, str], Evidence]:
        """Facet and value → the strongest there is for it."""
        found: dict[tuple[Facet, str], Evidence] = {}
        for entry, strength, reason in self._spoken(signs, text):
            self._put(found, entry, strength, reason)
        own, named = self._phrases_of(family(text.language))
        _put_words(found, own, signs, _OWN, OWN_WORDS)
        _put_words(found, named, signs, _NAMED, WORDS)
        return found

    def _spoken(self, signs: Signs, text: Text) -> list[tuple[int, float, Reason]]:
        """The entries of the lexicon that the words and articles speak for."""
        names: dict[int, list[Place]] = {}
        near: dict[int, list[Place]] = {}
        for hit in signs.hits:
            (names if hit.is_name else near).setdefault(hit.entry, []).append((hit.start, hit.end))
        border = len(text.heading)
        found = []
        for entry in {*names, *near}:
            shown = _shown(signs, names.get(entry, near.get(entry, [])))
            strength = self._strength(entry, names.get(entry, []), near.get(entry, []), border, text.language, signs)
            found.append((entry, strength, Reason(WORDS, {"words": shown})))
        for number in signs.articles:
            for theme in self._of_article.get((text.treaty, number), ()):
                found.append((self._theme_entry[theme], _ARTICLE, Reason(ARTICLE, {"article": number})))
        return found

    def _strength(
        self, entry: int, names: list[Place], near: list[Place], border: int, language: str, signs: Signs
    ) -> float:
        if not names:
            return NEAR if len({signs.shown(place).casefold() for place in near}) > 1 else FAR
        if family(language) in self._entries[entry].reliable:
            return RELIABLE
        several = len({signs.shown(place).casefold() for place in names}) > 1
        in_heading = any(start < border for start, _ in names)
        return max(TWO_NAMES if several else ONE_NAME, _HEADING if in_heading else 0.0)

    def _put(self, found: dict[tuple[Facet, str], Evidence], at: int, strength: float, reason: Reason) -> None:
        entry = self._entries[at]
        _raise(found, (entry.facet, entry.value), strength, reason)
        for goal in entry.goals:
            _raise(found, (Facet.SDG, goal), strength * _GOAL, reason)
        for ministry in self._looked_after.get(entry.value, ()) if entry.facet is Facet.THEME else ():
            _raise(found, (Facet.MINISTRY, ministry), strength * _OF_ITS_THEMES, reason)

    def _phrases_of(self, language: str) -> tuple[Phrases[tuple[Facet, str]], Phrases[tuple[Facet, str]]]:
        if language not in self._phrases:
            self._phrases[language] = Phrases(self._own, language), Phrases(self._named, language)
        return self._phrases[language]


def _put_words(
    found: dict[tuple[Facet, str], Evidence],
    phrases: Phrases[tuple[Facet, str]],
    signs: Signs,
    strength: float,
    message: str,
) -> None:
    places: dict[tuple[Facet, str], list[Place]] = {}
    for meaning, start, end in phrases.found(signs.words):
        places.setdefault(meaning, []).append((start, end))
    for meaning, there in places.items():
        _raise(found, meaning, strength, Reason(message, {"words": _shown(signs, there)}))


def _raise(found: dict[tuple[Facet, str], Evidence], key: tuple[Facet, str], strength: float, reason: Reason) -> None:
    if key not in found or found[key].strength < strength:
        found[key] = Evidence(strength, reason)


def _shown(signs: Signs, places: Sequence[Place]) -> str:
    words = {signs.shown(place).casefold(): signs.shown(place) for place in places}
    longest = [word for word in words if not any(word != other and word in other for other in words)]
    return quoted([words[word] for word in longest])


def quoted(words: Sequence[str]) -> str:
    """`“prison”, “detainees”`."""
    return ", ".join(f"“{word}”" for word in words[:_MOST_SHOWN])


def _of_article() -> dict[tuple[str, str], list[str]]:
    """(treaty, article) → the themes that are mostly about it."""
    found: dict[tuple[str, str], list[str]] = {}
    for theme in themes():
        for treaty, articles in theme.articles:
            for article in articles:
                found.setdefault((treaty, article.split("(")[0]), []).append(theme.name)
    return found


def _looked_after(ministries: Sequence[Ministry]) -> dict[str, tuple[str, ...]]:
    """Theme → the ministries whose names say that it is theirs."""
    found: dict[str, list[str]] = {}
    for ministry in ministries:
        for kind in kinds_of_ministries():
            if any(_is_called(name, word, language) for name in ministry.names for word, language in kind.words):
                for theme in kind.themes:
                    found.setdefault(theme, []).append(ministry.id)
    return {theme: tuple(dict.fromkeys(ids)) for theme, ids in found.items()}


def _is_called(name: str, word: str, language: str) -> bool:
    """Whether a ministry's name has that word, as that language would have it."""
    return any(True for _ in Phrases([(word, None)], language).found(content(name, language)))
