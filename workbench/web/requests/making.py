"""One step from a report to what every ministry is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import queries as drafting
from workbench.errors import Invalid
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.recommendations.offices.ministries import may_answer
from workbench.requests import operations, queries
from workbench.requests.asking import to_ask
from workbench.requests.assembling import of_office
from workbench.requests.operations import Terms
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint


@dataclass(frozen=True)
class OfficeRow:
    """An office that may be asked, how much the report has to ask it, and whether it was asked already."""

    id: str
    name: str
    asked: int
    there: str
    is_chosen: bool


@dataclass(frozen=True)
class MakingPage(Page):
    template: ClassVar[str] = "requests/making.html"
    report: str
    report_title: str
    reports: tuple[tuple[str, str], ...]
    offices: tuple[OfficeRow, ...]
    without_office: int
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/requests/new")
@requires(Permission.ASK_MINISTRIES)
def before_making() -> str:
    """`?report=`: its ministries, with what there is to ask each."""
    return _page(request.args.get("report", ""), {}, {}, chosen=None)


@blueprint.post("/requests")
@requires(Permission.ASK_MINISTRIES)
def make() -> Response | tuple[str, int]:
    """A request to each office that was chosen; nobody is asked before it is sent."""
    given = request.form
    report, chosen = given.get("report", ""), given.getlist("office")
    due, words_left = _day(given.get("due", "")), given.get("words", "")
    errors: dict[str, str] = {}
    if due is None:
        errors["due"] = _("Write the last day as year, month and day: 2026-06-30.")
    if not chosen:
        errors["office"] = _("Choose at least one office to be asked.")
    if errors or due is None:
        return _page(report, given, errors, chosen=chosen), 422
    terms = Terms(
        due=due,
        words=int(words_left) if words_left.isdecimal() and 0 < int(words_left) < 10**7 else None,
        contact=given.get("contact", ""),
        letter=given.get("letter", ""),
    )
    try:
        with store().writing() as db:
            for office in chosen:
                operations.prepare(db, organisation=office, terms=terms, report_id=report, by=actor(), at=now())
    except Invalid as error:
        return _page(report, given, {"due": words(error)}, chosen=chosen), 422
    count = len(chosen)
    flash(
        ngettext(
            "%(num)s request is prepared. Look it over and send it.",
            "%(num)s requests are prepared. Look them over and send them.",
            count,
        )
    )
    return redirect(f"/requests?report={report}", code=303)


def _page(report: str, typed: Mapping[str, str], errors: Mapping[str, str], *, chosen: list[str] | None) -> str:
    with reading() as db:
        reports = drafting.reports(db, actor())
        found = drafting.report(db, actor(), report) if report else None
        rows, without = _offices(db, found.id, chosen) if found else ((), 0)
    return render(
        MakingPage(
            report=found.id if found else "",
            report_title=found.title if found else "",
            reports=tuple((each.id, each.title) for each in reports),
            offices=rows,
            without_office=without,
            typed=typed,
            errors=errors,
        )
    )


def _offices(db: Database, report_id: str, chosen: list[str] | None) -> tuple[tuple[OfficeRow, ...], int]:
    asked = to_ask(db, actor(), report_id)
    there = {each.organisation_id: each.code for each in queries.requests(db, actor(), report_id=report_id)}
    rows = []
    for each in people.organisations(db):
        if not may_answer(each):
            continue
        count = len(of_office(asked, each.id))
        picked = each.id in chosen if chosen is not None else bool(count) and each.id not in there
        rows.append(OfficeRow(each.id, each.name, count, there.get(each.id, ""), picked))
    without = sum(each.kind == "recommendation" and not (each.responsible | each.supporting) for each in asked)
    return tuple(sorted(rows, key=lambda row: (-row.asked, row.name))), without


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
