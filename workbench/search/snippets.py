"""The part of a passage where the query's words stand, in fragments; the words are marked, never the HTML written."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, cast

from workbench.search import analysis
from workbench.search.marking import Asked, Span, Words, asked_of, stop_words_between
from workbench.search.query import Query

WIDTH = 280  # characters of a snippet, about three lines
_LEAD = 70  # characters shown before the first mark
_MOST_FORMS = 4  # of a word, that are told as the reason why a passage was found


class Fragment(NamedTuple):
    """A piece of the passage, as it stands there."""

    text: str
    marked: bool = False


_fragment = cast(Callable[[tuple[str, bool]], Fragment], partial(tuple.__new__, Fragment))  # in half the time


@dataclass(frozen=True)
class Reason:
    """Why a passage was found: a term as it was asked, the words that answer it there, how often in all.

    `forms` are in small letters, in the order of the text, no more than a few.
    """

    term: str
    forms: tuple[str, ...]
    times: int

    @property
    def tells(self) -> bool:
        """Whether it says more than the marks do: the word stands there in another form than it was asked in."""
        return self.forms != (self.term.strip('"«»').casefold(),)


def snippet(text: str, query: str | Query, language: str, *, width: int = WIDTH) -> tuple[Fragment, ...]:
    """One or two stretches of the text that hold most of the words, cut at words, `…` for what is left out."""
    return snippet_of(text, marks(text, query, language), language, width=width)


def snippet_of(text: str, spans: list[Span], language: str, *, width: int = WIDTH) -> tuple[Fragment, ...]:
    """The same, of a text whose marks are known."""
    windows = _windows(text, spans, language, width)
    shown: list[Fragment] = [Fragment("… ")] if windows[0][0] > 0 else []
    for place, (start, end) in enumerate(windows):
        if place:
            shown.append(Fragment(" … "))
        shown += _fragments(text, [span for span in spans if start <= span[0] and span[1] <= end], start, end)
    if windows[-1][1] < len(text):
        shown.append(Fragment(" …"))
    return tuple(shown)


def highlighted(text: str, query: str | Query, language: str) -> tuple[Fragment, ...]:
    """The whole text with the query's words marked."""
    return tuple(_fragments(text, marks(text, query, language), 0, len(text)))


def plain(fragments: Iterable[Fragment]) -> str:
    """For a terminal: marked words in «…», line breaks as spaces."""
    written = (f"«{each.text}»" if each.marked else each.text for each in fragments)
    return " ".join("".join(written).split())


def marks(text: str, query: str | Query, language: str) -> list[Span]:
    """Places (start, end) of what the query looks for, in order, none overlapping."""
    asked = asked_of(query, analysis.family(language))
    return _marked(text, asked, Words(text, asked))


def looked_at(text: str, query: str | Query, language: str) -> tuple[list[Span], tuple[Reason, ...]]:
    """The marks of a text, and why it was found: for each term of the query the words that answer it."""
    asked = asked_of(query, analysis.family(language))
    words = Words(text, asked)
    reasons: list[Reason] = []
    for term, parts in asked.terms:
        places = sorted({place for part in parts for place in words.places(part)})
        if places:
            forms = dict.fromkeys(" ".join(text[start:end].split()).casefold() for start, end in places)
            reasons.append(Reason(term, tuple(forms)[:_MOST_FORMS], len(places)))
    return _marked(text, asked, words), tuple(reasons)


def _marked(text: str, asked: Asked, words: Words) -> list[Span]:
    spans = words.marked()
    if not asked.between:
        return spans
    return sorted((*spans, *stop_words_between(text, asked.between, spans)))


def _windows(text: str, spans: list[Span], language: str, width: int) -> list[Span]:
    """One stretch of `width` characters, or two of half of it where one cannot show all the words found.

    Forms of a word are one word: who looks for children and families need not see the child too.
    """
    if len(text) <= width:
        return [(0, len(text))]
    begin = _begin(spans[0], width, len(text)) if spans else 0
    if not spans or spans[-1][1] <= begin + width:
        return [_at_words(text, begin, begin + width)]
    marked = _Marked(len(text), spans, _words(text, spans, analysis.family(language)))
    whole, left = marked.best(width, marked.different)
    if not left:
        return [_at_words(text, *whole)]
    first, left = marked.best(width // 2, marked.different)
    second, still = marked.best(width // 2, left)
    if still == left or (second[0] < first[1] and first[0] < second[1]):
        return [_at_words(text, *whole)]
    return [_at_words(text, *each) for each in sorted((first, second))]


def _words(text: str, spans: list[Span], family: str) -> list[str]:
    """What is marked, by its stem where it is a word; signs alike."""
    forms = [text[start:end] for start, end in spans]
    word_of = {
        each: analysis.first_stem(each, family) if each.isalnum() else analysis.fold(each) for each in set(forms)
    }
    return [word_of[each] for each in forms]


def _begin(mark: Span, width: int, length: int) -> int:
    """Where a stretch of the text begins that shows this mark and something before it; the text is longer than it."""
    lead = min(_LEAD, max(0, (width - (mark[1] - mark[0])) // 2))
    return max(0, min(mark[0] - lead, length - width))


class _Marked:
    """The marks of a text of so many characters, in order, none overlapping, and the word of each."""

    def __init__(self, length: int, spans: list[Span], words: list[str]) -> None:
        self._length = length
        self._spans = spans
        self._words = words
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self.different = frozenset(words)

    def best(self, width: int, wanted: frozenset[str]) -> tuple[Span, frozenset[str]]:
        """The first stretch with most of the words wanted, and which of them it leaves out."""
        best, left, reached = (0, width), wanted, 0
        for span in self._spans:
            begin = _begin(span, width, self._length)
            last = bisect_right(self._ends, begin + width)
            if last == reached:
                continue  # it begins later and shows nothing more
            reached = last
            without = wanted.difference(self._words[bisect_left(self._starts, begin) : last])
            if len(without) < len(left):
                best, left = (begin, begin + width), without
                if not left:
                    break
        return best, left


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Moved inward to a space, where a word would be cut and one is near (Chinese has none)."""
    if start > 0 and text[start - 1].isalnum():
        space = text.find(" ", start, start + 25)
        start = space + 1 if space >= 0 else start
    if end < len(text) and text[end].isalnum():
        space = text.rfind(" ", end - 25, end)
        end = space if space > start else end
    return start, end


def _fragments(text: str, spans: list[Span], start: int, end: int) -> list[Fragment]:
    shown: list[Fragment] = []
    place = start
    for first, last in spans:
        if first > place:
            shown.append(_fragment((text[place:first], False)))
        shown.append(_fragment((text[first:last], True)))
        place = last
    if place < end:
        shown.append(_fragment((text[place:end], False)))
    return shown
