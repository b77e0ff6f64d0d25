"""Text with delimiters (.csv, .tsv): which sign parts the cells, and the rows."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator

from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.errors import N_, Invalid

_SIGNS = ("\t", ";", ",", "#", "|")
_LOOKED_AT = 60  # records
_SAME = 0.9  # of the records have as many cells as the first
_COLUMNS = 16_384  # as many as a sheet of Excel has
_WIDEST = 2_000_000  # characters of a cell; the whole file has passed its limit before


class EndlessCell(Invalid):
    message = N_(
        "A cell of the table (row %(row)s) is far longer than any text, as where a quotation mark is never closed. "
        "Open the file in a spreadsheet program, look at that row, save it again and add that."
    )


class TooManyColumns(Invalid):
    message = N_(
        "Row %(row)s of the table has more than %(most)s columns, more than any spreadsheet program has. Nothing was "
        "read: open the file in a spreadsheet program, keep the columns that say something, save it and add that."
    )


def delimiter_of(text: str) -> str | None:
    """The sign that parts the cells of a table; None where the text is none."""
    best, cells = None, 1
    for sign in _SIGNS:
        width = _width(text, sign)
        if width > cells:
            best, cells = sign, width
    return best


def _width(text: str, sign: str) -> int:
    """Cells of a record, if (nearly) all records have as many and it is no prose with commas; else 0."""
    try:
        records = list(itertools.islice(_records(text, sign), _LOOKED_AT))
    except csv.Error:  # a cell without end
        return 0
    widths = Counter(len(record) for record in records)
    if len(records) < 2:
        return 0
    width, count = widths.most_common(1)[0]
    if width < 2 or count < _SAME * len(records) or len(records[0]) != width or not any(records[0]):
        return 0
    if sign in ",;|" and _is_prose(records, sign):
        return 0
    return width


def _is_prose(records: list[list[str]], sign: str) -> bool:
    """Whether the sign is followed by a space as in a sentence: `women, men and children`."""
    after = [cell for record in records for cell in record[1:] if cell]
    spaced = sum(cell.startswith(" ") for cell in after)
    return sign != "|" and bool(after) and spaced > len(after) / 2


def _records(text: str, sign: str) -> Iterator[list[str]]:
    csv.field_size_limit(_WIDEST)
    lines = (line for line in io.StringIO(text, newline="") if line.strip())
    return csv.reader(lines, delimiter=sign)


def read(text: str, sign: str) -> Sheet:
    """The one table of the text; rows are counted as a spreadsheet would, blank ones too. Raises EndlessCell,
    TooManyColumns."""
    csv.field_size_limit(_WIDEST)
    rows: list[Row] = []
    number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign), start=1):
            if len(record) > _COLUMNS:
                raise TooManyColumns(row=number, most=_COLUMNS)
            cells = tuple(cell.strip() for cell in record)
            if any(cells):
                rows.append(Row(number, cells))
    except csv.Error as error:
        raise EndlessCell(row=number + 1) from error
    return Sheet("", tuple(rows))
