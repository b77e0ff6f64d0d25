"""A monitoring table as a workbook that many hands have filled."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter

from corpus.build.office import same_bytes_each_time
from corpus.build.sources import Source

_FIRST = 5  # row of the header, from 0
_DAY = "dd/mm/yyyy"


def as_workbook(source: Source) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "", "author": "NMRF", "created": source.moment})
    _Table(book, source).write()
    _leave(book.add_worksheet(source.facts["left"]["name"]), source.facts["left"]["rows"])
    hidden = book.add_worksheet(source.facts["hidden"]["name"])
    _leave(hidden, source.facts["hidden"]["rows"])
    hidden.hide()
    book.close()
    return same_bytes_each_time(buffer.getvalue())


def _leave(sheet: Any, rows: list[list[str]]) -> None:
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


class _Table:
    """The sheet that people work in."""

    def __init__(self, book: Any, source: Source) -> None:
        self.facts = source.facts
        self.sheet = book.add_worksheet(self.facts["sheet"])
        cell = {"text_wrap": True, "valign": "top", "border": 1}
        self.cell, self.day = book.add_format(cell), book.add_format({**cell, "num_format": _DAY})
        self.head = book.add_format({**cell, "bold": True, "bg_color": "#D9E1F2", "align": "center"})
        self.part = book.add_format({"bold": True, "bg_color": "#FFF2CC", "border": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.columns = self._columns()

    def _columns(self) -> list[tuple[str, str]]:
        """(name, name below it) of each column."""
        columns: list[tuple[str, str]] = []
        for name in self.facts["header"]:
            if isinstance(name, dict):
                columns += [(name["of"], below) for below in name["columns"]]
            else:
                columns.append((name, ""))
        return columns

    def write(self) -> None:
        last = len(self.columns) - 1
        self.sheet.merge_range(0, 0, 0, last, self.facts["above"][0], self.title)
        for number, text in enumerate(self.facts["above"][1:], 1):
            self.sheet.write(number, 0, text)
        self._write_header()
        row, number = _FIRST + 2, 0
        places = []
        for section in self.facts["sections"]:
            self.sheet.merge_range(row, 0, row, last, section["name"], self.part)
            row += 1
            for values in section["rows"]:
                number += 1
                places.append(row)
                self._write_row(row, number, values)
                row += 1
        for each, column, words in self.facts["comments"]:
            self.sheet.write_comment(places[each - 1], column - 1, words, {"author": "NMRF"})
        for blank in range(row, self.facts["declared_rows"]):
            self.sheet.write_blank(blank, 0, None, self.cell)
            self.sheet.write_blank(blank, last, None, self.cell)
        self.sheet.freeze_panes(_FIRST + 2, 3)
        self.sheet.set_column(1, 1, 9)
        self.sheet.set_column(2, 3, 34)
        self.sheet.set_column(4, last, 18)

    def _write_header(self) -> None:
        for column, (name, below) in enumerate(self.columns):
            if below and self.columns[column - 1][0] != name:
                width = sum(each == name for each, _ in self.columns)
                self.sheet.merge_range(_FIRST, column, _FIRST, column + width - 1, name, self.head)
            elif not below:
                self.sheet.write(_FIRST, column, name, self.head)
            self.sheet.write(_FIRST + 1, column, below, self.head)

    def _write_row(self, row: int, number: int, values: list[Any]) -> None:
        filled = iter([number, *values])
        for column, (name, _) in enumerate(self.columns):
            value = next(filled) if name else None
            if isinstance(value, date):
                self.sheet.write_datetime(row, column, value, self.day)
            elif value in (None, ""):
                self.sheet.write_blank(row, column, None, self.cell)
            else:
                self.sheet.write(row, column, value, self.cell)
