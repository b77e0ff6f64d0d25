"""The rows of a commenting table, whoever made it: which of its tables, and which of its columns, hold the comments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.comments.intake.table.words import Column, column, means_same, nature, severity
from workbench.comments.records import CommentType, Severity
from workbench.text.characters import NOTE_MARK, nfc, without_illegal
from workbench.text.normalise import fold

_HEAD: Final = 25  # rows in which the headings are looked for; titles and instructions stand above them
_SAYING: Final = (Column.COMMENT, Column.PROPOSED, Column.RATIONALE)
_PLACING: Final = (Column.PARAGRAPH, Column.QUOTE)


@dataclass(frozen=True)
class RawTable:
    """A table of a file: its title ("" for none) and its rows, each with the number its program shows."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class TableRow:
    """A row that says something. row: where it stands (`row 5`, `Comments, row 5`) · cited: its words for the place,
    those of the row above where it says the same · above: what the row above cites where this one is empty."""

    row: str
    cited: str
    quote: str
    type: CommentType | None
    severity: Severity | None
    text: str
    proposed: str
    author: str
    above: str = ""


def digest(cited: str, quote: str, text: str, proposed: str) -> str:
    """What a row says, made short: the same for the row of a form and for what came back unchanged."""
    said = "\n".join(
        " ".join(fold(each.replace(NOTE_MARK, "")).text.split()) for each in (cited, quote, text, proposed)
    )
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Unread:
    """A row that has words, but none in a column of comments."""

    row: str
    words: str


@dataclass(frozen=True)
class CommentRows:
    """What the commenting tables of a file hold, in order."""

    rows: tuple[TableRow, ...]
    unread: tuple[Unread, ...]


def comment_rows(tables: Sequence[RawTable]) -> CommentRows | None:
    """The rows of those tables whose headings say where comments and places stand; None where there is no such."""
    found = [read for table in tables if (read := _rows(table)) is not None]
    if not found:
        return None
    rows = tuple(each for part in found for each in part if isinstance(each, TableRow))
    return CommentRows(rows, tuple(each for part in found for each in part if isinstance(each, Unread)))


def _rows(table: RawTable) -> tuple[TableRow | Unread, ...] | None:
    for at, (_, cells) in enumerate(table.rows[:_HEAD]):
        columns = {place: said for place, cell in enumerate(cells) if (said := column(cell)) is not None}
        meanings = set(columns.values())
        if meanings.intersection(_SAYING) and meanings.intersection(_PLACING):
            return tuple(_filled(table, at, columns))
    return None


def _filled(table: RawTable, head: int, columns: Mapping[int, Column]) -> Iterator[TableRow | Unread]:
    headings = [cell.strip() for cell in table.rows[head][1]]
    above = ""
    for number, cells in table.rows[head + 1 :]:
        if [cell.strip() for cell in cells] == headings:  # repeated on each page
            continue
        said = {meaning: _joined(cells, columns, meaning) for meaning in Column}
        where = f"{table.title}, row {number}" if table.title else f"row {number}"
        cited = above if means_same(said[Column.PARAGRAPH]) else said[Column.PARAGRAPH]
        if any(said[meaning] for meaning in _SAYING):
            yield _row(said, where, cited, above)
        elif words := _left_over(cells, columns):
            yield Unread(where, words)
        above = cited or above


def _row(said: Mapping[Column, str], where: str, cited: str, above: str) -> TableRow:
    text = "\n\n".join(filter(None, (said[Column.COMMENT], said[Column.RATIONALE])))
    return TableRow(
        row=where,
        cited=cited,
        quote=said[Column.QUOTE],
        type=nature(said[Column.TYPE]),
        severity=severity(said[Column.SEVERITY]),
        text=text,
        proposed=said[Column.PROPOSED],
        author=" ".join(said[Column.AUTHOR].split()),
        above="" if cited else above,
    )


def _joined(cells: Sequence[str], columns: Mapping[int, Column], meaning: Column) -> str:
    """What the columns of one meaning say, each once; places side by side, words below one another."""
    held = (
        nfc(without_illegal(cells[at])).strip() for at, said in columns.items() if said is meaning and at < len(cells)
    )
    return (", " if meaning is Column.PARAGRAPH else "\n\n").join(dict.fromkeys(filter(None, held)))


def _left_over(cells: Sequence[str], columns: Mapping[int, Column]) -> str:
    """The words of a row that stand in no column known, or quote without a comment; its number and place are none."""
    passed = (Column.ROW, Column.PARAGRAPH, Column.LEFT_OUT, Column.TYPE, Column.SEVERITY, Column.AUTHOR)
    held = [cell.strip() for at, cell in enumerate(cells) if cell.strip() and columns.get(at) not in passed]
    return " ".join(" ".join(held).split())
