"""Who owes what to each section of a report."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import request
from flask_babel import gettext as _

from workbench.drafting import queries as drafting
from workbench.people.access import Permission
from workbench.requests.by_section import OwedBy, SectionOwed, by_section
from workbench.requests.following import progresses
from workbench.web.access import requires
from workbench.web.context import actor, now, reading
from workbench.web.drafting.addresses import desk_address
from workbench.web.pages import Page, render
from workbench.web.requests.blueprint import blueprint


@dataclass(frozen=True)
class OwedRow:
    """A request that a section waits for, or that was answered for it; `days_left` while it is awaited, else None."""

    owed: OwedBy
    days_left: int | None


@dataclass(frozen=True)
class SectionRow:
    """A section with whom something is asked for it; `address` is its desk, "" for what is asked for no section."""

    section: SectionOwed
    heading: str
    address: str
    rows: tuple[OwedRow, ...]
    late: int


@dataclass(frozen=True)
class SectionsPage(Page):
    template: ClassVar[str] = "requests/sections.html"
    report: str
    report_language: str
    reports: tuple[tuple[str, str], ...]
    sections: tuple[SectionRow, ...]


@blueprint.get("/requests/sections")
@requires(Permission.ASK_MINISTRIES)
def sections() -> str:
    """`?report=`: its sections in order, those first that something is asked for; the first report without it."""
    with reading() as db:
        reports = drafting.reports(db, actor())
        wanted = request.args.get("report", "") or (reports[0].id if reports else "")
        found = drafting.report(db, actor(), wanted) if wanted else None
        rows: tuple[SectionRow, ...] = ()
        if found:
            outline = [(each.id, each.heading) for each in drafting.sections(db, found.id)]
            owed = by_section(outline, progresses(db, actor(), report_id=found.id))
            rows = tuple(_row(found.id, each, now().date()) for each in owed)
    return render(
        SectionsPage(
            report=found.id if found else "",
            report_language=found.language if found else "",
            reports=tuple((each.id, each.title) for each in reports),
            sections=rows,
        )
    )


def _row(report_id: str, section: SectionOwed, today: date) -> SectionRow:
    return SectionRow(
        section=section,
        heading=section.heading or _("For no section"),
        address=desk_address(report_id, section.section_id) if section.section_id else "",
        rows=tuple(OwedRow(each, each.progress.days_left(today) if each.is_awaited else None) for each in section.owed),
        late=sum(each.is_late(today) for each in section.owed),
    )
