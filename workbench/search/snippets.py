"""The part of a passage where the query's words stand, in fragments; the words are marked, never the HTML written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbench.search import analysis
from workbench.search.marking import Asked, Sought, Span, Words, asked_of, joined, stop_words_between
from workbench.search.query import Query

WIDTH = 280  # characters of a snippet, about three lines
_LEAD = 70  # characters shown before the first mark
_MOST_FORMS = 4  # of a word, that are told as the reason why a passage was found


class Fragment(NamedTuple):
    """A piece of the passage, as it stands there."""

    text: str
    marked: bool = False


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
    return snippet_of(text, marks(text, query, language), width=width)


def snippet_of(text: str, spans: list[tuple[int, int]], *, width: int = WIDTH) -> tuple[Fragment, ...]:
    """The same, of a text whose marks are known."""
    windows = _windows(text, spans, width)
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
    return _marked(text, asked, _found(text, asked))


def looked_at(text: str, query: str | Query, language: str) -> tuple[list[Span], tuple[Reason, ...]]:
    """The marks of a text, and why it was found: for each term of the query the words that answer it."""
    asked = asked_of(query, analysis.family(language))
    found = _found(text, asked)
    reasons: list[Reason] = []
    for term, parts in asked.terms:
        places = sorted({place for part in parts for place in found[part]})
        if places:
            forms = dict.fromkeys(" ".join(text[start:end].split()).casefold() for start, end in places)
            reasons.append(Reason(term, tuple(forms)[:_MOST_FORMS], len(places)))
    return _marked(text, asked, found), tuple(reasons)


def _found(text: str, asked: Asked) -> dict[Sought, list[Span]]:
    words = Words(text, asked)
    return {part: list(words.places(part)) for part in asked.every_part}


def _marked(text: str, asked: Asked, found: dict[Sought, list[Span]]) -> list[Span]:
    spans = joined(sorted({place for part in asked.parts for place in found[part]}))
    if not asked.between:
        return spans
    return sorted((*spans, *stop_words_between(text, asked.between, spans)))


def _windows(text: str, spans: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """One stretch of `width` characters, or two of half of it where one cannot show all the words found."""
    if len(text) <= width:
        return [(0, len(text))]
    words = {span: analysis.fold(text[span[0] : span[1]]) for span in spans}
    whole, held = _best(text, words, width, frozenset())
    if held == set(words.values()):
        return [_at_words(text, *whole)]
    first, held = _best(text, words, width // 2, frozenset())
    second, more = _best(text, words, width // 2, held)
    if not more or (second[0] < first[1] and first[0] < second[1]):
        return [_at_words(text, *whole)]
    return [_at_words(text, *each) for each in sorted((first, second))]


def _best(
    text: str, words: dict[tuple[int, int], str], width: int, shown: frozenset[str]
) -> tuple[tuple[int, int], frozenset[str]]:
    """The stretch with most words not yet shown, then with most marks, the first of several; and those words."""
    best, most, held = (0, width), (0, -1), frozenset[str]()
    for start, end in words:
        begin = max(0, min(start - min(_LEAD, max(0, (width - (end - start)) // 2)), len(text) - width))
        inside = [word for span, word in words.items() if begin <= span[0] and span[1] <= begin + width]
        new = frozenset(inside) - shown
        if (len(new), len(inside)) > most:
            best, most, held = (begin, min(len(text), begin + width)), (len(new), len(inside)), new
    return best, held


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Moved inward to a space, where one is near (Chinese has none)."""
    if start > 0:
        space = text.find(" ", start, start + 25)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 25, end)
        end = space if space > start else end
    return start, end


def _fragments(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Iterator[Fragment]:
    place = start
    for first, last in spans:
        if first > place:
            yield Fragment(text[place:first])
        yield Fragment(text[first:last], marked=True)
        place = last
    if place < end:
        yield Fragment(text[place:end])
