"""`/reports/<id>/statistics`: the figures of a report, those it lacks, and statistics to put in as tables."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries as drafting
from workbench.drafting.records import StateReport
from workbench.drafting.statistics import operations, queries
from workbench.drafting.statistics.missing import Missing, missing
from workbench.drafting.statistics.records import Statistic
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class MissingRow:
    """What the guideline asks figures by, and what is not there."""

    missing: Missing
    section: str
    address: str


@dataclass(frozen=True)
class ReportStatisticsPage(Page):
    template: ClassVar[str] = "drafting/statistics/report.html"
    report: StateReport
    rows: tuple[MissingRow, ...]
    statistics: tuple[Statistic, ...]
    sections: tuple[tuple[str, str], ...]
    section: str
    error: str


@blueprint.get("/reports/<report_id>/statistics")
@requires(Permission.READ_REPORTS)
def report_statistics(report_id: str) -> str:
    """`?section=` chooses where a table would go."""
    return _page(report_id)


@blueprint.post("/reports/<report_id>/statistics")
@requires(Permission.WRITE_REPORTS)
def add_statistic_table(report_id: str) -> Response | tuple[str, int]:
    """Put a statistic into a section as a table, and go there."""
    section_id = request.form.get("section", "")
    try:
        with store().writing() as db:
            report = drafting.report(db, actor(), report_id)
            section = drafting.section_of_report(db, report.id, section_id)
            added = operations.add_table(
                db, section_id=section.id, statistic_id=request.form.get("statistic", ""), by=actor(), at=now()
            )
    except WorkbenchError as error:
        return _page(report_id, words(error)), status_of(error)
    flash(_("The table stands at the end of the section; its figures are renewed with the statistic."))
    anchor = paragraph_anchor(added.paragraph_id)
    return redirect(desk_address(report_id, section.id, at=added.paragraph_id, anchor=anchor), code=303)


def _page(report_id: str, error: str = "") -> str:
    with store().reading() as db:
        report = drafting.report(db, actor(), report_id)
        sections = {each.id: each for each in drafting.sections(db, report.id)}
        known = queries.statistics(db, actor(), ended=True)
        lacking = missing(
            drafting.requirements(db, report.id),
            drafting.paragraphs(db, report.id),
            {each.id: each for each in known},
        )
    titles = {key: f"{each.number}. {each.title}" for key, each in sections.items()}
    return render(
        ReportStatisticsPage(
            report=report,
            rows=tuple(
                MissingRow(
                    each, titles[each.requirement.section_id], desk_address(report.id, each.requirement.section_id)
                )
                for each in lacking
                if each.requirement.section_id in titles
            ),
            statistics=tuple(each for each in known if each.ended_at is None and each.cells),
            sections=tuple(titles.items()),
            section=request.values.get("section", ""),
            error=error,
        )
    )
