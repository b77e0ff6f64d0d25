"""The words of themes and groups of persons in seven languages, and what each kind of ministry looks after.

`names` say the thing itself (death penalty); `near` words only stand near it (executions). A goal's target is known by
the words of the themes that it is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from workbench.recommendations.records import Facet
from workbench.recommendations.vocabulary import data
from workbench.search.analysis import family, fold, terms

Meaning = TypeVar("Meaning")


@dataclass(frozen=True)
class Entry:
    """A theme or a group of persons. `names`, `near`: language → the words that name it, and those near it.

    `reliable`: the languages in which nine in ten texts with one of its names proved to be about it when measured.
    """

    facet: Facet
    value: str
    names: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    goals: tuple[str, ...] = ()
    reliable: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Hit:
    """A word of the lexicon found in a text: of which entry, whether it names it, and where it stands."""

    entry: int
    is_name: bool
    start: int
    end: int


@dataclass(frozen=True)
class Kind:
    """A kind of ministry: by what words it is known, and the themes that are usually its own."""

    words: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """All themes, then all groups of persons."""
    read = data("lexicon.json")
    return tuple(
        Entry(
            facet,
            row["name"],
            {language: tuple(words[0]) for language, words in row["words"].items()},
            {language: tuple(words[1]) for language, words in row["words"].items() if len(words) > 1},
            tuple(row.get("sdgs", ())),
            frozenset(row.get("reliable", ())),
        )
        for facet, name in ((Facet.THEME, "themes"), (Facet.PERSON, "persons"))
        for row in read[name]
    )


@cache
def kinds_of_ministries() -> tuple[Kind, ...]:
    """Justice, interior, health …"""
    return tuple(
        Kind(
            tuple((word, language) for language, words in row["words"].items() for word in words[0]),
            tuple(row["themes"]),
        )
        for row in data("lexicon.json")["ministries"]
    )


@dataclass(frozen=True)
class Word:
    """A word that means something. `apart`: words that mean nothing (of, the, to) stand before it."""

    stem: str
    folded: str
    start: int
    end: int
    apart: bool


class Phrases(Generic[Meaning]):
    """Phrases looked for in a text by the stems of their words; by the very words where one begins with `=`.

    `right to education` is not found in `human rights education`: little words count by standing there or not.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]], language: str) -> None:
        self._by_first: dict[str, list[tuple[tuple[Word, ...], bool, Meaning]]] = {}
        for phrase, meaning in phrases:
            words = content(phrase, language)
            if words:
                self._by_first.setdefault(words[0].stem, []).append((words, phrase.startswith("="), meaning))

    def found(self, words: Sequence[Word]) -> Iterable[tuple[Meaning, int, int]]:
        """What each phrase that stands there means, and where."""
        for place, word in enumerate(words):
            for phrase, exactly, meaning in self._by_first.get(word.stem, ()):
                there = words[place : place + len(phrase)]
                if _same(phrase, there, exactly=exactly):
                    yield meaning, word.start, there[-1].end


def _same(phrase: Sequence[Word], there: Sequence[Word], *, exactly: bool) -> bool:
    if len(there) < len(phrase) or any(a.stem != b.stem for a, b in zip(phrase, there, strict=True)):
        return False
    if exactly and any(a.folded != b.folded for a, b in zip(phrase, there, strict=True)):
        return False
    return all(a.apart == b.apart for a, b in zip(phrase[1:], there[1:], strict=True))


def content(text: str, language: str) -> tuple[Word, ...]:
    """The words of a text that mean something, in order."""
    found: list[Word] = []
    apart = False
    for term in terms(text, family(language)):
        if term.stop or not term.stems:
            apart = True
            continue
        found.append(Word(term.stems[0], fold(text[term.start : term.end]), term.start, term.end, apart))
        apart = False
    return tuple(found)


@cache
def _lexicon(language: str) -> Phrases[tuple[int, bool]]:
    return Phrases(
        (
            (phrase, (index, is_name))
            for index, entry in enumerate(entries())
            for words, is_name in ((entry.names, True), (entry.near, False))
            for phrase in words.get(language, ())
        ),
        language,
    )


def hits(words: Sequence[Word], language: str) -> tuple[Hit, ...]:
    """What the lexicon knows in a text. In a language that it does not have, nothing."""
    found = _lexicon(family(language)).found(words)
    return tuple(Hit(entry, is_name, start, end) for (entry, is_name), start, end in found)
