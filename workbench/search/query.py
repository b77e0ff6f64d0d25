"""Our query syntax, read into a tree. No engine's own syntax is shown, accepted or stored.

racism police          both words, in any of their forms
"structural racism"    these words exactly, one after the other
-police                without this word; also -"a phrase" and -kind:other
police OR prison       either; binds closer than the space between words
discriminat*           words that begin so
treaty:CERD year:2015..2022 symbol:CERD/C/BRA/CO/18-20 state:BRA kind:state_report language:pt
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import N_, Invalid
from workbench.search.port import NONE

MOST_CHARACTERS = 500
MOST_TERMS = 40
SHORTEST_PREFIX = 3
MOST_PREFIXES = 5
FIELDS = ("treaty", "kind", "state", "language", "symbol", "paragraph", "year")

_PAIRS = {'"': '"', "“": "”", "„": "”", "«": "»", "”": "”"}
_FIELD = re.compile(r"(" + "|".join(FIELDS) + r"):", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})?(\.\.)?(\d{4})?")
_SIGN = re.compile(r"[^\W_]")
_WHOLE_SIGNS = re.compile("[\u3400-\u9fff]+")  # a Chinese sign is a word of its own
_RUN = re.compile(r"[\W_]+")


class QueryRefused(Invalid):
    """The query cannot be read; `position` is the place, counted from 1 as a reader counts."""

    message = N_("Position %(position)s: this cannot be read.")

    @property
    def position(self) -> int:
        """The character of the query, from 1, at which it could not be read."""
        return int(self.values["position"])


class QueryTooLong(QueryRefused):
    message = N_("Position %(position)s: the query is too long. Up to %(most)s characters are taken.")


class TooManyTerms(QueryRefused):
    message = N_("Position %(position)s: too many words. Up to %(most)s are taken.")


class TooManyPrefixes(QueryRefused):
    message = N_("Position %(position)s: too many words with “*”. Up to %(most)s are taken.")


class UnclosedQuote(QueryRefused):
    message = N_("Position %(position)s: a quotation mark is opened here and not closed.")


class NothingExcluded(QueryRefused):
    message = N_("Position %(position)s: after “-” stands the word or phrase to leave out, without a space.")


class DanglingOr(QueryRefused):
    message = N_("Position %(position)s: OR stands between two words or phrases.")


class MisplacedStar(QueryRefused):
    message = N_("Position %(position)s: “*” stands only at the end of a word, as in discriminat*.")


class PrefixTooShort(QueryRefused):
    message = N_("Position %(position)s: before “*” stand at least %(least)s letters.")


class EmptyField(QueryRefused):
    message = N_("Position %(position)s: after “%(name)s:” stands a value, without a space.")


class BadYear(QueryRefused):
    message = N_("Position %(position)s: write a year as year:2019 or a span as year:2015..2022.")


TOO_LONG = (QueryTooLong, TooManyTerms)


@dataclass(frozen=True)
class Word:
    """A word in any of its forms."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """These words exactly, one after the other."""

    text: str


@dataclass(frozen=True)
class Prefix:
    """Words that begin so."""

    text: str


@dataclass(frozen=True)
class Field:
    """`treaty:CERD`; the value as it was written."""

    name: str
    value: str


@dataclass(frozen=True)
class Years:
    """Both ends included; 0 and 9999 where an end was left open."""

    first: int
    last: int


@dataclass(frozen=True)
class Not:
    """What must not be there."""

    node: "Term"


@dataclass(frozen=True)
class Or:
    """Any of these."""

    nodes: "tuple[Term | Not, ...]"


Term = Word | Phrase | Prefix | Field | Years
Node = Term | Not | Or


@dataclass(frozen=True)
class Query:
    """All nodes must hold; none at all asks for everything."""

    nodes: tuple[Node, ...] = ()

    def terms(self) -> Iterator[Term]:
        """The terms that are looked for (those left out by `-` are not among them)."""
        for node in self.nodes:
            for each in node.nodes if isinstance(node, Or) else (node,):
                if not isinstance(each, Not):
                    yield each


@dataclass(frozen=True)
class _Lexeme:
    position: int
    node: Term | Not | None  # None is OR


def parse(text: str) -> Query:
    """Read a query. Raises a QueryRefused that names the place."""
    if len(text) > MOST_CHARACTERS:
        raise QueryTooLong(position=MOST_CHARACTERS + 1, most=MOST_CHARACTERS)
    lexemes = tuple(_lexemes(text))
    terms = [lexeme for lexeme in lexemes if lexeme.node is not None]
    if len(terms) > MOST_TERMS:
        raise TooManyTerms(position=terms[MOST_TERMS].position, most=MOST_TERMS)
    beginnings = [lexeme for lexeme in terms if isinstance(_bare(lexeme.node), Prefix)]
    if len(beginnings) > MOST_PREFIXES:
        raise TooManyPrefixes(position=beginnings[MOST_PREFIXES].position, most=MOST_PREFIXES)
    return Query(tuple(_joined(lexemes)))


def _bare(node: Node | None) -> Node | None:
    return node.node if isinstance(node, Not) else node


def _joined(lexemes: tuple[_Lexeme, ...]) -> Iterator[Node]:
    group: list[Term | Not] = []
    after_or: _Lexeme | None = None
    for lexeme in lexemes:
        if lexeme.node is None:
            if after_or or not group:
                raise DanglingOr(position=lexeme.position)
            after_or = lexeme
            continue
        if group and not after_or:
            yield _one_or_any(group)
            group = []
        group.append(lexeme.node)
        after_or = None
    if after_or:
        raise DanglingOr(position=after_or.position)
    if group:
        yield _one_or_any(group)


def _one_or_any(group: list[Term | Not]) -> Node:
    return group[0] if len(group) == 1 else Or(tuple(group))


def _lexemes(text: str) -> Iterator[_Lexeme]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        start = place
        if text[place] == "-" and (place + 1 == len(text) or text[place + 1].isspace()):
            if place + 1 < len(text) and start > 0:  # `human rights - police`: a dash, not an exclusion
                place += 1
                continue
            raise NothingExcluded(position=start + 1)
        excluded = text[place] == "-"
        node, place = _term(text, place + 1 if excluded else place)
        if node is None:
            continue
        if node == Word("OR") and not excluded:
            yield _Lexeme(start + 1, None)
        else:
            yield _Lexeme(start + 1, Not(node) if excluded else node)


def _term(text: str, place: int) -> tuple[Term | None, int]:
    """The term that begins at `place` and where it ends; None for signs without a letter or digit."""
    if text[place] in _PAIRS:
        quoted, end = _quoted(text, place)
        return (Phrase(quoted) if _SIGN.search(quoted) else None), end
    if match := _FIELD.match(text, place):
        return _field(text, match)
    end = place
    while end < len(text) and not text[end].isspace() and text[end] not in _PAIRS:
        end += 1
    return _word(text[place:end], place), end


def _quoted(text: str, place: int) -> tuple[str, int]:
    closing = {_PAIRS[text[place]], '"', "”"} if text[place] != "«" else {"»"}
    for end in range(place + 1, len(text)):
        if text[end] in closing:
            return " ".join(text[place + 1 : end].split()), end + 1
    raise UnclosedQuote(position=place + 1)


def _word(raw: str, place: int) -> Term | None:
    star = raw.find("*")
    if star < 0:
        return Word(raw) if _SIGN.search(raw) else None
    stem = raw.rstrip("*.,;:!?)")
    if star == 0 or star < len(stem):
        raise MisplacedStar(position=place + star + 1)
    last = _RUN.split(stem)[-1]
    if len(last) < SHORTEST_PREFIX and not _WHOLE_SIGNS.fullmatch(last):
        raise PrefixTooShort(position=place + 1, least=SHORTEST_PREFIX)
    return Prefix(stem)


def _field(text: str, match: re.Match[str]) -> tuple[Term, int]:
    name, place = match[1].lower(), match.end()
    if place < len(text) and text[place] in _PAIRS:
        value, end = _quoted(text, place)
    else:
        end = place
        while end < len(text) and not text[end].isspace() and text[end] not in _PAIRS:
            end += 1
        value = text[place:end]
    if not value.strip():
        raise EmptyField(position=match.start() + 1, name=name)
    return (_years(value, place) if name == "year" else Field(name, value)), end


def _years(value: str, place: int) -> Term:
    try:
        span = year_span(value)
    except ValueError:
        raise BadYear(position=place + 1) from None
    return Years(*span) if span else Field("year", NONE)


def year_span(value: str) -> tuple[int, int] | None:
    """As `years`; None for `none`, which asks for what has no year. Raises ValueError."""
    return None if value.strip().casefold() == NONE else years(value)


def years(value: str) -> tuple[int, int]:
    """`2019` → (2019, 2019), `2015..2022`, `2015..`, `..2022`. Raises ValueError."""
    match = _YEAR.fullmatch(value.strip())
    if match is None or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        raise ValueError(value)
    if not match[2]:
        year = int(match[1] or match[3])
        return year, year
    first, last = int(match[1] or 0), int(match[3] or 9999)
    if first > last:
        raise ValueError(value)
    return first, last


def write(query: Query) -> str:
    """The query in our syntax; reading it back gives the same tree."""
    return " ".join(_written(node) for node in query.nodes)


def _written(node: Node) -> str:
    match node:
        case Or(nodes):
            return " OR ".join(_written(each) for each in nodes)
        case Not(inner):
            return "-" + _written(inner)
        case Word(text):
            return text
        case Phrase(text):
            return f"«{text}»" if any(sign in text for sign in '"”') else f'"{text}"'
        case Prefix(text):
            return text + "*"
        case Field(name, value):
            return f"{name}:{_value(value)}"
        case Years(first, last):
            return "year:" + (str(first) if first == last else f"{_end(first, 0)}..{_end(last, 9999)}")


def _value(value: str) -> str:
    if any(sign.isspace() or sign in _PAIRS for sign in value):
        return f"«{value}»" if any(sign in value for sign in '"”') else f'"{value}"'
    return value


def _end(year: int, opened: int) -> str:
    return "" if year == opened else f"{year:04d}"
