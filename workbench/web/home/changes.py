"""What changed lately in the reports and the library, as far as the reader may know of it."""

from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.store import Database


@dataclass(frozen=True)
class Change:
    """One line: who, where, when; never a word of the text."""

    at: str
    who: str
    where: str
    note: str
    address: str
    paragraphs: int


def writing(db: Database, actor: Actor, *, limit: int = 8) -> tuple[Change, ...]:
    """Sections of visible reports in which somebody else wrote, latest first, a person to a line."""
    if not may(actor, Permission.READ_REPORTS):
        return ()
    sql = (
        "select max(revision.at) as at, revision.by_name as who, section.title as place, section.id as section_id, "
        "report.id as report_id, report.title as report, count(distinct revision.paragraph_id) as paragraphs "
        "from revision join draft_paragraph on draft_paragraph.id = revision.paragraph_id "
        "join section on section.id = draft_paragraph.section_id join report on report.id = section.report_id "
        f"where {audience_clause('report.audience')} and coalesce(revision.by_id, '') <> :me "
        "group by revision.by_name, section.id order by at desc limit :limit"
    )
    values = {"me": actor.person_id or "", "limit": limit, **audience_parameters(actor)}
    return tuple(
        Change(
            at=row["at"],
            who=row["who"],
            where=row["place"],
            note=row["report"],
            address=f"/reports/{row['report_id']}/sections/{row['section_id']}",
            paragraphs=row["paragraphs"],
        )
        for row in db.query(sql, values)
    )


def additions(db: Database, actor: Actor, *, limit: int = 6) -> tuple[Change, ...]:
    """Documents added to the library, latest first."""
    if not may(actor, Permission.READ_LIBRARY):
        return ()
    sql = (
        "select document.slug, document.title, document.symbol, document.added_at, person.name as who "
        "from document left join person on person.id = document.added_by "
        f"where {audience_clause('document.audience')} and document.replaced_by is null "
        "order by document.added_at desc limit :limit"
    )
    return tuple(
        Change(
            at=row["added_at"],
            who=row["who"] or "",
            where=row["title"],
            note=row["symbol"] or "",
            address=f"/documents/{row['slug']}",
            paragraphs=0,
        )
        for row in db.query(sql, {"limit": limit, **audience_parameters(actor)})
    )
