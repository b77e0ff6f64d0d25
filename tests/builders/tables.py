"""Compact tables: a .csv as bytes, an .xlsx from rows."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

Value = object


def csv(*rows: Sequence[str], sign: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Rows as a text with delimiters; a cell that holds the sign or a line end is quoted."""
    quoted = [[f'"{cell}"' if sign in cell or "\n" in cell else cell for cell in row] for row in rows]
    return (end.join(sign.join(row) for row in quoted) + end).encode(encoding)


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Value]]],
    *,
    hidden: Sequence[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    comments: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook by the titles of its sheets; comments and number formats by cell of the first sheet."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet: Worksheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
        for span in (merged or {}).get(title, ()):
            sheet.merge_cells(span)
    first = book.worksheets[0]
    for cell, text in (comments or {}).items():
        first[cell].comment = Comment(text, "Amina")
    for cell, shown in (formats or {}).items():
        first[cell].number_format = shown
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
