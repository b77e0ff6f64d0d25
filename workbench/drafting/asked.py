"""Reads of what is asked of a report and of what it answers."""

from collections import defaultdict

from workbench.drafting.coverage import Coverage, cover
from workbench.drafting.records import Mark, ReportRequirement, Response, StateReport
from workbench.drafting.rows import mark_from, requirement_from
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.recommendations import queries as recommendation_queries
from workbench.recommendations.records import Recommendation
from workbench.store import Database

# Paragraph numbers run on through the report, in the order of its sections, and begin anew in each annex; a deleted
# paragraph has none, an item has that of the paragraph it belongs to. `place` is the order of all that stands.
NUMBERED = """
    select draft_paragraph.id,
        row_number() over (order by section.position, draft_paragraph.position, draft_paragraph.id) as place,
        sum(draft_paragraph.kind = 'numbered') over (
            partition by section.part order by section.position, draft_paragraph.position, draft_paragraph.id
        ) as number
    from draft_paragraph join section on section.id = draft_paragraph.section_id
    where draft_paragraph.report_id = :report_id and not draft_paragraph.deleted and not section.deleted
"""


REQUIREMENT_COLUMNS = (
    "id, report_id, section_id, key, position, text, kind, basis, required, confidence, disaggregation, pack, checklist"
)


class RequirementNotFound(NotFound):
    message = N_("There is no requirement “%(key)s” in this report. Its coverage shows them all.")


def requirements(db: Database, report_id: str) -> tuple[ReportRequirement, ...]:
    """All that the guidelines ask of the report, in order."""
    rows = db.query(
        f"select {REQUIREMENT_COLUMNS} from report_requirement where report_id = :id and not dropped order by position",
        {"id": report_id},
    )
    return tuple(requirement_from(row) for row in rows)


def requirement(db: Database, report_id: str, key: str) -> ReportRequirement:
    """By its own id or the guideline's (`icerd.art-2.01`). Raises RequirementNotFound."""
    sql = (
        f"select {REQUIREMENT_COLUMNS} from report_requirement where report_id = :report and (id = :key or key = :key)"
    )
    for row in db.query(sql, {"report": report_id, "key": key.strip()}):
        return requirement_from(row)
    raise RequirementNotFound(key=key)


def recommendations(db: Database, actor: Actor, found: StateReport) -> tuple[Recommendation, ...]:
    """What the report is asked to respond to: the last concluding observations, and all it responds to besides."""
    known = recommendation_queries.for_report(db, actor, treaty=found.treaty, state=found.state)
    responded = _live_responses(db, found.id)
    latest = known[0].document_id if known else None
    ids = {each.recommendation_id for each in responded}
    asked = [each for each in known if each.document_id == latest or each.id in ids]
    there = {each.id for each in asked}
    citations = {each.citation for each in asked}
    missing = {each.recommendation_id for each in responded if each.citation not in citations}
    # of another body's document, of which another version may count by now
    asked += [each for each in recommendation_queries.that_count(db, actor, missing) if each.id not in there]
    return tuple(asked)


def _live_responses(db: Database, report_id: str) -> tuple[Response, ...]:
    sql = (
        "select distinct response.recommendation_id, response.citation from response "
        "join draft_paragraph on draft_paragraph.id = response.paragraph_id "
        "where draft_paragraph.report_id = :id and not draft_paragraph.deleted"
    )
    return tuple(Response(row["recommendation_id"], row["citation"]) for row in db.query(sql, {"id": report_id}))


def marks(db: Database, report_id: str) -> dict[str, Mark]:
    """The latest mark of each requirement and recommendation that has one."""
    rows = db.query("select * from mark where report_id = :id order by rowid", {"id": report_id})
    return {row["target_id"]: mark_from(row) for row in rows}


def coverage(db: Database, actor: Actor, found: StateReport) -> Coverage:
    """What is asked of the report and what it answers, counted afresh."""
    asked = recommendations(db, actor, found)
    return cover(
        requirements=requirements(db, found.id),
        recommendations=asked,
        answers=_answering(db, found.id),
        responses=_responding(db, found.id, asked),
        marks=_found_again(marks(db, found.id), asked),
    )


def _found_again(given: dict[str, Mark], asked: tuple[Recommendation, ...]) -> dict[str, Mark]:
    """The marks, those of a document that was replaced put to the same recommendation of the new copy."""
    ids = {each.citation: each.id for each in asked}
    moved = {ids[mark.citation]: mark for mark in given.values() if mark.citation in ids}
    return {**moved, **given}


def _answering(db: Database, report_id: str) -> dict[str, tuple[str, ...]]:
    """Requirement → the paragraphs that answer it, in order."""
    sql = (
        "select answer.requirement_id as target, answer.paragraph_id from answer "
        f"join ({NUMBERED}) as numbered on numbered.id = answer.paragraph_id order by numbered.place"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in db.query(sql, {"report_id": report_id}):
        found[row["target"]].append(row["paragraph_id"])
    return {target: tuple(ids) for target, ids in found.items()}


def _responding(db: Database, report_id: str, asked: tuple[Recommendation, ...]) -> dict[str, tuple[str, ...]]:
    """Recommendation → the paragraphs that respond to it, in order.

    Where the document was replaced by a better copy its recommendations are new rows: the citation still finds them.
    """
    ids = {each.id for each in asked}
    by_citation = {each.citation: each.id for each in asked}
    sql = (
        "select response.recommendation_id, response.citation, response.paragraph_id from response "
        f"join ({NUMBERED}) as numbered on numbered.id = response.paragraph_id order by numbered.place"
    )
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in db.query(sql, {"report_id": report_id}):
        kept = row["recommendation_id"]
        target = kept if kept in ids else by_citation.get(row["citation"], kept)
        found[target][row["paragraph_id"]] = None
    return {target: tuple(paragraph_ids) for target, paragraph_ids in found.items()}
