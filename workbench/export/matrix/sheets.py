"""The response matrix as a workbook to sort and filter, and as CSV for other programs. No cell becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time

import xlsxwriter

from workbench.comments.matrix import MatrixRow, ResponseMatrix, View
from workbench.export.matrix.words import Words, about, words_of
from workbench.export.recommendations.files import table
from workbench.text.characters import NOTE_MARK
from workbench.text.languages import direction

# Fields of a row in the order of the columns, with the width of each in characters.
_FIELDS = {
    "institution": 22,
    "number": 12,
    "paragraph": 12,
    "type": 13,
    "comment": 60,
    "proposed": 40,
    "disposition": 16,
    "reason": 40,
    "new_paragraph": 12,
    "section": 28,
    "quote": 40,
    "scope": 12,
    "severity": 11,
    "state": 14,
    "match": 12,
    "late": 9,
    "replaced": 10,
    "language": 10,
    "received_on": 12,
    "answered_on": 12,
    "about": 28,
    "origin": 16,
    "transcribed_by": 20,
}
_SUBMITTED = {"submitted_paragraph": 12, "submitted_text": 60}
_INTERNAL = {"internal_note": 40, "answered_by": 22, "present_paragraph": 12}
_NAMED = {"disposition": "answers", "scope": "scopes", "state": "states", "match": "matches", "origin": "origins"}
CELL = 32_767  # characters: what a cell of Excel holds


def excel(matrix: ResponseMatrix) -> bytes:
    """The matrix as .xlsx: every cell a text, filters on, the head frozen and repeated in print.

    A text too long for a cell goes on in the row below it, which repeats the comment's number.
    """
    stream, words = io.BytesIO(), words_of(matrix.language)
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    title = words.line("title", report=matrix.report_title)
    with xlsxwriter.Workbook(stream, options) as book:
        made = datetime.combine(matrix.frozen_on, time())  # not the time of day at which somebody made the file
        book.set_properties({"title": title, "created": made})
        _fill(book, matrix, words)
        sheet = book.add_worksheet(words.sheet(1))
        if direction(words.language) == "rtl":
            sheet.right_to_left()
        sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
        for place, line in enumerate((title, *about(matrix, words))):
            sheet.write_string(place, 0, line)
    return stream.getvalue()


def csv(matrix: ResponseMatrix) -> bytes:
    """The same columns as .csv."""
    words = words_of(matrix.language)
    fields = tuple(_fields(matrix))
    heads = [words.of("columns", name) for name in fields]
    return table(heads, ([_text(row, name, words) for name in fields] for row in matrix.rows))


def _fields(matrix: ResponseMatrix) -> dict[str, int]:
    internal = _INTERNAL if matrix.view is View.INTERNAL else {}
    return {**_FIELDS, **internal, **(_SUBMITTED if matrix.submitted_on else {})}


def _fill(book: xlsxwriter.Workbook, matrix: ResponseMatrix, words: Words) -> None:
    fields = _fields(matrix)
    sheet = book.add_worksheet(words.sheet(0))
    style = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    head, body = book.add_format({**style, "bold": True, "bg_color": "#E3E9F0"}), book.add_format(style)
    if direction(words.language) == "rtl":
        sheet.right_to_left()
    for place, (name, width) in enumerate(fields.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, words.of("columns", name), head)
    number = 0
    for row in matrix.rows:
        for line in _lines([_text(row, name, words) for name in fields]):
            number += 1
            for place, text in enumerate(line):
                sheet.write_string(number, place, text, body)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, number, len(fields) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _text(row: MatrixRow, name: str, words: Words) -> str:
    value = getattr(row, name)
    if name == "comment":
        return "\n".join(words.thread(row))
    if name == "disposition" and row.disposition:
        return words.answer(row)
    if name == "type":
        return words.kind(row.type)
    if name == "severity":
        return words.severity(row.severity)
    if isinstance(value, bool):
        return words.line("yes" if value else "no")
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value or "").replace(NOTE_MARK, "")
    return words.of(_NAMED[name], text) if name in _NAMED and text else text


def _lines(texts: list[str]) -> Iterator[list[str]]:
    """The row, and as many more as its longest text needs, each with institution and number again."""
    yield [text[:CELL] for text in texts]
    start = CELL
    while any(len(text) > start for text in texts):
        yield [*texts[:2], *(text[start : start + CELL] for text in texts[2:])]
        start += CELL
