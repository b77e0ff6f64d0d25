"""The answering desk: one comment, its place in the frozen text, the present text, the answer, the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from workbench.comments import operations, present, queries
from workbench.comments.frozen import FrozenText, heading
from workbench.comments.projection.queries import projected
from workbench.comments.projection.records import Projected
from workbench.comments.queries import Seat
from workbench.comments.records import Answer, Comment, Disposition
from workbench.comments.refusals import AcceptedWithoutText, ReasonMissing
from workbench.drafting import queries as drafting
from workbench.drafting.records import DraftParagraph
from workbench.people.access import Permission
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.comments.blocks_shown import Shown, block_shown
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.passages import Span, proposed_change
from workbench.web.comments.rounds import in_order, section_of
from workbench.web.comments.today import Today, today
from workbench.web.comments.words import (
    answer_words,
    is_untracked,
    kind_words,
    moves_words,
    passed,
    place_words,
    readable,
    severity_words,
    start_of,
    state_words,
    type_words,
)
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class FrozenPlace:
    """The paragraph as it was frozen, the comment's words marked."""

    name: str
    section: str
    shown: Shown | None


@dataclass(frozen=True)
class Given:
    """An answer given earlier, or the last one."""

    words: str
    reason: str
    internal_note: str
    by: str
    at: datetime
    released: bool


@dataclass(frozen=True)
class Thread:
    """A comment of the same thread."""

    label: str
    text: str
    language: str
    address: str


@dataclass(frozen=True)
class AnswerPage(Page):
    template: ClassVar[str] = "comments/answer.html"
    round_id: str
    round_title: str
    is_open: bool
    language: str
    text_direction: str
    comment: Comment
    place: str
    kind: str
    weight: str
    state: str
    passed: str
    later: str
    why_queued: str
    quote: str
    change: Markup | None
    untracked: bool
    frozen: FrozenPlace | None
    today: Today | None
    thread: tuple[Thread, ...]
    given: tuple[Given, ...]
    answers: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    paragraphs: tuple[tuple[str, str], ...]
    may_place: bool
    position: int
    total: int
    open_left: int
    previous: str
    next: str
    errors: Mapping[str, str]


@dataclass(frozen=True)
class _Desk:
    """What the page is made of, read in one transaction."""

    seat: Seat
    frozen: FrozenText
    comment: Comment
    ordered: tuple[Comment, ...]
    given: tuple[Disposition, ...]
    now: Mapping[str, DraftParagraph]
    labels: Mapping[str, str]
    projected: Projected | None


def _desk(db: Database, round_id: str, comment_id: str) -> _Desk:
    who = actor()
    seat = queries.managed(db, who, round_id)
    frozen = FrozenText(drafting.snapshot(db, None, seat.round.snapshot_id))
    comment = queries.comment(db, who, round_id, comment_id)
    return _Desk(
        seat=seat,
        frozen=frozen,
        comment=comment,
        ordered=tuple(in_order(queries.comments(db, who, round_id), frozen)),
        given=queries.answers_given(db, round_id).get(comment.id, ()),
        now=present.texts(db, seat.round.report_id),
        labels=present.labels(db, seat.round.report_id),
        projected=projected(db, who, (comment,)).get(comment.id),
    )


@blueprint.get("/rounds/<round_id>/comments/<comment_id>")
@requires(Permission.ANSWER_COMMENTS)
def answer_desk(round_id: str, comment_id: str) -> str:
    """One comment, ready to be answered."""
    with store().reading() as db:
        desk = _desk(db, round_id, comment_id)
    return _shown(desk, _last_answer(desk), {})


def _last_answer(desk: _Desk) -> dict[str, str]:
    answer = desk.comment.disposition
    if answer is None:
        return {"paragraph": (desk.projected and desk.projected.paragraph_id) or ""}
    return {
        "value": answer.value.value,
        "reason": answer.reason,
        "internal_note": answer.internal_note,
        "paragraph": answer.paragraph_id or "",
    }


def _shown(desk: _Desk, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    comment, report = desk.comment, desk.frozen.snapshot.report
    at = next(index for index, each in enumerate(desk.ordered) if each.id == comment.id)
    return render(
        AnswerPage(
            round_id=desk.seat.round.id,
            round_title=report.title,
            is_open=desk.seat.is_open,
            language=report.language,
            text_direction=direction(report.language),
            comment=comment,
            place=place_words(comment, desk.frozen),
            kind=type_words(comment.type) if comment.kind == "comment" else kind_words(comment.kind),
            weight=severity_words(comment.severity),
            state=state_words(comment.state),
            passed=passed(comment),
            later=f"/rounds/{comment.round_id}/comments/{comment.replaced_by}" if comment.replaced_by else "",
            why_queued=_(comment.anchor.why) if comment.anchor.match == "queued" and comment.anchor.why else "",
            quote=readable(comment.anchor.quote),
            change=proposed_change(comment.anchor, comment.proposed, moves=moves_words(comment, desk.frozen)),
            untracked=is_untracked(comment.origin),
            frozen=_frozen_place(desk),
            today=today(desk.projected, desk.now, desk.labels, on_words=bool(comment.span)) if desk.projected else None,
            thread=_thread(desk),
            given=tuple(_given(answer) for answer in reversed(desk.given)),
            answers=tuple((value.value, answer_words(value)) for value in Answer),
            typed={"value": "", "reason": "", "internal_note": "", "paragraph": "", **typed},
            paragraphs=tuple(
                (
                    each.id,
                    _("%(number)s. %(words)s", number=desk.labels.get(each.id, ""), words=start_of(each.text)),
                )
                for each in desk.now.values()
            ),
            may_place=desk.seat.is_open and not comment.is_where_its_institution_put_it,
            position=at + 1,
            total=len(desk.ordered),
            open_left=sum(each.waits_for_answer for each in desk.ordered),
            previous=_address(desk.ordered[at - 1]) if at else "",
            next=_address(desk.ordered[at + 1]) if at + 1 < len(desk.ordered) else "",
            errors=errors,
        )
    )


def _address(comment: Comment) -> str:
    return f"/rounds/{comment.round_id}/comments/{comment.id}"


def _frozen_place(desk: _Desk) -> FrozenPlace | None:
    comment = desk.comment
    name = desk.frozen.name(comment.paragraph_id)
    if not name or comment.paragraph_id is None:
        section = desk.frozen.find_section(comment.section_id)
        return FrozenPlace("", heading(section), None) if section else None
    paragraph = desk.frozen.paragraph(comment.paragraph_id)
    spans = [Span(*comment.span, comment.id)] if comment.span else []
    return FrozenPlace(name, section_of(comment, desk.frozen)[1], block_shown(paragraph, spans=spans))


def _thread(desk: _Desk) -> tuple[Thread, ...]:
    mine = desk.comment
    root = mine.reply_to or mine.id
    return tuple(
        Thread(each.label, each.text, each.language, _address(each))
        for each in desk.ordered
        if each.id != mine.id and root in (each.id, each.reply_to)
    )


def _given(answer: Disposition) -> Given:
    return Given(
        words=answer_words(answer.value),
        reason=answer.reason,
        internal_note=answer.internal_note,
        by=answer.decided_by,
        at=answer.decided_at,
        released=answer.released,
    )


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/answer")
@requires(Permission.ANSWER_COMMENTS)
def answer(round_id: str, comment_id: str) -> Response:
    """Save the answer and go on to the next comment that has none."""
    given = request.form
    with store().reading() as db:
        desk = _desk(db, round_id, comment_id)
    if given.get("value") not in set(Answer):
        return make_response(_shown(desk, given, {"value": _("Choose the answer.")}), 422)
    try:
        with store().writing() as db:
            operations.dispose(
                db,
                round_id=round_id,
                comment_id=comment_id,
                value=Answer(given["value"]),
                reason=given.get("reason", ""),
                paragraph_id=_carrier(given),
                internal_note=given.get("internal_note", ""),
                by=actor(),
                at=now(),
            )
    except (ReasonMissing, AcceptedWithoutText) as error:
        return make_response(_shown(desk, given, {"reason": words(error)}), 422)
    flash(_("%(label)s is answered. The institution reads it once you release the answers.", label=desk.comment.label))
    return redirect(_next_open(desk), code=303)


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/today")
@requires(Permission.ANSWER_COMMENTS)
def stands_today(round_id: str, comment_id: str) -> Response:
    """Say at which words of the draft as it is now the comment stands."""
    given = request.form
    start, end = (given.get(name, -1, type=int) for name in ("start", "end"))
    with store().writing() as db:
        paragraph = drafting.paragraph(db, actor(), given.get("paragraph", ""))
        operations.confirm_today(
            db,
            round_id=round_id,
            comment_id=comment_id,
            paragraph_id=paragraph.id,
            quote=paragraph.text[max(0, start) : max(0, end)],
            start=start,
            end=end,
            by=actor(),
            at=now(),
        )
    flash(_("Kept: it stands there now, and goes on with these words."))
    return redirect(f"/rounds/{round_id}/comments/{comment_id}", code=303)


def _carrier(given: Mapping[str, str]) -> str | None:
    """The paragraph named where the answer changes the text, "" where it says that none changes."""
    changes = given.get("value") in (Answer.ACCEPTED.value, Answer.ACCEPTED_IN_PART.value)
    return given.get("paragraph", "") if changes else None


def _next_open(desk: _Desk) -> str:
    at = next(index for index, each in enumerate(desk.ordered) if each.id == desk.comment.id)
    after = (*desk.ordered[at + 1 :], *desk.ordered[:at])
    waiting = next((each for each in after if each.waits_for_answer), None)
    return _address(waiting) if waiting else f"/rounds/{desk.seat.round.id}"
