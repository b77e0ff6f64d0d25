"""Who answered in time and who did not, for the annual report."""

from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

from flask import Response, abort, request, send_file
from flask_babel import gettext as _

from workbench.export import timeliness as files
from workbench.export.timeliness import TimelinessWords
from workbench.people.access import Permission
from workbench.requests import queries
from workbench.requests.following import timeliness
from workbench.requests.timeliness import Counted, Timely, by_ministry, counted
from workbench.web.access import requires
from workbench.web.context import actor, now, reading
from workbench.web.pages import Page, render
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.words import timeliness_words
from workbench.web.shell import interface_language


@dataclass(frozen=True)
class TimelinessPage(Page):
    template: ClassVar[str] = "requests/timeliness.html"
    ministries: tuple[Counted, ...]
    all: Counted
    rows: tuple[tuple[Timely, str], ...]
    years: tuple[tuple[str, str], ...]
    year: str
    reports: tuple[tuple[str, str], ...]
    report: str
    asked_for: str


@blueprint.get("/requests/timeliness")
@requires(Permission.ASK_MINISTRIES)
def timeliness_page() -> str:
    """`?year=` (in which it was asked) and `?report=` narrow it."""
    year, report = _wanted()
    with reading() as db:
        every = [each for each in queries.requests(db, actor()) if each.sent_at]
        found = timeliness(db, actor(), now=now(), year=year, report_id=report or None)
    years = sorted({each.sent_at.year for each in every if each.sent_at}, reverse=True)
    reports = {each.report_id: each.report_title for each in every if each.report_id}
    return render(
        TimelinessPage(
            ministries=by_ministry(found),
            all=counted(_("All"), found),
            rows=tuple((each, timeliness_words(each.standing)) for each in found),
            years=tuple((str(each), str(each)) for each in years),
            year=str(year or ""),
            reports=tuple(sorted(((key, title) for key, title in reports.items() if key), key=lambda each: each[1])),
            report=report,
            asked_for=request.query_string.decode("ascii", "replace"),
        )
    )


@blueprint.get("/requests/timeliness.<form>")
@requires(Permission.ASK_MINISTRIES)
def timeliness_file(form: str) -> Response:
    """The same as .xlsx or .csv."""
    if form not in ("xlsx", "csv"):
        abort(404)
    year, report = _wanted()
    with reading() as db:
        found = timeliness(db, actor(), now=now(), year=year, report_id=report or None)
    data = files.as_csv(found, _words()) if form == "csv" else files.as_excel(found, _words())
    return send_file(BytesIO(data), as_attachment=True, download_name=f"timeliness{f'-{year}' if year else ''}.{form}")


def _words() -> TimelinessWords:
    return TimelinessWords(
        title=_("Timeliness of ministries"),
        ministries=_("Ministries"),
        requests=_("Requests"),
        ministry=(
            _("Ministry or body"),
            _("Asked"),
            _("In time"),
            _("Late"),
            _("Overdue"),
            _("Awaited"),
            _("No longer awaited"),
            _("Given more time"),
            _("In time, per cent"),
            _("Days late on average"),
            _("Days late at most"),
        ),
        request=(
            _("Ministry or body"),
            _("Request"),
            _("About"),
            _("Asked on"),
            _("First last day"),
            _("Last day"),
            _("Extensions"),
            _("Received unsigned on"),
            _("Submitted on"),
            _("Days late"),
            _("Stands"),
        ),
        total=_("All"),
        standing=timeliness_words,
        language=interface_language(),
    )


def _wanted() -> tuple[int | None, str]:
    year = request.args.get("year", "")
    return (int(year) if year.isdecimal() and len(year) == 4 else None), request.args.get("report", "")
