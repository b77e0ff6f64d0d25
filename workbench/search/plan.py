"""A query as the engines see it: analysed, once for each language that is asked. Pure; no engine's own terms.

A word has other stems in each language, and `son` is a stop word in French and a person in English: so the
query is planned per language, each plan holds for the paragraphs of that language, and the answers are joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from workbench.search import analysis, query
from workbench.search.port import NO_FILTERS, NONE, Filters
from workbench.search.small_words import is_small
from workbench.treaties import code_of


@dataclass(frozen=True)
class Stem:
    """Paragraphs with any of these stems."""

    stems: tuple[str, ...]


@dataclass(frozen=True)
class Sequence:
    """Paragraphs with these folded words one after the other, none skipped."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Starts:
    """Paragraphs with a folded word that begins so."""

    prefix: str


@dataclass(frozen=True)
class Is:
    """Paragraphs whose field has this value (`none` for none)."""

    name: str
    value: str


@dataclass(frozen=True)
class Between:
    """Paragraphs of documents of these years, both included."""

    first: int
    last: int


@dataclass(frozen=True)
class Symbol:
    """Paragraphs of this symbol, of what stands under it (`CERD/C/BRA` → CERD/C/BRA/CO/18-20), or beginning so."""

    text: str
    beginning: bool

    def fits(self, symbol: str) -> bool:
        """Whether a document of that symbol is meant."""
        given = fold_symbol(symbol)
        return given.startswith(self.text) if self.beginning else f"{given}/".startswith(f"{self.text}/")


@dataclass(frozen=True)
class Without:
    """The part does not hold."""

    part: "Part"


@dataclass(frozen=True)
class Any:
    """At least one of the parts holds."""

    parts: "tuple[Part, ...]"


@dataclass(frozen=True)
class All:
    """All parts hold; without parts, everything does."""

    parts: "tuple[Part, ...]" = ()


Part = Stem | Sequence | Starts | Is | Between | Symbol | Without | Any | All


@dataclass(frozen=True)
class Plan:
    """What holds for paragraphs of a family of languages; `language` None: for all, stems play no part in it."""

    language: str | None
    part: Part


@dataclass(frozen=True)
class Question:
    """A query of plain words in one language: each word, and the fields and years that narrow it."""

    language: str
    words: tuple[Part, ...]
    narrowing: tuple[Part, ...]


def fold_symbol(symbol: str) -> str:
    """Symbols compare without case and spaces."""
    return "".join(symbol.split()).casefold()


def plans(asked: query.Query, filters: Filters = NO_FILTERS) -> tuple[Plan, ...]:
    """The plans of a query for the languages that the filters, or else all languages, ask for."""
    if not any(isinstance(term, query.Word) for term in _all_terms(asked)):
        return (Plan(None, _all(asked, analysis.OTHER)),)
    families = dict.fromkeys(analysis.family(code) for code in filters.language) or dict.fromkeys(analysis.FAMILIES)
    return tuple(Plan(language, _all(asked, language)) for language in families)


def _all_terms(asked: query.Query) -> Iterable[query.Term]:
    for node in asked.nodes:
        for each in node.nodes if isinstance(node, query.Or) else (node,):
            yield each.node if isinstance(each, query.Not) else each


def _all(asked: query.Query, language: str) -> Part:
    parts = tuple(_part(node, language) for node in _insisted(asked, language))
    return parts[0] if len(parts) == 1 else All(parts)


def _insisted(asked: query.Query, language: str) -> tuple[query.Node, ...]:
    """Small words, of whatever language, are not insisted on where another word of the query says what is meant."""
    telling = tuple(node for node in asked.nodes if not _is_small(node, language))
    positive = any(not isinstance(node, query.Not | query.Field | query.Years) for node in telling)
    return telling if positive else asked.nodes


def questions(asked: query.Query) -> tuple[Question, ...]:
    """The query in all languages, if it is several words with no sign of how they go together; else none."""
    words = [node for node in asked.nodes if isinstance(node, query.Word)]
    narrowing = tuple(
        _part(node, analysis.OTHER) for node in asked.nodes if isinstance(node, query.Field | query.Years)
    )
    if len(words) < 2 or len(words) + len(narrowing) < len(asked.nodes):
        return ()
    return tuple(Question(language, _words(asked, language), narrowing) for language in analysis.FAMILIES)


def _words(asked: query.Query, language: str) -> tuple[Part, ...]:
    """A word that asks for nothing (a lone tatweel) is none of them."""
    insisted = (node for node in _insisted(asked, language) if isinstance(node, query.Word))
    return tuple(part for part in (_part(node, language) for node in insisted) if part != All())


def words_lacking(lacking: Iterable[int], enough: int) -> int:
    """How many words of a question a paragraph may lack: as few as leave `enough` paragraphs, or all there are.

    The n-th of `lacking` says how many paragraphs lack exactly n words; those that have none are not counted.
    """
    together = tuple(accumulate(lacking))
    return next((most for most, number in enumerate(together) if number >= min(enough, together[-1])), 0)


def _is_small(node: query.Node, language: str) -> bool:
    return isinstance(node, query.Word) and all(
        is_small(analysis.fold(node.text[term.start : term.end]), language)
        for term in analysis.terms(node.text, language)
    )


def _part(node: query.Node, language: str) -> Part:
    match node:
        case query.Or(nodes):
            return Any(tuple(_part(each, language) for each in nodes))
        case query.Not(inner):
            return Without(_part(inner, language))
        case query.Word(text):
            return _word(text, language)
        case query.Phrase(text):
            return _surface(text)
        case query.Prefix(text):
            words = analysis.surface(text)
            before: tuple[Part, ...] = tuple(Sequence((word,)) for word in words[:-1])
            parts = (*before, *(Starts(word) for word in words[-1:]))
            return parts[0] if len(parts) == 1 else All(parts)
        case query.Years(first, last_year):
            return Between(first, last_year)
        case query.Field(name, value):
            return field_part(name, value)


def _word(text: str, language: str) -> Part:
    """One stem, or all stems of `self-determination`; a lone stop word or Chinese character by its surface."""
    found = tuple(analysis.terms(text, language))
    telling = tuple(term for term in found if not term.stop)
    if not telling or (len(telling) == 1 and _is_one_sign(text, telling[0])):
        return _surface(text)
    parts = tuple(Stem(term.stems) for term in telling)
    return parts[0] if len(parts) == 1 else All(parts)


def _surface(text: str) -> Part:
    """The folded words one after the other; a text that folds to nothing (a lone tatweel) asks for nothing."""
    words = analysis.surface(text)
    return Sequence(words) if words else All()


def _is_one_sign(text: str, term: analysis.Term) -> bool:
    return term.end - term.start == 1 and not text[term.start].isascii()


def field_part(name: str, value: str) -> Part:
    """`treaty` also by its body, `symbol` also by its beginning, all without regard to case."""
    if name == "symbol":
        return Symbol(fold_symbol(value.rstrip("*")), value.endswith("*"))
    return Is("paragraph_kind" if name == "paragraph" else name, normal_value(name, value))


def normal_value(name: str, value: str) -> str:
    """A filter's value as entries hold it: CERD → ICERD, bra → BRA, `State report` → state_report; `none` is ""."""
    value = value.strip()
    if value.casefold() == NONE:
        return ""
    if name == "treaty":
        return code_of(value) or value.upper()
    if name == "state":
        return value.upper()
    if name in {"kind", "paragraph_kind", "paragraph"}:
        return value.casefold().replace("-", "_").replace(" ", "_")
    return value.lower() if name == "language" else value


def from_filters(filters: Filters) -> tuple[Part, ...]:
    """The filters as parts that must all hold."""
    parts: list[Part] = []
    for name, values in filters.named().items():
        parts.append(Any(tuple(Is(name, normal_value(name, value)) for value in values)))
    if filters.years:
        parts.append(Any(tuple(Between(*span) if span else Is("year", "") for span in filters.years)))
    return tuple(parts)


def positive(part: Part) -> Iterable[Stem | Sequence | Starts]:
    """What a paragraph is found by: the parts that can be marked in its text."""
    match part:
        case Stem() | Sequence() | Starts():
            yield part
        case Any(parts) | All(parts):
            for each in parts:
                yield from positive(each)
        case _:
            return
