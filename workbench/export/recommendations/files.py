"""Rows of text as the file of a spreadsheet program: the same rows give the same bytes, and no cell is a formula."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from workbench.recommendations.lists.columns import CELL, guarded, guarded_in_workbook
from workbench.text.characters import NOTE_MARK, without_illegal

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (the same for every file: who made it when is no part of it)
_NO_SIGNS = str.maketrans("", "", "[]:*?/\\")
_NAME = 31  # characters of a sheet's name
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3E9F0", "border": 1}
_BODY = {"text_wrap": True, "valign": "top", "border": 1}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, headers, their widths in characters, and rows of as many cells as headers.

    A cell of digits is a text too: what is to be counted with is given as a number. Rows that are no tuple come one
    after the other: none of them is kept in memory.
    """

    name: str
    headers: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Iterable[tuple[str | int, ...]]
    right_to_left: bool = False


def workbook(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The .xlsx: every cell a text or a number, the head frozen and repeated in print, filters on."""
    stream = io.BytesIO()
    held = all(isinstance(sheet.rows, tuple) for sheet in sheets)
    options = {
        "in_memory": held,
        "constant_memory": not held,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": title, "created": _MADE})
        head, body = book.add_format(_HEAD), book.add_format(_BODY)
        for sheet, name in zip(sheets, _names(sheets), strict=True):
            _fill(book.add_worksheet(name), sheet, head, body)
    return stream.getvalue()


def _fill(page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, head: object, body: object) -> None:
    if sheet.right_to_left:
        page.right_to_left()
    for place, (header, width) in enumerate(zip(sheet.headers, sheet.widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, header, head)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(number, place, cell, body)
            elif cell:
                page.write_string(number, place, guarded_in_workbook(_clean(cell))[:CELL], body)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, number), len(sheet.headers) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _names(sheets: Iterable[Sheet]) -> list[str]:
    """Names that Excel takes: without its signs, not too long, each once whatever the case."""
    found: list[str] = []
    for sheet in sheets:
        name = " ".join(sheet.name.translate(_NO_SIGNS).split()).strip("'")[:_NAME] or "–"
        number = 2
        while name.casefold() in {each.casefold() for each in found}:
            tail = f" ({number})"
            name, number = name.removesuffix(f" ({number - 1})")[: _NAME - len(tail)] + tail, number + 1
        found.append(name)
    return found


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The .csv: UTF-8 with its mark, so that Excel knows it, commas, every cell of text in quotation marks."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([guarded(_clean(cell)) if cell else "" for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def records(headers: Sequence[str], rows: Iterable[Sequence[str]], *, several: Iterable[str] = ()) -> bytes:
    """The .json: a list of objects; of a header in `several` a list of values."""
    lists = frozenset(several)
    found = [
        {
            header: cell.split("\n") if header in lists and cell else [] if header in lists else cell
            for header, cell in zip(headers, row, strict=True)
        }
        for row in rows
    ]
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _clean(cell: str) -> str:
    if cell.isprintable() and NOTE_MARK not in cell:  # most cells: nothing in them is to be left out
        return cell
    return without_illegal(cell).replace(NOTE_MARK, "").replace("\r\n", "\n").replace("\r", "\n")
