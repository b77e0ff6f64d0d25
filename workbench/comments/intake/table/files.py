"""The tables of a .docx or .xlsx that came back, and the version of the draft that the file itself names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.comments.intake.recognising import SNAPSHOT_PROPERTY
from workbench.comments.intake.table.rows import RawTable
from workbench.corpus.parsing.sheets import workbook
from workbench.text.plain import plain
from workbench.word import custom, rows
from workbench.word.package import checked_archive
from workbench.word.refusals import UnsafeFile

FORM_PROPERTY: Final = "WorkbenchForm"
COMMENTING_TABLE: Final = "commenting-table"
ROW_PROPERTY: Final = "WorkbenchRow"  # with a number behind it: of each row filled in by us, comment and digest
_WORKBOOK = re.compile(r"xl/workbook\d*\.(?:xml|bin)")
_TWIN: Final = 0.5  # share of the draft's paragraphs in a file that is the draft itself


@dataclass(frozen=True)
class TableFile:
    """The tables of a file with their rows; `outside` are the paragraphs of a Word file that stand in no table."""

    tables: tuple[RawTable, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    is_workbook: bool = False
    saved_at: str = ""

    @property
    def is_form(self) -> bool:
        """Whether it is our own form, filled in."""
        return self.properties.get(FORM_PROPERTY) == COMMENTING_TABLE

    @property
    def written(self) -> Mapping[str, str]:
        """Digest of a row that went out filled in → id of the comment that it was."""
        noted = (text.split(" ") for name, text in self.properties.items() if name.startswith(ROW_PROPERTY))
        return {parts[1]: parts[0] for parts in noted if len(parts) == 2}

    def is_the_draft(self, texts: Iterable[str]) -> bool:
        """Whether half of the draft's paragraphs are in it: it is the draft, with tables of its own."""
        wanted = {plain(text) for text in texts if text.strip()}
        held = wanted.intersection(map(plain, self.outside))
        return not self.is_form and bool(wanted) and len(held) >= _TWIN * len(wanted)


def read(data: bytes) -> TableFile | None:
    """The tables in these bytes; None for the version for comments, and for what is no file of the office programs.

    Raises UnsafeFile, UnsafeWorkbook, DamagedWorkbook with the reason.
    """
    try:
        names = checked_archive(data).namelist()
        said = custom.properties(data)
    except UnsafeFile:
        return None  # the reader of drafts says what it is
    if any(_WORKBOOK.fullmatch(name) for name in names):
        sheets = workbook.read(data).sheets
        tables = tuple(RawTable(s.title, tuple((row.number, row.cells) for row in s.rows)) for s in sheets)
        return TableFile(tables, said, is_workbook=True, saved_at=custom.saved_at(data))
    if SNAPSHOT_PROPERTY in said and FORM_PROPERTY not in said:
        return None
    found = rows.read_tables(data)
    outside = tuple(text for table in found for text in table.above)
    return TableFile(tuple(_of_word(found)), said, outside, saved_at=custom.saved_at(data))


def _of_word(found: Sequence[rows.WordTable]) -> Iterable[RawTable]:
    for place, table in enumerate(found, start=1):
        title = f"table {place}" if len(found) > 1 else ""
        yield RawTable(title, tuple(enumerate(table.rows, start=1)))
