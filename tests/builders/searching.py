"""Random libraries and questions in six languages, and what a plain reading of each paragraph answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from tests.contract.test_engines import an_entry
from workbench.search import Entry, analysis
from workbench.search.port import Filters
from workbench.search.query import Field, Node, Not, Or, Phrase, Prefix, Query, QueryRefused, Word, Years, parse
from workbench.search.small_words import is_small

# Words of the field: inflected, with accents and without, stop words, elisions, vowels and hamza, single signs.
_WORDS = {
    "en": "racism racist police rights right women’s woman the of a children child self-determination",
    "fr": "l’État d'une liberté libertés les droits droit de racisme femmes égalité egalite son",
    "es": "el Estado este libertad libertades derechos de racismo educación educacion niños y",
    "ru": "свобода свободы и права право всё все детей ребёнок в образования полиция",
    "ar": "الحريات حرية المرأة المراه حُقوق وحقوق في من الأطفال أطفال المواطنين ـ",
    "zh": "人权 教育 权 人权教育 ， 的 儿童 UN 。 警察",
    "de": "Kinder Kind und die Rechte racism",
}
WORDS = {language: tuple(words.split()) for language, words in _WORDS.items()}
AUDIENCES = ("everyone", "secretariat", "group:women", "organisation:justice")
_NARROWING = (
    "treaty:CERD treaty:none -treaty:CERD state:KEN state:bra kind:minutes -kind:state_report language:fr language:ar "
    "year:2015 year:2016.. year:..2015 symbol:CERD/C/KEN symbol:HRI* symbol:cerd/c/bra/co/1 paragraph:concern"
)
_FIELDS = _NARROWING.split()


def _texts(language: str) -> st.SearchStrategy[str]:
    separators = st.sampled_from(("",)) if language == "zh" else st.sampled_from((" ", " ", " ", ", ", ". ", "-", "\n"))
    piece = st.tuples(st.sampled_from(WORDS[language]), separators).map("".join)
    return st.lists(piece, max_size=9).map("".join)


@dataclass(frozen=True)
class World:
    """Documents in the order in which they came (of one id the later replaces the earlier), and what is asked."""

    documents: tuple[tuple[Entry, ...], ...]
    questions: tuple[str, ...]


@st.composite
def worlds(draw: st.DrawFn, *, asked: int) -> World:
    """A library in a few languages and questions in the same, so that most of them find something."""
    languages = draw(st.lists(st.sampled_from(tuple(WORDS)), min_size=1, max_size=3, unique=True))
    made = [draw(_documents(languages)) for _ in range(draw(st.integers(4, 9)))]
    question = _questions(languages).filter(readable)
    return World(tuple(made), tuple(draw(question) for _ in range(asked)))


@st.composite
def _documents(draw: st.DrawFn, languages: list[str]) -> tuple[Entry, ...]:
    """The paragraphs of one document; its id is one of few, so that documents replace one another."""
    name = draw(st.sampled_from("abcdef"))
    language = draw(st.sampled_from(languages))
    treaty, state = draw(st.sampled_from((("ICERD", "KEN"), ("ICERD", "BRA"), ("CEDAW", "KEN"), ("", ""))))
    whole = an_entry(
        "",
        "",
        document_id=name,
        language=language,
        treaty=treaty,
        state=state,
        kind=draw(st.sampled_from(("state_report", "minutes"))),
        year=draw(st.sampled_from((2014, 2015, 2022, None))),
        symbol=draw(st.sampled_from(("CERD/C/KEN/5-7", "CERD/C/BRA/CO/1", "CERD/C/BRA/CO/18-20", "HRI/CORE/1", ""))),
        audience=draw(st.sampled_from(AUDIENCES)),
    )
    texts = draw(st.lists(_texts(language), min_size=1, max_size=5))
    kind = st.sampled_from(("concern", "other"))
    return tuple(
        replace(whole, id=f"{name}-{place}", text=text, paragraph_kind=draw(kind)) for place, text in enumerate(texts)
    )


@st.composite
def _questions(draw: st.DrawFn, languages: list[str]) -> str:
    """A query of our syntax: words, phrases, beginnings, fields, each perhaps left out or joined by OR."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        language = draw(st.sampled_from(languages))
        word = st.sampled_from(WORDS[language])
        joined = " " if language != "zh" else ""
        pieces.append(
            draw(
                st.one_of(
                    word,
                    word,
                    st.lists(word, min_size=1, max_size=3).map(lambda words, by=joined: f'"{by.join(words)}"'),
                    word.map(lambda each: f"{each[:4]}*"),
                    st.sampled_from(_FIELDS),
                )
            )
        )
        pieces[-1] = draw(st.sampled_from(("", "", "", "-"))) + pieces[-1]
    return draw(st.sampled_from((" ", " ", " OR "))).join(pieces)


def readable(text: str) -> bool:
    """Whether the text is a query (`-"` and `—*` are none)."""
    try:
        parse(text)
    except QueryRefused:
        return False
    return True


def plainly(query: Query, entries: Sequence[Entry], filters: Filters) -> set[str]:
    """The ids of the paragraphs for which the query holds: each read by itself, its words and stems compared."""
    return {entry.id for entry in entries if _wanted(entry, filters) and _holds(query, entry)}


def loosely(query: Query, entries: Sequence[Entry], filters: Filters, enough: int) -> tuple[set[str], int]:
    """The same where words may lack until `enough` are found, and how many lack; the filters come after that."""
    found, most = _lacking(query, entries, enough)
    return {entry.id for entry in entries if entry.id in found and _wanted(entry, filters)}, most


def _lacking(query: Query, entries: Sequence[Entry], enough: int) -> tuple[set[str], int]:
    words = [node for node in query.nodes if isinstance(node, Word)]
    others = [node for node in query.nodes if not isinstance(node, Word)]
    whole = plainly(query, entries, Filters())
    if len(words) < 2 or not all(isinstance(node, Field | Years) for node in others):
        return whole, 0
    lacks: dict[str, int] = {}
    for entry in entries:
        family = analysis.family(entry.language)
        sought = [word for word in words if not _only_holds_together(word, family)] or words
        sought = [word for word in sought if analysis.surface(word.text)]
        there = sum(_is_there(word, entry, family) for word in sought)
        if there and all(_is_there(node, entry, family) for node in others):
            lacks[entry.id] = len(sought) - there
    for most in range(len(words)):
        found = {id for id, lacking in lacks.items() if lacking <= most}
        if len(found) >= enough or len(found) == len(lacks):
            return (found, most) if most else (whole, 0)
    return whole, 0


def _wanted(entry: Entry, filters: Filters) -> bool:
    return not filters.language or entry.language in filters.language


def _holds(query: Query, entry: Entry) -> bool:
    family = analysis.family(entry.language)
    telling = [node for node in query.nodes if not _only_holds_together(node, family)]
    insisted = telling if any(not isinstance(node, Not | Field | Years) for node in telling) else query.nodes
    return all(_is_there(node, entry, family) for node in insisted)


def _only_holds_together(node: Node, family: str) -> bool:
    """A small word of whatever language says nothing about a paragraph, but where it means something there."""
    return isinstance(node, Word) and all(
        is_small(word, family)
        for word in (analysis.fold(node.text[term.start : term.end]) for term in analysis.terms(node.text, family))
    )


def _is_there(node: Node, entry: Entry, family: str) -> bool:
    words = analysis.surface(entry.text)
    match node:
        case Not(inner):
            return not _is_there(inner, entry, family)
        case Or(nodes):
            return any(_is_there(each, entry, family) for each in nodes)
        case Phrase(text):
            return _stands_in(analysis.surface(text), words)
        case Prefix(text):
            *before, last = analysis.surface(text) or ("",)
            return set(before) <= set(words) and any(word.startswith(last) for word in words)
        case Word(text):
            return _in_any_form(text, entry, family)
        case Years(first, last):
            return entry.year is not None and first <= entry.year <= last
        case Field(name, value):
            return _has(entry, name, value)


def _stands_in(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[place : place + len(wanted)] == wanted for place in range(len(words) + 1))


def _in_any_form(text: str, entry: Entry, family: str) -> bool:
    terms = [term for term in analysis.terms(text, family) if not term.stop]
    is_one_sign = len(terms) == 1 and terms[0].end - terms[0].start == 1 and not text[terms[0].start].isascii()
    if not terms or is_one_sign:
        return _stands_in(analysis.surface(text), analysis.surface(entry.text))
    held = {stem for term in analysis.terms(entry.text, family) for stem in term.stems}
    return all(held & set(term.stems) for term in terms)


def _has(entry: Entry, name: str, value: str) -> bool:
    given = value.casefold()
    match name:
        case "treaty":
            return entry.treaty == {"cerd": "ICERD", "none": ""}[given]
        case "symbol":
            symbol = entry.symbol.casefold()
            return symbol.startswith(given[:-1]) if given.endswith("*") else f"{symbol}/".startswith(f"{given}/")
        case "paragraph":
            return entry.paragraph_kind == given
        case _:
            return str(getattr(entry, name)).casefold() == given
