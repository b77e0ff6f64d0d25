"""Who may read what an institution has sent: its own say, for all its comments on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.records import Comment, Confidentiality
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.words import confidentiality_words, place_words
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import Page, render

_FIELD = "see-"


@dataclass(frozen=True)
class Sent:
    """A comment that was sent, and who may read it."""

    field: str
    label: str
    place: str
    text: str
    language: str
    visibility: str
    words: str
    erased: bool


@dataclass(frozen=True)
class VisibilityPage(Page):
    """`publication`: who reads the answers, as was said when the round was opened."""

    template: ClassVar[str] = "comments/visibility.html"
    round_id: str
    speaks: bool
    publication: str
    comments: tuple[Sent, ...]
    choices: tuple[tuple[str, str], ...]


@blueprint.get("/rounds/<round_id>/read/visibility")
@requires(Permission.COMMENT)
def visibility(round_id: str) -> str:
    """Each comment of the institution with who may read it."""
    with reading() as db:
        seat, invitation = queries.invited(db, actor(), round_id)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        own = queries.comments_of(db, actor(), round_id, invitation.organisation_id)
    return render(
        VisibilityPage(
            round_id=round_id,
            speaks=seat.speaks,
            publication=seat.round.response_publication,
            comments=tuple(_sent(comment, frozen) for comment in own if comment.stands),
            choices=tuple((each.value, confidentiality_words(each)) for each in Confidentiality),
        )
    )


def _sent(comment: Comment, frozen: FrozenText) -> Sent:
    return Sent(
        field=_FIELD + comment.id,
        label=comment.label,
        place=place_words(comment, frozen),
        text=comment.text or comment.proposed or "",
        language=comment.language,
        visibility=comment.confidentiality.value,
        words=confidentiality_words(comment.confidentiality),
        erased=comment.erased,
    )


@blueprint.post("/rounds/<round_id>/read/visibility")
@requires(Permission.COMMENT)
def choose_visibility(round_id: str) -> Response:
    """Keep what was chosen."""
    with store().writing() as db:
        operations.choose_visibility(db, round_id=round_id, choices=_chosen(request.form), by=actor(), at=now())
    flash(_("Who may read your comments is kept as you chose."))
    return redirect(f"/rounds/{round_id}/read/visibility", code=303)


def _chosen(form: Mapping[str, str]) -> dict[str, Confidentiality]:
    """What the form says of each comment; what is no choice of ours is left out."""
    return {
        name.removeprefix(_FIELD): Confidentiality(value)
        for name, value in form.items()
        if name.startswith(_FIELD) and value in set(Confidentiality)
    }
