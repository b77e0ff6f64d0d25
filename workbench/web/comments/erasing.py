"""The institution has words of its own erased: its official voice, with its signed letter."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import flash, make_response, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.forgetting import forget_erased_files
from workbench.comments.operations import Asked
from workbench.comments.refusals import AlreadyErased, LetterForErasingMissing, NothingToErase, ReasonForErasing
from workbench.errors import NotFound
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.room import Remark, Room, remark
from workbench.web.context import actor, installation, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class ErasePage(Page):
    template: ClassVar[str] = "comments/erase.html"
    room: Room
    comments: tuple[Remark, ...]
    may_ask: bool
    chosen: Sequence[str]
    reason: str
    errors: Mapping[str, str]


@blueprint.get("/rounds/<round_id>/read/erase")
@requires(Permission.COMMENT)
def before_erasing(round_id: str) -> str:
    """What erasing means, and what can be erased."""
    return _page(round_id)


def _page(
    round_id: str, *, chosen: Sequence[str] = (), reason: str = "", errors: Mapping[str, str] | None = None
) -> str:
    with store().reading() as db:
        found = reading.opened(db, round_id)
    standing = [each for each in found.comments if not each.erased]
    return render(
        ErasePage(
            room=found.room(now().date()),
            comments=tuple(remark(each, found.frozen) for each in standing),
            may_ask=found.seat.speaks and actor().official_voice,
            chosen=chosen,
            reason=reason,
            errors=errors or {},
        )
    )


@blueprint.post("/rounds/<round_id>/read/erase")
@requires(Permission.COMMENT)
def erase(round_id: str) -> Response:
    """The official voice has the words of the chosen comments erased."""
    asked = asked_in_form(request.form.getlist("comment"))
    try:
        with store().writing() as db:
            home = installation().settings.home
            operations.erase_at_request(db, round_id=round_id, asked=asked, home=home, by=actor(), at=now())
    except tuple(REFUSED_FIELDS) as error:
        errors = {REFUSED_FIELDS[type(error)]: words(error)}
        return make_response(_page(round_id, chosen=asked.comments, reason=asked.reason, errors=errors), 422)
    forget_erased_files(store())
    flash(_("The words were erased. The letter, the reason and the digests stay in the record."))
    return redirect(f"/rounds/{round_id}/proof#erased", code=303)


# What can be wrong with the form, and the field that says so.
REFUSED_FIELDS = {
    NothingToErase: "comment",
    AlreadyErased: "comment",
    ReasonForErasing: "reason",
    LetterForErasingMissing: "letter",
}


def asked_in_form(comments: Sequence[str]) -> Asked:
    """What the form asks for; its letter is kept."""
    letter = request.files.get("letter")
    data = letter.read() if letter and letter.filename else b""
    if data:
        store().files.put(data)
    return Asked(
        comments=comments,
        reason=request.form.get("reason", ""),
        letter=((letter and letter.filename) or "", data),
        all_files=request.form.get("all_files") == "yes",
        authority=request.form.get("authority", ""),
    )


@blueprint.get("/rounds/<round_id>/erasures/<erasure_id>")
@requires(Permission.COMMENT)
def letter_of_erasure(round_id: str, erasure_id: str) -> FlaskResponse:
    """The letter on which words of the reader's institution were erased."""
    with store().reading() as db:
        queries.invited(db, actor(), round_id)
        own = [
            each for each in queries.erasures(db, actor(), round_id) if each.organisation_id == actor().organisation_id
        ]
    found = next((each for each in own if each.id == erasure_id), None)
    if found is None:
        raise NotFound
    data = io.BytesIO(store().files.read(found.file_sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=found.file_name)
