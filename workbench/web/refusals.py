"""One place knows how each refusal is answered: which status, which words, page or fragment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import Flask, Response, flash, g, make_response, redirect, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from workbench.errors import N_, Conflict, Invalid, NotAllowed, NotFound, Unavailable, WorkbenchError
from workbench.web.context import actor_or_none
from workbench.web.pages import Page, render, wants_fragment

STATUS: tuple[tuple[type[WorkbenchError], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 403),
    (Conflict, 409),
    (Invalid, 422),
    (Unavailable, 503),
)


_MESSAGES = frozenset({"what", "remedy"})  # of errors, values that are messages
SECRET_FIELDS = {"csrf_token", "password", "old", "new", "again"}


@dataclass(frozen=True)
class RefusalPage(Page):
    """`typed`: what a form carried that could not be taken at all, so that nobody loses an hour of writing."""

    template: ClassVar[str] = "refusal.html"
    status: int
    title: str
    message: str
    typed: tuple[str, ...]


@dataclass(frozen=True)
class RefusalFragment(Page):
    """The same where htmx asked for a part of a page."""

    template: ClassVar[str] = "_refusal.html"
    status: int
    title: str
    message: str
    typed: tuple[str, ...]


class SignedOut(WorkbenchError):
    """A form came from somebody who is not signed in any more."""

    message = N_("You are signed out, so nothing was saved. Sign in again and send it once more.")


def words(error: WorkbenchError) -> str:
    """The refusal in the language of the interface."""
    return said(error.message, error.values)


def said(message: str, values: Mapping[str, object]) -> str:
    """A message over its values in the language of the interface; some values are messages themselves."""
    inner = {name: _(value) if name in _MESSAGES and isinstance(value, str) and value else value
             for name, value in values.items()}  # fmt: skip
    return _(message) % inner if inner else _(message)


def status_of(error: WorkbenchError) -> int:
    """The HTTP status of a refusal."""
    if isinstance(error, SignedOut):
        return 401
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def _typed() -> tuple[str, ...]:
    """The longer words of the form that was sent."""
    fields = request.form.items(multi=True) if request.method == "POST" else ()
    return tuple(value for name, value in fields if name not in SECRET_FIELDS and len(value) > 30)


def answer(status: int, message: str) -> Response:
    """The refusal as a page, or for htmx as its fragment."""
    titles = {
        401: _("Signed out"),
        403: _("You cannot do this"),
        404: _("Nothing here"),
        409: _("Changed meanwhile"),
        413: _("Too large"),
        500: _("Something went wrong"),
        503: _("Not possible at the moment"),
    }
    kind = RefusalFragment if wants_fragment() else RefusalPage
    typed = _typed() if status in {400, 401, 503} else ()
    title = titles.get(status, _("Not taken"))
    return make_response(render(kind(status=status, title=title, message=message, typed=typed)), status)


def _to_sign_in_again() -> Response:
    """The sign-in page stood open while another tab signed in or out: nothing of it was looked at."""
    who = actor_or_none()
    if who is None:
        said = _("This page had stood open for too long: you are not signed in yet. Please type your password again.")
    else:
        said = _("%(name)s is signed in already, from another page. To sign in as somebody else, sign out first.",
                 name=who.name)  # fmt: skip
    flash(said, "missing")
    return make_response(redirect(url_for("people.sign_in", next=request.form.get("next", "/")), code=303))


def register(app: Flask) -> None:
    """Answer our refusals, a form that came without its token, and what werkzeug and bugs raise."""

    @app.errorhandler(WorkbenchError)
    def refused(error: WorkbenchError) -> Response:
        if isinstance(error, Unavailable):
            app.logger.error("%s", error)  # paths and faults are for whoever runs the machine
            g.actor = None  # the page asks who is signed in, and the store may be what is out of order
            return answer(status_of(error), _(Unavailable.message))
        return answer(status_of(error), words(error))

    @app.errorhandler(CSRFError)
    def no_token(_error: CSRFError) -> Response:
        if request.endpoint == "people.take_sign_in":
            return _to_sign_in_again()
        if actor_or_none() is None:
            return answer(401, words(SignedOut()))
        return answer(400, _("This form was opened in another session. Reload its page and send it again."))

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_error: RequestEntityTooLarge) -> Response:
        return answer(413, _("What was sent is too large. Send fewer or smaller files."))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        message = _(NotFound.message) if status == 404 else (error.description or "")
        return answer(status, message)

    @app.errorhandler(Exception)
    def bug(error: Exception) -> Response:
        app.logger.exception("unexpected error", exc_info=error)
        return answer(500, _("What was saved before is kept. Try again; if it happens again, tell the administrator."))
