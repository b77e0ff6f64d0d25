"""Do one thing to many recommendations at once: assign, sort, say how far they are; and take it back."""

from flask import make_response, redirect, request, session
from flask_babel import ngettext
from werkzeug.wrappers import Response as Answer

from workbench.errors import N_, Conflict, Invalid, WorkbenchError
from workbench.people import Organisation
from workbench.people.access import Permission
from workbench.recommendations import queries
from workbench.recommendations.ledger import undoing
from workbench.recommendations.ledger.acts import Act, NothingChosen
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import render, wants_fragment
from workbench.web.recommendations import asking, listing, suggesting
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.doing import Done, do
from workbench.web.recommendations.filtering import MOST_IDS, Asked, asked_by_form
from workbench.web.recommendations.numbers import COOKIE, keep_numbers, numbered
from workbench.web.recommendations.rows import RowsPart, shown_rows
from workbench.web.refusals import status_of, words

# The index holds 267,500 in all (April 2026), some 1,400 for a State; nobody else can save while such an act lasts.
MOST_AT_ONCE = 5_000


class ListHasChanged(Conflict):
    message = N_(
        "%(now)s recommendations fit now, where the page showed %(then)s. Nothing was changed: look at the list again."
    )


class TooManyAtOnce(Invalid):
    message = N_(
        "%(now)s recommendations fit; up to %(most)s can be done at once. Nothing was changed: narrow the list first."
    )


@blueprint.post("/recommendations/bulk")
@requires(Permission.KEEP_RECOMMENDATIONS)
def do_to_many() -> Answer | tuple[str, int]:
    """What the pressed button says, to those that are ticked, to the page or to all that fit; the list comes back."""
    with store().reading() as db:
        asked, order = asked_by_form(db, actor()), numbered(db)
    try:
        with store().writing() as db:
            ids = _chosen(db, asked)
            done = do(db, request.form.get("do", ""), ids)
    except WorkbenchError as error:
        if wants_fragment() or not 400 < status_of(error) < 500:
            raise
        return listing.page(asked, refused=words(error)), status_of(error)
    return _with_numbers(_answer(asked, done, ids), order)


@blueprint.post("/recommendations/ask")
@requires(Permission.RECEIVE_CONTRIBUTIONS)
def ask_about_them() -> Answer | tuple[str, int]:
    """To where the ministries are asked about those that are ticked, those of the page, or all that fit."""
    with store().reading() as db:
        asked = asked_by_form(db, actor())
    if request.form.get("scope") == "every" and (where := asking.address(actor(), asked)):
        return redirect(where, code=303)
    try:
        with store().reading() as db:
            ids = _chosen(db, asked)
        if not ids:
            raise NothingChosen
        if len(ids) > MOST_IDS:
            raise TooManyAtOnce(now=len(ids), most=MOST_IDS)
    except (Invalid, Conflict) as error:
        return listing.page(asked, refused=words(error)), status_of(error)
    return redirect(asking.address_of_chosen(ids), code=303)


@blueprint.post("/recommendations/undo")
@requires(Permission.KEEP_RECOMMENDATIONS)
def undo_last() -> Answer:
    """Take back what was done last; that can be taken back too. Where nothing is left to undo, the list says so."""
    ids = tuple(request.form.getlist("id"))
    with store().reading() as db:
        asked, order = asked_by_form(db, actor()), numbered(db)
    try:
        with store().writing() as db:
            act = undoing.undo(db, request.form.get("act", ""), by=actor(), at=now())
    except undoing.NotKept as error:
        return _with_numbers(_answer(asked, Done(Act("", 0), words(error)), ids), order)
    said = ngettext("Undone for %(num)s recommendation.", "Undone for %(num)s recommendations.", act.changed)
    return _with_numbers(_answer(asked, Done(act, said), ids), order)


def _chosen(db: Database, asked: Asked) -> tuple[str, ...]:
    """The ids that the form means. Raises ListHasChanged where all were meant and there are more or fewer now,
    TooManyAtOnce."""
    verb, _colon, one = request.form.get("do", "").partition(":")
    if verb == "sure":
        return (one,)
    scope = request.form.get("scope", "")
    if scope == "page":
        return tuple(request.form.get("on_page", "").split())
    if scope != "every":
        return tuple(request.form.getlist("id"))
    ids, shown = queries.ids_wanted(db, actor(), asked.wanted), request.form.get("total", type=int)
    if shown != len(ids):
        raise ListHasChanged(now=len(ids), then=shown or 0)
    if len(ids) > MOST_AT_ONCE:
        raise TooManyAtOnce(now=len(ids), most=MOST_AT_ONCE)
    return ids


def _answer(asked: Asked, done: Done, ids: tuple[str, ...]) -> Answer:
    """The rows as they are now, or the list at the same place; either says what happened and how to undo it."""
    with store().reading() as db:
        if wants_fragment():
            rows = shown_rows(db, actor(), queries.these(db, actor(), ids))
            part = RowsPart(rows=rows, may_keep=True, sees_follow_up=True, said=done.said, act=_undoable(done))
            return make_response(render(part))
    if request.form.get("back") == "suggestions":
        session[suggesting.DONE] = {"act": _undoable(done), "said": done.said}
        return redirect("/recommendations/suggestions", code=303)
    session[listing.DONE] = {"act": _undoable(done), "said": done.said}
    place = f"#recommendation-{ids[0]}" if ids and request.form.get("scope") not in ("page", "every") else ""
    return redirect(asked.address(asked.page) + place, code=303)


def _undoable(done: Done) -> str:
    return done.act.id if done.act.changed else ""


def _with_numbers(response: Answer, order: tuple[Organisation, ...]) -> Answer:
    """From the first assignment on the numbers stay where they were on the page that asked for it."""
    return response if COOKIE in request.cookies else keep_numbers(response, tuple(each.id for each in order))
