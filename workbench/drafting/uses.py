"""Where reports in drafting rest on a document of the library."""

from collections import defaultdict
from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


@dataclass(frozen=True)
class Use:
    """One paragraph of a report that cites a passage."""

    report_id: str
    report: str
    section_id: str
    section: str
    paragraph_id: str


def uses_of(db: Database, actor: Actor, document_id: str) -> dict[str, tuple[Use, ...]]:
    """Paragraph id of the document → its uses; nothing of reports that do not exist for the actor."""
    sql = (
        "select distinct citation.source_paragraph_id as source, report.id as report_id, report.title as report, "
        "section.id as section_id, section.title as section, draft_paragraph.id as paragraph_id "
        "from citation join draft_paragraph on draft_paragraph.id = citation.paragraph_id "
        "join section on section.id = draft_paragraph.section_id join report on report.id = draft_paragraph.report_id "
        "where citation.document_id = :document and draft_paragraph.deleted = 0 "
        f"and {audience_clause('report.audience')} "
        "order by report.title, section.position"
    )
    found: dict[str, list[Use]] = defaultdict(list)
    for row in db.query(sql, {"document": document_id, **audience_parameters(actor)}):
        source = row.pop("source")
        found[source].append(Use(**row))
    return {source: tuple(uses) for source, uses in found.items()}
