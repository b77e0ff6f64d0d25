"""`/statistics/import`: a spreadsheet is read, shown as it would be taken in, and taken in."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting.statistics import operations
from workbench.drafting.statistics.columns import REASONS, Meaning
from workbench.drafting.statistics.operations.taking import Sheet
from workbench.errors import N_, Invalid, WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words

_LOOKED_AT = "statistics_looked_at"  # in the session: (SHA-256, name) of the files this person handed in, last first
_FILES = 4  # as many are kept there: one for each window
SHOWN = 50  # values of a sheet in the preview


class NoFile(Invalid):
    message = N_("Choose a spreadsheet (.xlsx or .csv). Nothing was taken in.")


@dataclass(frozen=True)
class SheetView:
    """A sheet: (column, what it means) each, the first values it says, and the rows that are not taken."""

    title: str
    columns: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str, str, str], ...]
    more: int
    refused: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ImportPage(Page):
    template: ClassVar[str] = "drafting/statistics/import.html"
    file_name: str
    sha256: str
    sheets: tuple[SheetView, ...]
    meanings: tuple[tuple[str, str], ...]
    errors: dict[str, str]


@blueprint.get("/statistics/import")
@requires(Permission.KEEP_STATISTICS)
def import_page() -> str:
    """Choose a file."""
    return render(ImportPage("", "", (), _meanings(), {}))


@blueprint.post("/statistics/import")
@requires(Permission.KEEP_STATISTICS)
def import_statistics() -> Response | str | tuple[str, int]:
    """Show what a file says; with `do=take` take it in. Its columns may be given another meaning in between."""
    form = request.form
    try:
        data, sha256, name = _file()
        chosen = {
            key.removeprefix("column-"): value
            for key, value in form.items()
            if key.startswith("column-") and value in set(Meaning)
        }
        sheets = operations.read(data, name, chosen)
        if form.get("do") != "take":
            return render(ImportPage(name, sha256, tuple(map(_view, sheets)), _meanings(), {}))
        with store().writing() as db:
            taken = operations.take_in(db, sheets=sheets, by=actor(), at=now())
    except WorkbenchError as error:
        return render(ImportPage("", "", (), _meanings(), {"file": words(error)})), status_of(error)
    flash(
        _(
            "%(declared)s new statistics, %(renewed)s values added or changed, %(same)s as they were, %(refused)s "
            "rows not taken.",
            declared=taken.declared,
            renewed=taken.renewed,
            same=taken.unchanged,
            refused=len(taken.refused),
        )
    )
    return redirect("/statistics", code=303)


def _file() -> tuple[bytes, str, str]:
    """The file that is sent, kept for the second step, or one that this person sent before.

    Any other hash is refused: who could name one could read what others handed in.
    """
    before = [tuple(each) for each in session.get(_LOOKED_AT, ())]
    sent = request.files.get("file")
    if sent is not None and sent.filename:
        data = sent.read()
        kept = (store().files.put(data), sent.filename[:100])
        session[_LOOKED_AT] = [kept, *(each for each in before if each != kept)][:_FILES]
        return data, *kept
    sha256 = request.form.get("sha256", "")
    name = dict(before).get(sha256)
    if name is None:
        raise NoFile
    return store().files.read(sha256), sha256, name


def _view(sheet: Sheet) -> SheetView:
    values = [
        (sheet.says.declared[key].name, each.period, ", ".join(each.breakdown.values()), each.value)
        for key, held in sheet.says.values.items()
        for each in held
    ]
    return SheetView(
        title=sheet.title,
        columns=tuple((header, meaning.value) for header, meaning in sheet.columns.items()),
        values=tuple(values[:SHOWN]),
        more=max(len(values) - SHOWN, 0),
        refused=tuple((row.place, _(REASONS[row.reason])) for row in sheet.says.refused),
    )


def _meanings() -> tuple[tuple[str, str], ...]:
    return (
        (Meaning.NAME.value, _("which statistic")),
        (Meaning.DEFINITION.value, _("definition")),
        (Meaning.SOURCE.value, _("source")),
        (Meaning.UNIT.value, _("unit")),
        (Meaning.PERIOD.value, _("year or period")),
        (Meaning.VALUE.value, _("value")),
        (Meaning.NOTE.value, _("note")),
        (Meaning.YEAR.value, _("values of that year")),
        (Meaning.GROUP.value, _("groups (sex, age, …)")),
        (Meaning.NOTHING.value, _("nothing that is kept")),
    )
