"""The commenting table as a form to fill in, in Word or as a workbook, in the report's language.

The columns of the commenting tables of standards bodies. It names its version inside, so that it is placed on that one
when it comes back.
"""

import io
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

import xlsxwriter
from babel.dates import format_date

from workbench.comments.commenting_table import CommentingTable, FilledRow
from workbench.comments.frozen import FrozenText, heading
from workbench.comments.intake.recognising import SNAPSHOT_PROPERTY
from workbench.comments.intake.table.files import COMMENTING_TABLE, FORM_PROPERTY, ROW_PROPERTY
from workbench.comments.intake.table.rows import digest
from workbench.text.characters import NOTE_MARK, without_illegal
from workbench.text.languages import direction
from workbench.word.tables import Cell, Column, WideTable, render

_SHARES = (0.5, 1.3, 2.6, 1.2, 1.0, 4.2, 3.2)
_WIDTHS = (6, 16, 36, 14, 12, 60, 50)
_LISTED_WIDTHS = (16, 36, 90)
_EMPTY = {"docx": 15, "xlsx": 200}  # rows to be filled in
_BEGINS = 120  # characters of a paragraph by which it is known again
_CELL = 32_767  # characters: what a cell of Excel holds
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3E9F0", "border": 1, "num_format": "@"}
_BODY = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}  # `3-4` stays what was typed


@cache
def _languages() -> dict[str, Any]:
    return dict(json.loads((files("workbench.export") / "data" / "commenting_table.json").read_text("utf-8")))


def _of(language: str) -> tuple[str, dict[str, Any]]:
    """The language and its words; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    spoken = primary if primary in _languages() else "en"
    return spoken, _languages()[spoken]


def _day(day: date, language: str) -> str:
    return format_date(day, "long" if language == "zh" else "d MMMM y", locale=language)


def _about(table: CommentingTable) -> tuple[str, ...]:
    """What stands over the table: of which version and whose it is, and how it is filled in."""
    language, words = _of(table.snapshot.report.language)
    report, values = table.snapshot.report, {}
    for name in ("types", "severities"):
        values[name] = ("、" if language == "zh" else "، " if language == "ar" else ", ").join(words[name].values())
    version = {"report": report.title, "number": table.snapshot.number}
    return (
        words["about"].format(date=_day(table.snapshot.frozen_at.date(), language), **version),
        words["institution"].format(institution=table.institution, date=_day(table.closes, language)),
        *(line.format(**values) for line in words["how"]),
    )


def _rows(table: CommentingTable, kind: str) -> Iterator[tuple[str, ...]]:
    """The rows as they are filled in, then empty ones; all are numbered."""
    _, words = _of(table.snapshot.report.language)
    number = 0
    for number, row in enumerate(table.rows, start=1):
        yield (str(number), *_cells(row, words))
    for empty in range(number + 1, number + 1 + _EMPTY[kind]):
        yield (str(empty), *[""] * (len(_SHARES) - 1))


def _cells(row: FilledRow, words: dict[str, Any]) -> tuple[str, ...]:
    said = (
        words["general"] if row.whole else row.place,
        row.quote,
        words["types"][row.type.value],
        words["severities"][row.severity.value],
        row.text,
        row.proposed,
    )
    return tuple(without_illegal(each.replace(NOTE_MARK, "")) for each in said)


def _recorded(table: CommentingTable) -> dict[str, str]:
    """What the form says of itself: its version, that it is one, and which comment each row filled in is."""
    _, words = _of(table.snapshot.report.language)
    said = {SNAPSHOT_PROPERTY: table.snapshot.id, FORM_PROPERTY: COMMENTING_TABLE}
    for number, row in enumerate(table.rows, start=1):
        place, quote, _, _, text, proposed = _cells(row, words)
        said[f"{ROW_PROPERTY}{number}"] = f"{row.id} {digest(place, quote, text, proposed)}"
    return said


def word(table: CommentingTable) -> bytes:
    """The table as .docx: landscape, its head repeated on every page."""
    language, words = _of(table.snapshot.report.language)
    columns = zip(words["columns"], _SHARES, strict=True)
    spoken = [row.language for row in table.rows]
    rows = enumerate(_rows(table, "docx"))
    return render(
        WideTable(
            title=words["title"],
            lines=_about(table),
            summary=words["summary"],
            columns=tuple(Column(title, share) for title, share in columns),
            rows=tuple(_worded(row, spoken[at] if at < len(spoken) else language, language) for at, row in rows),
            language=language,
            running=f"{words['title']}: {table.snapshot.report.title}",
            recorded=_recorded(table),
        )
    )


def _worded(row: tuple[str, ...], spoken: str, language: str) -> tuple[Cell, ...]:
    """The comment and the text proposed run as the comment's language does, all else as the report's."""
    return tuple(Cell(text, language=spoken if at >= len(row) - 2 else language) for at, text in enumerate(row))


def excel(table: CommentingTable) -> bytes:
    """The table as .xlsx: lists to choose from; a second sheet has all paragraphs, a third says how it is filled in."""
    language, words = _of(table.snapshot.report.language)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        made = datetime.combine(table.snapshot.frozen_at.date(), time())  # not the time at which somebody made it
        book.set_properties({"title": f"{words['title']}: {table.snapshot.report.title}", "created": made})
        for name, value in _recorded(table).items():
            book.set_custom_property(name, value, "text")
        pages = [book.add_worksheet(name) for name in words["sheets"]]
        for page in pages:
            _set_up(page, right_to_left=direction(language) == "rtl")
        head, body = book.add_format(_HEAD), book.add_format(_BODY)
        places = tuple(_listed(table))
        count = _fill(pages[0], words["columns"], _WIDTHS, _rows(table, "xlsx"), (head, body))
        _fill(pages[1], words["listed"], _LISTED_WIDTHS, iter(places), (head, body))
        _choices(pages[0], count, words, len(places))
        pages[2].set_column(0, 0, 120, book.add_format({"text_wrap": True, "valign": "top"}))
        for at, line in enumerate((words["title"], *_about(table))):
            pages[2].write_string(at, 0, line)
    return stream.getvalue()


def _set_up(page: xlsxwriter.worksheet.Worksheet, *, right_to_left: bool) -> None:
    if right_to_left:
        page.right_to_left()
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _fill(
    page: xlsxwriter.worksheet.Worksheet,
    headings: list[str],
    widths: tuple[int, ...],
    rows: Iterator[tuple[str, ...]],
    formats: tuple[object, object],
) -> int:
    """The headings and the rows, every cell a text; gives the number of rows."""
    head, body = formats
    for at, (title, width) in enumerate(zip(headings, widths, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, title, head)
    number = 0
    for number, row in enumerate(rows, start=1):
        for at, text in enumerate(row):
            if text:
                page.write_string(number, at, text[:_CELL], body)
            else:
                page.write_blank(number, at, None, body)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.ignore_errors({"number_stored_as_text": f"A1:B{number + 1}"})
    return number


def _choices(page: xlsxwriter.worksheet.Worksheet, rows: int, words: dict[str, Any], places: int) -> None:
    """Lists to choose from; what is typed besides is taken as well."""
    second = words["sheets"][1].replace("'", "''")
    lists = {
        1: f"='{second}'!$A$2:$A${places + 1}",
        3: list(words["types"].values()),
        4: list(words["severities"].values()),
    }
    for at, source in lists.items():
        page.data_validation(1, at, rows, at, {"validate": "list", "source": source, "show_error": False})


def _listed(table: CommentingTable) -> Iterator[tuple[str, ...]]:
    """The report, each section, each paragraph that has a name: how it is cited, its section, its beginning."""
    _, words = _of(table.snapshot.report.language)
    frozen = FrozenText(table.snapshot)
    yield words["general"], "", ""
    before = ""
    for section in table.snapshot.sections:
        yield heading(section), heading(section), ""
        for paragraph in section.paragraphs:
            name = frozen.name(paragraph.id)
            if name != before:
                text = " ".join(paragraph.text.replace(NOTE_MARK, "").split())
                yield name, heading(section), text if len(text) <= _BEGINS else text[: _BEGINS - 1] + "…"
            before = name


# The ending of a file → what makes it.
FILES: dict[str, Callable[[CommentingTable], bytes]] = {".docx": word, ".xlsx": excel}
