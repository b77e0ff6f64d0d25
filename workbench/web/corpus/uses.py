"""Where the paragraphs of a document are cited in the reports the reader may open."""

from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


@dataclass(frozen=True)
class Use:
    """One place of a report in drafting that rests on the paragraph."""

    report: str
    section: str
    address: str


def uses_of(db: Database, actor: Actor, document_id: str) -> dict[str, tuple[Use, ...]]:
    """Paragraph id of the source → its uses; nothing of reports that do not exist for the actor."""
    sql = (
        "select distinct citation.source_paragraph_id as source, report.id as report_id, report.title as report, "
        "section.id as section_id, section.title as section, draft_paragraph.id as paragraph_id "
        "from citation join draft_paragraph on draft_paragraph.id = citation.paragraph_id "
        "join section on section.id = draft_paragraph.section_id join report on report.id = draft_paragraph.report_id "
        "where citation.document_id = :document and draft_paragraph.deleted = 0 "
        f"and {audience_clause('report.audience')} "
        "order by report.title, section.position"
    )
    found: dict[str, tuple[Use, ...]] = {}
    for row in db.query(sql, {"document": document_id, **audience_parameters(actor)}):
        address = f"/reports/{row['report_id']}/sections/{row['section_id']}#paragraph-{row['paragraph_id']}"
        use = Use(row["report"], row["section"], address)
        found[row["source"]] = (*found.get(row["source"], ()), use)
    return found
