"""A workbook that is a data set: tens of thousands of rows, handed out one after the other, never held whole.

Behind the same gate as any workbook, with the sizes of a data set: the whole index of the United Nations (267,500 rows
in April 2026) unfolds to some 350 MiB.
"""

import io
import re
import warnings as python_warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from openpyxl import load_workbook

from workbench.corpus.parsing.sheets.workbook import DamagedWorkbook, UnsafeWorkbook, fault_of
from workbench.word import package, refusals

SIZES = package.Sizes(file=150 * package.MEBIBYTE, unfolded=700 * package.MEBIBYTE, xml=400 * package.MEBIBYTE)
_PIECE = 4 * package.MEBIBYTE
_OVERLAP = 16  # the longest that is looked for is shorter
_FORBIDDEN = re.compile(rb"<!DOCTYPE|<!ENTITY")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.I)
_BROKEN = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile)
_WIDEST = 500  # columns

Row = tuple[int, tuple[str, ...]]


def sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """(title, rows) of each visible sheet in turn; a row is its number and its cells as text, days as ISO 8601.

    Raises UnsafeWorkbook, DamagedWorkbook, also while the rows are handed out.
    """
    try:
        archive = package.checked_archive(data, SIZES)
        for entry in archive.infolist():
            _check_part(archive, entry)
        with python_warnings.catch_warnings():
            python_warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves alone
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()
                yield sheet.title, _rows(sheet.iter_rows(values_only=True))
    except refusals.UnsafeFile as error:
        fault = fault_of(error)
        raise (UnsafeWorkbook(fault=fault) if fault else DamagedWorkbook()) from error
    except _BROKEN as error:
        raise DamagedWorkbook from error


def _rows(rows: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    try:
        for number, cells in enumerate(rows, start=1):
            if any(cell is not None for cell in cells):
                yield number, tuple(map(_text, cells[:_WIDEST]))
    except _BROKEN as error:
        raise DamagedWorkbook from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("_x000D_", "").strip()
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """No part declares a document type, or is in an encoding in which that could hide, or is larger than it says."""
    if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    left, tail = SIZES.xml, b""
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise refusals.TooLarge(limit=SIZES.xml // package.MEBIBYTE, what=entry.filename)
            if not tail and (b"\x00" in piece[:200] or _ENCODING.match(piece[:200])):
                raise refusals.HasDtd(part=entry.filename)
            if _FORBIDDEN.search(tail + piece):
                raise refusals.HasDtd(part=entry.filename)
            tail = piece[-_OVERLAP:]
