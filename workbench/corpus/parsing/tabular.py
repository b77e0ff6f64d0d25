"""Tables as documents: each filled row a paragraph with its cells; or a text that was set into rows, read as a text.

Reads: `Sheet`s. Writes: one `Part`.
"""

from collections.abc import Iterator, Sequence

from workbench.corpus.parsing import headers, rowtexts
from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.sheets import Row, Sheet


def part(sheets: Sequence[Sheet], warnings: tuple[str, ...] = ()) -> Part:
    """The document that a workbook or a table is."""
    if len(sheets) == 1:
        text = rowtexts.part(sheets[0])
        if text is not None:
            return text
    notes: dict[str, str] = {}
    blocks = tuple(block for number, sheet in enumerate(sheets, start=1) for block in _blocks(sheet, number, notes))
    return Part(blocks=blocks, notes=notes, warnings=warnings)


def _blocks(sheet: Sheet, table: int, notes: dict[str, str]) -> Iterator[Block]:
    """A sheet: its title as a heading, what stands above the header as it is, then the rows."""
    above, names, below = headers.split(sheet)
    if sheet.title and sheet.rows:
        yield Block(text=sheet.title, bold=1.0, heading=1)
    for row in above:
        yield Block(text=" ".join(row.filled), bold=0.0, place=sheet.place(row), notes=_noted(row, notes))
    for row in below:
        yield Block(
            text=row_text(names, row.cells),
            bold=0.0,
            row=True,
            cells=row.cells,
            table=table,
            place=sheet.place(row),
            notes=_noted(row, notes),
        )


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
