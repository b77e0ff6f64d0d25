"""All that ministries said to what a report is asked, side by side, each kept apart until somebody writes it."""

import io
from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import request, send_file

from workbench.drafting import queries as drafting
from workbench.drafting.records import StateReport
from workbench.people.access import Permission, may
from workbench.requests.alongside.attached import file_beside
from workbench.requests.alongside.reading import alongside
from workbench.web.access import requires
from workbench.web.context import actor, reading, store
from workbench.web.pages import Page, render
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.shown_alongside import ShownThing, shown

ONLY = ("several", "against")  # where more than one ministry spoke; where figures contradict one another


@dataclass(frozen=True)
class AlongsidePage(Page):
    template: ClassVar[str] = "requests/alongside.html"
    report: StateReport
    things: tuple[ShownThing, ...]
    total: int
    several: int
    against: int
    only: str
    sections: tuple[tuple[str, str], ...]
    section: str
    headings: dict[str, str]


@blueprint.get("/reports/<report_id>/answers")
@requires(Permission.READ_REPORTS)
def alongside_page(report_id: str) -> str:
    """`?only=several` or `against`, `?section=` narrow the list."""
    only, section = request.args.get("only", ""), request.args.get("section", "")
    with reading() as db:
        report = drafting.report(db, actor(), report_id)
        every = alongside(db, actor(), report.id)
        wanted = [
            each
            for each in every
            if (not section or each.section_id == section)
            and (only != "several" or each.several)
            and (only != "against" or each.contradictions)
        ]
        things = shown(db, actor(), wanted, writes=may(actor(), Permission.WRITE_REPORTS))
        headings = {each.id: each.heading for each in drafting.sections(db, report.id)}
    spoken = {each.section_id for each in every}
    return render(
        AlongsidePage(
            report=report,
            things=things,
            total=len(every),
            several=sum(each.several for each in every),
            against=sum(len(each.contradictions) for each in every),
            only=only if only in ONLY else "",
            sections=tuple((key, heading) for key, heading in headings.items() if key in spoken),
            section=section,
            headings=headings,
        )
    )


@blueprint.get("/reports/<report_id>/answers/files/<request_file_id>")
@requires(Permission.READ_REPORTS)
def file_beside_answers(report_id: str, request_file_id: str) -> FlaskResponse:
    """A file beside the answers of a contribution, as it came."""
    with reading() as db:
        drafting.report(db, actor(), report_id)
        found = file_beside(db, actor(), request_file_id)
    data = io.BytesIO(store().files.read(found.sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=found.name)
