"""The tables of a file with the names of their columns: spreadsheets, text with delimiters, Word, web pages, text.

The file is opened in a process of its own; what comes back is rows of text. A line that stands over several rows
(`Theme: Education`) is a cell of each of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from string import ascii_uppercase

from workbench import office
from workbench.corpus.parsing.formats import OFFICE, before_reading
from workbench.corpus.parsing.sheets import headers
from workbench.corpus.parsing.sheets import sheet as sheets
from workbench.corpus.reading import OFFICE_SECONDS
from workbench.limited import Limits, run_limited
from workbench.recommendations.intake.columnwords import WHOLE, said_by
from workbench.recommendations.intake.records import Row, Table
from workbench.text.plain import without_gaps

# 50,000 rows of sixteen columns were read from an .xlsx in 18 seconds on two cores, in 34 beside much other work.
LIMITS = Limits(seconds=180, memory_mib=1536, result_mib=512)
SECTION = "Section"  # the name of a column made of lines over several rows that name none themselves
_NAMED = re.compile(r"^([^\W\d_][^:：]{1,40})[:：]\s*(?=\S)")
_LONGEST_TITLE = 200
_LONGEST_NAMED = 60
_LOOKED_AT = 25  # rows from the top of a table
_ENOUGH = 2  # names that are known: one may be a word of a sentence


def read_tables(data: bytes, file_name: str) -> tuple[Table, ...]:
    """The tables of a file in order, with those that are proposed to be left out and why.

    Raises NoTable, and what the readers raise where a file cannot be opened (Invalid, ReadingStopped, OfficeMissing).
    """
    media_type = before_reading(data)
    if media_type is not None:
        data = office.convert(data, suffix=OFFICE[media_type], to="docx", seconds=OFFICE_SECONDS)
    found: tuple[sheets.Sheet, ...] = run_limited("workbench.corpus.parsing.sheets.tables:read", data, limits=LIMITS)
    return tuple(_titled(tuple(map(table_of, found)), PurePath(file_name).stem))


def _titled(tables: Sequence[Table], file: str) -> Iterator[Table]:
    """Each with a title of its own, by which a person chooses; a single one may be called by its file."""
    seen: set[str] = set()
    for number, table in enumerate(tables, start=1):
        title = table.title or (f"Table {number}" if len(tables) > 1 else file)
        while title in seen:
            title = f"{title} ({number})"
        seen.add(title)
        yield Table(title, table.headers, table.rows, table.left_out)


def table_of(sheet: sheets.Sheet) -> Table:
    """A sheet as a table. Where no row names the columns, they are called as a spreadsheet calls them: A, B, C."""
    above, names, below = _split(sheet)
    width = max((len(row.cells) for row in below), default=0)
    own = _unique([*names, *[""] * (width - len(names))])
    groups = _groups(sheet, names, below)
    added = tuple(dict.fromkeys(name for name, _ in groups.values()))
    rows = _noted(sheet, tuple(_rows(sheet, own, below, groups)), below)
    filled = {header for row in rows for header in row.cells}
    kept = tuple(header for at, header in enumerate(own) if (at < len(names) and names[at]) or header in filled)
    return Table(_title(sheet, above), (*kept, *_beside(added, own)) if names else (), rows, sheet.left_out)


def _split(sheet: sheets.Sheet) -> tuple[Sequence[sheets.Row], tuple[str, ...], Sequence[sheets.Row]]:
    """(rows above, names, rows below). Where no row looks like names, the one that holds most of those that are known:
    a name may be long, say how the column is to be filled in, or come twice."""
    above, names, below = headers.split(sheet)
    if names:
        return above, names, below
    known = [sum(_is_known(cell) for cell in row.filled) for row in sheet.rows[:_LOOKED_AT]]
    at = known.index(max(known)) if known else 0
    if not known or known[at] < _ENOUGH or at + 1 >= len(sheet.rows):
        return above, names, below
    return sheet.rows[:at], tuple(" ".join(cell.split()) for cell in sheet.rows[at].cells), sheet.rows[at + 1 :]


def _is_known(cell: str) -> bool:
    """Whether a cell is, or begins with, a name that columns have."""
    first = re.split(r"[\n(（:：;.]", cell, maxsplit=1)[0]
    return len(first) <= _LONGEST_NAMED and max(said_by(first).values(), default=0.0) >= WHOLE


def _noted(sheet: sheets.Sheet, rows: tuple[Row, ...], below: Sequence[sheets.Row]) -> tuple[Row, ...]:
    """The rows; what was noted above them, on the names of the columns, is said once, with the first."""
    first = below[0].number if below else 0
    above = tuple(note for row in sheet.rows if row.number < first for note in row.notes)
    return (replace(rows[0], notes=(*above, *rows[0].notes)), *rows[1:]) if rows and above else rows


def _title(sheet: sheets.Sheet, above: Sequence[sheets.Row]) -> str:
    lines = [row.filled[0] for row in above if len(row.filled) == 1 and len(row.filled[0]) <= _LONGEST_TITLE]
    return sheet.title or (lines[0] if lines else "")


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """`Note`, `Note (2)`; a column without a name is called by its letter."""
    found: list[str] = []
    for at, name in enumerate(names):
        plain = " ".join(name.split()) or _letter(at)
        same, number = plain, 1
        while same in found:
            number += 1
            same = f"{plain} ({number})"
        found.append(same)
    return tuple(found)


def _beside(added: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{name} (2)" if name in own else name for name in added)


def _letter(at: int) -> str:
    """The name of a column as spreadsheets print it, counted from 0: A, Z, AA, ZZ, AAA."""
    before, last = divmod(at, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def _groups(sheet: sheets.Sheet, names: Sequence[str], below: Sequence[sheets.Row]) -> dict[int, tuple[str, str]]:
    """The lines over several rows: number of the row → name of the column, what it says."""
    wide = max(len(names), max((len(row.cells) for row in below), default=0))
    return {
        row.number: _named(row.filled[0])
        for row in below
        if row.number in sheet.spans and len(row.filled) == 1 and row.cells[0] and wide > 1
    }


def _named(line: str) -> tuple[str, str]:
    match = _NAMED.match(line)
    return (match[1].strip(), line[match.end() :].strip()) if match else (SECTION, line)


def _rows(
    sheet: sheets.Sheet, names: Sequence[str], below: Sequence[sheets.Row], groups: dict[int, tuple[str, str]]
) -> Iterator[Row]:
    open_groups: dict[str, str] = {}
    for row in below:
        if row.number in groups:
            name, value = groups[row.number]
            open_groups[f"{name} (2)" if name in names else name] = value
            continue
        cells = {name: without_gaps(cell) for name, cell in zip(names, row.cells, strict=False) if cell}
        if cells:
            yield Row(row.number, _place(sheet, row), {**cells, **open_groups}, row.notes)


def _place(sheet: sheets.Sheet, row: sheets.Row) -> str:
    """`Monitoring, row 5`; of a long title the end, which tells one table from another."""
    whole = sheet.place(row)
    return whole if len(sheet.title) <= _LONGEST_NAMED else f"…{whole[-_LONGEST_NAMED:].lstrip()}"
