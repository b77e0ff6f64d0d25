"""Tables and figures: put into a section, and the picture of a figure as the desk shows it."""

from flask import Response as Answer
from flask import request
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.operations.blocks import put_figure
from workbench.drafting.records import BlockKind
from workbench.errors import NotFound, WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.asked_for import Asked, asked_by_address
from workbench.web.drafting.desk.desk import desk_page
from workbench.web.drafting.writing.saving import attributes_in, cells
from workbench.web.drafting.writing.writing import back_to
from workbench.web.refusals import status_of, words


@blueprint.post("/reports/<report_id>/sections/<section_id>/tables")
@requires(Permission.WRITE_REPORTS)
def add_table(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """A table from its rows, at the end of the section or behind `after`."""
    text = request.form.get("text", "")
    try:
        with store().writing() as db:
            report = queries.report(db, actor(), report_id)
            section = queries.section_of_report(db, report.id, section_id)
            revision = operations.add_paragraph(
                db,
                section_id=section.id,
                text=cells(text),
                kind=BlockKind.TABLE,
                attributes=attributes_in(request.form),
                after=request.form.get("after") or None,
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        return _again(report_id, section_id, error, table_text=text)
    return back_to(report.id, section.id, revision.paragraph_id)


@blueprint.post("/reports/<report_id>/sections/<section_id>/figures")
@requires(Permission.WRITE_REPORTS)
def add_figure(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """A picture with its caption, and the words that stand for it where it cannot be seen."""
    file, caption = request.files.get("picture"), request.form.get("caption", "")
    try:
        with store().writing() as db:
            report = queries.report(db, actor(), report_id)
            section = queries.section_of_report(db, report.id, section_id)
            revision = put_figure(
                db,
                store().files,
                section_id=section.id,
                data=file.read() if file else b"",
                file_name=(file.filename if file else "") or "",
                alt=request.form.get("alt", ""),
                caption=caption,
                after=request.form.get("after") or None,
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        return _again(report_id, section_id, error, caption=caption, alt=request.form.get("alt", ""))
    return back_to(report.id, section.id, revision.paragraph_id)


def _again(report_id: str, section_id: str, error: WorkbenchError, **typed: str) -> tuple[str, int]:
    """The desk with the form again, what was typed in it, and why it was not taken."""
    if status_of(error) not in (409, 422):
        raise error
    asked = asked_by_address()
    shown = Asked(panel=asked.panel, q=asked.q, view=asked.view, captioned={**typed, "error": words(error)})
    return desk_page(report_id, section_id, shown), status_of(error)


@blueprint.get("/paragraphs/<figure_id>/figure")
@requires(Permission.READ_REPORTS)
def figure(figure_id: str) -> Answer:
    """The picture, PNG or JPEG as it was checked when it was taken."""
    with store().reading() as db:
        found = queries.paragraph(db, actor(), figure_id)
    if found.kind is not BlockKind.FIGURE:
        raise NotFound
    data = store().files.read(str(found.attributes["sha256"]))
    return Answer(data, mimetype=str(found.attributes["media_type"]))
