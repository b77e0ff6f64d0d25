"""The official voice goes through what was handed in or typed for its institution: its own, or not."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.frozen import FrozenText
from workbench.comments.records import Comment, CommentState
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.by_hand.shown import Typed, typed
from workbench.web.comments.passages import proposed_change
from workbench.web.comments.room import Room
from workbench.web.comments.words import moves_words, place_words, readable
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class Unconfirmed:
    """A comment that somebody else handed in for the institution. corrects: number of the one it would replace."""

    id: str
    label: str
    place: str
    why: str
    quote: str
    text: str
    change: Markup | None
    language: str
    late: bool
    corrects: str
    typed: Typed | None
    place_address: str


@dataclass(frozen=True)
class ConfirmPage(Page):
    template: ClassVar[str] = "comments/confirming.html"
    room: Room
    waiting: tuple[Unconfirmed, ...]


@blueprint.get("/rounds/<round_id>/read/confirm")
@requires(Permission.COMMENT)
def before_confirming(round_id: str) -> str:
    """What waits to be confirmed, each with its place, its words and what it was typed from."""
    with store().reading() as db:
        found = reading.opened(db, round_id)
    labels = {each.id: each.label for each in found.comments}
    waits = [each for each in found.comments if each.state is CommentState.RECEIVED_UNCONFIRMED and each.stands]
    return render(
        ConfirmPage(
            room=found.room(now().date()),
            waiting=tuple(_unconfirmed(each, found.frozen, labels.get(each.replaces or "", "")) for each in waits),
        )
    )


def _unconfirmed(comment: Comment, frozen: FrozenText, corrects: str) -> Unconfirmed:
    queued = comment.placement is None and bool(comment.anchor.why)
    return Unconfirmed(
        id=comment.id,
        label=comment.label,
        place=place_words(comment, frozen),
        why=_(comment.anchor.why) if queued else "",
        quote=readable(comment.placement.quote if comment.placement else comment.anchor.quote),
        text=comment.text,
        change=proposed_change(comment.anchor, comment.proposed, moves=moves_words(comment, frozen)),
        language=comment.language,
        late=comment.late,
        corrects=corrects,
        typed=typed(comment),
        place_address=f"/rounds/{comment.round_id}/read/comments/{comment.id}/place",
    )


@blueprint.post("/rounds/<round_id>/read/confirm")
@requires(Permission.COMMENT)
def confirm(round_id: str) -> Response:
    """The official voice confirms what the State side handed in for the institution: those chosen, or all."""
    chosen = request.form.getlist("comment")
    if request.form.get("which") == "chosen" and not chosen:
        flash(_("Choose the comments first. Nothing was confirmed."), "missing")
        return redirect(f"/rounds/{round_id}/read/confirm", code=303)
    only = chosen if request.form.get("which") != "all" else []
    with store().writing() as db:
        count = operations.confirm(db, round_id=round_id, by=actor(), at=now(), only=only)
        left = [each for each in reading.opened(db, round_id).comments if _waits(each)]
    flash(ngettext("%(num)s comment was confirmed.", "%(num)s comments were confirmed.", count))
    return redirect(f"/rounds/{round_id}/read/{'confirm' if left else 'ours'}", code=303)


def _waits(comment: Comment) -> bool:
    return comment.state is CommentState.RECEIVED_UNCONFIRMED and comment.stands
