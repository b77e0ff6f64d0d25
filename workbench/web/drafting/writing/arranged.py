"""What the script hears after paragraphs were added, split, merged, moved or made another kind: how they stand."""

from collections.abc import Collection

from flask import Response, jsonify, render_template, request

from workbench.drafting import queries
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.drafting.blocks.blocks_shown import margin, name_of
from workbench.web.drafting.blocks.printed import printed_in
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.paragraph import view
from workbench.web.drafting.desk.tools import kinds_of_text
from workbench.web.drafting.desk.undo_offered import offered


def arranged(report_id: str, section_id: str, *, drawn: Collection[str], at: str, said: str) -> Response:
    """The section's order with the signs in the margin, those of `drawn` as they stand now, and which is at hand."""
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        paragraphs = queries.paragraphs(db, report.id, section_id=section_id)
        pieces = {each.id: _drawn(db, report, each) for each in paragraphs if each.id in drawn}
        around = {"report_id": report.id, "section_id": section_id, "undo": offered(db, section_id), "as_text": True}
    order = [[each.id, margin(each), name_of(each)] for each in paragraphs]
    return jsonify(order=order, drawn=pieces, at=at, said=said, undo=render_template("drafting/_undo.html", **around))


@blueprint.get("/reports/<report_id>/sections/<section_id>/blocks")
@requires(Permission.WRITE_REPORTS)
def blocks(report_id: str, section_id: str) -> Response:
    """How the section stands, with those that `drawn` names: after something was pasted."""
    drawn = tuple(request.args.get("drawn", "").split(","))
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        section = queries.section_of_report(db, report.id, section_id)
    return arranged(report.id, section.id, drawn=drawn, at=drawn[-1], said="")


def _drawn(db: Database, report: StateReport, paragraph: DraftParagraph) -> str:
    shown = view(report, paragraph, texts={}, printed=printed_in(db, report, [paragraph]), is_written=True)
    return render_template("drafting/_text_block.html", view=shown, kinds=kinds_of_text())
