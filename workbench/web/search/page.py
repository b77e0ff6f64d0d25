"""The search page: plain GET, and the same address as a fragment while one types."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from flask import Response, make_response, request
from flask_babel import gettext as _

from workbench.corpus.finding import FoundPassage, passage_named
from workbench.corpus.named import Named
from workbench.corpus.records import Document
from workbench.errors import NotFound
from workbench.people.access import Permission
from workbench.search.meaning import finished, nowhere
from workbench.search.port import IndexNotReady
from workbench.search.query import TOO_LONG, QueryRefused
from workbench.searches.alike import Alike
from workbench.searches.asked import MODELS, Asked, YearsNotRead, last_page
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, installation, reading
from workbench.web.corpus.words import kind_words, language_words, paragraph_kind_words
from workbench.web.pages import Page, render, wants_fragment
from workbench.web.refusals import words
from workbench.web.search.answering import answered
from workbench.web.search.blueprint import blueprint
from workbench.web.search.facets import Facet, Nowhere, Value, chosen, facets
from workbench.web.search.facets import nowhere as nowhere_facets
from workbench.web.search.lacking import lacking
from workbench.web.search.mending import mend
from workbench.web.search.saving import ShownSearch, own_searches


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
class Cited:
    """What the query names: a passage as a `hit`; else a document with the place it has not; else, without `address`,
    what nothing here is called. Where it `is_mentioned`, the hits are what mentions it.
    """

    name: str
    address: str
    hit: ShownHit | None
    lacking: str
    is_mentioned: bool


@dataclass(frozen=True)
class Refusal:
    """Why a query was not taken, with the query before and from the place that could not be read.

    `alike` is the address of what is like it, where it is rather a text than a query; "" else.
    """

    message: str
    before: str
    after: str
    alike: str = ""


@dataclass(frozen=True)
class ResultsPart(Page):
    """The fragment; the page includes it."""

    template: ClassVar[str] = "search/_results.html"
    asked: Asked
    state: str  # blank, found, nothing, refused, rebuilding, stuck
    like: str = ""
    like_language: str = ""
    total: int = 0
    groups: tuple[tuple[Document | None, tuple[ShownHit, ...]], ...] = ()
    facets: tuple[Facet, ...] = ()
    chosen: tuple[Value, ...] = ()
    lacking: str = ""
    nowhere: tuple[str, ...] = ()
    narrowed_to_nothing: tuple[Nowhere, ...] = ()
    suggestion: str = ""
    suggestion_address: str = ""
    cited: Cited | None = None
    refusal: Refusal | None = None
    grouped_address: str = ""
    all_address: str = ""
    file_address: str = ""
    first: int = 0
    last: int = 0
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class SearchPage(ResultsPart):
    template: ClassVar[str] = "search/search.html"
    saved: tuple[ShownSearch, ...] = ()


@blueprint.get("/search")
@requires(Permission.READ_LIBRARY)
def search() -> Response:
    """Answers a query, or shows what is like a passage; to htmx only the results."""
    typing = wants_fragment()
    asked = Asked.read(request.args.items(multi=True))
    part, status = _answered(asked, typing=typing)
    if typing:
        return make_response(render(part), status)
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    with reading() as db:
        saved = own_searches(db, asked)
    return make_response(render(SearchPage(**values, saved=saved)), status)


def _answered(asked: Asked, *, typing: bool) -> tuple[ResultsPart, int]:
    blank = ResultsPart(asked=asked, state="blank", all_address=asked.without_filters().address)
    if asked.is_blank:
        return blank, 200
    try:
        if typing:
            asked = replace(asked, query=finished(installation().engine, asked.query, viewer=actor().audiences))
        with reading() as db:
            return _found(db, asked), 200
    except QueryRefused as refused:
        place = refused.position - 1
        alike = replace(asked, query="", model=("words", asked.query), page=1).address if _is_text(refused) else ""
        refusal = Refusal(words(refused), asked.query[:place], asked.query[place:], alike)
    except YearsNotRead as refused:
        refusal = Refusal(words(refused), "", asked.year)
    except NotFound as missing:
        refusal = Refusal(words(missing), "", "")
    except IndexNotReady:
        mend(installation())
        return replace(blank, state="stuck" if installation().indexing.trouble else "rebuilding"), 503
    return replace(blank, state="refused", refusal=refusal), 422


def _is_text(refused: QueryRefused) -> bool:
    """Whether so much was typed, or pasted, that no paragraph can have all of it."""
    return isinstance(refused, TOO_LONG)


def _found(db: Database, asked: Asked) -> ResultsPart:
    found = answered(db, asked, offset=asked.offset)
    answer = found.answer
    if asked.page > last_page(answer.total):
        return _found(db, asked.on_page(last_page(answer.total)))
    hits = tuple(_shown(passage) for passage in answer.passages)
    last = asked.offset + len(hits)
    return ResultsPart(
        asked=asked,
        state="found" if answer.total else "nothing",
        like=_like_name(asked, found.like),
        like_language=found.like.language if found.like else "",
        total=answer.total,
        groups=_by_document(hits) if asked.by_document else ((None, hits),),
        facets=facets(found.counts, asked, found.ministries),
        chosen=chosen(asked, found.ministries),
        lacking=lacking(answer),
        nowhere=() if answer.total else nowhere(installation().engine, found.query, viewer=actor().audiences),
        narrowed_to_nothing=nowhere_facets(found.nowhere, found.there, asked, found.ministries),
        suggestion=answer.suggestion or "",
        suggestion_address=asked.of(answer.suggestion or "").address,
        cited=_cited(found.named),
        grouped_address=replace(asked, by_document=not asked.by_document).address,
        all_address=asked.without_filters().address,
        file_address=f"/search.xlsx?{asked.kept}",
        first=asked.offset + 1,
        last=last,
        previous=asked.on_page(asked.page - 1).address if asked.page > 1 else "",
        next=asked.on_page(asked.page + 1).address if last < answer.total and hits else "",
    )


def _like_name(asked: Asked, like: Alike | None) -> str:
    """What others are to be like, as the page calls it: words that were selected stand in quotation marks."""
    if like is None:
        return ""
    return _("“%(words)s”", words=like.name) if asked.model[0] == "words" else like.name


def _shown(passage: FoundPassage) -> ShownHit:
    document = passage.document
    return ShownHit(
        passage=passage,
        address=passage.address,
        kind=kind_words(document.kind),
        paragraph_kind=paragraph_kind_words(passage.paragraph.kind),
        language=language_words(document.language),
        similar_address=Asked(model=(MODELS[0], passage.citation)).address,
    )


def _by_document(hits: Iterable[ShownHit]) -> tuple[tuple[Document | None, tuple[ShownHit, ...]], ...]:
    groups: dict[str, list[ShownHit]] = {}
    for hit in hits:
        groups.setdefault(hit.passage.document.id, []).append(hit)
    return tuple((group[0].passage.document, tuple(group)) for group in groups.values())


def _cited(found: Named | None) -> Cited | None:
    if found is None:
        return None
    document, passage = found.document, passage_named(found)
    return Cited(
        name=document.name if document else found.name,
        address=f"/documents/{document.slug}" if document else "",
        hit=_shown(passage) if passage else None,
        lacking=found.lacking,
        is_mentioned=bool(found.mentioned),
    )
