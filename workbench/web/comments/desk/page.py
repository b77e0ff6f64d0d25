"""The desk as a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.frozen import heading
from workbench.comments.records import Answer, Comment, Disposition
from workbench.matters.records import Matter
from workbench.text.languages import direction
from workbench.web.comments.blocks_shown import Shown, block_shown
from workbench.web.comments.by_hand.shown import ByHand, by_hand
from workbench.web.comments.desk.carrying import Carriers, carriers
from workbench.web.comments.desk.meanwhile import AnswerBeside, answered_meanwhile, stood
from workbench.web.comments.desk.proposal import ProposalShown, TextForm, proposal_shown, text_form
from workbench.web.comments.desk.reading import Desk, neighbours
from workbench.web.comments.passages import Span, proposed_change
from workbench.web.comments.report_order import section_of
from workbench.web.comments.today import Today, today
from workbench.web.comments.words import (
    answer_words,
    is_untracked,
    kind_words,
    link_address,
    moves_words,
    passed,
    place_words,
    readable,
    severity_words,
    state_words,
    type_words,
)
from workbench.web.pages import Page, render


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
class Same:
    """Another comment that says the same; `answer` in words, "" while it has none."""

    id: str
    label: str
    institution: str
    text: str
    language: str
    address: str
    answer: str
    is_chosen: bool


@dataclass(frozen=True)
class AnswerPage(Page):
    template: ClassVar[str] = "comments/answer.html"
    round_id: str
    round_title: str
    is_open: bool
    may_answer: bool
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
    about: tuple[tuple[str, str], ...]  # address and key of what it is linked to
    frozen: FrozenPlace | None
    today: Today | None
    thread: tuple[Thread, ...]
    given: tuple[Given, ...]
    answers: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    carriers: Carriers
    stood: str  # which answers the page shows, for the form to say what it was written beside
    meanwhile: tuple[AnswerBeside, ...]
    may_place: bool
    proposal: ProposalShown | None
    write: TextForm | None
    same: tuple[Same, ...]
    query: str
    is_sifted: bool
    position: int
    total: int
    open_left: int
    previous: str
    next: str
    errors: Mapping[str, str]
    matter: Matter | None
    by_hand: ByHand


def last_answer(desk: Desk) -> dict[str, str]:
    """The fields of the form as the last answer has them; before the first, where the comment stands today."""
    answer = desk.comment.disposition
    if answer is None:
        return {"paragraph": (desk.projected and desk.projected.paragraph_id) or ""}
    return {
        "value": answer.value.value,
        "reason": answer.reason,
        "internal_note": answer.internal_note,
        "paragraph": answer.paragraph_id or "",
    }


def shown(desk: Desk, typed: Mapping[str, str], errors: Mapping[str, str], *, every_paragraph: bool = False) -> str:
    """The page, with what was typed and what is wrong with it.

    `every_paragraph`: any of the report may be named as the one that carries the change, not those near alone.
    """
    comment, report = desk.comment, desk.frozen.snapshot.report
    before, behind = neighbours(desk)
    listed = [each for each in desk.ordered if each.id in desk.fits]
    return render(
        AnswerPage(
            round_id=desk.seat.round.id,
            round_title=report.title,
            is_open=desk.seat.is_open,
            may_answer=desk.may_answer,
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
            about=tuple((link_address(each), each.key) for each in comment.links),
            frozen=_frozen_place(desk),
            today=today(desk.projected, desk.now, desk.labels, on_words=bool(comment.span)) if desk.projected else None,
            thread=_thread(desk),
            given=tuple(_given(answer) for answer in reversed(desk.given)),
            answers=tuple((value.value, answer_words(value)) for value in Answer),
            typed={"value": "", "reason": "", "internal_note": "", "paragraph": "", "also_all": "", **typed},
            carriers=carriers(desk, typed.get("paragraph", ""), every=every_paragraph),
            stood=stood(desk),
            meanwhile=answered_meanwhile(desk, typed),
            may_place=desk.seat.is_open and not comment.is_where_its_institution_put_it,
            proposal=proposal_shown(desk),
            write=text_form(desk, typed) if desk.may_answer else None,
            same=_same(desk, typed),
            query=desk.wanted.query,
            is_sifted=bool(desk.wanted.values),
            position=listed.index(comment) + 1 if comment in listed else 0,
            total=len(listed),
            open_left=sum(each.waits_for_answer for each in listed),
            previous=desk.address_of(before) if before else "",
            next=desk.address_of(behind) if behind else "",
            errors=errors,
            matter=desk.matter,
            by_hand=by_hand(comment),
        )
    )


def _frozen_place(desk: Desk) -> FrozenPlace | None:
    comment = desk.comment
    name = desk.frozen.name(comment.paragraph_id)
    if not name or comment.paragraph_id is None:
        section = desk.frozen.find_section(comment.section_id)
        return FrozenPlace("", heading(section), None) if section else None
    paragraph = desk.frozen.paragraph(comment.paragraph_id)
    spans = [Span(*comment.span, comment.id)] if comment.span else []
    return FrozenPlace(name, section_of(comment, desk.frozen)[1], block_shown(paragraph, spans=spans))


def _thread(desk: Desk) -> tuple[Thread, ...]:
    mine = desk.comment
    root = mine.reply_to or mine.id
    return tuple(
        Thread(each.label, each.text, each.language, desk.address_of(each))
        for each in desk.ordered
        if each.id != mine.id and root in (each.id, each.reply_to)
    )


def _same(desk: Desk, typed: Mapping[str, str]) -> tuple[Same, ...]:
    chosen = typed.get("also", "").split()
    return tuple(
        Same(
            id=each.id,
            label=each.label,
            institution=each.organisation,
            text=each.text or each.proposed or "",
            language=each.language,
            address=desk.address_of(each),
            answer=answer_words(each.disposition.value) if each.disposition else "",
            is_chosen=each.id in chosen,
        )
        for each in desk.same
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
