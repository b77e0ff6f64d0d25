"""What was written lately in the reports that somebody may open."""

from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.store import Database


@dataclass(frozen=True)
class Written:
    """What one person wrote in one section: how many paragraphs, and when last. Never a word of the text."""

    at: str
    who: str
    report_id: str
    report: str
    section_id: str
    section: str
    paragraphs: int


def written_by_others(db: Database, actor: Actor, *, limit: int) -> tuple[Written, ...]:
    """Sections of visible reports in which somebody else wrote, latest first, a person to a line."""
    if not may(actor, Permission.READ_REPORTS):
        return ()
    sql = (
        "select max(revision.at) as at, revision.by_name as who, section.title as section, section.id as section_id, "
        "report.id as report_id, report.title as report, count(distinct revision.paragraph_id) as paragraphs "
        "from revision join draft_paragraph on draft_paragraph.id = revision.paragraph_id "
        "join section on section.id = draft_paragraph.section_id join report on report.id = draft_paragraph.report_id "
        f"where {audience_clause('report.audience')} and coalesce(revision.by_id, '') <> :me "
        "group by revision.by_name, section.id order by at desc limit :limit"
    )
    values = {"me": actor.person_id or "", "limit": limit, **audience_parameters(actor)}
    return tuple(Written(**row) for row in db.query(sql, values))
