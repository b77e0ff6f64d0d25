"""Words of the draft that read like those of a comment whose own are gone: offered to a person, never taken. Pure.

Reports are full of sentences that read alike: a search by the words alone is wrong once in ten times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from workbench.comments.projection.records import Candidate, Words
from workbench.text.normalise import fold
from workbench.text.quotes import TextQuote

LONG: Final = 20  # characters that say enough by themselves
ALIKE: Final = 0.75  # of both surroundings, where the words are fewer; of the words themselves
AHEAD: Final = 0.05  # by which the best must be better than the next
SEARCHED: Final = 8  # paragraphs that share rare words with the comment are read closely
READ: Final = 400  # characters of a quotation that are compared


class Draft:
    """The texts that stand now, in which words are looked for."""

    def __init__(self, standing: Mapping[str, str], labels: Mapping[str, str]) -> None:
        self._standing = standing
        self._labels = labels

    @cached_property
    def _holding(self) -> dict[str, set[str]]:
        """Word → the paragraphs that hold it."""
        found: dict[str, set[str]] = defaultdict(set)
        for uid, text in self._standing.items():
            for word in _words(text):
                found[word].add(uid)
        return found

    def like(self, quote: TextQuote) -> tuple[Candidate, ...]:
        """The one place that reads like the quotation and clearly better than any other; () where there is none."""
        ranked = sorted((self._best_in(uid, quote) for uid in self._near(quote)), key=lambda each: -each.score)
        if not ranked or ranked[0].score < ALIKE:
            return ()
        if len(ranked) > 1 and ranked[0].score - ranked[1].score < AHEAD:
            return ()
        best = ranked[0]
        if len(quote.exact) < LONG and min(self._around(best.words, quote)) < ALIKE:
            return ()
        return (best,)

    def _near(self, quote: TextQuote) -> list[str]:
        weights: dict[str, float] = defaultdict(float)
        for word in _words(f"{quote.prefix} {quote.exact} {quote.suffix}"):
            holding = self._holding.get(word, set())
            for uid in holding:
                weights[uid] += 1 / len(holding)
        return [uid for uid, _ in Counter(weights).most_common(SEARCHED)]

    def _best_in(self, uid: str, quote: TextQuote) -> Candidate:
        text = self._standing[uid]
        exact = quote.exact[:READ]
        found = fuzz.partial_ratio_alignment(exact, text)
        if found is None or found.dest_start == found.dest_end or len(text) < len(exact) / 2:
            return Candidate(Words(uid, 0, 0), self._labels.get(uid, ""), "", 0.0)
        words = Words(uid, *_whole_words(text, found.dest_start, found.dest_end))
        likeness = fuzz.ratio(fold(exact).text, fold(text[words.start : words.end]).text) / 100
        around = self._around(words, quote)
        score = 0.6 * likeness + 0.25 * max(around) + 0.15 * min(around)
        return Candidate(words, self._labels.get(uid, ""), text[words.start : words.end], round(score, 3))

    def _around(self, words: Words, quote: TextQuote) -> tuple[float, float]:
        """How like the surroundings are, before and after."""
        now = TextQuote.at(self._standing[words.paragraph_id], words.start, words.end)
        pairs = ((quote.prefix, now.prefix), (quote.suffix, now.suffix))
        before, after = (fuzz.ratio(fold(one).text, fold(other).text) / 100 for one, other in pairs)
        return before, after


def _words(text: str) -> set[str]:
    return set(fold(text, case=True).text.split())


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the halves of words and the spaces at its ends."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())
