"""The answers as each institution will read them, before they are released; and the release."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.matrix import MatrixRow, View
from workbench.comments.operations.answering import waiting_for_release
from workbench.comments.previewing import differences
from workbench.comments.published import SHARED
from workbench.comments.records import Answer, ResponsePublication
from workbench.comments.refusals import AnswersMovedOn
from workbench.comments.responding import matrix_as_released, response_matrix
from workbench.drafting import queries as drafting
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.words import answer_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class ReadRow:
    """A row as its institution reads it: `answer` in words, "" while it reads none."""

    row: MatrixRow
    answer: str


@dataclass(frozen=True)
class ReadByOne:
    """What one institution will read: rows that change (as they read now, and then), and rows that stay."""

    institution: str
    changed: tuple[tuple[ReadRow | None, ReadRow], ...]
    stay: tuple[ReadRow, ...]


@dataclass(frozen=True)
class ReleasePage(Page):
    template: ClassVar[str] = "comments/release.html"
    round_id: str
    title: str
    institutions: tuple[ReadByOne, ...]
    waiting: tuple[str, ...]
    stays_inside: bool
    others_read: bool
    errors: dict[str, str]


@blueprint.get("/rounds/<round_id>/release")
@requires(Permission.MANAGE_ROUNDS)
def before_release(round_id: str) -> str:
    """Exactly what each institution will read, and what it reads now."""
    return _shown(round_id, {})


@blueprint.post("/rounds/<round_id>/release")
@requires(Permission.MANAGE_ROUNDS)
def release(round_id: str) -> Response:
    """Let the institutions read the answers given so far: those that were looked through, and no others."""
    seen = request.form.getlist("seen") if "previewed" in request.form else None
    try:
        with store().writing() as db:
            count = operations.release(db, round_id=round_id, seen=seen, by=actor(), at=now())
    except AnswersMovedOn as error:
        return make_response(_shown(round_id, {"": words(error)}), 409)
    flash(ngettext("%(num)s answer was released.", "%(num)s answers were released.", count))
    return redirect(f"/rounds/{round_id}", code=303)


def _shown(round_id: str, errors: dict[str, str]) -> str:
    with store().reading() as db:
        held = queries.managed(db, actor(), round_id).round
        report = drafting.snapshot(db, None, held.snapshot_id).report
        invited = queries.invitations(db, round_id)
        read = tuple(_read_by(db, round_id, each.organisation_id, each.organisation) for each in invited)
        waiting = waiting_for_release(db, round_id)
    return render(
        ReleasePage(
            round_id=round_id,
            title=report.title,
            institutions=tuple(each for each in read if each.changed or each.stay),
            waiting=waiting,
            stays_inside=held.response_publication is ResponsePublication.NONE,
            others_read=held.response_publication in SHARED,
            errors=errors,
        )
    )


def _read_by(db: Database, round_id: str, organisation_id: str, name: str) -> ReadByOne:
    before = response_matrix(db, actor(), round_id, view=View.COMMENTER, organisation_id=organisation_id).rows
    then = matrix_as_released(db, actor(), round_id, organisation_id).rows
    changed = differences(before, then)
    ids = {each.then.comment_id for each in changed}
    return ReadByOne(
        institution=name,
        changed=tuple((_row(each.now) if each.now else None, _row(each.then)) for each in changed),
        stay=tuple(_row(row) for row in then if row.comment_id not in ids),
    )


def _row(row: MatrixRow) -> ReadRow:
    return ReadRow(row, answer_words(Answer(row.disposition)) if row.disposition else "")
