"""Searching the library: what the engine found, with text, citation and snippet. Pages and commands share it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.corpus import queries
from workbench.corpus.addresses import paragraph_address
from workbench.corpus.named import Named, named
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.rows import paragraph_from
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.search import analysis
from workbench.search.meaning import meant, within
from workbench.search.port import NO_FILTERS, NOTHING_COUNTED, Counted, Engine, Filters, Results
from workbench.search.query import Or, Query, Word, parse
from workbench.search.snippets import Fragment, Reason, looked_at, plain, snippet_of
from workbench.search.sync import Comparison, compare
from workbench.store import Database

ENOUGH = 10  # paragraphs that answer a question; where fewer have all its words, some may lack
_TELLING = 5  # letters of a word that is worth marking there
_AT_ONCE = 500  # paragraphs read together, where all that was found is read
_MOST_MARKED = 30  # words of a passage that are marked in those similar to it


@dataclass(frozen=True)
class FoundPassage:
    """A paragraph that answers a query. `snippet` is the part of its text where the words stand, `reasons` why;
    `address` is where it is read, with the words of the query marked.
    """

    document: Document
    paragraph: Paragraph
    citation: str
    score: float
    snippet: tuple[Fragment, ...]
    reasons: tuple[Reason, ...] = ()
    query: str = ""

    @property
    def address(self) -> str:
        return paragraph_address(self.document, self.paragraph, words=self.query)

    @property
    def plain_snippet(self) -> str:
        """The snippet with its marked words in «…»."""
        return plain(self.snippet)


@dataclass(frozen=True)
class Answer:
    """What a search gives. `facets` are `{name: {value: count}}`, each summing to `total`.

    A passage lacks at most `lacking` words of the query; the `whole` ones lack none and come first.
    """

    total: int
    passages: tuple[FoundPassage, ...]
    facets: Mapping[str, Mapping[str, int]]
    suggestion: str | None
    lacking: int = 0
    whole: int = 0


def search(
    db: Database,
    engine: Engine,
    actor: Actor,
    query: str,
    *,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    counted: Counted = NOTHING_COUNTED,
    enough: int = 0,
) -> Answer:
    """Answer a query from what the actor may read, `enough` as the engine takes it. Raises as that."""
    results = engine.search(
        query,
        viewer=actor.audiences,
        filters=filters,
        limit=limit,
        offset=offset,
        counted=counted,
        enough=enough,
    )
    suggestion = results.suggestion or within(engine, query, viewer=actor.audiences)
    return _answer(db, actor, replace(results, suggestion=suggestion), parse(query), query)


@dataclass(frozen=True)
class Typed:
    """The answer to words that may name something; `named` is what they name, where they do."""

    answer: Answer
    named: Named | None = None


def typed(db: Database, engine: Engine, actor: Actor, words: str, *, limit: int) -> Typed:
    """What somebody looks for beside a text: the passage that the words cite, else what mentions what they name, else
    what answers most of them.

    The last word may be the beginning of one. Raises QueryRefused, IndexNotReady.
    """
    cited = named(db, actor, words)
    if cited and (passage := passage_named(cited)):
        return Typed(Answer(1, (passage,), {}, None), cited)
    query = (cited and cited.mentioned) or meant(engine, words, viewer=actor.audiences)
    return Typed(search(db, engine, actor, query, limit=limit, enough=ENOUGH), cited)


def passage_named(cited: Named) -> FoundPassage | None:
    """The passage that is cited, as one that was found; None where a document or nothing is named."""
    if not cited.document or not cited.paragraph:
        return None
    citation = queries.citation(cited.document, cited.paragraph)
    return FoundPassage(cited.document, cited.paragraph, citation, 0.0, snippet_of(cited.paragraph.full_text, [], ""))


@dataclass(frozen=True)
class Model:
    """What others are to be like: a text in its language. `without` are ids of paragraphs that are the text itself."""

    text: str
    language: str
    without: frozenset[str] = frozenset()


def paragraph_as_model(db: Database, actor: Actor, citation: str) -> Model:
    """The paragraph cited. Raises ParagraphNotFound."""
    document, paragraph = queries.document_and_paragraph(db, actor, citation)
    return Model(paragraph.full_text, document.language or "", frozenset({paragraph.id}))


def like(
    db: Database,
    engine: Engine,
    actor: Actor,
    model: Model,
    *,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    counted: Counted = NOTHING_COUNTED,
) -> Answer:
    """Paragraphs in the language of the model that share its telling words. Raises IndexNotReady."""
    results = engine.similar(
        model.text,
        language=model.language,
        viewer=actor.audiences,
        filters=filters,
        limit=limit,
        offset=offset,
        without=model.without,
        counted=counted,
    )
    return _answer(db, actor, results, _words_of(model.text, model.language))


def _words_of(text: str, language: str) -> Query:
    """The telling words of a passage, to be marked in those that share them."""
    telling = (term for term in analysis.terms(text, analysis.family(language)) if not term.stop)
    words = {term.stems: text[term.start : term.end] for term in telling if term.end - term.start >= _TELLING}
    return Query((Or(tuple(Word(word) for word in list(words.values())[:_MOST_MARKED])),)) if words else Query()


def _answer(db: Database, actor: Actor, results: Results, asked: Query, query: str = "") -> Answer:
    held = _paragraphs(db, actor, tuple(hit.id for hit in results.hits))
    documents = queries.documents_of(db, actor, (each.document_id for each in held.values()))
    passages: list[FoundPassage] = []
    for hit in results.hits:
        if (paragraph := held.get(hit.id)) is None:  # deleted since; the index will hear of it
            continue
        document = documents[paragraph.document_id]
        spans, reasons = looked_at(paragraph.full_text, asked, document.language or "")
        passages.append(
            FoundPassage(
                document=document,
                paragraph=paragraph,
                citation=queries.citation(document, paragraph),
                score=hit.score,
                snippet=snippet_of(paragraph.full_text, spans, document.language or ""),
                reasons=reasons,
                query=query,
            )
        )
    return Answer(results.total, tuple(passages), results.facets, results.suggestion, results.lacking, results.whole)


def passages(db: Database, actor: Actor, ids: Sequence[str]) -> Iterator[tuple[Document, Paragraph]]:
    """The paragraphs of these ids in their order with their documents; what the actor may not read is left out."""
    for start in range(0, len(ids), _AT_ONCE):
        portion = tuple(ids[start : start + _AT_ONCE])
        held = _paragraphs(db, actor, portion)
        documents = queries.documents_of(db, actor, (each.document_id for each in held.values()))
        yield from ((documents[held[each].document_id], held[each]) for each in portion if each in held)


def _paragraphs(db: Database, actor: Actor, ids: tuple[str, ...]) -> dict[str, Paragraph]:
    sql = (
        "select paragraph.* from paragraph join document on document.id = paragraph.document_id "
        "where paragraph.id in (select value from json_each(:ids)) "
        f"and {audience_clause('document.audience')}"
    )
    rows = db.query(sql, {"ids": json.dumps(ids), **audience_parameters(actor)})
    return {str(row["id"]): paragraph_from(row) for row in rows}


def to_be_indexed(db: Database) -> tuple[int, int]:
    """How many documents (those with a text) and paragraphs of the store belong in the index."""
    sql = (
        "select count(distinct document.id) documents, count(paragraph.id) paragraphs "
        "from document join paragraph on paragraph.document_id = document.id "
        "where document.replaced_by is null and not document.withdrawn and not paragraph.no_longer_read"
    )
    row = next(iter(db.query(sql)))
    return int(row["documents"]), int(row["paragraphs"])


def verify(db: Database, engine: Engine) -> Comparison:
    """Compare the index with the store by content. Raises IndexNotReady."""
    return compare(queries.entries(db, queries.document_ids(db)), engine)
