"""The form goes out and comes back; letters and files are kept, and given out as they are."""

import io
from functools import partial

from flask import Response as FlaskResponse
from flask import flash, redirect, request, send_file
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid, NotFound
from workbench.export.request_pack import pack
from workbench.export.request_returned import kept, read_back
from workbench.people.access import Permission, may
from workbench.requests import operations, queries
from workbench.requests.operations import Received, SignedLetter
from workbench.requests.operations.receiving import made_of_received
from workbench.requests.operations.validating import ended, standing
from workbench.requests.refusals import NoSuchRequest
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.refusals import words
from workbench.web.requests.answering import a_day
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.ended import with_what_ended
from workbench.web.requests.letter import writer
from workbench.web.requests.pictured import kept_picture

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/requests/<request_id>/form.docx")
@requires(Permission.READ_REQUESTS)
def form(request_id: str) -> FlaskResponse:
    """The form to be filled in, under its letter."""
    made = pack(store(), actor(), request_id, writer(), on=now().date())
    return send_file(
        io.BytesIO(made.data), mimetype=DOCX, as_attachment=True, download_name=f"{made.request.code}.docx"
    )


@blueprint.get("/requests/<request_id>/files/<request_file_id>")
@requires(Permission.READ_REQUESTS)
def file(request_id: str, request_file_id: str) -> FlaskResponse:
    """A kept file, as it came."""
    with reading() as db:
        found = next((each for each in queries.files(db, actor(), request_id) if each.id == request_file_id), None)
    if found is None:
        raise NotFound
    data = io.BytesIO(store().files.read(found.sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=found.name)


@blueprint.get("/requests/<request_id>/pictures/<picture_sha256>")
@requires(Permission.READ_REQUESTS)
def picture(request_id: str, picture_sha256: str) -> FlaskResponse:
    """A picture of an answer."""
    with reading() as db:
        queries.require_picture(db, actor(), request_id, picture_sha256)
    return kept_picture(picture_sha256)


@blueprint.post("/requests/<request_id>/upload")
@requires(Permission.READ_REQUESTS)
def upload(request_id: str) -> Response:
    """A filled-in form, a letter, a scan: by the ministry's people into their preparation, by the secretariat as
    received."""
    back = f"/requests/{request_id}"
    is_office = brings(request_id)
    chosen = chosen_file(request.files.get("file"))
    if chosen is None:
        flash(_("Choose the file first. Nothing was taken in."), "missing")
        return redirect(back, code=303)
    data, name = chosen
    bring = partial(operations.take_in, replaces=request.form.get("replaces", "")) if is_office else operations.receive
    try:
        came = read_back(store(), actor(), request_id, data, name)
        why_not = words(came.refusal) if came.refusal else ""
        with store().writing() as db:
            before = standing(db, actor(), request_id) if is_office else None
            received = bring(
                db, request_id=request_id, file=came.file, read=came.read, why_not=why_not, by=actor(), at=now()
            )
            whose = ended(db, actor(), request_id, before)
    except (Invalid, Conflict) as error:
        flash(words(error), "missing")
        return redirect(back, code=303)
    flash(with_what_ended(received_words(received, name), whose))
    for notice in came.read.warnings if came.read else ():
        flash(_(notice.message, **notice.values), "missing")
    return redirect(back, code=303)


@blueprint.post("/requests/<request_id>/letter")
@requires(Permission.READ_REQUESTS)
def letter(request_id: str) -> Response:
    """The signed letter of the validating authority: recorded by its colleagues, or by the secretariat."""
    back, given = f"/requests/{request_id}", request.form
    is_office = brings(request_id)
    chosen, day = chosen_file(request.files.get("file")), a_day(given.get("signed_on", ""))
    if chosen is None or day is None:
        flash(_("Choose the letter, and say on which day it was signed. Nothing was recorded."), "missing")
        return redirect(back, code=303)
    signed = SignedLetter(kept(store(), *chosen), given.get("signed_by", ""), day)
    try:
        if is_office:
            with store().writing() as db:
                operations.validate_by_letter(db, request_id=request_id, letter=signed, by=actor(), at=now())
        else:
            made = made_of_received(store(), actor(), request_id)
            with store().writing() as db:
                operations.validate_received(db, request_id=request_id, letter=signed, made=made, by=actor(), at=now())
    except (Invalid, Conflict) as error:
        flash(words(error), "missing")
        return redirect(back, code=303)
    flash(_("The letter is recorded: %(name)s stands behind the answers.", name=signed.signed_by))
    return redirect(back, code=303)


def brings(request_id: str) -> bool:
    """Whether it is one of the ministry's own people who brings something, else the secretariat.

    Somebody of the secretariat who is also a focal point brings for that ministry alone as its own. Raises
    NoSuchRequest for everybody else.
    """
    with reading() as db:
        found = queries.request(db, actor(), request_id)
        if queries.is_theirs(actor(), found):
            return found.sent_at is not None
        queries.asks(db, actor(), request_id)
    if not may(actor(), Permission.RECEIVE_CONTRIBUTIONS):
        raise NoSuchRequest
    return False


def chosen_file(sent: FileStorage | None) -> tuple[bytes, str] | None:
    """The bytes and the name of an upload; None where nothing was chosen."""
    data = sent.read() if sent else b""
    return (data, sent.filename) if sent is not None and sent.filename and data else None


def received_words(received: Received, name: str) -> str:
    """What became of a file, in words."""
    if received.why_not:
        return _("%(name)s is kept and logged on its date, but not read. %(why)s", name=name, why=received.why_not)
    if received.is_blank:
        return _("%(name)s is kept and logged on its date, but nothing is answered in it.", name=name)
    if not received.new and not received.queued:
        return _("%(name)s brings nothing new: all that it says is known.", name=name)
    told = [_("%(name)s is taken in.", name=name)]
    if received.new:
        told.append(
            ngettext("%(num)s answer went to its question.", "%(num)s answers went to their questions.", received.new)
        )
    if received.queued:
        told.append(
            ngettext("%(num)s found no question and waits.", "%(num)s found no question and wait.", received.queued)
        )
    if received.known:
        told.append(ngettext("%(num)s was known already.", "%(num)s were known already.", received.known))
    return " ".join(told)
