"""The part of a passage where the query's words stand, in fragments; the words are marked, never the HTML written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.search import analysis
from workbench.search.plan import Part, Sequence, Starts, Stem, plans, positive
from workbench.search.port import Filters
from workbench.search.query import Prefix, Query, Word, parse

WIDTH = 280  # characters of a snippet, about three lines
_LEAD = 70  # characters shown before the first mark


@dataclass(frozen=True)
class Fragment:
    """A piece of the passage, as it stands there."""

    text: str
    marked: bool = False


def snippet(text: str, query: str | Query, language: str, *, width: int = WIDTH) -> tuple[Fragment, ...]:
    """The stretch of the text that holds most of the query's words, cut at words, `…` where more stands."""
    spans = marks(text, query, language)
    start, end = _window(text, spans, width)
    fragments = _fragments(text, [span for span in spans if start <= span[0] and span[1] <= end], start, end)
    lead = (Fragment("… "),) if start > 0 else ()
    tail = (Fragment(" …"),) if end < len(text) else ()
    return (*lead, *fragments, *tail)


def highlighted(text: str, query: str | Query, language: str) -> tuple[Fragment, ...]:
    """The whole text with the query's words marked."""
    return tuple(_fragments(text, marks(text, query, language), 0, len(text)))


def plain(fragments: Iterable[Fragment]) -> str:
    """For a terminal: marked words in «…», line breaks as spaces."""
    written = (f"«{each.text}»" if each.marked else each.text for each in fragments)
    return " ".join("".join(written).split())


def marks(text: str, query: str | Query, language: str) -> list[tuple[int, int]]:
    """Places (start, end) of what the query looks for, in order, none overlapping."""
    asked = parse(query) if isinstance(query, str) else query
    family = analysis.family(language)
    found: set[tuple[int, int]] = set()
    for plan in plans(asked, Filters(language=(family,))):
        for part in positive(plan.part):
            found.update(_places(text, part, family))
    found.update(_stop_words_between(text, asked, family, found))
    return _joined(sorted(found))


def _places(text: str, part: Part, family: str) -> Iterator[tuple[int, int]]:
    match part:
        case Stem(stems):
            wanted = set(stems)
            yield from ((term.start, term.end) for term in analysis.terms(text, family) if wanted & set(term.stems))
        case Starts(prefix):
            yield from ((token.start, token.end) for token in analysis.tokens(text) if token.folded.startswith(prefix))
        case Sequence(words):
            found = list(analysis.tokens(text))
            folded = tuple(token.folded for token in found)
            for place in range(len(found) - len(words) + 1):
                if folded[place : place + len(words)] == words:
                    yield found[place].start, found[place + len(words) - 1].end
        case _:
            return


def _stop_words_between(text: str, asked: Query, family: str, found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`rights of the child` typed without quotation marks: `of the` is marked where it stands between marked words."""
    typed = {
        token.folded
        for term in asked.terms()
        if isinstance(term, Word | Prefix)
        for token in analysis.tokens(term.text)
        if analysis.is_stop_word(token.folded, family)
    }
    if not typed:
        return
    held: list[tuple[int, int]] = []
    after_mark = False
    for token in analysis.tokens(text):
        span = (token.start, token.end)
        if any(start <= token.start and token.end <= end for start, end in found):
            yield from held
            held, after_mark = [], True
        elif after_mark and token.folded in typed:
            held.append(span)
        else:
            held, after_mark = [], False


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, spans: list[tuple[int, int]], width: int) -> tuple[int, int]:
    """The stretch of about `width` characters with most marks, the first of several; whole words."""
    if len(text) <= width:
        return 0, len(text)
    best, most = 0, -1
    for start, _ in spans:
        begin = max(0, min(start - _LEAD, len(text) - width))
        inside = sum(1 for span in spans if begin <= span[0] and span[1] <= begin + width)
        if inside > most:
            best, most = begin, inside
    return _at_words(text, best, min(len(text), best + width))


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
