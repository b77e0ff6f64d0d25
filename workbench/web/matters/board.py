"""All matters that one may open: who brings which to its decision, by which day."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import request

from workbench.drafting import queries as drafting
from workbench.matters import queries
from workbench.matters.operations import is_left_alone
from workbench.matters.records import Matter
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading
from workbench.web.matters.blueprint import blueprint
from workbench.web.matters.words import decider_words
from workbench.web.pages import Page, render

OPEN, DECIDED, ALL = "open", "decided", "all"


@dataclass(frozen=True)
class MatterRow:
    """One matter; `days_left` is None once it is decided, `decided` by whom in words · left_alone: nobody brings it."""

    matter: Matter
    days_left: int | None
    decided: str
    decided_on: date | None
    left_alone: bool


@dataclass(frozen=True)
class BoardPage(Page):
    template: ClassVar[str] = "matters/board.html"
    rows: tuple[MatterRow, ...]
    total: int
    reports: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    report: str
    owner: str
    state: str
    may_put: bool


@blueprint.get("/matters")
@requires(Permission.READ_REPORTS)
def matters() -> str:
    """First due first; `?report=`, `?owner=` and `?state=` (open, decided, all) narrow the list."""
    report, owner = request.args.get("report", ""), request.args.get("owner", "")
    state = request.args.get("state", OPEN)
    with reading() as db:
        every = queries.matters(db, actor())
        reports = tuple((each.id, each.title) for each in drafting.reports(db, actor()))
        rows = tuple(
            row(db, actor(), each, now().date())
            for each in every
            if (not report or each.report_id == report)
            and (not owner or each.now.owner_id == owner)
            and _is(each, state)
        )
    return render(
        BoardPage(
            rows=rows,
            total=len(every),
            reports=reports,
            owners=tuple(sorted({(each.now.owner_id, each.now.owner) for each in every}, key=lambda pair: pair[1])),
            report=report,
            owner=owner,
            state=state,
            may_put=bool(reports) and may(actor(), Permission.WRITE_REPORTS),
        )
    )


def _is(matter: Matter, state: str) -> bool:
    return state == ALL or matter.is_open is (state != DECIDED)


def row(db: Database, actor: Actor, matter: Matter, today: date) -> MatterRow:
    """One line of a list of matters."""
    decision = matter.decision
    report = drafting.report(db, actor, matter.report_id)
    return MatterRow(
        matter=matter,
        days_left=None if decision else (matter.now.due - today).days,
        decided=decider_words(decision.decided_by) if decision else "",
        decided_on=decision.decided_on if decision else None,
        left_alone=is_left_alone(db, report, matter),
    )
