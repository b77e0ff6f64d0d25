"""Choosing the place of one comment: the paragraph by its number or its words, then the words in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from flask import flash, make_response, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.records import Comment, DraftComment, LikelyPlace
from workbench.comments.refusals import NoSuchDraft, QuoteNotInPassage, QuoteStandsTwice
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.forms import whole_number, without_space
from workbench.web.comments.placing.offered import Offer, Waiting, found, offer, offers, waiting
from workbench.web.comments.placing.queue import onwards
from workbench.web.comments.room import Room
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render, wants_fragment
from workbench.web.refusals import words


@dataclass(frozen=True)
class ChoosingPage(Page):
    """`chosen` is the paragraph looked at, with the words selected in it; `quote` what was typed or selected."""

    template: ClassVar[str] = "comments/placing.html"
    round_id: str
    round_title: str
    room: Room | None
    language: str
    text_direction: str
    waiting: Waiting
    offers: tuple[Offer, ...]
    chosen: Offer | None
    quote: str
    find: str
    found: tuple[tuple[str, str], ...]
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ChosenFragment(Page):
    """The chosen paragraph alone, where words were selected in it."""

    template: ClassVar[str] = "comments/_chosen.html"
    language: str
    text_direction: str
    waiting: Waiting
    chosen: Offer
    quote: str
    errors: Mapping[str, str]


@dataclass(frozen=True)
class _Choice:
    """What the page is made of, read in one transaction; `room` is None on the State side."""

    round_id: str
    frozen: FrozenText
    comment: Comment | DraftComment
    room: Room | None


def _theirs(db: Database, round_id: str, comment_id: str) -> _Choice:
    seat = queries.managed(db, actor(), round_id)
    frozen = queries.frozen_text(db, seat.round.snapshot_id)
    return _Choice(round_id, frozen, queries.comment(db, actor(), round_id, comment_id), None)


def _ours(db: Database, round_id: str, comment_id: str) -> _Choice:
    opened = reading.opened(db, round_id)
    mine: list[Comment | DraftComment] = [*opened.drafts, *(opened.comments if opened.seat.speaks else ())]
    comment = next((each for each in mine if each.id == comment_id), None)
    if comment is None:
        raise NoSuchDraft
    return _Choice(round_id, opened.frozen, comment, opened.room(now().date()))


@blueprint.get("/rounds/<round_id>/comments/<comment_id>/place")
@requires(Permission.ANSWER_COMMENTS)
def choose_place(round_id: str, comment_id: str) -> str:
    """Where a comment belongs, as those who answer it choose."""
    with store().reading() as db:
        choice = _theirs(db, round_id, comment_id)
    return _shown(choice, request.args)


@blueprint.get("/rounds/<round_id>/read/comments/<draft_id>/place")
@requires(Permission.COMMENT)
def choose_our_place(round_id: str, draft_id: str) -> str:
    """Where the institution's own comment belongs."""
    with store().reading() as db:
        choice = _ours(db, round_id, draft_id)
    return _shown(choice, request.args)


def _shown(choice: _Choice, given: Mapping[str, str], errors: Mapping[str, str] | None = None) -> str:
    report, ours = choice.frozen.snapshot.report, choice.room is not None
    waits = waiting(choice.comment, round_id=choice.round_id, ours=ours)
    chosen = _chosen(choice, given)
    quote = given.get("quote") or (chosen.words if chosen else "")
    if chosen is not None and wants_fragment():
        return render(
            ChosenFragment(report.language, direction(report.language), waits, chosen, quote, dict(errors or {}))
        )
    find = given.get("find", "")
    return render(
        ChoosingPage(
            round_id=choice.round_id,
            round_title=report.title,
            room=choice.room,
            language=report.language,
            text_direction=direction(report.language),
            waiting=waits,
            offers=offers(choice.comment, choice.frozen),
            chosen=chosen,
            quote=quote,
            find=find,
            found=found(choice.frozen, find),
            errors=errors or {},
        )
    )


def _chosen(choice: _Choice, given: Mapping[str, str]) -> Offer | None:
    """The paragraph asked for, else the one the comment stands at; None where neither is in the frozen version."""
    comment = choice.comment
    paragraph_id = given.get("paragraph") or given.get("frozen_paragraph") or comment.anchor.paragraph_id or ""
    if choice.frozen.section_of(paragraph_id) is None:
        return None
    start, end = whole_number(given.get("start", "")), whole_number(given.get("end", ""))
    if start is not None and end is not None:
        start, end = without_space(choice.frozen.paragraph(paragraph_id).text, start, end)
    return offer(LikelyPlace(paragraph_id, start, end), choice.frozen, quote=comment.anchor.quote)


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/place")
@requires(Permission.ANSWER_COMMENTS)
def place(round_id: str, comment_id: str) -> Response:
    """Place a comment by hand; where the file had put it stays in the record."""
    with store().reading() as db:
        choice = _theirs(db, round_id, comment_id)
    return _placed(choice, sent=True)


@blueprint.post("/rounds/<round_id>/read/comments/<draft_id>/place")
@requires(Permission.COMMENT)
def place_ours(round_id: str, draft_id: str) -> Response:
    """The institution places its own comment: anybody before it is sent, the official voice after."""
    with store().reading() as db:
        choice = _ours(db, round_id, draft_id)
    return _placed(choice, sent=isinstance(choice.comment, Comment))


def _placed(choice: _Choice, *, sent: bool) -> Response:
    given, comment = request.form, choice.comment
    place: dict[str, Any] = {
        "paragraph_id": given.get("frozen_paragraph", ""),
        "quote": given.get("quote", ""),
        "start": whole_number(given.get("start", "")),
        "end": whole_number(given.get("end", "")),
        "by": actor(),
        "at": now(),
    }
    try:
        with store().writing() as db:
            if sent:
                operations.place(db, round_id=choice.round_id, comment_id=comment.id, **place)
            else:
                operations.place_draft(db, draft_id=comment.id, **place)
            waits = _waits(db, choice)
    except Invalid as error:
        name = "quote" if isinstance(error, QuoteNotInPassage | QuoteStandsTwice) else "find"
        return make_response(_shown(choice, given, {name: words(error)}), 422)
    label = comment.label if isinstance(comment, Comment) else ""
    flash(_("%(label)s is placed.", label=label) if label else _("The comment is placed."))
    left = given.get("then") == "queue" and waits
    return onwards(choice.round_id, left=left, ours=choice.room is not None, comment_id=comment.id)


def _waits(db: Database, choice: _Choice) -> bool:
    """Whether anything else in the round waits for whoever placed this."""
    drafts = queries.drafts(db, actor(), choice.round_id) if choice.room else ()
    sent = queries.comments(db, actor(), choice.round_id)
    return any(each.is_queued for each in drafts) or any(each.waits_for_place for each in sent)
