"""The tables of a body: rows of cells in the order of the grid, whatever is merged, nested or wrapped in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.word.xml import WRAPPERS, Element, name

_TR, _TC = name("w:tr"), name("w:tc")
WIDEST: Final = 63  # columns that Word allows in a table


@dataclass(frozen=True)
class Spans:
    """What rows and cells say of their place, for those that do: columns left out before a row's first cell, columns
    that a cell covers, cells that continue the one above."""

    before: dict[Element, int] = field(default_factory=dict)
    wide: dict[Element, int] = field(default_factory=dict)
    merged: set[Element] = field(default_factory=set)


class Grid:
    """The rows of a table, those of tables within it not counted; each row a list of its cells and their columns."""

    def __init__(self, table: Element, spans: Spans) -> None:
        self.spans = spans
        self.rows = tuple(self._columns(row) for row in _within(table, _TR))
        self.width = min(WIDEST, max((after for row in self.rows for _, _, after in row), default=0))
        self.above: dict[int, str] = {}

    def _columns(self, row: Element) -> tuple[tuple[Element, int, int], ...]:
        """Cell, its first column, the column after it."""
        found, column = [], self.spans.before.get(row, 0)
        for cell in _within(row, _TC):
            after = column + self.spans.wide.get(cell, 1)
            found.append((cell, column, after))
            column = after
        return tuple(found)

    def whole(self, row: Sequence[tuple[Element, int, int]], said: Sequence[str]) -> tuple[str, ...]:
        """What each column of the table says in a row, given what its cells say; "" where one goes on to the right.

        What is merged downwards is said in every row that it covers.
        """
        texts = [""] * self.width
        for (cell, column, _), own in zip(row, said, strict=True):
            if column < self.width:
                text = own or (self.above.get(column, "") if cell in self.spans.merged else "")
                self.above[column] = texts[column] = text
        return tuple(texts)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        own = child.tag
        if own == tag:
            yield child
        elif own in WRAPPERS:
            yield from _within(child, tag)
