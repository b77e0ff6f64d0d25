"""The list of what committees recommended, unit by unit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import request

from workbench.corpus import queries as corpus_queries
from workbench.corpus.records import Document
from workbench.people.access import Permission
from workbench.recommendations import queries
from workbench.recommendations.records import Recommendation
from workbench.text.normalise import fold
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.words import language_words
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint

PAGE_LENGTH = 60


@dataclass(frozen=True)
class RecommendationRow:
    """One unit; `language` is said where it is not the reader's."""

    recommendation: Recommendation
    document: Document
    language: str
    address: str
    also: str


@dataclass(frozen=True)
class RecommendationsPage(Page):
    template: ClassVar[str] = "recommendations/list.html"
    rows: tuple[RecommendationRow, ...]
    total: int
    first: int
    last: int
    previous: str
    next: str
    sources: tuple[tuple[str, str], ...]
    source: str
    treaties: tuple[tuple[str, str], ...]
    treaty: str
    words: str


def _address(page: int) -> str:
    kept = {name: value for name, value in request.args.items() if name != "page" and value}
    return "/recommendations?" + urlencode({**kept, "page": str(page)})


@blueprint.get("/recommendations")
@requires(Permission.READ_LIBRARY)
def recommendations() -> str:
    """All the reader may see, each document in one language, latest first; narrowed by document, treaty and words."""
    source, words = request.args.get("document", ""), request.args.get("q", "").strip()[:200]
    treaty = request.args.get("treaty", "")
    with store().reading() as db:
        units = queries.listed(db, actor())
        named = {unit.document_id for unit in units}
        documents = {each.id: each for each in corpus_queries.documents(db, actor())}
        chosen = next((each for each in documents.values() if each.slug == source), None)
        read = queries.listed(db, actor(), symbol=chosen.id) if chosen else () if source else units
    wanted = fold(words, case=True).text.split()
    found = [
        unit
        for unit in read
        if unit.document_id in documents
        and treaty in ("", documents[unit.document_id].treaty)
        and all(word in fold(f"{unit.text} {unit.heading}", case=True).text for word in wanted)
    ]
    page = max(1, request.args.get("page", 1, type=int))
    first = min((page - 1) * PAGE_LENGTH, len(found))
    shown = found[first : first + PAGE_LENGTH]
    sources = [each for each in documents.values() if each.id in named or each is chosen]
    also = _other_languages(documents.values())
    return render(
        RecommendationsPage(
            rows=tuple(_row(unit, documents[unit.document_id], also) for unit in shown if unit.document_id),
            total=len(found),
            first=first + 1,
            last=first + len(shown),
            previous=_address(page - 1) if page > 1 else "",
            next=_address(page + 1) if first + PAGE_LENGTH < len(found) else "",
            sources=tuple((each.slug, f"{each.name} ({language_words(each.language)})") for each in sources),
            source=source,
            treaties=tuple((code, code) for code in sorted({each.treaty for each in sources if each.treaty})),
            treaty=treaty,
            words=words,
        )
    )


def _row(unit: Recommendation, document: Document, also: dict[str, str]) -> RecommendationRow:
    anchor = f"#para-{unit.number}" if unit.number else ""
    language = "" if document.language == actor().language else language_words(document.language)
    return RecommendationRow(unit, document, language, f"/documents/{document.slug}{anchor}", also.get(document.id, ""))


def _other_languages(documents: Iterable[Document]) -> dict[str, str]:
    """Document → the languages in which it is in the library besides: `French, Portuguese`."""
    versions: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for each in documents:
        if each.symbol:
            versions[each.symbol, each.kind].append(each)
    return {
        each.id: ", ".join(sorted({language_words(one.language) for one in held if one.language != each.language}))
        for held in versions.values()
        for each in held
    }
