"""Commenting tables filled in by hand: the same rows as a Word file and as a workbook."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.builders import tables
from tests.builders.word import docx
from tests.builders.word_text import table

HEAD = ("No.", "Paragraph", "Words in the draft", "Type", "Severity", "Comment", "Proposed text")


def word(
    *rows: Sequence[str], above: Sequence[str] = ("Comments",), snapshot: str | None = None, form: bool = False
) -> bytes:
    """A .docx with one table; `form`: it says that it is our own."""
    named = {"WorkbenchSnapshot": snapshot} if snapshot else {}
    return docx(
        *above, properties={**named, **({"WorkbenchForm": "commenting-table"} if form else {})}, body=_table(rows)
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    return table(*("".join(_cell(cell) for cell in row) for row in rows)) + "<w:p/>"


def _cell(text: str) -> str:
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    return f"<w:tc><w:tcPr/>{lines}</w:tc>"


def excel(
    *rows: Sequence[object], merged: Sequence[str] = (), title: str = "Comments", **more: Sequence[Sequence[object]]
) -> bytes:
    """An .xlsx with one sheet of comments and, by their titles, more sheets."""
    sheets: Mapping[str, Sequence[Sequence[object]]] = {title: rows, **more}
    return tables.xlsx(sheets, merged={title: merged})
