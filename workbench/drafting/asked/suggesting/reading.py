"""Suggestions for a paragraph, a section, or one thing that is asked: read, judged, without what was set aside."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.drafting import queries
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.suggesting.signs import MOST, Aim, Aims, Speaker, Suggestion
from workbench.drafting.records import DraftParagraph, Section, StateReport
from workbench.recommendations.suggesting.articles import articles
from workbench.store import Database


def for_section(db: Database, report: StateReport, covered: Coverage, section_id: str) -> tuple[Suggestion, ...]:
    """What the paragraphs of a section seem to speak to, paragraph by paragraph, the strongest first in each."""
    return _suggested(db, report, covered, queries.paragraphs(db, report.id, section_id=section_id), None)


def for_paragraph(
    db: Database, report: StateReport, covered: Coverage, found: DraftParagraph
) -> tuple[Suggestion, ...]:
    """What one paragraph seems to speak to, the strongest first."""
    return _suggested(db, report, covered, (found,), None)


def for_target(db: Database, report: StateReport, covered: Coverage, target_id: str) -> tuple[Suggestion, ...]:
    """The paragraphs of the whole report that seem to speak to a requirement or a recommendation, by its id."""
    found = _suggested(db, report, covered, queries.paragraphs(db, report.id), target_id)
    return tuple(sorted(found, key=lambda each: -each.strength)[:MOST])


def _suggested(
    db: Database, report: StateReport, covered: Coverage, paragraphs: Sequence[DraftParagraph], only: str | None
) -> tuple[Suggestion, ...]:
    sections = {each.id: each for each in queries.sections(db, report.id)}
    aims = Aims(tuple(_aims(covered, sections)))
    settled: dict[str, set[str]] = defaultdict(set)
    for paragraph, target in _linked(covered) | _set_aside(db, report.id):
        settled[paragraph].add(target)
    found: list[Suggestion] = []
    for each in paragraphs:
        without = frozenset(settled[each.id])
        proposed = aims.spoken_to(_speaker(each, report, sections), without=without)
        found += [one for one in proposed if only in (None, one.target_id)]
    return tuple(found)


def _aims(covered: Coverage, sections: dict[str, Section]) -> Iterable[Aim]:
    for asked in covered.requirements:
        one = asked.requirement
        held = sections.get(asked.section_id)
        yield Aim(
            id=one.id,
            text=one.text,
            language="en",
            articles=frozenset(held.articles) if held else frozenset(),
            section_id=asked.section_id,
        )
    for each in covered.recommendations:
        unit = each.recommendation
        yield Aim(
            id=unit.id,
            text=unit.text,
            language=unit.language or "en",
            heading=unit.heading,
            articles=frozenset(articles(unit.heading)),
            document=unit.document_id or "",
            passage=unit.paragraph_id or "",
            name=unit.paragraph_citation,
        )


def _speaker(each: DraftParagraph, report: StateReport, sections: dict[str, Section]) -> Speaker:
    held = sections.get(each.section_id)
    return Speaker(
        id=each.id,
        text=each.text,
        language=report.language,
        section_id=each.section_id,
        articles=frozenset(held.articles) if held else frozenset(),
        documents=frozenset(one.document_id for one in each.citations),
        passages=frozenset(one.source_paragraph_id for one in each.citations),
    )


def _linked(covered: Coverage) -> set[tuple[str, str]]:
    """(paragraph, what it is linked to): no question any more."""
    answered = {(one, each.requirement.id) for each in covered.requirements for one in each.paragraphs}
    return answered | {(one, each.recommendation.id) for each in covered.recommendations for one in each.paragraphs}


def _set_aside(db: Database, report_id: str) -> set[tuple[str, str]]:
    sql = (
        "select paragraph_id, target_id from suggestion_set_aside "
        "join draft_paragraph on draft_paragraph.id = paragraph_id where report_id = :id"
    )
    return {(row["paragraph_id"], row["target_id"]) for row in db.query(sql, {"id": report_id})}
