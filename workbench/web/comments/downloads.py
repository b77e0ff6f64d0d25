"""The files that leave a round: to comment in, as a table to fill in, with what was said, or the text alone."""

import io

from flask import Response, request, send_file

from workbench.comments import operations, queries
from workbench.comments.commenting_table import commenting_table
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.errors import NotFound
from workbench.export import commenting_table as table_export
from workbench.export import report as report_export
from workbench.export.commented.file import commented
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, installation, now, store
from workbench.word import MEDIA_TYPE

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = {".docx": MEDIA_TYPE, ".xlsx": SHEET}


@blueprint.get("/rounds/<round_id>/version-for-comments.docx")
@requires(Permission.READ_ROUNDS)
def version_for_comments(round_id: str) -> Response:
    """The Word file to comment in; whoever has a seat in the round may take it."""
    snapshot = _version(round_id)
    data = report_export.for_comments(snapshot, template=_template(), files=store().files)
    return _file(data, f"{report_export.stem(snapshot)}-for-comments.docx")


@blueprint.get("/rounds/<round_id>/clean.docx")
@requires(Permission.READ_ROUNDS)
def clean(round_id: str) -> Response:
    """The text alone: no comment, no name, no mark of the workbench."""
    snapshot = _version(round_id)
    data = report_export.clean(snapshot, template=_template(), files=store().files)
    return _file(data, f"{report_export.stem(snapshot)}.docx")


@blueprint.get("/rounds/<round_id>/table.<form>")
@requires(Permission.READ_ROUNDS)
def table(round_id: str, form: str) -> Response:
    """The commenting table to fill in: an institution's own holds what it has in preparation."""
    make = table_export.FILES.get(f".{form}")
    if make is None:
        raise NotFound
    with store().reading() as db:
        found = commenting_table(db, actor(), round_id, request.args.get("for") or None)
    return _file(make(found), f"{report_export.stem(found.snapshot)}-commenting-table.{form}")


@blueprint.post("/rounds/<round_id>/commented.docx")
@requires(Permission.READ_ROUNDS)
def with_comments(round_id: str) -> Response:
    """The version with what was said of it, in the margin; remembered, so that it is known when it comes back."""
    whose = request.form.get("for") or None
    with store().reading() as db:
        seat = queries.seat(db, actor(), round_id)
        made = commented(db, actor(), round_id, organisation_id=whose, template=_template(), files=store().files)
    is_given = bool(whose and seat.manages)
    if is_given:  # what an institution makes for itself is kept nowhere
        store().files.put(made.data)
    with store().writing() as db:
        operations.remember_written(db, round_id=round_id, written=made.written, by=actor(), at=now())
        if whose and is_given:
            operations.keep_sent_out(
                db, round_id=round_id, organisation_id=whose, data=made.data, name=made.name, by=actor(), at=now()
            )
    return _file(made.data, made.name)


def _version(round_id: str) -> Snapshot:
    with store().reading() as db:
        seat = queries.seat(db, actor(), round_id)
        return drafting.snapshot(db, None, seat.round.snapshot_id)


def _template() -> bytes:
    return report_export.template_of(installation().settings.home)


def _file(data: bytes, name: str) -> Response:
    media = MEDIA[name[name.rindex(".") :]]
    return send_file(io.BytesIO(data), mimetype=media, as_attachment=True, download_name=name)
