"""Stage 2b for PDF: which lines are rows of a table, by the gaps between their words, and what stands in each cell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.corpus.parsing.pdf.lines import Line

_WIDE = 3.0  # times the size of the type: one such gap parts two columns
_SOME = 1.2  # two or more of these: a row of figures
_LITTLE = 0.6  # enough where a column of figures ends
_REACH = 8  # lines of one table between two lines with gaps: cells of several lines
_ASIDE = 6.0  # points: two tables whose columns begin farther apart are two
_ROOM = 1.35  # times the tightest leading: the room between rows, where cells have several lines
_ROOMY = 0.15  # of the gaps between lines
_SAME_ROW = 1.2  # times the tightest leading: within a cell
_SEPARATOR = " | "
_FIGURE = re.compile(r"^[-–+]?\d[\d\s.,]*\s?%?\*?$")


@dataclass(frozen=True)
class Row:
    """A row of table `table` (counted from 1), from line `first` to line `last`; an empty cell is ""."""

    first: int
    last: int
    table: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The cells that are not empty, parted by ` | `."""
        return _SEPARATOR.join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class _Cell:
    left: float
    right: float
    text: str


@dataclass(frozen=True)
class _Table:
    """Lines `first` to `last` and the columns that they share, as (left, right)."""

    first: int
    last: int
    columns: tuple[tuple[float, float], ...]


def rows(lines: Sequence[Line], size: float) -> tuple[Row, ...]:
    """The rows of all tables, in order."""
    found: list[Row] = []
    number = 0
    before: _Table | None = None
    for table in _tables(lines, size):
        number += not (before is not None and _goes_on(before, table, lines))
        found.extend(_rows(table, lines, number))
        before = table
    return tuple(found)


def _tables(lines: Sequence[Line], size: float) -> Iterator[_Table]:
    """Lines with gaps that stand beside one another or in small print, and what lies between them in their columns."""
    group: list[int] = []
    for index in (*_flagged(lines, size), len(lines)):
        if group and index < len(lines) and _joins(group, index, lines):
            group.append(index)
            continue
        if group:
            columns = _columns([_cells(lines[each]) for each in group])
            yield _Table(group[0], _end(group[-1], columns, lines), columns)
        group = [index]


def _flagged(lines: Sequence[Line], size: float) -> list[int]:
    gapped = [_has_columns(line) for line in lines]
    found = []
    for index, line in enumerate(lines):
        if gapped[index]:
            beside = [near for near in (index - 1, index + 1) if 0 <= near < len(lines)]
            on_page = [near for near in beside if lines[near].page == line.page]
            if line.size < size * 0.96 or any(gapped[near] for near in on_page):
                found.append(index)
    return found


def _joins(group: Sequence[int], index: int, lines: Sequence[Line]) -> bool:
    last = group[-1]
    if lines[last].page != lines[index].page or index - last > _REACH:
        return False
    if index == last + 1:
        return True
    columns = _columns([_cells(lines[each]) for each in (*group, index)])
    return all(_fits(lines[between], columns) for between in range(last + 1, index))


def _end(last: int, columns: Sequence[tuple[float, float]], lines: Sequence[Line]) -> int:
    """The last line of the cells that begin on line `last`: close below it, in its columns."""
    while last + 1 < len(lines) and lines[last + 1].page == lines[last].page:
        gap = lines[last].baseline - lines[last + 1].baseline
        if gap > _SAME_ROW * lines[last].size or lines[last + 1].left < columns[1][0] - _ASIDE:
            break
        if not _fits(lines[last + 1], columns):
            break
        last += 1
    return last


def _columns(found: Sequence[Sequence[_Cell]]) -> tuple[tuple[float, float], ...]:
    """The columns as most rows have them: of the rows with the usual number of cells, the width of each."""
    counts = Counter(len(cells) for cells in found if len(cells) > 1)
    usual = max(counts, key=lambda count: (counts[count], count), default=1)
    full = [cells for cells in found if len(cells) == usual] or [found[0]]
    columns = zip(*full, strict=True)
    return tuple((min(cell.left for cell in column), max(cell.right for cell in column)) for column in columns)


def _fits(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether no cell of a line reaches into the next column."""
    for cell in _cells(line):
        at = _column_of(cell, columns)
        if cell.left < columns[at][0] - _ASIDE or (at + 1 < len(columns) and cell.right > columns[at + 1][0]):
            return False
    return True


def _column_of(cell: _Cell, columns: Sequence[tuple[float, float]]) -> int:
    """The column a cell shares most with, else the nearest."""
    return max(range(len(columns)), key=lambda at: min(cell.right, columns[at][1]) - max(cell.left, columns[at][0]))


def _goes_on(before: _Table, table: _Table, lines: Sequence[Line]) -> bool:
    """Whether a table is the last one of the page before, gone on: nothing between them, the same columns."""
    if table.first != before.last + 1 or lines[table.first].page != lines[before.last].page + 1:
        return False
    if len(before.columns) != len(table.columns):
        return False
    pairs = zip(before.columns, table.columns, strict=True)
    return all(abs(one[0] - other[0]) < 2 * _ASIDE for one, other in pairs)


def _rows(table: _Table, lines: Sequence[Line], number: int) -> Iterator[Row]:
    gaps = [lines[at].baseline - lines[at + 1].baseline for at in range(table.first, table.last)]
    tight = min(gaps, default=0.0)
    roomy = sum(gap > _ROOM * tight for gap in gaps) >= _ROOMY * len(gaps)
    current: Row | None = None
    for index in range(table.first, table.last + 1):
        cells = _placed(lines[index], table.columns)
        goes_on = current is not None and _same_row(gaps[index - table.first - 1], tight, cells, roomy=roomy)
        if current is not None and goes_on:
            joined = tuple(" ".join(filter(None, pair)) for pair in zip(current.cells, cells, strict=True))
            current = replace(current, last=index, cells=joined)
            continue
        if current is not None:
            yield current
        current = Row(index, index, number, cells)
    if current is not None:
        yield current


def _same_row(gap: float, tight: float, cells: Sequence[str], *, roomy: bool) -> bool:
    """Where there is room between rows, lines close to one another; else a line without a first cell of its own."""
    if gap > _SAME_ROW * tight or any(_FIGURE.match(cell) for cell in cells[1:]):
        return False
    return roomy or not cells[0]


def _placed(line: Line, columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    texts = [""] * len(columns)
    for cell in _cells(line, columns):
        at = _column_of(cell, columns)
        texts[at] = f"{texts[at]} {cell.text}".strip()
    return tuple(texts)


def _cells(line: Line, columns: Sequence[tuple[float, float]] = ()) -> list[_Cell]:
    """The cells of a line: words with a wide gap between them, or on both sides of the edge of a known column."""
    found: list[_Cell] = []
    for index, span in enumerate(line.spans):
        words = " ".join(span.text.split())
        if not words:
            continue
        gap = _gap(line, index)
        if found and gap <= _SOME * line.size and not _parts(found[-1], span.left, gap / (line.size or 1.0), columns):
            last = found[-1]
            text = f"{last.text}{' ' if span.text.startswith(' ') else ''}{words}"
            found[-1] = _Cell(min(last.left, span.left), max(last.right, span.right), text)
        else:
            found.append(_Cell(span.left, span.right, words))
    return found


def _parts(before: _Cell, left: float, gap: float, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a small gap (in sizes of the type) is the edge of a known column."""
    for at, (edge, _) in enumerate(columns[1:], start=1):
        if abs(left - edge) < 1.5 and before.right <= edge:
            return True
        if gap > _LITTLE and abs(before.right - columns[at - 1][1]) < 2.0:
            return True
    return False


def _has_columns(line: Line) -> bool:
    """A gap behind `21.` or `(a)` at the start is the indent of a paragraph and does not count."""
    if len(line.spans) < 2:
        return False
    wide, some = _WIDE * line.size, _SOME * line.size
    count = 0
    for index, (before, after) in enumerate(pairwise(line.spans), start=1):
        gap = max(after.left - before.right, before.left - after.right)
        if gap > some and not (index == 1 and len(before.text.strip()) <= 6):
            if gap > wide:
                return True
            count += 1
    return count >= 2


def _gap(line: Line, index: int) -> float:
    before, after = line.spans[index - 1], line.spans[index]
    return max(after.left - before.right, before.left - after.right)
