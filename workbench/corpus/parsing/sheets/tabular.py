"""Tables as documents: each filled row a paragraph with its cells; or a text that was set into rows, read as a text.

Reads: `Sheet`s. Writes: one `Part`.
"""

from collections.abc import Iterator, Sequence

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.sheets import headers, rowtexts
from workbench.corpus.parsing.sheets.sheet import Row, Sheet

_LONGEST_TITLE = 200
_COLUMNS = 3  # with fewer, a row with its first cell filled alone is a row like others


def part(sheets: Sequence[Sheet], warnings: tuple[str, ...] = ()) -> Part:
    """The document that a workbook or a table is."""
    if len(sheets) == 1:
        text = rowtexts.part(sheets[0])
        if text is not None:
            return text
    notes: dict[str, str] = {}
    blocks = tuple(block for number, sheet in enumerate(sheets, start=1) for block in _blocks(sheet, number, notes))
    return Part(blocks=blocks, notes=notes, title=_title(sheets), named_by_file=True, warnings=warnings)


def _title(sheets: Sequence[Sheet]) -> str:
    """The line above the first table, "" where there is none."""
    above, _, _ = headers.split(sheets[0]) if sheets else ((), (), ())
    lines = [row.filled[0] for row in above if len(row.filled) == 1]
    return lines[0] if lines and len(lines[0]) <= _LONGEST_TITLE else ""


def _blocks(sheet: Sheet, table: int, notes: dict[str, str]) -> Iterator[Block]:
    """A sheet: its title as a heading, what stands above the header as it is, then the rows."""
    above, names, below = headers.split(sheet)
    if sheet.title and sheet.rows:
        yield Block(text=sheet.title, bold=1.0, heading=1)
    end = _end_of_table(names, below)
    named = sheet.rows[len(above) : len(sheet.rows) - len(below)]
    explained = tuple(mark for row in named for mark in _noted(row, notes))  # what a column is for: said once
    for row in above:
        yield _as_it_is(sheet, row, notes)
    for row in below[:end]:
        if _is_part(sheet, names, row):
            yield Block(text=row.filled[0], bold=1.0, heading=2 if sheet.title else 1, place=sheet.place(row))
            continue
        yield Block(
            text=row_text(names, row.cells),
            bold=0.0,
            row=True,
            cells=row.cells,
            table=table,
            place=sheet.place(row),
            notes=(*explained, *_noted(row, notes)),
        )
        explained = ()
    for row in below[end:]:
        yield _as_it_is(sheet, row, notes)


def _as_it_is(sheet: Sheet, row: Row, notes: dict[str, str]) -> Block:
    return Block(text=" ".join(row.filled), bold=0.0, place=sheet.place(row), notes=_noted(row, notes))


def _end_of_table(names: Sequence[str], rows: Sequence[Row]) -> int:
    """How many rows are of the table: its sources and explanations stand below it, in the first cell alone."""
    end = len(rows)
    while end and _stands_alone(names, rows[end - 1]):
        end -= 1
    return end or len(rows)


def _is_part(sheet: Sheet, names: Sequence[str], row: Row) -> bool:
    """A name merged over the columns parts the table: `Education (arts. 5 and 7)`."""
    return row.number in sheet.spans and _stands_alone(names, row)


def _stands_alone(names: Sequence[str], row: Row) -> bool:
    return len([name for name in names if name]) >= _COLUMNS and bool(row.cells[0]) and len(row.filled) == 1


def row_text(names: Sequence[str], cells: Sequence[str]) -> str:
    """A line for each filled cell, `Status: in force`: what is found can be read, and quoted, without the header."""
    lines = []
    for index, cell in enumerate(cells):
        if cell:
            name = names[index] if index < len(names) else ""
            lines.append(f"{name}: {cell}" if name else cell)
    return ("\n" if names else " | ").join(lines)


def _noted(row: Row, notes: dict[str, str]) -> tuple[str, ...]:
    """The marks of a row's comments, put into `notes`."""
    marks = []
    for text in row.notes:
        mark = f"cell-{len(notes) + 1}"
        notes[mark] = text
        marks.append(mark)
    return tuple(marks)
