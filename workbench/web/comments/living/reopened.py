"""The answers whose text changed since: looked at side by side, and said to hold or given anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.open_again import OpenAgain, open_again
from workbench.drafting import queries as drafting
from workbench.people.access import Permission
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.passages import difference
from workbench.web.comments.words import answer_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class ReopenedRow:
    """An answer that is open again; `change` is its text from when it was given to now, None where it is gone."""

    id: str
    label: str
    address: str
    institution: str
    text: str
    language: str
    answer: str
    reason: str
    given_on: datetime
    released: bool
    paragraph: str
    change: Markup | None
    write_address: str


@dataclass(frozen=True)
class ReopenedPage(Page):
    template: ClassVar[str] = "comments/reopened.html"
    round_id: str
    title: str
    is_open: bool
    language: str
    text_direction: str
    rows: tuple[ReopenedRow, ...]


@blueprint.get("/rounds/<round_id>/reopened")
@requires(Permission.ANSWER_COMMENTS)
def reopened(round_id: str) -> str:
    """The answers of the round that are open again."""
    with store().reading() as db:
        seat = queries.managed(db, actor(), round_id)
        found = open_again(db, actor(), round_id)
        report = drafting.snapshot(db, None, seat.round.snapshot_id).report
    return render(
        ReopenedPage(
            round_id=round_id,
            title=report.title,
            is_open=seat.is_open,
            language=report.language,
            text_direction=direction(report.language),
            rows=tuple(_row(each) for each in found),
        )
    )


def _row(found: OpenAgain) -> ReopenedRow:
    comment, answer = found.comment, found.answer
    return ReopenedRow(
        id=comment.id,
        label=comment.label,
        address=f"/rounds/{comment.round_id}/comments/{comment.id}",
        institution=comment.organisation,
        text=comment.text or comment.proposed or "",
        language=comment.language,
        answer=answer_words(answer.value),
        reason=answer.reason,
        given_on=answer.decided_at,
        released=answer.released,
        paragraph=found.now_label or answer.paragraph_label,
        change=difference(found.given, found.now.text) if found.now else None,
        write_address=f"/paragraphs/{found.now.id}" if found.now else "",
    )


@blueprint.post("/rounds/<round_id>/reopened")
@requires(Permission.ANSWER_COMMENTS)
def still_hold(round_id: str) -> Response:
    """Say of those that were ticked that they hold with the text as it is now."""
    chosen = request.form.getlist("comment")
    _hold(round_id, chosen)
    if chosen:
        flash(ngettext("%(num)s answer still holds.", "%(num)s answers still hold.", len(chosen)))
    else:
        flash(_("Nothing was ticked, and nothing changed."))
    return redirect(f"/rounds/{round_id}/reopened", code=303)


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/still-holds")
@requires(Permission.ANSWER_COMMENTS)
def still_holds(round_id: str, comment_id: str) -> Response:
    """Say of one answer that it holds with the text as it is now."""
    _hold(round_id, [comment_id])
    flash(_("The answer still holds, with the text as it is now."))
    return redirect(f"/rounds/{round_id}/comments/{comment_id}", code=303)


def _hold(round_id: str, comment_ids: Sequence[str]) -> None:
    with store().writing() as db:
        queries.managed(db, actor(), round_id)
        for comment_id in comment_ids:
            operations.still_holds(db, round_id=round_id, comment_id=comment_id, by=actor(), at=now())
