"""What those who ask do: change what is asked, send it, give more time, close it, take it back."""

from collections.abc import Callable, Mapping
from datetime import date

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid, WorkbenchError
from workbench.export.request_pack import letter_to_send
from workbench.people.access import Permission
from workbench.requests import operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import NewItem, Terms
from workbench.requests.records import ItemKind
from workbench.requests.refusals import DueInThePast, ReasonOfExtensionMissing
from workbench.store import Database
from workbench.text import languages
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.refusals import status_of, words
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.letter import writer
from workbench.web.requests.limits import words_at_most
from workbench.web.requests.page import page
from workbench.word.cover import TemplateRefused


@blueprint.post("/requests/<request_id>/terms")
@requires(Permission.ASK_MINISTRIES)
def change_terms(request_id: str) -> Response | tuple[str, int]:
    """The day, the words, the contact, the letter, the language of the form."""
    given = request.form
    version = int(given["version"]) if given.get("version", "").isdecimal() else 0

    def keep(db: Database) -> None:
        terms = _terms(given)
        operations.change(db, request_id=request_id, version=version, terms=terms, by=actor(), at=now())

    return _done(request_id, keep, _("Kept."))


def _terms(given: Mapping[str, str]) -> Terms:
    """The terms typed. Raises DueInThePast where the day is none, NoNumberOfWords."""
    return Terms(
        due=_day(given.get("due", "")),
        title=given.get("title", ""),
        words=words_at_most(given.get("words", "")),
        contact=given.get("contact", ""),
        letter=given.get("letter", ""),
        language=given.get("language", ""),
    )


@blueprint.post("/requests/<request_id>/items")
@requires(Permission.ASK_MINISTRIES)
def add(request_id: str) -> Response | tuple[str, int]:
    """Ask more: a question of its own words, and what was chosen of the report."""
    given = request.form
    question = given.get("question", "").strip()

    def put(db: Database) -> None:
        limit = words_at_most(given.get("words", ""))
        found = queries.asks(db, actor(), request_id)
        new = list(operations.of_targets(db, actor(), found, given.getlist("target"), words=limit))
        if question:
            spoken = languages.guess(question)
            new.append(NewItem(ToAsk(ItemKind.QUESTION, "", "", question, spoken, None), limit))
        operations.add_items(db, request_id=request_id, items=new, by=actor())

    return _done(request_id, put, _("Added."))


@blueprint.post("/requests/<request_id>/items/<item_id>")
@requires(Permission.ASK_MINISTRIES)
def change_item(request_id: str, item_id: str) -> Response | tuple[str, int]:
    """What is added to an item, and its limit."""
    given = request.form
    return _done(
        request_id,
        lambda db: operations.change_item(
            db,
            request_id=request_id,
            item_id=item_id,
            wording=given.get("wording", ""),
            words=words_at_most(given.get("words", "")),
            by=actor(),
        ),
        _("Kept."),
    )


@blueprint.post("/requests/<request_id>/items/<item_id>/drop")
@requires(Permission.ASK_MINISTRIES)
def drop_item(request_id: str, item_id: str) -> Response | tuple[str, int]:
    """Do not ask it; what the report asks can be added again."""
    return _done(
        request_id,
        lambda db: operations.drop_item(db, request_id=request_id, item_id=item_id, by=actor()),
        _("It is not asked any more. Add it again if it should be."),
    )


@blueprint.post("/requests/<request_id>/send")
@requires(Permission.ASK_MINISTRIES)
def send(request_id: str) -> Response | tuple[str, int]:
    """Ask the ministry; the letter goes out as the template has it today."""
    at = now()
    try:
        letter = letter_to_send(store(), actor(), request_id, writer(), on=at.date())
    except TemplateRefused as error:
        with reading() as db:
            return page(db, request_id, request.form, {"": words(error)}), status_of(error)
    return _done(
        request_id,
        lambda db: operations.send(db, request_id=request_id, by=actor(), at=at, letter=letter),
        _("It is sent: the ministry sees it now, and what is asked stays as it is."),
    )


@blueprint.post("/requests/<request_id>/extend")
@requires(Permission.ASK_MINISTRIES)
def extend(request_id: str) -> Response | tuple[str, int]:
    """More time, with a reason that both sides read."""
    given = request.form

    def give(db: Database) -> None:
        due, reason = _day(given.get("due", "")), given.get("reason", "")
        operations.extend(db, request_id=request_id, due=due, reason=reason, by=actor(), at=now())

    return _done(request_id, give, _("More time is given."))


@blueprint.post("/requests/<request_id>/close")
@requires(Permission.ASK_MINISTRIES)
def close(request_id: str) -> Response | tuple[str, int]:
    """No more answers are awaited."""
    return _done(
        request_id,
        lambda db: operations.close(db, request_id=request_id, by=actor(), at=now()),
        _("It is closed. Open it again if an answer should still come."),
    )


@blueprint.post("/requests/<request_id>/reopen")
@requires(Permission.ASK_MINISTRIES)
def reopen(request_id: str) -> Response | tuple[str, int]:
    """Await answers again."""
    return _done(
        request_id,
        lambda db: operations.reopen(db, request_id=request_id, by=actor(), at=now()),
        _("It is open again."),
    )


@blueprint.post("/requests/<request_id>/withdraw")
@requires(Permission.ASK_MINISTRIES)
def withdraw(request_id: str) -> Response | tuple[str, int]:
    """Take it back; what was contributed stays."""
    reason = request.form.get("reason", "")
    return _done(
        request_id,
        lambda db: operations.withdraw(db, request_id=request_id, reason=reason, by=actor(), at=now()),
        _("It is taken back. What was contributed stays."),
    )


def _done(request_id: str, act: Callable[[Database], None], said: str) -> Response | tuple[str, int]:
    try:
        with store().writing() as db:
            act(db)
    except (Invalid, Conflict) as error:
        with reading() as db:
            return page(db, request_id, request.form, {_field_of(error): words(error)}), status_of(error)
    flash(said)
    return redirect(f"/requests/{request_id}", code=303)


def _field_of(error: WorkbenchError) -> str:
    fields: dict[type[WorkbenchError], str] = {DueInThePast: "due", ReasonOfExtensionMissing: "reason"}
    return fields.get(type(error), "")


def _day(text: str) -> date:
    """The day typed. Raises DueInThePast where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DueInThePast(due=text) from None
