"""The seats of a round, for those who manage it: more time, what becomes of serious concerns, what came late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.queries import Late
from workbench.comments.refusals import ClosesInThePast
from workbench.comments.seats.refusals import NotLater, ReasonForExtending, ReasonForMaintaining
from workbench.drafting import queries as drafting
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.opening.given import day
from workbench.web.comments.seats.invited import Invited, invited_rows
from workbench.web.comments.words import publication_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class SeatsPage(Page):
    """typed: what came back in a form, by field · errors: by field; `maintain-ORGANISATION` is the reason there."""

    template: ClassVar[str] = "comments/seats.html"
    round_id: str
    snapshot_id: str
    title: str
    closes: date
    is_open: bool
    enforced: bool
    publication: str
    invited: tuple[Invited, ...]
    late: tuple[Late, ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def _page(round_id: str, errors: Mapping[str, str] | None = None) -> str:
    with store().reading() as db:
        seat = queries.managed(db, actor(), round_id)
        every = queries.comments(db, actor(), round_id)
        page = SeatsPage(
            round_id=round_id,
            title=drafting.snapshot(db, None, seat.round.snapshot_id).report.title,
            closes=seat.round.closes,
            is_open=seat.is_open,
            snapshot_id=seat.round.snapshot_id,
            enforced=seat.round.enforce_deadline,
            publication=publication_words(seat.round.response_publication),
            invited=invited_rows(db, round_id, queries.standings(db, actor(), round_id, every)),
            late=queries.late_bucket(db, actor(), round_id, every, zone=now().tzinfo),
            typed=request.form,
            errors=errors or {},
        )
    return render(page)


@blueprint.get("/rounds/<round_id>/seats")
@requires(Permission.MANAGE_ROUNDS)
def seats(round_id: str) -> str:
    """Who was invited, as what, until when, and how each stands."""
    return _page(round_id)


@blueprint.post("/rounds/<round_id>/extend")
@requires(Permission.MANAGE_ROUNDS)
def extend(round_id: str) -> Response:
    """Give more time to one institution or to all."""
    last_day = day(request.form.get("last_day", ""))
    if last_day is None:
        return make_response(_page(round_id, {"last_day": _("Choose the new last day.")}), 422)
    try:
        with store().writing() as db:
            gained = operations.extend(
                db,
                round_id=round_id,
                last_day=last_day,
                reason=request.form.get("reason", ""),
                organisation=request.form.get("organisation", ""),
                by=actor(),
                at=now(),
            )
    except (ReasonForExtending, NotLater, ClosesInThePast) as error:
        field = "reason" if isinstance(error, ReasonForExtending) else "last_day"
        return make_response(_page(round_id, {field: words(error)}), 422)
    count = len(gained)
    flash(ngettext("%(num)s institution has more time.", "%(num)s institutions have more time.", count))
    return redirect(f"/rounds/{round_id}/seats", code=303)


@blueprint.post("/rounds/<round_id>/maintain")
@requires(Permission.MANAGE_ROUNDS)
def maintain(round_id: str) -> Response:
    """Say why the State maintains its text against a serious concern."""
    organisation = request.form.get("organisation", "")
    try:
        with store().writing() as db:
            operations.maintain_text(
                db,
                round_id=round_id,
                organisation=organisation,
                reason=request.form.get("reason", ""),
                by=actor(),
                at=now(),
            )
    except ReasonForMaintaining as error:
        return make_response(_page(round_id, _beside(organisation, error)), 422)
    flash(_("Recorded, and told to the institution: the State maintains its text."))
    return redirect(f"/rounds/{round_id}/seats", code=303)


def _beside(organisation: str, error: WorkbenchError) -> dict[str, str]:
    return {f"maintain-{organisation}": words(error)}
