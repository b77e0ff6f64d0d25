"""Sign in and out."""

from dataclasses import dataclass
from typing import ClassVar

from flask import jsonify, redirect, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting.sharing.visits import arrived
from workbench.people import Person, Role, operations, queries
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor_or_none, installation, now, store
from workbench.web.pages import Page, render
from workbench.web.people.blueprint import blueprint
from workbench.web.people.words import role_words
from workbench.web.refusals import status_of, words
from workbench.web.tokens import token


@dataclass(frozen=True)
class Guest:
    """Somebody who can sign in to the demonstration with one press."""

    name: str
    organisation: str
    role: str
    email: str


@dataclass(frozen=True)
class SignInPage(Page):
    template: ClassVar[str] = "people/sign_in.html"
    email: str
    goes_to: str
    errors: dict[str, str]
    guests: tuple[Guest, ...]
    guests_password: str


def _safe(address: str) -> str:
    """An address inside this site, else the start: nobody is sent elsewhere by a link to the sign-in page."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and not any(ord(sign) < 32 for sign in address) else "/"


def _guests() -> tuple[tuple[Guest, ...], str]:
    """The people of the demonstration and their common password, which stands in the home's demonstration.txt."""
    settings = installation().settings
    note = settings.home / "demonstration.txt"
    if not settings.demonstration or not note.is_file():
        return (), ""
    password = note.read_text(encoding="utf-8").strip().splitlines()
    with store().reading() as db:
        offices = {office.id: office.name for office in queries.organisations(db)}
        drafters = {member for group in queries.groups(db) for member in group.member_ids}
        people = sorted(
            (person for person in queries.people(db) if person.active),
            key=lambda person: (_order(person, drafters), person.name),
        )
    guests = tuple(
        Guest(person.name, offices.get(person.organisation_id or "", ""), _part(person, drafters), person.email)
        for person in people
    )
    return (guests, password[0]) if password else ((), "")


def _order(person: Person, drafters: set[str]) -> int:
    """The road of a report: who drafts, who comments, who contributes, who looks after it."""
    if person.id in drafters:
        return 0 if person.role else 1
    if person.official_voice:
        return 2
    order = (Role.REVIEWER, Role.FOCAL_POINT, Role.SECRETARIAT, Role.ADMINISTRATOR)
    return 3 + order.index(person.role) if person.role in order else 9


def _part(person: Person, drafters: set[str]) -> str:
    if person.official_voice:
        return _("official voice of the institution")
    if person.id in drafters:
        return _("secretariat, leads the drafting") if person.role else _("writes in the drafting group")
    return role_words(person.role)


def _page(email: str = "", goes_to: str = "/", errors: dict[str, str] | None = None) -> str:
    guests, password = _guests()
    return render(
        SignInPage(email=email, goes_to=goes_to, errors=errors or {}, guests=guests, guests_password=password)
    )


@blueprint.get("/sign-in")
@requires(Permission.ANYONE)
def sign_in() -> str | Response:
    """The form; who is signed in already goes on."""
    goes_to = _safe(request.args.get("next", "/"))
    if actor_or_none() is not None:
        return redirect(goes_to, code=303)
    return _page(goes_to=goes_to)


@blueprint.post("/sign-in")
@requires(Permission.ANYONE)
def take_sign_in() -> Response | tuple[str, int]:
    """The same answer for an unknown address and a wrong password."""
    email = request.form.get("email", "")
    goes_to = _safe(request.form.get("next", "/"))
    try:
        with store().writing() as db:
            person = operations.sign_in(
                db,
                email=email,
                password=request.form.get("password", ""),
                at=now(),
                address=request.remote_addr or "",
            )
            if person is not None:
                arrived(db, by=queries.actor_of(db, person.id), at=now())
    except operations.TooManyTries as error:
        return _page(email, goes_to, {"": words(error)}), status_of(error)
    if person is None:
        return _page(email, goes_to, {"email": words(operations.SignInRefused())}), 422
    language = session.get("language")
    session.clear()
    session.permanent = True
    session["person_id"] = person.id
    session["session_version"] = person.session_version
    if not person.own_password:
        session["password_is_known"] = True
    if language:
        session["language"] = language
    return redirect(goes_to, code=303)


@blueprint.get("/session")
@requires(Permission.ANYONE)
def session_now() -> Response:
    """Who is signed in, with a token for the next form: a page that outlived its session goes on with the new one.

    Nobody's has none: asking for it would begin a session.
    """
    who = actor_or_none()
    return jsonify(person=who.person_id, token=token()) if who else jsonify(person="")


@blueprint.post("/sign-out")
@requires(Permission.ANYONE)
def sign_out() -> Response:
    """Also where the session is over already."""
    session.clear()
    return redirect("/sign-in", code=303)
