"""That a version may go out, and the files beside it: the annex of recommendations, and what is missing."""

from io import BytesIO

from flask import abort, flash, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.asked.frozen import asked_of_version
from workbench.drafting.records import Snapshot
from workbench.errors import Conflict, Invalid
from workbench.export import annex as annexes
from workbench.export import gaps as gap_list
from workbench.people.access import Permission
from workbench.web import refusals
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.versions.snapshot import snapshot_page


@blueprint.post("/snapshots/<snapshot_id>/release")
@requires(Permission.RELEASE_REPORTS)
def release(snapshot_id: str) -> Response | tuple[str, int]:
    """The head releases the version; a form that is refused comes back as it was."""
    reason = request.form.get("reason", "")[:2000]
    try:
        with store().writing() as db:
            frozen = operations.release(db, snapshot_id=snapshot_id, reason=reason, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        field = "reason" if isinstance(refusal, Invalid) else ""
        return snapshot_page(snapshot_id, {field: refusals.words(refusal)}), refusals.status_of(refusal)
    flash(_("Version %(number)s is released. Its files for submission carry no stamp any more.", number=frozen.number))
    return redirect(f"/snapshots/{frozen.id}", code=303)


@blueprint.get("/snapshots/<snapshot_id>/annex.<form>")
@requires(Permission.FREEZE_REPORTS)
def annex(snapshot_id: str, form: str) -> Response:
    """The annex of recommendations as .docx, .xlsx or .json."""
    make = annexes.FILES.get(f".{form}") or abort(404)
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), snapshot_id)
        asked = asked_of_version(db, actor(), frozen)
    return _file(make(frozen, asked), frozen, "annex", form)


@blueprint.get("/snapshots/<snapshot_id>/gaps.<form>")
@requires(Permission.FREEZE_REPORTS)
def gaps(snapshot_id: str, form: str) -> Response:
    """What is missing, as .xlsx, .docx, .json or .txt: internal, never part of an export."""
    make = gap_list.FILES.get(f".{form}") or abort(404)
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), snapshot_id)
        found = gap_list.gaps(frozen, queries.coverage(db, actor(), frozen.report))
    return _file(make(frozen, found), frozen, "gaps", form)


def _file(data: bytes, frozen: Snapshot, what: str, ending: str) -> Response:
    name = f"{frozen.report.state}-{frozen.report.treaty}-version-{frozen.number}-{what}.{ending}"
    return send_file(BytesIO(data), as_attachment=True, download_name=name)
