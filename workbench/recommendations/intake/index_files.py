"""Files of the Universal Human Rights Index, read in a limited process: JSON, workbook, text with delimiters."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from workbench.corpus.parsing.sheets import streamed
from workbench.corpus.parsing.sheets.delimited import EndlessCell
from workbench.corpus.parsing.texts.encodings import decoded
from workbench.limited import Limits, run_limited
from workbench.recommendations.intake import uhri
from workbench.recommendations.intake.json_records import records, text_of
from workbench.recommendations.intake.packed import PackedRows, Packer
from workbench.recommendations.intake.records import Field

# The whole index (267,500 rows) is five times the 50,000 rows that take six seconds of one core and 130 MiB.
LIMITS = Limits(seconds=180, memory_mib=1536, result_mib=256)
_LOOKED_AT = 10  # rows from the top of a sheet among which its header is looked for
_SAMPLE = 100_000  # letters by which a delimiter is found
_SYMBOLS = 40  # kept beside each name of a State
_LONGEST_CELL = 2_000_000


def read_index(data: bytes) -> PackedRows | None:
    """The rows of a file that is the index's by its headers, None for any other. Raises Invalid where it is broken."""
    found: PackedRows | None = run_limited("workbench.recommendations.intake.index_files:read", data, limits=LIMITS)
    return found


def is_index(data: bytes) -> bool:
    """Whether a file is the index's, by its headers alone. Raises Invalid where it is broken."""
    found: bool = run_limited("workbench.recommendations.intake.index_files:has_headers", data, limits=LIMITS)
    return found


def has_headers(data: bytes) -> bool:
    """As `is_index`, in the process that is limited."""
    return read(data, most=1) is not None


def read(data: bytes, most: int | None = None) -> PackedRows | None:
    """As `read_index`, in the process that is limited; no more than so many rows."""
    start = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if start[:1] in (b"{", b"["):
        return _of_json(data, most)
    if data.startswith(b"PK"):
        return _of_workbook(data, most) if b"xl/workbook" in data else None
    return _of_text(data, most) if b"\x00" not in data[:1000] else None


def _of_json(data: bytes, most: int | None) -> PackedRows | None:
    found = records(data)
    first = list(islice(found, 20))
    headers = tuple(dict.fromkeys(name for record in first for name in record))
    if not uhri.is_uhri(headers):
        return None
    lines = ((number, [text_of(record.get(name)) for name in headers])
             for number, record in enumerate(chain(first, found), start=1))  # fmt: skip
    return _packed(headers, islice(lines, most), "record {}")


def _of_workbook(data: bytes, most: int | None) -> PackedRows | None:
    for title, rows in streamed.sheets(data):
        for _, cells in islice(rows, _LOOKED_AT):
            if uhri.is_uhri(cells):
                return _packed(cells, islice(rows, most), f"{title}, row {{}}")
    return None


def _of_text(data: bytes, most: int | None) -> PackedRows | None:
    head = decoded(data[:_SAMPLE])
    names = head.partition("\n")[0]
    delimiter = max(",;\t", key=names.count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        headers = tuple(cell.strip() for cell in next(csv.reader([names], delimiter=delimiter), ()))
        if not uhri.is_uhri(headers):
            return None
        rows = csv.reader(io.StringIO(decoded(data), newline=""), delimiter=delimiter)
        next(rows)
        return _packed(headers, islice(_numbered(rows), most), "row {}")
    except csv.Error as error:
        raise EndlessCell(row=2) from error


def _numbered(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The filled rows, numbered as a spreadsheet would."""
    number = 1
    try:
        for number, cells in enumerate(rows, start=2):
            if any(cells):
                yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise EndlessCell(row=number + 1) from error


def _packed(headers: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], place: str) -> PackedRows:
    headers = headers[: max(index for index, header in enumerate(headers, start=1) if header)]
    meanings = uhri.column_map(headers).columns
    at = {meanings[header]: index for index, header in enumerate(headers) if header in meanings}
    state, symbol = at[Field.STATE], at.get(Field.SYMBOL)
    packer = Packer(headers)
    symbols: dict[str, dict[str, None]] = {}
    for number, cells in rows:
        packer.add(number, place.format(number), cells[: len(headers)])
        if symbol is not None and len(cells) > max(state, symbol):
            beside = symbols.setdefault(cells[state][:200], {})
            if len(beside) < _SYMBOLS:
                beside[cells[symbol][:100]] = None
    return packer.packed({name: tuple(found) for name, found in symbols.items()})
