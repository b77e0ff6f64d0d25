"""What a ministry does on its own page: answers, puts together, stands behind it, submits, corrects."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid, NotAllowed
from workbench.people.access import Permission
from workbench.requests import operations, queries
from workbench.requests.operations import Answer
from workbench.requests.operations.validating import ended, standing
from workbench.requests.records import AnswerKind, PreparedAnswer, Use
from workbench.requests.rewriting import rewritten
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import wants_fragment
from workbench.web.refusals import status_of, words
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.ended import with_what_ended
from workbench.web.requests.own_page import answers_page, item_part


@blueprint.get("/requests/<request_id>/answers")
@requires(Permission.ANSWER_REQUESTS)
def answers(request_id: str) -> str:
    """What is asked, with the answers beside it; with ?several=all everything without an answer is ticked."""
    with reading() as db:
        return answers_page(db, request_id, {}, {})


@blueprint.post("/requests/<request_id>/answers/<item_id>")
@requires(Permission.ANSWER_REQUESTS)
def write(request_id: str, item_id: str) -> Response | tuple[str, int]:
    """Keep an answer to an item; with `answer` and `version`, change the one that stands there."""
    given = request.form
    version = int(given["version"]) if given.get("version", "").isdecimal() else 0

    def keep(db: Database) -> None:
        there = {each.id: each for each in queries.prepared(db, actor(), request_id)}
        before = there.get(given.get("answer", ""))
        answer = _typed(given, before)
        if before is None:
            operations.write_answer(db, request_id=request_id, item_id=item_id, answer=answer, by=actor(), at=now())
        else:
            operations.rewrite_answer(db, answer_id=before.id, version=version, answer=answer, by=actor(), at=now())

    return _done(request_id, keep, _("Kept: seen by your ministry alone until it is submitted."), at=item_id)


def _typed(given: Mapping[str, str], before: PreparedAnswer | None) -> Answer:
    """The answer of the form; tables and pictures that came in a file keep their place."""
    kind, use = given.get("at_once") or given.get("kind", ""), given.get("use", "")
    return Answer(
        kind=AnswerKind(kind) if kind in set(AnswerKind) else AnswerKind.ANSWER,
        use=Use(use) if use in set(Use) else Use.FOR_REPORT,
        belongs_to=given.get("belongs_to", ""),
        blocks=rewritten(given.get("text", ""), before.blocks if before else ()),
    )


@blueprint.post("/requests/<request_id>/several")
@requires(Permission.ANSWER_REQUESTS)
def several(request_id: str) -> Response | tuple[str, int]:
    """No change, or not ours, said once to all the items that were ticked and have no answer yet."""
    given = request.form
    kind = AnswerKind.NOT_OURS if given.get("kind") == "not_ours" else AnswerKind.NO_CHANGE
    whose = given.get("belongs_to", "") if kind is AnswerKind.NOT_OURS else ""

    def say(db: Database) -> None:
        operations.answer_several(
            db,
            request_id=request_id,
            item_ids=given.getlist("item"),
            answer=Answer(kind, belongs_to=whose),
            by=actor(),
            at=now(),
        )

    said = _("Kept at each of them: seen by your ministry alone until it is submitted.")
    return _done(request_id, say, said, at="several")


@blueprint.post("/requests/<request_id>/prepared/<answer_id>/discard")
@requires(Permission.ANSWER_REQUESTS)
def discard(request_id: str, answer_id: str) -> Response | tuple[str, int]:
    """Leave out an answer that was never submitted."""
    return _done(
        request_id,
        lambda db: operations.discard_answer(db, answer_id=answer_id, by=actor(), at=now()),
        _("It is left out. It can be brought back where it stood."),
    )


@blueprint.post("/requests/<request_id>/earlier/<earlier_answer_id>/back")
@requires(Permission.ANSWER_REQUESTS)
def bring_back(request_id: str, earlier_answer_id: str) -> Response | tuple[str, int]:
    """Have an answer stand again that was rewritten, put together with others, or left out."""
    return _done(
        request_id,
        lambda db: operations.bring_back(db, request_id=request_id, earlier_id=earlier_answer_id, by=actor(), at=now()),
        _("It stands again."),
    )


@blueprint.post("/requests/<request_id>/validate/back")
@requires(Permission.ANSWER_REQUESTS)
def take_back_validation(request_id: str) -> Response | tuple[str, int]:
    """The authority does not stand behind the answers after all, as long as they are not submitted."""
    return _done(
        request_id,
        lambda db: operations.take_back_validation(db, request_id=request_id, by=actor(), at=now()),
        _("Nothing in the answers was changed."),
    )


@blueprint.post("/requests/<request_id>/prepared/<answer_id>/place")
@requires(Permission.ANSWER_REQUESTS)
def place(request_id: str, answer_id: str) -> Response | tuple[str, int]:
    """Say which item words of a file belong to."""
    item = request.form.get("item", "")
    return _done(
        request_id,
        lambda db: operations.place_answer(db, answer_id=answer_id, item_id=item, by=actor(), at=now()),
        _("It stands at its item now."),
    )


@blueprint.post("/requests/<request_id>/one/<item_id>")
@requires(Permission.ANSWER_REQUESTS)
def make_one(request_id: str, item_id: str) -> Response | tuple[str, int]:
    """One answer of what several departments wrote: all their words, to be shortened by hand."""
    return _done(
        request_id,
        lambda db: operations.put_together(db, request_id=request_id, item_id=item_id, by=actor(), at=now()),
        _("One answer holds the words of all. Shorten it as you need; if one of them was background, the whole is."),
        at=item_id,
    )


@blueprint.post("/requests/<request_id>/ready")
@requires(Permission.ANSWER_REQUESTS)
def ready(request_id: str) -> Response | tuple[str, int]:
    """Tell the validating authority that the answers wait for it."""
    return _done(
        request_id,
        lambda db: operations.say_ready(db, request_id=request_id, by=actor(), at=now()),
        _("Your validating authority is told that they are ready."),
    )


@blueprint.post("/requests/<request_id>/validate")
@requires(Permission.ANSWER_REQUESTS)
def validate(request_id: str) -> Response | tuple[str, int]:
    """The authority stands behind the answers as they read now."""
    return _done(
        request_id,
        lambda db: operations.validate(db, request_id=request_id, by=actor(), at=now()),
        _("You stand behind these answers. They can be submitted now; any change of one ends it."),
    )


@blueprint.post("/requests/<request_id>/submit")
@requires(Permission.ANSWER_REQUESTS)
def submit(request_id: str) -> Response | tuple[str, int]:
    """From now on the answers are a contribution, in the library for those who may read it."""
    made = operations.made_documents(store(), actor(), request_id)
    return _done(
        request_id,
        lambda db: operations.submit(db, request_id=request_id, made=made, by=actor(), at=now()),
        _("Submitted. The mechanism reads it now, and you see here where it is used."),
    )


@blueprint.post("/requests/<request_id>/again")
@requires(Permission.ANSWER_REQUESTS)
def again(request_id: str) -> Response | tuple[str, int]:
    """Correct what was contributed: it comes into preparation again, and stands until it is submitted anew."""
    return _done(
        request_id,
        lambda db: operations.begin_again(db, request_id=request_id, by=actor(), at=now()),
        _("Your answers are in preparation again. What you contributed stands until you submit them."),
    )


def _done(request_id: str, act: Callable[[Database], object], said: str, *, at: str = "") -> Response | tuple[str, int]:
    try:
        with store().writing() as db:
            before = standing(db, actor(), request_id)
            act(db)
            told = with_what_ended(said, ended(db, actor(), request_id, before))
    except (Invalid, Conflict, NotAllowed) as error:
        typed, errors = {**request.form, "at": at}, {at: words(error)}
        with reading() as db:
            return _drawn(db, request_id, at, typed, errors), status_of(error)
    if wants_fragment():
        with reading() as db:
            return item_part(db, request_id, at, {}, {}, said=told), 200
    flash(told)
    place = at if at in {"", "several"} else f"item-{at}"
    return redirect(f"/requests/{request_id}/answers{f'#{place}' if place else ''}", code=303)


def _drawn(db: Database, request_id: str, at: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    draw = partial(item_part, item_id=at) if wants_fragment() else answers_page
    return draw(db, request_id, typed=typed, errors=errors)


def a_day(text: str) -> date | None:
    """A day typed as 2026-06-30; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
