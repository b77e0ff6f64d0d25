"""The content of an original that has no pages, as it stands in the file: lines of text. Runs in a limited process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.word import MEDIA_TYPE as DOCX
from workbench.word.paragraphs import read_text

LINES_A_LEAF = 120


@dataclass(frozen=True)
class SourceRow:
    """A line of text (one cell) or a row of a table. `number` counts from 1; `place` is what a paragraph says of it."""

    number: int
    cells: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Leaf:
    """As many rows as are looked at in one go; `title` is the name of the sheet they stand on."""

    rows: tuple[SourceRow, ...]
    title: str = ""
    is_table: bool = False

    @property
    def text(self) -> str:
        """All of it, a row a line."""
        return "\n".join(" ".join(row.cells) for row in self.rows)


def leaves(data: bytes, media_type: str) -> tuple[Leaf, ...]:
    """The content of the original; empty where nothing of it can be shown so. Raises Invalid."""
    if media_type == DOCX:
        return tuple(_text([each.text for each in read_text(data).paragraphs]))
    return ()


def _text(lines: Sequence[str]) -> Iterator[Leaf]:
    rows = [SourceRow(number, (line,), f"line {number}") for number, line in enumerate(lines, start=1)]
    for start in range(0, len(rows), LINES_A_LEAF):
        yield Leaf(tuple(rows[start : start + LINES_A_LEAF]))
