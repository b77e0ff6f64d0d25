"""What a word is about, in seven languages: `prison`, `penitentiary` and `cárceles` are about the same matter.

The table has beginnings of words; in Chinese, whole ones. It is coarse on purpose: it brings near what uses other
words, and leaves the order to the words themselves.
"""

from functools import cache

from workbench.recommendations.vocabulary import data
from workbench.search import analysis

_SHORTEST = 3  # letters of a beginning that may stand for a whole word


@cache
def _beginnings(language: str) -> dict[str, tuple[str, ...]]:
    """Beginning, folded → the matters it is about."""
    found: dict[str, list[str]] = {}
    for matter, words in data("matters.json").items():
        for word in words.get(language, ()):
            found.setdefault(analysis.fold(word), []).append(matter)
    return {word: tuple(matters) for word, matters in found.items()}


@cache
def _of_word(word: str, language: str) -> frozenset[str]:
    table = _beginnings(language)
    found: set[str] = set()
    for length in range(_SHORTEST, len(word) + 1):
        found.update(table.get(word[:length], ()))
    return frozenset(found)


def matters_in(text: str, language: str) -> frozenset[str]:
    """The matters that a text in a language (a family of `analysis`) is about."""
    if language == "zh":
        return frozenset(matter for word, matters in _beginnings("zh").items() if word in text for matter in matters)
    found: set[str] = set()
    for word in analysis.surface(text):
        found |= _of_word(word.removeprefix("ال") if language == "ar" else word, language)
    return frozenset(found)
