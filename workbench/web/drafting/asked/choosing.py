"""Many rows of the matrix at once; what is asked besides; and the matrix taken away."""

from io import BytesIO

from flask import abort, flash, redirect, request, send_file
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.errors import WorkbenchError
from workbench.export import coverage as matrix_files
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.asked.coverage import coverage_page
from workbench.web.drafting.asked.matrix import narrowed_again
from workbench.web.drafting.blueprint import blueprint
from workbench.web.refusals import status_of, words

_MOST = 2_000  # rows that are ticked at once


@blueprint.post("/reports/<report_id>/coverage/chosen")
@requires(Permission.WRITE_REPORTS)
def chosen(report_id: str) -> Response | tuple[str, int]:
    """Do with the ticked rows what the button says."""
    targets = request.form.getlist("chosen")[:_MOST]
    narrowed = narrowed_again(request.form.get("narrowed", ""))
    try:
        with store().writing() as db:
            said = _do(db, report_id, request.form.get("do", ""), targets)
    except WorkbenchError as error:
        return coverage_page(report_id, narrowed, {"chosen": words(error)}), status_of(error)
    flash(said)
    return redirect(f"/reports/{report_id}/coverage{narrowed.query}", code=303)


def _do(db: Database, report_id: str, verb: str, targets: list[str]) -> str:
    by, at = actor(), now()
    if verb in ("confirm", "withdraw"):
        withdraw = verb == "withdraw"
        done = operations.confirm(db, report_id=report_id, targets=targets, withdraw=withdraw, by=by, at=at)
        if withdraw:
            return ngettext("%(num)s confirmation taken back.", "%(num)s confirmations taken back.", len(done))
        return ngettext("%(num)s confirmed.", "%(num)s confirmed.", len(done))
    if verb == "take_over":
        done = operations.take_over(db, report_id=report_id, targets=targets, by=by, at=at)
        return ngettext("%(num)s reported as the ledger has it.", "%(num)s reported as the ledger has them.", len(done))
    if verb != "leave_out":
        abort(422)
    reason = request.form.get("reason", "")[:2000]
    left = operations.leave_out(db, report_id=report_id, recommendations=targets, reason=reason, by=by, at=at)
    return ngettext("%(num)s left out.", "%(num)s left out.", len(left))


@blueprint.post("/reports/<report_id>/coverage/asked")
@requires(Permission.WRITE_REPORTS)
def ask_besides(report_id: str) -> Response | tuple[str, int]:
    """Ask the report to answer a recommendation too, by its citation or id; or again one that was left out."""
    try:
        with store().writing() as db:
            units = operations.ask(
                db,
                report_id=report_id,
                recommendations=[each.strip() for each in request.form.getlist("recommendation")[:_MOST]],
                section=request.form.get("section") or None,
                reason=request.form.get("reason", "")[:2000],
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        if status_of(error) not in (404, 422):
            raise
        return coverage_page(report_id, narrowed_again(""), {"recommendation": words(error)}), 422
    flash(ngettext("%(num)s recommendation is asked.", "%(num)s recommendations are asked.", len(units)))
    return redirect(f"/reports/{report_id}/coverage#asked-{units[0].id}", code=303)


@blueprint.get("/reports/<report_id>/coverage.<form>")
@requires(Permission.READ_REPORTS)
def coverage_file(report_id: str, form: str) -> Response:
    """The whole matrix as .xlsx, .csv or .json: internal."""
    if form not in ("xlsx", "csv", "json"):
        abort(404)
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        covered = queries.coverage(db, actor(), report)
    title = f"{report.title}: coverage"
    if form == "xlsx":
        data = matrix_files.as_excel(covered, title=title)
    else:
        data = matrix_files.as_csv(covered) if form == "csv" else matrix_files.as_json(covered)
    name = f"{report.state}-{report.treaty}-coverage.{form}"
    return send_file(BytesIO(data), as_attachment=True, download_name=name)
