"""The response matrix on the web, and to take away."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import make_response, request
from flask_babel import gettext as _

from workbench.comments import queries
from workbench.comments.matrix import MatrixRow, ResponseMatrix, View
from workbench.comments.published import SHARED, Publication, publication
from workbench.comments.records import Answer, CommentKind, CommentState, CommentType
from workbench.comments.responding import response_matrix
from workbench.errors import NotFound
from workbench.export import matrix as matrix_export
from workbench.export.matrix.words import party_line, words_of
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.words import answer_words, kind_words, passed_words, state_words, type_words
from workbench.web.context import actor, store
from workbench.web.pages import Page, render
from workbench.word import MEDIA_TYPE

MEDIA = {
    "docx": MEDIA_TYPE,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True)
class ShownRow:
    row: MatrixRow
    type: str
    answer: str
    state: str
    passed: str
    unconfirmed: bool


@dataclass(frozen=True)
class MatrixPage(Page):
    """parties: a line of each institution in the report's language, as the files have it · published: where anybody
    reads it, beside the public view of a round that is published."""

    template: ClassVar[str] = "comments/matrix.html"
    matrix: ResponseMatrix
    round_id: str
    rows: tuple[ShownRow, ...]
    views: tuple[tuple[str, str, bool], ...]
    manages: bool
    institutions: tuple[tuple[str, str], ...]
    whose: str
    internal: bool
    query: str
    parties: tuple[str, ...]
    published: Publication | None


def _asked(db: Database, round_id: str) -> tuple[ResponseMatrix, queries.Seat, str]:
    """The matrix in the view asked for; without one, the widest that the reader has."""
    seat = queries.seat(db, actor(), round_id)
    asked = request.args.get("view", "")
    view = View(asked) if asked in set(View) else (View.INTERNAL if seat.manages else View.COMMENTER)
    whose = request.args.get("for", "") if seat.manages else actor().organisation_id or ""
    if view is View.COMMENTER and not whose:
        whose = queries.invitations(db, round_id)[0].organisation_id
    return response_matrix(db, actor(), round_id, view=view, organisation_id=whose or None), seat, whose


@blueprint.get("/rounds/<round_id>/matrix")
@requires(Permission.READ_ROUNDS)
def matrix(round_id: str) -> str:
    """Every comment beside its answer, in the reader's view."""
    with store().reading() as db:
        found, seat, whose = _asked(db, round_id)
        guests = queries.invitations(db, round_id) if seat.manages else ()
        published = publication(db, round_id) if found.view is View.PUBLIC else None
    base = f"/rounds/{round_id}/matrix"
    offered = [(View.INTERNAL, _("Internal: all"))] if seat.manages else []
    offered.append((View.COMMENTER, _("For the institution")))
    if seat.round.response_publication in SHARED:
        offered.append((View.REVIEWERS, _("Among those invited")))
    offered.append((View.PUBLIC, _("Public")))
    return render(
        MatrixPage(
            matrix=found,
            round_id=round_id,
            rows=tuple(shown_row(row) for row in found.rows),
            views=tuple((f"{base}?view={view}", label, view is found.view) for view, label in offered),
            manages=seat.manages,
            institutions=tuple((guest.organisation_id, guest.organisation) for guest in guests),
            whose=whose,
            internal=found.view is View.INTERNAL,
            query=f"view={found.view.value}" + (f"&for={whose}" if found.view is View.COMMENTER else ""),
            parties=tuple(party_line(each, words_of(found.language)) for each in found.parties),
            published=published,
        )
    )


def shown_row(row: MatrixRow) -> ShownRow:
    return ShownRow(
        row=row,
        type=type_words(CommentType(row.type)) if row.type in set(CommentType) else kind_words(CommentKind(row.type)),
        answer=answer_words(Answer(row.disposition)) if row.disposition else "",
        state=state_words(CommentState(row.state)),
        passed=passed_words(withdrawn=row.state == CommentState.WITHDRAWN, replaced=row.replaced),
        unconfirmed=row.state == CommentState.RECEIVED_UNCONFIRMED,
    )


@blueprint.get("/rounds/<round_id>/matrix.<form>")
@requires(Permission.READ_ROUNDS)
def matrix_file(round_id: str, form: str) -> FlaskResponse:
    """The same to take away: docx, xlsx, csv or json."""
    if form not in MEDIA:
        raise NotFound
    with store().reading() as db:
        found, _seat, _whose = _asked(db, round_id)
    data = matrix_export.FORMS[form](found)
    answer = make_response(data)
    answer.headers["Content-Type"] = MEDIA[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="response-matrix-{found.view.value}.{form}"'
    return answer


@blueprint.get("/rounds/<round_id>/answered.docx")
@requires(Permission.READ_ROUNDS)
def answered_file(round_id: str) -> FlaskResponse:
    """What became of an institution's comments, in Word: its own for its people, any one's for those who manage."""
    with store().reading() as db:
        seat = queries.seat(db, actor(), round_id)
        asked = request.args.get("for", "") if seat.manages else ""
        found = response_matrix(db, actor(), round_id, view=View.COMMENTER, organisation_id=asked or None)
    answer = make_response(matrix_export.answered(found))
    answer.headers["Content-Type"] = MEDIA_TYPE
    answer.headers["Content-Disposition"] = 'attachment; filename="what-became-of-the-comments.docx"'
    return answer
