"""Which row of a table names its columns: below titles and notes, over two rows where names are merged."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from workbench.corpus.parsing.sheets.sheet import Row, Sheet

_LOOKED_AT = 25  # rows from the top: titles and explanations above a header are fewer
_LONGEST = 120  # letters of a column's name
_FIGURE = re.compile(r"^[\d\s.,%()+\-–/:€$]+$")
_SENTENCE = re.compile(r"[.!?;:。；]$")


def split(sheet: Sheet) -> tuple[tuple[Row, ...], tuple[str, ...], tuple[Row, ...]]:
    """(rows above the header, names of the columns, rows below); no names where no row looks like a header."""
    rows = sheet.rows
    at = _header_at(rows)
    if at is None:
        return (), (), rows
    names, after = rows[at].cells, at + 1
    if rows[at].number in sheet.spans and after < len(rows) - 1 and _names(rows[after]):
        names = _joined(names, rows[after].cells)
        after += 1
    return rows[:at], tuple(" ".join(name.split()) for name in names), rows[after:]


def _header_at(rows: Sequence[Row]) -> int | None:
    """The first row that is filled as widely as most and holds names only."""
    widths = Counter(len(row.filled) for row in rows[:200])
    usual = max((width for width, count in widths.items() if count >= max(1, len(rows[:200]) * 0.1)), default=0)
    if usual < 2 or len(rows) < 2:
        return None
    for index, row in enumerate(rows[:_LOOKED_AT]):
        if len(row.filled) >= max(2, usual * 0.6):
            return index if _names(row) and index < len(rows) - 1 else None
    return None


def _names(row: Row) -> bool:
    """Short words, each once, no figures and no sentences."""
    filled = row.filled
    figures = sum(bool(_FIGURE.match(cell)) for cell in filled)
    long = sum(len(cell) > _LONGEST or (len(cell) > 40 and bool(_SENTENCE.search(cell))) for cell in filled)
    return len(filled) >= 2 and not figures and not long and len(set(filled)) >= 0.9 * len(filled)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """`Population` merged over `Urban`, `Rural`: `Population: Urban`, `Population: Rural`."""
    names, open_name = [], ""
    for over, under in zip_longest(above, below, fillvalue=""):
        open_name = over or (open_name if under else "")
        names.append(f"{open_name}: {under}" if open_name and under and open_name != under else open_name or under)
    return tuple(names)
