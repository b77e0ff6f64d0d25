"""Files beside the answers: brought by the ministry's people until they submit, by the secretariat as they came."""

import io

from flask import Response as FlaskResponse
from flask import flash, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid
from workbench.export.request_returned import kept
from workbench.people.access import Permission
from workbench.requests import operations, queries
from workbench.requests.operations.validating import ended, standing
from workbench.requests.refusals import NoSuchAttachment
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.ended import with_what_ended
from workbench.web.requests.files import brings, chosen_file


@blueprint.post("/requests/<request_id>/attachments")
@requires(Permission.READ_REQUESTS)
def attach(request_id: str) -> Response:
    """Put a file beside the answers, whatever it is."""
    back = redirect(f"/requests/{request_id}", code=303)
    is_office = brings(request_id)
    put = operations.attach if is_office else operations.receive_attachment
    chosen = chosen_file(request.files.get("file"))
    if chosen is None:
        flash(_("Choose the file first. Nothing was taken in."), "missing")
        return back
    file = kept(store(), *chosen)
    try:
        with store().writing() as db:
            before = standing(db, actor(), request_id) if is_office else None
            new = put(db, request_id=request_id, file=file, by=actor(), at=now())
            whose = ended(db, actor(), request_id, before)
    except (Invalid, Conflict) as error:
        flash(words(error), "missing")
        return back
    if new:
        flash(with_what_ended(_("%(name)s is kept beside the answers.", name=file.name), whose))
    else:
        flash(_("%(name)s is there already. Nothing was added.", name=file.name))
    return back


@blueprint.get("/requests/<request_id>/attachments/<attachment_id>")
@requires(Permission.ANSWER_REQUESTS)
def attachment(request_id: str, attachment_id: str) -> FlaskResponse:
    """A file beside the answers in preparation, as it came."""
    with reading() as db:
        there = queries.attachments(db, actor(), request_id)
    found = next((each for each in there if each.id == attachment_id), None)
    if found is None:
        raise NoSuchAttachment
    data = io.BytesIO(store().files.read(found.sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=found.name)


@blueprint.post("/requests/<request_id>/attachments/<attachment_id>/discard")
@requires(Permission.ANSWER_REQUESTS)
def detach(request_id: str, attachment_id: str) -> Response:
    """Leave out a file that was never submitted."""
    try:
        with store().writing() as db:
            before = standing(db, actor(), request_id)
            operations.detach(db, request_id=request_id, attachment_id=attachment_id, by=actor())
            whose = ended(db, actor(), request_id, before)
    except Conflict as error:
        flash(words(error), "missing")
    else:
        flash(with_what_ended(_("It is left out. It was never submitted."), whose))
    return redirect(f"/requests/{request_id}/answers", code=303)
