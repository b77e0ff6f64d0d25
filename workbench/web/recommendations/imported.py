"""A table that was taken in: what came of its rows, and those refused, to be mended and sent again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar
from urllib.parse import quote

from flask import Response
from flask_babel import gettext as _

from workbench.errors import NotFound
from workbench.export.refused import XLSX, refused_as_text, refused_as_workbook
from workbench.people.access import Permission
from workbench.recommendations.intake import queries
from workbench.recommendations.intake.queries import TableTakenIn
from workbench.recommendations.intake.records import Refused
from workbench.web.access import requires
from workbench.web.context import store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.field_words import source_words
from workbench.web.refusals import said

SHOWN = 100  # refused rows on the page; the file has all


@dataclass(frozen=True)
class RefusedRow:
    """A row that could not be used: where it stands, why, and what stood in it."""

    place: str
    reason: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class ImportedPage(Page):
    template: ClassVar[str] = "recommendations/imported.html"
    table: TableTakenIn
    source: str
    refused: tuple[RefusedRow, ...]


@blueprint.get("/recommendations/import/<table_id>")
@requires(Permission.KEEP_RECOMMENDATIONS)
def imported(table_id: str) -> str:
    with store().reading() as db:
        table = queries.table_taken_in(db, table_id)
        refused = queries.refused_rows(db, table_id)
    rows = tuple(RefusedRow(each.place or str(each.row), _reason(each), each.cells) for each in refused[:SHOWN])
    return render(ImportedPage(table, source_words(table.source), rows))


@blueprint.get("/recommendations/import/<table_id>/refused.<form>")
@requires(Permission.KEEP_RECOMMENDATIONS)
def refused_file(table_id: str, form: str) -> Response:
    """The refused rows under the table's own headers, with the reason in a last column."""
    kinds = {"xlsx": (XLSX, refused_as_workbook), "csv": ("text/csv", refused_as_text)}
    if form not in kinds:
        raise NotFound
    with store().reading() as db:
        table = queries.table_taken_in(db, table_id)
        refused = queries.refused_rows(db, table_id)
    media_type, write = kinds[form]
    data = write(_headers(table, refused), refused, why=_("why it was refused"), said=_reason)
    name = f"{PurePath(table.file_name).stem} {_('refused rows')}.{form}"
    headers = {"Content-Disposition": f"attachment; filename=refused.{form}; filename*=UTF-8''{quote(name)}"}
    return Response(data, mimetype=media_type, headers=headers)


def _headers(table: TableTakenIn, refused: tuple[Refused, ...]) -> tuple[str, ...]:
    """Those of the tables of the file in their order, and whatever else the rows have."""
    known = [header for headers in table.columns.get("headers", {}).values() for header in headers]
    return tuple(dict.fromkeys([*known, *(header for each in refused for header in each.cells)]))


def _reason(refused: Refused) -> str:
    return said(refused.reason, refused.values)
