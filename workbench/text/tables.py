"""A table as text and as rows: a line break ends a row, a tab a cell, U+2028 a line inside a cell.

    Year⇥Women⇥Men<br>2024⇥<strong>1,240</strong>⇥980
    (("Year", "Women", "Men"), ("2024", "<strong>1,240</strong>", "980"))

So a table pasted from a spreadsheet is its own text; differences, merges, versions and word counts need nothing new.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TypeAlias

from workbench.text.markup import Break, Inline, Text, parse, serialise, stripped

LINE = "\N{LINE SEPARATOR}"
CELL = "\t"
Rows: TypeAlias = tuple[tuple[str, ...], ...]


def rows_of(markup: str) -> Rows:
    """The rows with the markup of their cells, all of one length; a line inside a cell ends with U+2028."""
    rows = [[stripped(cell) for cell in _cells(row)] for row in _rows(parse(markup))]
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def markup_of(rows: Sequence[Sequence[str]]) -> str:
    """Canonical markup of these rows of cells; a line break inside a cell becomes U+2028, a tab a space."""
    inlines: list[Inline] = []
    for number, row in enumerate(rows):
        if number:
            inlines.append(Break())
        for place, cell in enumerate(row):
            if place:
                inlines.append(Text(CELL))
            inlines.extend(_within(cell))
    return serialise(inlines)


def tidy(markup: str) -> str:
    """Canonical markup of a table as it was typed: no blank rows at its ends, rows of one length, cells trimmed.

    Empty where no cell has a word. Raises as `markup.parse` does.
    """
    rows = list(dropwhile(_is_blank, rows_of(markup)))
    while rows and _is_blank(rows[-1]):
        rows.pop()
    return markup_of(rows)


def lines_of(cell: str) -> tuple[str, ...]:
    """The lines of a cell, each as markup."""
    lines: list[list[Inline]] = [[]]
    for inline in parse(cell):
        if not isinstance(inline, Text):
            lines[-1].append(inline)
            continue
        for place, piece in enumerate(inline.text.split(LINE)):
            if place:
                lines.append([])
            lines[-1].append(replace(inline, text=piece))
    return tuple(serialise(line) for line in lines)


def _is_blank(row: Sequence[str]) -> bool:
    return not any(row)


def _rows(inlines: Sequence[Inline]) -> Iterator[list[Inline]]:
    row: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Break):
            yield row
            row = []
        else:
            row.append(inline)
    if row or inlines:
        yield row


def _cells(row: Sequence[Inline]) -> Iterator[list[Inline]]:
    cell: list[Inline] = []
    for inline in row:
        if not isinstance(inline, Text):
            cell.append(inline)
            continue
        first, *more = inline.text.split(CELL)
        cell.append(replace(inline, text=first))
        for piece in more:
            yield cell
            cell = [replace(inline, text=piece)]
    yield cell


def _within(cell: str) -> Iterator[Inline]:
    """A cell's runs without what would end it."""
    for inline in parse(cell):
        if isinstance(inline, Break):
            yield Text(LINE)
        elif isinstance(inline, Text):
            yield replace(inline, text=inline.text.replace(CELL, " "))
        else:
            yield inline
