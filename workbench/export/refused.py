"""The rows of a table that were refused, as a file that can be mended and sent again."""

import csv
import io
from collections.abc import Callable, Sequence

import xlsxwriter

from workbench.recommendations.intake.reader import WHY
from workbench.recommendations.intake.records import Refused
from workbench.recommendations.lists.columns import guarded, guarded_in_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTH, _WIDE, _WIDE_FROM = 18, 60, 60  # of columns; letters of the longest cell from which one is wide
_LONGEST = 32_767  # signs of a cell: Excel takes no more


def refused_as_workbook(
    headers: Sequence[str], refused: Sequence[Refused], *, why: str, said: Callable[[Refused], str]
) -> bytes:
    """An .xlsx with the table's own headers and a last column that says why; cells are text, never formulas.

    `why` is the name of that column and `said` the reason, both in the reader's language.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    rows = _rows(headers, refused, why=why, said=said)
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, guarded_in_workbook(cell)[:_LONGEST], bold if line == 0 else wrapped)
    for column in range(len(rows[0])):
        longest = max(len(row[column]) for row in rows)
        sheet.set_column(column, column, _WIDE if longest > _WIDE_FROM else _WIDTH)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def refused_as_text(
    headers: Sequence[str], refused: Sequence[Refused], *, why: str, said: Callable[[Refused], str]
) -> bytes:
    """The same as .csv in UTF-8 with commas, marked so that Excel knows it.

    A cell that a spreadsheet program would take for a formula is guarded, and read without its guard when it is sent
    again.
    """
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(map(guarded, row) for row in _rows(headers, refused, why=why, said=said))
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _rows(
    headers: Sequence[str], refused: Sequence[Refused], *, why: str, said: Callable[[Refused], str]
) -> list[list[str]]:
    own = [header for header in headers if not header.startswith(WHY)]
    rows = [[each.cells.get(header, "") for header in own] + [said(each)] for each in refused]
    return [[*own, f"{WHY} {why}"], *rows]
