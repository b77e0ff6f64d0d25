"""What happened meanwhile: the script asks every few seconds which texts stand, and after a save for the words."""

from flask import Response, jsonify, render_template, request

from workbench.drafting import queries
from workbench.drafting.blocks.standing import standing_in
from workbench.drafting.records import Section, StateReport
from workbench.drafting.whole import whole
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, reading
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.desk import words_view
from workbench.web.tokens import token


@blueprint.get("/reports/<report_id>/sections/<section_id>/meanwhile")
@requires(Permission.WRITE_REPORTS)
def meanwhile(report_id: str, section_id: str) -> Response:
    """Who is signed in, with a token for the next form (that of before a new sign-in is not taken any more)."""
    with reading() as db:
        report = queries.report(db, actor(), report_id)
        section = queries.section_of_report(db, report.id, section_id)
        blocks = [[each.id, each.revision_id] for each in standing_in(db, section.id)]
        figures = _figures(db, report, section) if "words" in request.args else ""
    return jsonify(person=actor().person_id or "", token=token(), blocks=blocks, figures=figures)


def _figures(db: Database, report: StateReport, section: Section) -> str:
    """The words of the section and of the report, drawn."""
    seen = whole(db, actor(), report).overview
    return render_template("drafting/_words.html", words=words_view(seen, seen.section(section.id)), part="both")
