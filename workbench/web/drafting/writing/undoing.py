"""Undo what one did last in a section: one button, the same for what it undid."""

from flask import flash, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.moments.undoing import NothingToUndo
from workbench.drafting.moments.undoing import undo as undo_act
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.undo_offered import done_words
from workbench.web.drafting.writing.acknowledged import wants_values
from workbench.web.drafting.writing.arranged import arranged
from workbench.web.drafting.writing.writing import back_to


@blueprint.post("/reports/<report_id>/undo")
@requires(Permission.WRITE_REPORTS)
def undo(report_id: str) -> Response:
    """Put back what stood before the act that the form names; undoing an undo does it again."""
    with store().writing() as db:
        report = queries.report(db, actor(), report_id)
        section = queries.section_of_report(db, report.id, request.form.get("section", ""))
        done = undo_act(db, act_id=request.form.get("act", ""), by=actor(), at=now())
        if done.report_id != report.id:
            raise NothingToUndo
    said = _("Undone: %(what)s.", what=done_words(done)) if done.undoes is None else _("Done again.")
    if wants_values():
        return arranged(report.id, section.id, drawn=done.paragraphs, at=done.paragraphs[0], said=said)
    flash(said)
    return back_to(report.id, section.id)
