"""The public side of a round: who publishes it, and what anybody reads then."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import flash, make_response, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.matrix import ResponseMatrix, View
from workbench.comments.published import Publication, publication
from workbench.comments.records import ResponsePublication
from workbench.comments.responding import public_matrix, response_matrix
from workbench.errors import NotFound
from workbench.export import matrix as matrix_export
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.matrix import MEDIA, ShownRow, shown_row
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class PublicationPage(Page):
    """For those who manage the round: whether it is published, and what stands or would stand there."""

    template: ClassVar[str] = "comments/publication.html"
    round_id: str
    title: str
    is_open: bool
    is_for_the_public: bool
    may_publish: bool
    published: Publication | None
    address: str
    rows: int
    answered: int
    institutions: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PublicRoundPage(Page):
    """What anybody reads."""

    template: ClassVar[str] = "comments/public.html"
    matrix: ResponseMatrix
    rows: tuple[ShownRow, ...]
    address: str
    published_at: datetime


@blueprint.get("/rounds/<round_id>/publication")
@requires(Permission.MANAGE_ROUNDS)
def publication_page(round_id: str) -> str:
    """What is public of the round, or would be."""
    who = actor()
    with store().reading() as db:
        seat = queries.managed(db, who, round_id)
        found = response_matrix(db, who, round_id, view=View.PUBLIC)
        published = publication(db, round_id)
        counts = {guest.organisation: 0 for guest in queries.invitations(db, round_id)}
    for row in found.rows:
        counts[row.institution] += 1
    return render(
        PublicationPage(
            round_id=round_id,
            title=found.report_title,
            is_open=seat.is_open,
            is_for_the_public=seat.round.response_publication is ResponsePublication.PUBLIC,
            may_publish=may(who, Permission.PUBLISH_ROUNDS),
            published=published,
            address=url_for("comments.public_round", address=published.address, _external=True) if published else "",
            rows=len(found.rows),
            answered=sum(bool(row.disposition) for row in found.rows),
            institutions=tuple(counts.items()),
        )
    )


@blueprint.post("/rounds/<round_id>/publish")
@requires(Permission.PUBLISH_ROUNDS)
def publish(round_id: str) -> Response:
    """Publish it, for good."""
    with store().writing() as db:
        operations.publish(db, round_id=round_id, by=actor(), at=now())
    flash(_("The round is published. The institutions are told."))
    return redirect(f"/rounds/{round_id}/publication", code=303)


@blueprint.get("/public/rounds/<address>")
@requires(Permission.ANYONE)
def public_round(address: str) -> str:
    """The public matrix. Raises NoSuchRound where nothing is published under that address."""
    with store().reading() as db:
        found, published = public_matrix(db, address)
    rows = tuple(shown_row(row) for row in found.rows)
    return render(PublicRoundPage(matrix=found, rows=rows, address=address, published_at=published.at))


@blueprint.get("/public/rounds/<address>.<form>")
@requires(Permission.ANYONE)
def public_round_file(address: str, form: str) -> FlaskResponse:
    """The same to take away. Raises NoSuchRound, NotFound."""
    if form not in MEDIA:
        raise NotFound
    with store().reading() as db:
        found, _published = public_matrix(db, address)
    answer = make_response(matrix_export.FORMS[form](found))
    answer.headers["Content-Type"] = MEDIA[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="comments-and-answers.{form}"'
    return answer
