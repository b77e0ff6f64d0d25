"""The part of a passage where the query's words stand, in fragments; the words are marked, never the HTML written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.search import analysis
from workbench.search.plan import Sequence, Starts, Stem, plans, positive
from workbench.search.port import Filters
from workbench.search.query import Phrase, Prefix, Query, Word, parse, write

WIDTH = 280  # characters of a snippet, about three lines
_LEAD = 70  # characters shown before the first mark
_MOST_FORMS = 4  # of a word, that are told as the reason why a passage was found


@dataclass(frozen=True)
class Fragment:
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


def marks(text: str, query: str | Query, language: str) -> list[tuple[int, int]]:
    """Places (start, end) of what the query looks for, in order, none overlapping."""
    return looked_at(text, query, language)[0]


def looked_at(text: str, query: str | Query, language: str) -> tuple[list[tuple[int, int]], tuple[Reason, ...]]:
    """The marks of a text, and why it was found: for each term of the query the words that answer it."""
    asked = parse(query) if isinstance(query, str) else query
    family = analysis.family(language)
    words = _Words(text, family)
    found = {place for part in _wanted(asked, family) for place in words.places(part)}
    reasons: list[Reason] = []
    for term, parts in _by_term(asked, family):
        places = sorted({place for part in parts for place in words.places(part)})
        if places:
            forms = dict.fromkeys(" ".join(text[start:end].split()).casefold() for start, end in places)
            reasons.append(Reason(term, tuple(forms)[:_MOST_FORMS], len(places)))
    found.update(_stop_words_between(words.tokens, asked, family, found))
    return _joined(sorted(found)), tuple(reasons)


@lru_cache(maxsize=256)
def _wanted(asked: Query, family: str) -> tuple[Stem | Sequence | Starts, ...]:
    """What is looked for in a text of that family."""
    return tuple(part for plan in plans(asked, Filters(language=(family,))) for part in positive(plan.part))


@lru_cache(maxsize=256)
def _by_term(asked: Query, family: str) -> tuple[tuple[str, tuple[Stem | Sequence | Starts, ...]], ...]:
    """Each term as it is written, with what is looked for because of it; stop words are no reason beside others."""
    terms = [term for term in dict.fromkeys(asked.terms()) if isinstance(term, Word | Phrase | Prefix)]
    telling = [term for term in terms if not (isinstance(term, Word) and _only_stops(term.text, family))]
    return tuple((write(Query((term,))), _wanted(Query((term,)), family)) for term in telling or terms)


def _only_stops(text: str, family: str) -> bool:
    return all(term.stop for term in analysis.terms(text, family))


class _Words:
    """A text taken apart once, whatever is looked for in it."""

    def __init__(self, text: str, family: str) -> None:
        self._text = text
        self._family = family

    @cached_property
    def tokens(self) -> tuple[analysis.Token, ...]:
        """Its words, stop words included."""
        return tuple(analysis.tokens(self._text))

    @cached_property
    def _by_stem(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for term in analysis.terms(self._text, self._family):
            for stem in term.stems:
                found.setdefault(stem, []).append((term.start, term.end))
        return found

    def places(self, part: Stem | Sequence | Starts) -> Iterator[tuple[int, int]]:
        """Where the part stands in the text; a place may come twice."""
        match part:
            case Stem(stems):
                for stem in stems:
                    yield from self._by_stem.get(stem, ())
            case Starts(prefix):
                yield from ((token.start, token.end) for token in self.tokens if token.folded.startswith(prefix))
            case Sequence(words):
                folded = tuple(token.folded for token in self.tokens)
                for place in range(len(folded) - len(words) + 1):
                    if folded[place] == words[0] and folded[place : place + len(words)] == words:
                        yield self.tokens[place].start, self.tokens[place + len(words) - 1].end


def _stop_words_between(
    tokens: Iterable[analysis.Token], asked: Query, family: str, found: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
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
    for token in tokens:
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
