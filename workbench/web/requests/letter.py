"""The template of the letter on top of requests: taken out, put in, given up for the program's own again."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import flash, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Invalid
from workbench.export import request_letter
from workbench.export.request_letter import Writer
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, installation
from workbench.web.pages import Page, render
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class LetterPage(Page):
    template: ClassVar[str] = "requests/letter.html"
    is_own: bool
    may_change: bool
    errors: Mapping[str, str]


def writer() -> Writer:
    """Who writes to ministries, with the template that stands."""
    settings = installation().settings
    return Writer(settings.mechanism_name, request_letter.template_of(settings.home))


@blueprint.get("/requests/letter")
@requires(Permission.ASK_MINISTRIES)
def letter_on_top() -> str:
    """Which template letters are written with."""
    return _page({})


@blueprint.get("/requests/letter/template.docx")
@requires(Permission.ASK_MINISTRIES)
def letter_template() -> FlaskResponse:
    """The template that stands, to be changed in Word."""
    return send_file(io.BytesIO(writer().template), mimetype=_DOCX, as_attachment=True, download_name="request.docx")


@blueprint.post("/requests/letter")
@requires(Permission.RECEIVE_CONTRIBUTIONS)
def put_letter() -> Response | tuple[str, int]:
    """A template of the State's own, tried before it is taken."""
    file = request.files.get("file")
    data = file.read() if file else b""
    if not data:
        return _page({"file": _("Choose the file first. The letter stays as it was.")}), 422
    try:
        request_letter.put_in(installation().settings.home, data)
    except Invalid as error:
        return _page({"file": words(error)}), 422
    flash(_("Letters are written with this template from now on. What was sent stays as it went out."))
    return redirect("/requests/letter", code=303)


@blueprint.post("/requests/letter/reset")
@requires(Permission.RECEIVE_CONTRIBUTIONS)
def reset_letter() -> Response:
    """The program's own template again."""
    request_letter.go_back(installation().settings.home)
    flash(_("Letters are written with the template that came with the program."))
    return redirect("/requests/letter", code=303)


def _page(errors: Mapping[str, str]) -> str:
    home = installation().settings.home
    return render(
        LetterPage(
            is_own=request_letter.own_template(home).is_file(),
            may_change=may(actor(), Permission.RECEIVE_CONTRIBUTIONS),
            errors=errors,
        )
    )
