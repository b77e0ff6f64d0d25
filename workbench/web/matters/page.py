"""One matter: the question, the texts, what was decided, and all that was done about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries as drafting
from workbench.errors import Conflict, Invalid, NotAllowed, WorkbenchError
from workbench.matters import operations, queries
from workbench.matters.records import DecidedBy, Matter, MatterEvent
from workbench.matters.refusals import (
    CannotBringIt,
    DecisionMissing,
    NotADayOfDecision,
    NotADueDay,
    ReasonOfDecisionMissing,
)
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.matters.blueprint import blueprint
from workbench.web.matters.board import MatterRow, row
from workbench.web.matters.putting import ShownSide, shown_side
from workbench.web.matters.words import decider_words, deciders, owners, step_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class MatterPage(Page):
    template: ClassVar[str] = "matters/matter.html"
    matter: Matter
    row: MatterRow
    sides: tuple[ShownSide, ...]
    history: tuple[tuple[MatterEvent, str, str], ...]  # each step, its words, and who decided
    may_decide: bool
    deciders: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    today: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/matters/<matter_id>")
@requires(Permission.READ_REPORTS)
def matter(matter_id: str) -> str:
    """The whole of it on one page."""
    return _page(matter_id, {}, {})


def _page(matter_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    with reading() as db:
        found = queries.matter(db, actor(), matter_id)
        may_decide = operations.may_decide(db, actor(), found)
        line = row(db, actor(), found, now().date())
        choices = owners(db, drafting.report(db, actor(), found.report_id)) if may_decide else ()
    return render(
        MatterPage(
            matter=found,
            row=line,
            sides=tuple(shown_side(each) for each in found.sides),
            history=tuple((each, step_words(each.step), decider_words(each.decided_by)) for each in found.events[::-1]),
            may_decide=may_decide,
            deciders=deciders(),
            owners=choices,
            today=now().date().isoformat(),
            typed=typed,
            errors=errors,
        )
    )


@blueprint.post("/matters/<matter_id>/decide")
@requires(Permission.WRITE_REPORTS)
def decide(matter_id: str) -> Response | tuple[str, int]:
    """Record what the head or the plenary decided."""
    given = request.form

    def record(db: Database) -> None:
        operations.decide(
            db,
            matter_id=matter_id,
            decided_by=DecidedBy.PLENARY if given.get("decided_by") == DecidedBy.PLENARY else DecidedBy.HEAD,
            decision=given.get("decision", ""),
            reason=given.get("reason", ""),
            day=given.get("day", ""),
            by=actor(),
            at=now(),
        )

    return _done(matter_id, record, _("The decision is recorded."))


@blueprint.post("/matters/<matter_id>/hand-on")
@requires(Permission.WRITE_REPORTS)
def hand_on(matter_id: str) -> Response | tuple[str, int]:
    """Another person, or another day."""
    given = request.form
    to = {"owner": given.get("owner", ""), "due": given.get("due", ""), "reason": given.get("reason", "")}
    return _done(
        matter_id,
        lambda db: operations.hand_on(db, matter_id=matter_id, **to, by=actor(), at=now()),
        _("It is handed on, and what was said before stays in its history."),
    )


@blueprint.post("/matters/<matter_id>/again")
@requires(Permission.WRITE_REPORTS)
def take_up_again(matter_id: str) -> Response | tuple[str, int]:
    """Decide it anew; what was decided stays."""
    given = request.form
    to = {"owner": given.get("owner", ""), "due": given.get("due", ""), "reason": given.get("reason", "")}
    return _done(
        matter_id,
        lambda db: operations.take_up_again(db, matter_id=matter_id, **to, by=actor(), at=now()),
        _("It is open again. What was decided before stays in its history."),
    )


def _done(matter_id: str, act: Callable[[Database], None], said: str) -> Response | tuple[str, int]:
    try:
        with store().writing() as db:
            act(db)
    except (Invalid, Conflict, NotAllowed) as error:
        return _page(matter_id, request.form, {_field_of(error): words(error)}), status_of(error)
    flash(said)
    return redirect(f"/matters/{matter_id}", code=303)


def _field_of(error: WorkbenchError) -> str:
    fields: dict[type[WorkbenchError], str] = {
        DecisionMissing: "decision",
        ReasonOfDecisionMissing: "reason",
        NotADayOfDecision: "day",
        NotADueDay: "due",
        CannotBringIt: "owner",
    }
    return fields.get(type(error), "")
