"""One's own password and the language of the interface."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import WorkbenchError
from workbench.people import Person, operations, queries
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, actor_or_none, now, store
from workbench.web.pages import Page, render
from workbench.web.people.blueprint import blueprint
from workbench.web.people.words import role_words
from workbench.web.pseudo import language_changed
from workbench.web.refusals import status_of, words
from workbench.web.shell import languages


@dataclass(frozen=True)
class AccountPage(Page):
    template: ClassVar[str] = "people/account.html"
    email: str
    roles: tuple[str, ...]
    groups: tuple[str, ...]
    colleagues: tuple[Person, ...]
    password_is_known: bool
    errors: dict[str, str]


def _page(errors: dict[str, str] | None = None) -> str:
    who = actor()
    with store().reading() as db:
        email = queries.person(db, who.person_id).email if who.person_id else ""
        groups = tuple(group.name for group in queries.groups(db) if who.person_id in group.member_ids)
        colleagues = queries.people_of(db, who.organisation_id) if who.organisation_id else ()
    return render(
        AccountPage(
            email=email,
            roles=tuple(role_words(role) for role in sorted(who.roles)) or (role_words(None),),
            groups=groups,
            colleagues=colleagues,
            password_is_known=bool(session.get("password_is_known")),
            errors=errors or {},
        )
    )


@blueprint.get("/account")
@requires(Permission.SIGNED_IN)
def account() -> str:
    return _page()


@blueprint.post("/account/password")
@requires(Permission.SIGNED_IN)
def change_password() -> Response | tuple[str, int]:
    """The session one is in goes on; all others end."""
    new = request.form.get("new", "")
    try:
        if new != request.form.get("again", ""):
            return _page({"again": _("The two new passwords are not the same. The old one still holds.")}), 422
        with store().writing() as db:
            operations.change_password(db, old=request.form.get("old", ""), new=new, by=actor(), at=now())
            version = queries.person(db, actor().person_id or "").session_version
    except operations.SignInRefused:
        return _page({"old": _("This is not the present password. It was not changed.")}), 422
    except WorkbenchError as error:
        return _page({"new": words(error)}), status_of(error)
    session["session_version"] = version
    session.pop("password_is_known", None)
    flash(_("The password is changed. Other places where you were signed in are signed out."))
    return redirect("/account", code=303)


@blueprint.post("/language")
@requires(Permission.ANYONE)
def choose_language() -> Response:
    """For this session, and for good where one is signed in."""
    chosen = request.form.get("language", "")
    if chosen in languages():
        session["language"] = chosen
        who = actor_or_none()
        if who is not None:
            with store().writing() as db:
                operations.set_language(db, language=chosen, by=who)
        language_changed()
    return redirect("/account" if actor_or_none() else "/sign-in", code=303)
