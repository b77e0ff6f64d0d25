"""Reads of recommendations; what the actor's audiences do not allow is not found.

A document is often in the library in several languages. In a report its recommendations count once: those of the
English version where there is one, else of the version that was added first, whoever asks. A response must find them
again. A list to read shows them once too, in the reader's language where there is such a version.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.corpus import citations
from workbench.corpus.queries import ParagraphNotFound, document_and_paragraph
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.leading import RecommendationNotFound
from workbench.recommendations.records import Recommendation
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.recommendations.wanted import Wanted, condition
from workbench.store import Database
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind, code_of

# What a report to a body answers: concluding observations; for the UPR the Working Group's reports.
_ANSWERED = tuple(sorted((*CONCLUDING_OBSERVATIONS, DocumentKind.HRC_DOCUMENT, DocumentKind.UPR_DRAFT_WG_REPORT)))
_ORDER = (
    "recommendation.date desc, recommendation.symbol, recommendation.document_id, recommendation.place, "
    "recommendation.id"
)


@dataclass(frozen=True)
class Found:
    """A page of the list, and how many there are in all."""

    recommendations: tuple[Recommendation, ...]
    total: int


def wanted_ones(db: Database, actor: Actor, wanted: Wanted, *, offset: int = 0, limit: int | None = None) -> Found:
    """The recommendations that are wanted, one version of each, latest document first; in the reader's language
    where the library has them in it."""
    places = _places(db, actor, wanted)  # found once, for the page and for the total
    page = places[offset:] if limit is None else places[offset : offset + limit]
    return Found(_at(db, actor, wanted, page), len(places))


def portions(db: Database, actor: Actor, wanted: Wanted, *, of: int) -> Iterator[tuple[Recommendation, ...]]:
    """All that are wanted, as `wanted_ones` gives them, so many at a time."""
    places = _places(db, actor, wanted)
    for start in range(0, len(places), of):
        yield _at(db, actor, wanted, places[start : start + of])


def _places(db: Database, actor: Actor, wanted: Wanted) -> list[int]:
    """The rows in which those that are wanted stand, in the order of the list."""
    clause, values = condition(wanted, actor)
    sql = f"select rowid from recommendation where {clause} order by {_ORDER}"
    return [row[0] for row in db.execute(sql, values).fetchall()]


def _at(db: Database, actor: Actor, wanted: Wanted, places: list[int]) -> tuple[Recommendation, ...]:
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.rowid in (select value from json_each(:page)) "
        f"order by {_ORDER}"
    )
    found = tuple(recommendation_from(row) for row in db.query(sql, {"page": json.dumps(places)}))
    if wanted.document:
        return in_document(db, actor, found, wanted.document)
    return in_language(db, actor, found)


def in_document(
    db: Database, actor: Actor, found: Iterable[Recommendation], document_id: str
) -> tuple[Recommendation, ...]:
    """Each in the words of that document, which the actor may read, where it has it."""
    found = tuple(found)
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.document_id = :document "
        f"and not recommendation.no_longer_read and {audience_clause('recommendation.audience')}"
    )
    rows = db.query(sql, {"document": document_id, **audience_parameters(actor)})
    own = {row["lead"]: recommendation_from(row) for row in rows}
    return tuple(own.get(each.lead, each) for each in found)


def of_document(db: Database, actor: Actor, document_id: str, wanted: Wanted) -> tuple[Recommendation, ...]:
    """Those of a document that are wanted, as that very document says them, in the order of its text; also where
    another version of it counts. The document must have been fetched with the actor before."""
    clause, values = condition(
        replace(wanted, document=""), actor, among="recommendation.document_id = :of and not no_longer_read"
    )
    these = f"select id from recommendation where {clause}"
    sql = f"select {COLUMNS} from {JOINED} where recommendation.id in ({these}) order by recommendation.place"
    return tuple(recommendation_from(row) for row in db.query(sql, {**values, "of": document_id}))


def in_language(db: Database, actor: Actor, found: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Each in the actor's language where a version of it is there that the actor may read; its lead is the same."""
    found = tuple(found)
    leads = {each.lead for each in found if each.language != actor.language}
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.lead in (select value from json_each(:leads)) "
        "and recommendation.language = :language and not recommendation.no_longer_read "
        f"and document.replaced_by is null and not document.withdrawn and {audience_clause('recommendation.audience')}"
    )
    values = {"leads": json.dumps(sorted(leads)), "language": actor.language, **audience_parameters(actor)}
    others = {row["lead"]: recommendation_from(row) for row in db.query(sql, values)}
    return tuple(others.get(each.lead, each) if each.language != actor.language else each for each in found)


def other_languages(db: Database, actor: Actor, found: Iterable[Recommendation]) -> dict[str, tuple[str, ...]]:
    """Lead → the languages in which the library has it, in documents that the actor may read."""
    sql = (
        "select distinct recommendation.lead, recommendation.language from recommendation "
        "join document on document.id = document_id and document.replaced_by is null and not document.withdrawn "
        "where lead in (select value from json_each(:leads)) and not no_longer_read "
        f"and recommendation.language is not null and {audience_clause('recommendation.audience')} order by 1, 2"
    )
    values = {"leads": json.dumps(sorted({each.lead for each in found})), **audience_parameters(actor)}
    languages: dict[str, tuple[str, ...]] = {}
    for row in db.query(sql, values):
        languages[row["lead"]] = (*languages.get(row["lead"], ()), str(row["language"]))
    return languages


def these(db: Database, actor: Actor, ids: Iterable[str]) -> tuple[Recommendation, ...]:
    """Those of these ids that the actor may read, in that order, each in the version whose id it is."""
    wanted = tuple(dict.fromkeys(ids))
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.id in (select value from json_each(:ids)) "
        f"and {audience_clause('recommendation.audience')}"
    )
    rows = db.query(sql, {"ids": json.dumps(wanted), **audience_parameters(actor)})
    found = {row["id"]: recommendation_from(row) for row in rows}
    return tuple(found[each] for each in wanted if each in found)


def that_count(db: Database, actor: Actor, ids: Iterable[str]) -> tuple[Recommendation, ...]:
    """The versions that count of these, as far as the actor may read them, each document in the order of its text."""
    leads = "select lead from recommendation where id in (select value from json_each(:ids))"
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.lead in ({leads}) and recommendation.counted "
        f"and {audience_clause('recommendation.audience')} order by {_ORDER}"
    )
    values = {"ids": json.dumps(sorted(set(ids))), **audience_parameters(actor)}
    return tuple(recommendation_from(row) for row in db.query(sql, values))


def ids_wanted(db: Database, actor: Actor, wanted: Wanted) -> tuple[str, ...]:
    """The ids of all that are wanted, in the order of the list."""
    clause, values = condition(wanted, actor)
    return tuple(
        row["id"] for row in db.query(f"select id from recommendation where {clause} order by {_ORDER}", values)
    )


def recommendation(db: Database, actor: Actor, key: str) -> Recommendation:
    """By its id. Raises RecommendationNotFound."""
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.id = :id and {audience_clause('recommendation.audience')}"
    )
    for row in db.query(sql, {"id": key, **audience_parameters(actor)}):
        return recommendation_from(row)
    raise RecommendationNotFound(key=key)


def meant(db: Database, actor: Actor, key: str) -> tuple[Recommendation, ...]:
    """By its id, or by a citation: of a paragraph all that it recommends. Raises RecommendationNotFound,
    ParagraphNotFound."""
    try:
        return (recommendation(db, actor, key),)
    except RecommendationNotFound:
        if "," not in key:
            raise
    units = by_citation(db, actor, key)
    if not units:
        raise RecommendationNotFound(key=key)
    return units


def for_report(db: Database, actor: Actor, *, treaty: str, state: str) -> tuple[Recommendation, ...]:
    """What was recommended to that State under that treaty, latest document first, in the order of the text."""
    kinds = ", ".join(f"'{kind.value}'" for kind in _ANSWERED)
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.counted and recommendation.document_id is not null "
        f"and recommendation.treaty = :treaty and recommendation.state = :state and recommendation.kind in ({kinds}) "
        f"and {audience_clause('recommendation.audience')} "
        "order by coalesce(recommendation.date, '') desc, recommendation.document_id, recommendation.place"
    )
    values = {"treaty": code_of(treaty) or treaty, "state": state, **audience_parameters(actor)}
    return tuple(recommendation_from(row) for row in db.query(sql, values))


def by_citation(db: Database, actor: Actor, citation: str) -> tuple[Recommendation, ...]:
    """All units of the paragraph that is cited; of a cited item that one alone. Raises ParagraphNotFound."""
    _, paragraph = document_and_paragraph(db, replace(actor, language="en"), citation)
    sql = f"select {COLUMNS} from {JOINED} where paragraph.id = :id and not recommendation.no_longer_read "
    sql += "order by recommendation.place"
    units = tuple(recommendation_from(row) for row in db.query(sql, {"id": paragraph.id}))
    parts = citations.parse(citation)
    if parts is None or not parts.labels or all(unit.label == "" for unit in units):
        return units
    found = tuple(unit for unit in units if unit.label == parts.labels[0])
    if not found:
        raise ParagraphNotFound(key=citation)
    return found
