"""`/statistics` and `/statistics/<id>`: figures declared once, their values, where they are used."""

import csv
import io
from dataclasses import dataclass, replace
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting.statistics import operations, queries
from workbench.drafting.statistics.operations import Declared, NewValue
from workbench.drafting.statistics.records import Cell, Statistic
from workbench.drafting.statistics.uses import Use, uses
from workbench.drafting.statistics.written import breakdown_of, lines_of
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words
from workbench.web.spreadsheets import as_text


@dataclass(frozen=True)
class StatisticsPage(Page):
    template: ClassVar[str] = "drafting/statistics/list.html"
    statistics: tuple[Statistic, ...]
    q: str
    typed: dict[str, str]
    errors: dict[str, str]


@dataclass(frozen=True)
class UseRow:
    """A paragraph that prints it."""

    use: Use
    address: str


@dataclass(frozen=True)
class StatisticPage(Page):
    template: ClassVar[str] = "drafting/statistics/statistic.html"
    statistic: Statistic
    past: tuple[Cell, ...]
    uses: tuple[UseRow, ...]
    reports: int
    typed: dict[str, str]
    errors: dict[str, str]


@blueprint.get("/statistics")
@requires(Permission.KEEP_STATISTICS)
def statistics_page() -> str:
    """All that are kept, narrowed by `?q=`."""
    return _list()


@blueprint.post("/statistics")
@requires(Permission.KEEP_STATISTICS)
def declare_statistic() -> Response | tuple[str, int]:
    """Declare one, and go to it."""
    try:
        with store().writing() as db:
            known = operations.declare(db, said=_declared(), by=actor(), at=now())
    except WorkbenchError as error:
        return _list({"name": words(error)}), status_of(error)
    return redirect(f"/statistics/{known.id}", code=303)


@blueprint.get("/statistics.csv")
@requires(Permission.KEEP_STATISTICS)
def statistics_csv() -> Response:
    """Every value that stands, in the columns that are taken in again."""
    with store().reading() as db:
        known = queries.statistics(db, actor())
    stream = io.StringIO()
    csv.writer(stream).writerows([as_text(cell) for cell in row] for row in lines_of(known))
    return Response("\ufeff" + stream.getvalue(), mimetype="text/csv; charset=utf-8")


@blueprint.get("/statistics/<statistic_id>")
@requires(Permission.KEEP_STATISTICS)
def statistic_page(statistic_id: str) -> str:
    """One, with its values, its history and where it is used."""
    return _one(statistic_id)


@blueprint.post("/statistics/<statistic_id>/values")
@requires(Permission.KEEP_STATISTICS)
def renew_statistic(statistic_id: str) -> Response | tuple[str, int]:
    """Say a value; tables that show the statistic get its new rows and columns."""
    form = request.form
    try:
        said = NewValue(form.get("period", ""), form.get("value", ""), breakdown_of(form.get("group", "")))
        with store().writing() as db:
            known = operations.renew(
                db, statistic_id=statistic_id, values=[replace(said, note=form.get("note", ""))], by=actor(), at=now()
            )
            operations.renew_tables(db, statistic_id=known.id, by=actor(), at=now())
            places = uses(db, actor(), known.id)
    except WorkbenchError as error:
        return _one(statistic_id, {"value": words(error)}), status_of(error)
    flash(
        ngettext(
            "Saved. %(count)s paragraph prints this statistic.",
            "Saved. %(count)s paragraphs print this statistic.",
            len(places),
            count=len(places),
        )
    )
    return redirect(f"/statistics/{known.id}", code=303)


@blueprint.post("/statistics/<statistic_id>")
@requires(Permission.KEEP_STATISTICS)
def describe_statistic(statistic_id: str) -> Response | tuple[str, int]:
    """Say anew what it is; `end` gives it up, `again` takes it up again."""
    try:
        with store().writing() as db:
            if request.form.get("do") == "end":
                operations.end(db, statistic_id=statistic_id, by=actor(), at=now())
            elif request.form.get("do") == "again":
                operations.take_up_again(db, statistic_id=statistic_id, by=actor(), at=now())
            else:
                operations.describe(db, statistic_id=statistic_id, said=_declared(), by=actor(), at=now())
    except WorkbenchError as error:
        return _one(statistic_id, {"name": words(error)}), status_of(error)
    flash(_("Saved."))
    return redirect(f"/statistics/{statistic_id}", code=303)


def _declared() -> Declared:
    names = ("name", "definition", "source", "unit", "treaty")
    return Declared(**{name: request.form.get(name, "")[:1000] for name in names})


def _list(errors: dict[str, str] | None = None) -> str:
    q = request.args.get("q", "").strip()
    with store().reading() as db:
        known = queries.statistics(db, actor())
    shown = tuple(each for each in known if q.casefold() in f"{each.name} {each.definition}".casefold())
    return render(StatisticsPage(shown, q, dict(request.form), errors or {}))


def _one(statistic_id: str, errors: dict[str, str] | None = None) -> str:
    with store().reading() as db:
        known = queries.statistic(db, actor(), statistic_id)
        past = queries.past_values(db, known.id)
        used = uses(db, actor(), known.id)
    rows = tuple(
        UseRow(
            use,
            desk_address(use.report_id, use.section_id, at=use.paragraph_id, anchor=paragraph_anchor(use.paragraph_id)),
        )
        for use in used
    )
    reports = len({use.report_id for use in used})
    return render(StatisticPage(known, tuple(reversed(past)), rows, reports, dict(request.form), errors or {}))
