"""What an office that was asked says: whether the version may go out, by whose authority."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import clearances, operations, queries
from workbench.comments.operations import OfficeSays
from workbench.comments.records.clearances import ClearanceDecision
from workbench.comments.refusals import NoSuchRound
from workbench.comments.refusals_of_clearing import AuthorityMissing, ChangesMissing, WhyNotCleared
from workbench.errors import Invalid, WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.clearing.shown import OfficeRow, office_row
from workbench.web.comments.clearing.words import decisions
from workbench.web.comments.room import Room
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class OfficePage(Page):
    template: ClassVar[str] = "comments/clearing/office.html"
    room: Room
    office: OfficeRow
    decisions: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/rounds/<round_id>/clearance")
@requires(Permission.READ_ROUNDS)
def clearance(round_id: str) -> str | Response:
    """An office reads what it said and says it; those who manage the round are shown to the report's page."""
    with store().reading() as db:
        seat = queries.seat(db, actor(), round_id)
        if seat.manages:
            return redirect(f"/reports/{seat.round.report_id}/clearance", code=303)
    return _page(round_id, {}, {})


def _page(round_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    with store().reading() as db:
        found = reading.opened(db, round_id)
        offices = clearances.of_round(db, actor(), round_id)
    mine = next((each for each in offices if each.invitation.organisation_id == actor().organisation_id), None)
    if mine is None:  # a round for comments, or an independent body, which never clears
        raise NoSuchRound
    return render(
        OfficePage(
            room=found.room(now().date()),
            office=office_row(mine),
            decisions=decisions(),
            typed=typed,
            errors=errors,
        )
    )


@blueprint.post("/rounds/<round_id>/clearance")
@requires(Permission.COMMENT)
def clear(round_id: str) -> Response | tuple[str, int]:
    """The official voice says it."""
    given = request.form
    if given.get("decision") not in set(ClearanceDecision):
        return _page(round_id, given, {"decision": _("Choose what your office says.")}), 422
    said = OfficeSays(ClearanceDecision(given["decision"]), given.get("authority", ""), given.get("remark", ""))
    try:
        with store().writing() as db:
            operations.clear(db, round_id=round_id, said=said, by=actor(), at=now())
    except Invalid as error:
        return _page(round_id, given, {field_of(error): words(error)}), status_of(error)
    flash(_("It is recorded, and the mechanism is told."))
    return redirect(f"/rounds/{round_id}/clearance", code=303)


def field_of(error: WorkbenchError) -> str:
    """The field of a form of clearance that a refusal is about."""
    fields: dict[type[WorkbenchError], str] = {
        AuthorityMissing: "authority",
        ChangesMissing: "decision",
        WhyNotCleared: "remark",
    }
    return fields.get(type(error), "")
