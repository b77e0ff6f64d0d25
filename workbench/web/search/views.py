"""The search page: plain GET, and the same address as a fragment while one types."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from flask import Blueprint, Response, make_response, request
from flask_babel import gettext as _

from workbench.corpus import finding, queries
from workbench.corpus.finding import Answer, FoundPassage
from workbench.corpus.queries import ParagraphNotFound
from workbench.corpus.records import Document, Paragraph, ParagraphKind
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.search.port import FACETS, IndexNotReady
from workbench.search.query import Or, QueryRefused, Word, parse
from workbench.store import Database
from workbench.treaties import DocumentKind
from workbench.web.access import requires
from workbench.web.context import actor, installation, store
from workbench.web.corpus.addresses import paragraph_address
from workbench.web.corpus.words import kind_words, language_words, paragraph_kind_words
from workbench.web.pages import Page, render, wants_fragment
from workbench.web.refusals import words
from workbench.web.search.asked import PAGE_LENGTH, Asked
from workbench.web.search.mending import mend

blueprint = Blueprint("search", __name__)

SHOWN_VALUES = 8  # of a facet; the rest is folded


@dataclass(frozen=True)
class Value:
    """A value of a facet: its link puts the filter on, or takes it off where it is `chosen`."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values to narrow by, with their counts; `more` are folded away."""

    name: str
    label: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]


@dataclass(frozen=True)
class ShownHit:
    """A passage as the page shows it."""

    passage: FoundPassage
    address: str
    kind: str
    paragraph_kind: str
    language: str
    similar_address: str


@dataclass(frozen=True)
class Refusal:
    """Why a query was not taken, with the query before and from the place that could not be read."""

    message: str
    before: str
    after: str


@dataclass(frozen=True)
class ResultsPart(Page):
    """The fragment; the page includes it."""

    template: ClassVar[str] = "search/_results.html"
    asked: Asked
    state: str  # blank, found, nothing, refused, rebuilding
    total: int = 0
    groups: tuple[tuple[Document | None, tuple[ShownHit, ...]], ...] = ()
    facets: tuple[Facet, ...] = ()
    kinds: tuple[Value, ...] = ()
    chosen: tuple[Value, ...] = ()
    suggestion: str = ""
    suggestion_address: str = ""
    cited: tuple[str, str] | None = None
    refusal: Refusal | None = None
    grouped_address: str = ""
    all_address: str = ""
    first: int = 0
    last: int = 0
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class SearchPage(ResultsPart):
    template: ClassVar[str] = "search/search.html"


@blueprint.get("/search")
@requires(Permission.READ_LIBRARY)
def search() -> Response:
    """Answers a query, or shows what is like a passage; to htmx only the results."""
    typing = wants_fragment()
    asked = Asked.read(request.args)
    if typing:
        asked = _finished(asked)
    part, status = _answered(asked, _as_typed(asked.query) if typing else asked.query)
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return make_response(render(part if typing else SearchPage(**values)), status)


def _finished(asked: Asked) -> Asked:
    """While one types, a phrase may not be closed yet and a last word not be whole: taken as far as it can be read."""
    readable = next(filter(_is_read, (asked.query, asked.query + '"', asked.query.rpartition(" ")[0])), asked.query)
    return replace(asked, query=readable)


def _as_typed(query: str) -> str:
    """The last word may have more letters to come: `police discr` finds `discrimination` already."""
    nodes = parse(query).nodes if _is_read(query) else ()
    last = nodes[-1] if nodes else None
    word = last.nodes[-1] if isinstance(last, Or) else last
    if not isinstance(word, Word) or not query.endswith(word.text) or not _is_read(word.text + "*"):
        return query
    return f"{query} OR {word.text}*"


def _is_read(query: str) -> bool:
    try:
        parse(query)
    except QueryRefused:
        return False
    return True


def _answered(asked: Asked, query: str) -> tuple[ResultsPart, int]:
    blank = ResultsPart(asked=asked, state="blank", all_address=asked.without_filters().address)
    if asked.is_blank:
        return blank, 200
    try:
        with store().reading() as db:
            return _found(db, asked, query), 200
    except QueryRefused as refused:
        place = refused.position - 1
        refusal = Refusal(words(refused), asked.query[:place], asked.query[place:])
    except ValueError:
        refusal = Refusal(_("Write a year as 2019 or a span as 2015..2022."), "", asked.year)
    except ParagraphNotFound as missing:
        refusal = Refusal(words(missing), "", "")
    except IndexNotReady:
        mend(installation())
        return replace(blank, state="rebuilding"), 503
    return replace(blank, state="refused", refusal=refusal), 422


def _found(db: Database, asked: Asked, query: str) -> ResultsPart:
    who, engine, filters = actor(), installation().engine, asked.filters()
    if asked.like:
        answer = finding.similar(db, engine, who, asked.like, filters=filters, limit=PAGE_LENGTH, offset=asked.offset)
    else:
        answer = finding.search(db, engine, who, query, filters=filters, limit=PAGE_LENGTH, offset=asked.offset)
    hits = tuple(_shown(passage, asked) for passage in answer.passages)
    last = asked.offset + len(hits)
    return ResultsPart(
        asked=asked,
        state="found" if answer.total else "nothing",
        total=answer.total,
        groups=_by_document(hits) if asked.by_document else ((None, hits),),
        facets=_facets(answer, asked),
        kinds=_kinds(asked),
        chosen=_chosen(asked),
        suggestion=answer.suggestion or "",
        suggestion_address=asked.of(answer.suggestion or "").address,
        cited=_cited(db, asked.query),
        grouped_address=replace(asked, by_document=not asked.by_document).address,
        all_address=asked.without_filters().address,
        first=asked.offset + 1,
        last=last,
        previous=asked.on_page(asked.page - 1).address if asked.page > 1 else "",
        next=asked.on_page(asked.page + 1).address if last < answer.total and hits else "",
    )


def _shown(passage: FoundPassage, asked: Asked) -> ShownHit:
    document = passage.document
    return ShownHit(
        passage=passage,
        address=_address(document, passage.paragraph, asked.query),
        kind=kind_words(document.kind),
        paragraph_kind=paragraph_kind_words(passage.paragraph.kind),
        language=language_words(document.language),
        similar_address=Asked(like=passage.citation).address,
    )


def _address(document: Document, paragraph: Paragraph, query: str) -> str:
    """The paragraph in its document, with the query's words marked there."""
    return paragraph_address(document, paragraph, words=query)


def _by_document(hits: Iterable[ShownHit]) -> tuple[tuple[Document | None, tuple[ShownHit, ...]], ...]:
    groups: dict[str, list[ShownHit]] = {}
    for hit in hits:
        groups.setdefault(hit.passage.document.id, []).append(hit)
    return tuple((group[0].passage.document, tuple(group)) for group in groups.values())


def _cited(db: Database, query: str) -> tuple[str, str] | None:
    """Where the query names a paragraph or a document (`CERD/C/BRA/CO/18-20`): its citation and address."""
    try:
        document, paragraph = queries.document_and_paragraph(db, actor(), query)
        return queries.citation(document, paragraph), _address(document, paragraph, "")
    except WorkbenchError:
        pass
    try:
        document = queries.document(db, actor(), query)
    except WorkbenchError:
        return None
    return document.name, f"/documents/{document.slug}"


def _facets(answer: Answer, asked: Asked) -> tuple[Facet, ...]:
    labels = {
        "treaty": _("Treaty"),
        "kind": _("Type"),
        "state": _("State"),
        "language": _("Language"),
        "year": _("Year"),
    }
    shown: list[Facet] = []
    for name in FACETS:
        counts = answer.facets[name].items()
        ordered = sorted(counts, key=lambda pair: pair[0], reverse=True) if name == "year" else counts
        values = [_value(name, value, count, asked) for value, count in ordered if (name, value) != ("year", "none")]
        shown.append(Facet(name, labels[name], tuple(values[:SHOWN_VALUES]), tuple(values[SHOWN_VALUES:])))
    return tuple(facet for facet in shown if facet.values)


def _value(name: str, value: str, count: int, asked: Asked) -> Value:
    return Value(_label(name, value), count, asked.turned(name, value).address, asked.has(name, value))


def _kinds(asked: Asked) -> tuple[Value, ...]:
    """What a paragraph says, to narrow by: recommendation, concern, positive aspect, question."""
    said = (kind.value for kind in ParagraphKind if kind is not ParagraphKind.OTHER)
    return tuple(_value("paragraph_kind", value, 0, asked) for value in said)


def _chosen(asked: Asked) -> tuple[Value, ...]:
    """The filters that are on, each with the address without it."""
    pairs = [*asked.chosen, *([("year", asked.year)] if asked.year else [])]
    return tuple(_value(name, value, 0, asked) for name, value in pairs)


def _label(name: str, value: str) -> str:
    if value == "none":
        return _("none")
    if name == "kind":
        return (
            kind_words(DocumentKind(value))
            if value in {each.value for each in DocumentKind}
            else value.replace("_", " ")
        )
    if name == "paragraph_kind":
        known = value in {each.value for each in ParagraphKind}
        return (paragraph_kind_words(ParagraphKind(value)) if known else "") or value
    return language_words(value) if name == "language" else value
