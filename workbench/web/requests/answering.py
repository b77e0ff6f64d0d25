"""A ministry's own page: what it is asked, its answers, who stands behind them, and what became of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid, NotAllowed
from workbench.people.access import Permission
from workbench.requests import operations, queries
from workbench.requests.contributed import words_in
from workbench.requests.operations import Answer
from workbench.requests.operations.validating import Validation, standing
from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    BlockKind,
    Contribution,
    InformationRequest,
    PreparedAnswer,
    PreparedAttachment,
    RequestEvent,
    RequestFile,
    RequestItem,
    Use,
)
from workbench.requests.used import used
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.corpus.uses import Use as ShownUse
from workbench.web.corpus.uses import shown_use
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.page import ShownAnswer, shown_answer
from workbench.web.requests.words import answer_kinds, event_words, item_words, standing_words, uses


@dataclass(frozen=True)
class OwnAnswer:
    """An answer in preparation: its words as the form holds them, and what the form cannot hold."""

    answer: PreparedAnswer
    shown: ShownAnswer
    text: str
    words: int
    is_rich: bool


@dataclass(frozen=True)
class AskedItem:
    """An item with the ministry's own answers to it, what it contributed last, and what became of that."""

    item: RequestItem
    kind: str
    direction: str
    own: tuple[OwnAnswer, ...]
    given: tuple[ShownAnswer, ...]
    uses: tuple[ShownUse, ...]


@dataclass(frozen=True)
class AnswersPage(Page):
    template: ClassVar[str] = "requests/answers.html"
    asked: InformationRequest
    standing: str
    items: tuple[AskedItem, ...]
    lost: tuple[OwnAnswer, ...]
    answered: int
    words: int
    validation: Validation | None
    speaks: bool
    given: tuple[Contribution, ...]
    events: tuple[tuple[RequestEvent, str], ...]
    files: tuple[RequestFile, ...]
    attachments: tuple[PreparedAttachment, ...]
    days_left: int
    language_direction: str
    kinds: tuple[tuple[str, str], ...]
    uses: tuple[tuple[str, str], ...]
    today: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/requests/<request_id>/answers")
@requires(Permission.ANSWER_REQUESTS)
def answers(request_id: str) -> str:
    """What is asked, with the answers beside it."""
    with reading() as db:
        return answers_page(db, request_id, {}, {})


def answers_page(db: Database, request_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    """The page with what was typed and what is wrong with it. Raises NoSuchRequest."""
    found = queries.answers(db, actor(), request_id)
    prepared = queries.prepared(db, actor(), found.id)
    given = queries.contributions(db, actor(), [found.id])
    last = given[-1].answers if given else ()
    own = [_own(each, found.language) for each in prepared]
    became = used(db, actor(), found.id) if given else {}
    items = tuple(
        AskedItem(
            item=each,
            kind=item_words(each.kind),
            direction=direction(each.language),
            own=tuple(one for one in own if one.answer.item_id == each.id),
            given=tuple(shown_answer(one, found.language, found.id) for one in last if one.item_id == each.id),
            uses=tuple(shown_use(use) for use in became.get(each.id, ())),
        )
        for each in queries.items(db, found.id)
    )
    return render(
        AnswersPage(
            asked=found,
            standing=standing_words(found.standing),
            items=items,
            lost=tuple(each for each in own if each.answer.item_id is None),
            answered=sum(bool(each.own or each.given) for each in items),
            words=sum(each.words for each in own),
            validation=standing(db, actor(), found.id) if prepared else None,
            speaks=actor().official_voice,
            given=given,
            events=tuple((each, event_words(each.kind)) for each in _since_it_was_sent(db, found.id)[::-1]),
            files=queries.files(db, actor(), found.id),
            attachments=queries.attachments(db, actor(), found.id),
            days_left=(found.due - now().date()).days,
            language_direction=direction(found.language),
            kinds=answer_kinds(),
            uses=uses(),
            today=now().date().isoformat(),
            typed=typed,
            errors=errors,
        )
    )


def _since_it_was_sent(db: Database, request_id: str) -> tuple[RequestEvent, ...]:
    """How it was prepared is those people's own affair who prepared it."""
    return tuple(each for each in queries.events(db, request_id) if each.kind != "prepared")


def _own(answer: PreparedAnswer, language: str) -> OwnAnswer:
    said = [each.text for each in answer.blocks if each.kind is BlockKind.PARAGRAPH]
    return OwnAnswer(
        answer=answer,
        shown=shown_answer(answer, language, answer.request_id),
        text="\n\n".join(said),
        words=words_in(answer.blocks, language),
        is_rich=len(said) != len(answer.blocks),
    )


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
    """The answer of the form; tables and pictures that came in a file stay behind the words."""
    kind, use = given.get("kind", ""), given.get("use", "")
    paragraphs = [part.strip() for part in given.get("text", "").replace("\r", "").split("\n\n")]
    blocks = [AnswerBlock(BlockKind.PARAGRAPH, " ".join(part.split("\n"))) for part in paragraphs if part]
    if before is not None:
        blocks += [each for each in before.blocks if each.kind is not BlockKind.PARAGRAPH]
    return Answer(
        kind=AnswerKind(kind) if kind in set(AnswerKind) else AnswerKind.ANSWER,
        use=Use(use) if use in set(Use) else Use.FOR_REPORT,
        belongs_to=given.get("belongs_to", ""),
        blocks=tuple(blocks),
    )


@blueprint.post("/requests/<request_id>/prepared/<answer_id>/discard")
@requires(Permission.ANSWER_REQUESTS)
def discard(request_id: str, answer_id: str) -> Response | tuple[str, int]:
    """Leave out an answer that was never submitted."""
    return _done(
        request_id,
        lambda db: operations.discard_answer(db, answer_id=answer_id, by=actor()),
        _("It is left out. It was never submitted."),
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

    def join(db: Database) -> None:
        mine = [each for each in queries.prepared(db, actor(), request_id) if each.item_id == item_id]
        if len(mine) < 2:
            return
        first, *others = mine
        answer = Answer(
            kind=AnswerKind.ANSWER,
            use=Use.BACKGROUND if all(each.use is Use.BACKGROUND for each in mine) else Use.FOR_REPORT,
            blocks=tuple(block for each in mine for block in each.blocks),
        )
        ids = [each.id for each in others]
        operations.make_one(db, keep=first.id, others=ids, version=first.version, answer=answer, by=actor(), at=now())

    return _done(request_id, join, _("One answer holds the words of all. Shorten it as you need."), at=item_id)


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
            act(db)
    except (Invalid, Conflict, NotAllowed) as error:
        with reading() as db:
            typed = {**request.form, "at": at}
            return answers_page(db, request_id, typed, {at: words(error)}), status_of(error)
    flash(said)
    return redirect(f"/requests/{request_id}/answers{f'#item-{at}' if at else ''}", code=303)


def a_day(text: str) -> date | None:
    """A day typed as 2026-06-30; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
