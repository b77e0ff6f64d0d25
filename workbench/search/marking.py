"""Where the words of a query stand in a text: the forms that answer it are picked, and only those looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from workbench.search import analysis
from workbench.search.plan import Sequence, Starts, Stem, plans, positive
from workbench.search.port import Filters
from workbench.search.query import Phrase, Prefix, Query, Word, parse, write

Span = tuple[int, int]
Sought = Stem | Sequence | Starts
_MOST_LEARNED = 2_000  # words remembered for a query, which is about as many as a hundred paragraphs have


class Answering(NamedTuple):
    """What a word answers: the stems looked for that it has, whether it begins another part; it may be a clitic."""

    stems: tuple[str, ...]
    begins: bool
    clitic: bool


@dataclass(frozen=True)
class Asked:
    """What of a query can be marked in texts of one family of languages.

    `terms` are the terms as they were written, each with the parts looked for because of it; `between` the stop words
    typed, which are marked between marked words.
    """

    family: str
    parts: tuple[Sought, ...]
    terms: tuple[tuple[str, tuple[Sought, ...]], ...]
    between: frozenset[str]
    _answering: dict[str, Answering] = field(default_factory=dict, compare=False)  # words met before
    _others: set[str] = field(default_factory=set, compare=False)  # those that answer nothing of it

    @cached_property
    def every_part(self) -> tuple[Sought, ...]:
        """Of the query and of its terms, each once."""
        return tuple(dict.fromkeys((*self.parts, *(part for _, parts in self.terms for part in parts))))

    def answering(self, words: set[str]) -> list[tuple[str, Answering]]:
        """Those of the words of a text that answer some of it, with what they answer."""
        left = words - self._others  # small, where all words ever met are a great table, slow to look into
        unknown = left.difference(self._answering)
        known = self._learned(unknown) if unknown else self._answering
        return [(word, known[word]) for word in left if word in known]

    def _learned(self, words: set[str]) -> dict[str, Answering]:
        """What is known to answer, with those of these words that do; remembered for the next text while few are."""
        stems: dict[str, tuple[str, ...]] = {}
        for word, stem in analysis.with_stems(words, self.family, self.stems):
            stems[word] = (*stems.get(word, ()), stem)
        begun = {word for word in words if self._begins_one(analysis.fold(word))} if self._surfaces else set()
        found = {
            word: Answering(stems.get(word, ()), word in begun, analysis.may_be_clitic(word))
            for word in begun.union(stems)
        }
        if len(self._others) + len(self._answering) >= _MOST_LEARNED:
            return self._answering | found
        self._answering.update(found)
        self._others.update(words.difference(found))
        return self._answering

    def _begins_one(self, folded: str) -> bool:
        return any(
            folded.startswith(part.prefix) if isinstance(part, Starts) else folded == part.words[0]
            for part in self._surfaces
        )

    @cached_property
    def _surfaces(self) -> tuple[Sequence | Starts, ...]:
        return tuple(part for part in self.every_part if not isinstance(part, Stem))

    @cached_property
    def by_stems_alone(self) -> bool:
        """Whether every word with one of the stems is marked, and nothing else."""
        return not self._surfaces and set(self.parts) == set(self.every_part)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems looked for."""
        return frozenset(stem for part in self.every_part if isinstance(part, Stem) for stem in part.stems)


@lru_cache(maxsize=64)
def asked_of(query: str | Query, family: str) -> Asked:
    """Raises QueryRefused. Stop words are no reason beside others."""
    asked = parse(query) if isinstance(query, str) else query
    terms = [term for term in dict.fromkeys(asked.terms()) if isinstance(term, Word | Phrase | Prefix)]
    telling = [term for term in terms if not (isinstance(term, Word) and _only_stops(term.text, family))]
    between = (
        word
        for term in terms
        if isinstance(term, Word | Prefix)
        for word in analysis.surface(term.text)
        if analysis.is_stop_word(word, family)
    )
    return Asked(
        family=family,
        parts=_parts(asked, family),
        terms=tuple((write(Query((term,))), _parts(Query((term,)), family)) for term in telling or terms),
        between=frozenset(between),
    )


def _parts(asked: Query, family: str) -> tuple[Sought, ...]:
    return tuple(part for plan in plans(asked, Filters(language=(family,))) for part in positive(plan.part))


def _only_stops(text: str, family: str) -> bool:
    return all(term.stop for term in analysis.terms(text, family))


class Words:
    """A text, whose words are looked at once for all that is asked."""

    def __init__(self, text: str, asked: Asked) -> None:
        self._text = text
        self._family = asked.family
        self._asked = asked
        words, self._pattern = analysis.different_words(text)
        self._answering = asked.answering(words)
        self._at: dict[str, list[Span]] = {}

    def marked(self) -> list[Span]:
        """Where all that is asked stands, in order, none overlapping."""
        if self._asked.by_stems_alone and self._pattern is not analysis.WITH_CHINESE:
            found = [place for word, answers in self._answering for place in self._standing(word, answers)]
            found.sort()  # words do not overlap
            return found
        return joined(sorted({place for part in self._asked.parts for place in self.places(part)}))

    def places(self, part: Sought) -> Iterator[Span]:
        """Where the part stands in the text, in no order; a place may come twice."""
        match part:
            case Stem(stems):
                for stem in stems:
                    yield from self._stems.get(stem, ())
            case Starts(prefix):
                for word in self._beginning:
                    if analysis.fold(word).startswith(prefix):
                        yield from self._spans(word)
            case Sequence(words):
                for word in self._beginning:
                    if analysis.fold(word) == words[0]:
                        yield from self._sequences(word, words[1:])

    @cached_property
    def _stems(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        if self._pattern is analysis.WITH_CHINESE:
            for term in analysis.terms(self._text, self._family):
                for stem in term.stems:
                    found.setdefault(stem, []).append((term.start, term.end))
            return found
        for word, answers in self._answering:
            for stem in answers.stems:
                found[stem] = found.get(stem, []) + self._standing(word, answers)
        return found

    @cached_property
    def _beginning(self) -> list[str]:
        return [word for word, answers in self._answering if answers.begins]

    def _standing(self, word: str, answers: Answering) -> list[Span]:
        """The places of a word where it is not an article or the like before or after an apostrophe."""
        spans = self._spans(word)
        if answers.clitic:
            return [span for span in spans if not analysis.is_clitic(self._text, word, *span)]
        return spans

    def _sequences(self, first: str, others: tuple[str, ...]) -> Iterator[Span]:
        for start, end in self._spans(first):
            for other in others:
                found = self._next(end)
                if found is None or analysis.fold(found.group()) != other:
                    break
                end = found.end()
            else:
                yield start, end

    def _next(self, place: int) -> re.Match[str] | None:
        """The first word from a place on that does not fold to nothing."""
        found = self._pattern.search(self._text, place)
        while found is not None and not analysis.fold(found.group()):
            found = self._pattern.search(self._text, found.end())
        return found

    def _spans(self, word: str) -> list[Span]:
        known = self._at.get(word)
        if known is None:
            whole = None if self._pattern is analysis.WITH_CHINESE else _whole_words(self._text, word)
            known = self._at[word] = self._one_by_one(word) if whole is None else whole
        return known

    def _one_by_one(self, word: str) -> list[Span]:
        return [match.span() for match in self._pattern.finditer(self._text) if match.group() == word]


def _whole_words(text: str, word: str) -> list[Span] | None:
    """Where the word stands in the text, not as a part of a longer one; None where that is not told this quickly."""
    found: list[Span] = []
    length = len(word)
    start = text.find(word)
    while start >= 0:
        end = start + length
        before = text[start - 1 : start]
        if before == " " or not before.isalnum():  # else within a longer word
            if before != " " and not analysis.ends_word(before):
                return None
            after = text[end : end + 1]
            if after == " " or analysis.ends_word(after):
                found.append((start, end))
        start = text.find(word, end)
    return found


def stop_words_between(text: str, typed: frozenset[str], marked: list[Span]) -> Iterator[Span]:
    """`rights of the child` typed without quotation marks: `of the` is marked where it stands between marked words."""
    for (_, before), (after, _) in pairwise(marked):
        held: list[Span] = []
        for token in analysis.tokens(text[before:after]):
            if token.folded not in typed:
                break
            held.append((before + token.start, before + token.end))
        else:
            yield from held


def joined(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
