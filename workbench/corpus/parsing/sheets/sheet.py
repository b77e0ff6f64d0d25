"""A table of a file as it was filled in: rows of cells with their place, for workbooks and for text with delimiters."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A filled row. `number` as the program shows it, from 1; `notes` are the comments on its cells."""

    number: int
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that have something in them."""
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Sheet:
    """One table. `title` is "" where the file has only one; `spans` are cells merged over several columns, by row.

    `left_out` says why it is not read where nobody asks for it (hidden, marked for deletion), "" for all others.
    """

    title: str
    rows: tuple[Row, ...]
    spans: frozenset[int] = frozenset()
    left_out: str = ""

    def place(self, row: Row) -> str:
        """`Monitoring, row 5`, or `row 5`."""
        return f"{self.title}, row {row.number}" if self.title else f"row {row.number}"


def column(rows: Sequence[Row], index: int) -> tuple[str, ...]:
    """The cells of one column, "" where a row is shorter."""
    return tuple(row.cells[index] if index < len(row.cells) else "" for row in rows)
