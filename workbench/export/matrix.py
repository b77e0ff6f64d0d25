"""The response matrix as a file: Word to read and print, Excel to sort and filter, CSV for other programs.

Columns in the order that commenting tables have had for decades; a cell never becomes a formula.
"""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

import xlsxwriter

from workbench.comments.matrix import MatrixRow, Reply, ResponseMatrix, RowTranslation, View
from workbench.export.recommendations.files import table
from workbench.text import languages
from workbench.text.characters import NOTE_MARK
from workbench.word.tables import Cell, Column, WideTable, render

_VIEWS = {
    View.INTERNAL: "Internal: all comments and answers, with notes that never leave",
    View.COMMENTER: "For the institution: its own comments and the answers given to it",
    View.PUBLIC: "Public: the comments that the institution made public",
}
_COLUMNS = (
    Column("Institution", 1.5),
    Column("Number", 0.95),
    Column("Paragraph", 0.95),
    Column("Type", 1.05),
    Column("Comment", 3.9),
    Column("Proposed text", 2.4),
    Column("Answer", 1.15),
    Column("Reason", 2.4),
    Column("New paragraph", 0.95),
)
# With the notes beside it each column of words gives way; those of one word keep what the longest of them needs.
_INTERNAL_COLUMNS = (
    Column("Institution", 1.3),
    Column("Number", 0.95),
    Column("Paragraph", 1.0),
    Column("Type", 1.1),
    Column("Comment", 3.3),
    Column("Proposed text", 1.9),
    Column("Answer", 1.05),
    Column("Reason", 2.0),
    Column("New paragraph", 1.0),
    Column("Internal note", 1.6),
)
_SENTENCE = {"accepted_in_part": "Accepted in part", "not_accepted": "Not accepted", "out_of_scope": "Out of scope"}


def _said(value: str) -> str:
    """`accepted_in_part` as people write it."""
    return _SENTENCE.get(value, value.replace("_", " ").capitalize())


def word(matrix: ResponseMatrix) -> bytes:
    """The matrix as .docx: landscape, head repeated on every page."""
    columns = _INTERNAL_COLUMNS if matrix.view is View.INTERNAL else _COLUMNS
    return render(
        WideTable(
            title=f"Response matrix: {matrix.report_title}",
            lines=_about(matrix),
            summary="One row for each comment: who made it, where it stands, what it says, and how it was answered.",
            columns=columns,
            rows=tuple(_cells(row, matrix) for row in matrix.rows),
            running=f"Response matrix: {matrix.report_title}, version {matrix.snapshot_number}",
        )
    )


def _about(matrix: ResponseMatrix) -> tuple[str, ...]:
    """What a reader must know before the first row."""
    lines = [
        _VIEWS[matrix.view] + (f" ({matrix.institution})" if matrix.institution else ""),
        f"Comments on version {matrix.snapshot_number} of the report, frozen on {matrix.frozen_on.isoformat()}. "
        f"Paragraph numbers are those of that version.",
        f"Round opened on {matrix.opened_on.isoformat()}, closing on {matrix.closes.isoformat()}: "
        f"{matrix.working_days} working days."
        + (f" Reason for the short time: {matrix.short_notice_reason}" if matrix.short_notice_reason else ""),
        _counted(matrix),
    ]
    return tuple(lines)


def _counted(matrix: ResponseMatrix) -> str:
    counts = Counter(_answer(row) or "Without an answer" for row in matrix.rows)
    listed = "; ".join(f"{name} {count}" for name, count in counts.items())
    return f"{len(matrix.rows)} comments. {listed}".strip()


def _cells(row: MatrixRow, matrix: ResponseMatrix) -> tuple[Cell, ...]:
    internal = (Cell(row.internal_note),) if matrix.view is View.INTERNAL else ()
    quote = f"“{row.quote}”" if row.quote else ""
    return (
        Cell(row.institution),
        Cell(row.number + (" (late)" if row.late else "")),
        Cell(row.paragraph or ("in the queue" if row.match == "queued" else _said(row.scope))),
        Cell(_said(row.type)),
        Cell(_with_replies(row), above=quote, language=row.language, above_language=matrix.language),
        Cell(row.proposed, language=languages.guess(row.proposed) if row.proposed else matrix.language),
        Cell(_answer(row)),
        Cell(row.reason),
        Cell(row.new_paragraph),
        *internal,
    )


def _answer(row: MatrixRow) -> str:
    """The answer; of a comment that needs none, why."""
    if row.disposition:
        return _said(row.disposition)
    if row.state == "withdrawn":
        return "Withdrawn"
    return "A later wording stands in its place" if row.replaced else ""


def _translated(made: RowTranslation) -> str:
    """`[fr, translated by Farid Osei] …`, so that nobody takes it for the institution's words."""
    said = " / ".join(filter(None, (made.comment, made.proposed)))
    return f"[{made.language}, translated{f' by {made.by}' if made.by else ''}] {said}"


def _with_replies(row: MatrixRow) -> str:
    """The comment, and under it each reply with its number."""
    replies = (f"{_who(reply)}: {reply.comment}" for reply in row.replies)
    return "\n".join([row.comment, *map(_translated, row.translations), *replies])


def _who(reply: Reply) -> str:
    """The number of a further comment; of a reply to the answer, whose it is."""
    return reply.number or f"{reply.institution or 'The State'}, {reply.received_on.isoformat()}"


@dataclass(frozen=True)
class _Field:
    """A column of the sheet: its heading, the field of MatrixRow it shows, its width in characters."""

    heading: str
    name: str
    width: int


_FIELDS = (
    _Field("Institution", "institution", 22),
    _Field("Number", "number", 12),
    _Field("Paragraph", "paragraph", 10),
    _Field("Type", "type", 13),
    _Field("Comment", "comment", 60),
    _Field("Proposed text", "proposed", 40),
    _Field("Answer", "disposition", 16),
    _Field("Reason", "reason", 40),
    _Field("New paragraph", "new_paragraph", 10),
    _Field("Section", "section", 28),
    _Field("Words commented on", "quote", 40),
    _Field("Scope", "scope", 12),
    _Field("Severity", "severity", 10),
    _Field("State", "state", 14),
    _Field("Place", "match", 12),
    _Field("Late", "late", 7),
    _Field("Replaced", "replaced", 9),
    _Field("Language", "language", 10),
    _Field("Received on", "received_on", 12),
    _Field("Answered on", "answered_on", 12),
)
_INTERNAL = (
    _Field("Internal note", "internal_note", 40),
    _Field("Answered by", "answered_by", 22),
    _Field("Paragraph today", "present_paragraph", 10),
)
_NAMES = frozenset({"type", "disposition", "scope", "severity", "state", "match"})
CELL = 32_767  # characters: what a cell of Excel holds


def excel(matrix: ResponseMatrix) -> bytes:
    """The matrix as .xlsx: every cell a text, filters on, the head frozen and repeated in print.

    A text too long for a cell goes on in the row below it, which repeats the comment's number.
    """
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    fields = _fields(matrix)
    with xlsxwriter.Workbook(stream, options) as book:
        made = datetime.combine(matrix.frozen_on, time())  # not the time of day at which somebody made the file
        book.set_properties({"title": f"Response matrix: {matrix.report_title}", "created": made})
        _fill(book, matrix, fields)
        about = book.add_worksheet("About")
        about.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
        for place, line in enumerate((f"Response matrix: {matrix.report_title}", *_about(matrix))):
            about.write_string(place, 0, line)
    return stream.getvalue()


def csv(matrix: ResponseMatrix) -> bytes:
    """The same columns as .csv."""
    fields = _fields(matrix)
    return table([each.heading for each in fields], ([_text(row, each) for each in fields] for row in matrix.rows))


def as_json(matrix: ResponseMatrix) -> bytes:
    """The matrix as .json, with all that is known of each row in that view."""
    return json.dumps(matrix.plain(), ensure_ascii=False, indent=1).encode()


def _fields(matrix: ResponseMatrix) -> tuple[_Field, ...]:
    return (*_FIELDS, *_INTERNAL) if matrix.view is View.INTERNAL else _FIELDS


def _fill(book: xlsxwriter.Workbook, matrix: ResponseMatrix, fields: tuple[_Field, ...]) -> None:
    sheet = book.add_worksheet("Matrix")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3E9F0", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for place, field in enumerate(fields):
        sheet.set_column(place, place, field.width)
        sheet.write_string(0, place, field.heading, head)
    number = 0
    for row in matrix.rows:
        for line in _lines([_text(row, field) for field in fields]):
            number += 1
            for place, text in enumerate(line):
                sheet.write_string(number, place, text, body)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, number, len(fields) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _text(row: MatrixRow, field: _Field) -> str:
    value = _with_replies(row) if field.name == "comment" else getattr(row, field.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value).replace(NOTE_MARK, "")
    return _said(text) if field.name in _NAMES and text else text


def _lines(texts: list[str]) -> Iterator[list[str]]:
    """The row, and as many more as its longest text needs, each with institution and number again."""
    yield [text[:CELL] for text in texts]
    start = CELL
    while any(len(text) > start for text in texts):
        yield [*texts[:2], *(text[start : start + CELL] for text in texts[2:])]
        start += CELL


FORMS: dict[str, Callable[[ResponseMatrix], bytes]] = {"docx": word, "xlsx": excel, "csv": csv, "json": as_json}
