"""A table that a ministry keeps of its own, row by row what it did about a recommendation, taken in as its answers.

What its columns mean is said by a column map, as for tables of recommendations. A row stands at the one item of the
request that it is about; what is about none or several waits with the reason, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.errors import N_, Invalid
from workbench.recommendations.intake.choosing import choose
from workbench.recommendations.intake.entries import keyed
from workbench.recommendations.intake.matching import matches
from workbench.recommendations.intake.reader import Reader
from workbench.recommendations.intake.records import ColumnMap, Entry, Field, LeftOut, Refused, Source, Table
from workbench.requests import queries
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, InformationRequest, RequestItem, Use
from workbench.requests.refusals import NoTableInIt
from workbench.store import Database
from workbench.text.plain import plain

ABOUT_NONE: Final = N_("The row of a table is about nothing that is asked here, or does not say about what.")
ABOUT_SEVERAL: Final = N_("The row of a table is about several things that are asked here.")
_BRACKETS = re.compile(r"\s*[(（].*$")


class NoAnswerColumn(Invalid):
    message = N_(
        "No column of the table says what was answered. Nothing was taken in. Name it: its columns are %(columns)s."
    )


class NoSuchColumn(Invalid):
    message = N_("The table has no column “%(column)s”. Nothing was taken in: its columns are %(columns)s.")


class ColumnsUnknown(Invalid):
    message = N_(
        "Nothing tells what the columns of this table mean. Nothing was taken in. Say which one says what each row is "
        "about, and which holds the answer: its columns are %(columns)s."
    )


@dataclass(frozen=True)
class TabledRow:
    """A row: its cells, the ministries it names, the leads of the recommendations it is about, where it stands."""

    cells: Mapping[str, str]
    named: tuple[str, ...] = ()
    leads: frozenset[str] = frozenset()
    place: str = ""


@dataclass(frozen=True)
class RowTaken:
    """What becomes of a row: its answer, None where it names other ministries alone or says nothing."""

    place: str
    answer: ReadAnswer | None
    is_of_others: bool = False


@dataclass(frozen=True)
class Tabled:
    """What a table says to a request, row by row."""

    rows: tuple[RowTaken, ...]

    @property
    def read(self) -> ReadForm:
        """Its answers, as a form would hold them."""
        return ReadForm("", tuple(each.answer for each in self.rows if each.answer is not None))

    @property
    def of_others(self) -> int:
        """Rows that name other ministries alone."""
        return sum(each.is_of_others for each in self.rows)

    @property
    def without_words(self) -> int:
        """Rows of the ministry that say nothing."""
        return sum(each.answer is None and not each.is_of_others for each in self.rows)


def tabled(
    db: Database,
    found: InformationRequest,
    tables: Sequence[Table],
    file_name: str,
    *,
    column_map: ColumnMap | None = None,
    columns: Sequence[str] = (),
) -> Tabled:
    """Read what was opened by `read_tables`. `columns`: those that hold the answers, else those of evidence.

    Every column that is named has to be there: the rows of others, left out by one, would be taken for the ministry's.
    Raises NoTableInIt, NoSuchColumn, ColumnsUnknown, NoAnswerColumn, NotAMap.
    """
    if not any(each.headers for each in tables):
        raise NoTableInIt(name=file_name)
    _require_columns(tables, (*(column_map.columns if column_map else ()), *columns))
    maps = choose(db, tables, file_name, column_map).maps
    return tabled_by(db, found, tables, maps, columns=columns or _of_evidence(maps))


def tabled_by(
    db: Database,
    found: InformationRequest,
    tables: Sequence[Table],
    maps: Mapping[str, ColumnMap],
    *,
    columns: Sequence[str],
) -> Tabled:
    """The same by the map of each table, by its title; a table without one is left out.

    Raises ColumnsUnknown, NoAnswerColumn.
    """
    chosen = [(table, maps[table.title]) for table in tables if table.title in maps]
    if not chosen:
        raise ColumnsUnknown(columns=_names_of(tables))
    there = [table for table, _ in chosen]
    if not any(name in table.headers for table in there for name in columns):
        raise NoAnswerColumn(columns=_names_of(there))
    rows = [each for table, meant in chosen for each in _rows(db, table, meant)]
    return answers_of(rows, queries.items(db, found.id), names=_names(db, found), columns=columns)


def _require_columns(tables: Sequence[Table], named: Iterable[str]) -> None:
    there = {name for table in tables for name in table.headers}
    for name in named:
        if name not in there:
            raise NoSuchColumn(column=name, columns=_names_of(tables))


def _names_of(tables: Iterable[Table]) -> str:
    """The names of their columns, in order, each once and in quotation marks."""
    return ", ".join(f"“{name}”" for name in dict.fromkeys(name for table in tables for name in table.headers))


def _rows(db: Database, table: Table, column_map: ColumnMap) -> Iterator[TabledRow]:
    """Row by row: two ministries that speak of one recommendation stay two. What only observes is no answer."""
    reader = Reader(column_map, {})
    for row in table.rows:
        said = reader.read(row)
        if isinstance(said, Refused):
            yield TabledRow(row.cells, place=row.place)
        elif not isinstance(said, LeftOut):
            named = (name for each in said for name in (*each.responsible, *each.supporting))
            yield TabledRow(row.cells, tuple(named), frozenset(_leads(db, said)), row.place)


def _leads(db: Database, entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for found in matches(db, Source.SHEET, list(keyed([entry]))):
            yield from (*found.leads, *(known.lead for known in found.rows))


def answers_of(
    rows: Iterable[TabledRow],
    items: Sequence[RequestItem],
    *,
    names: Collection[str],
    columns: Sequence[str],
) -> Tabled:
    """What the rows answer; `names` (plain) are those of the ministry that is asked."""
    return Tabled(tuple(_taken(row, items, names, columns) for row in rows))


def _taken(row: TabledRow, items: Sequence[RequestItem], names: Collection[str], columns: Sequence[str]) -> RowTaken:
    if not _is_ours(row.named, names):
        return RowTaken(row.place, None, is_of_others=True)
    blocks = _blocks(row.cells, columns)
    if not blocks:
        return RowTaken(row.place, None)
    here = [each for each in items if each.target and each.target in row.leads]
    why = "" if len(here) == 1 else ABOUT_SEVERAL if here else ABOUT_NONE
    code = here[0].code if len(here) == 1 else ""
    return RowTaken(row.place, ReadAnswer(code, AnswerKind.ANSWER, Use.FOR_REPORT, "", blocks, why))


def _is_ours(named: Sequence[str], names: Collection[str]) -> bool:
    """A row that names nobody is of whoever keeps the table."""
    return not named or any(plain(form) in names for each in named for form in (each, _BRACKETS.sub("", each)))


def _blocks(cells: Mapping[str, str], columns: Sequence[str]) -> tuple[AnswerBlock, ...]:
    """A paragraph a line; with several columns each under its name."""
    filled = [(name, cells[name].strip()) for name in columns if cells.get(name, "").strip()]
    lines = [
        line.strip()
        for name, text in filled
        for line in ([f"{name}:"] if len(columns) > 1 else []) + text.splitlines()
        if line.strip()
    ]
    return tuple(AnswerBlock(BlockKind.PARAGRAPH, line) for line in lines)


def _of_evidence(maps: Mapping[str, ColumnMap]) -> tuple[str, ...]:
    found = (name for each in maps.values() for name, meaning in each.columns.items() if meaning is Field.EVIDENCE)
    return tuple(dict.fromkeys(found))


def _names(db: Database, found: InformationRequest) -> frozenset[str]:
    """Every name the ministry goes by, plain."""
    own = db.query("select name, short_name from organisation where id = :id", {"id": found.organisation_id})
    also = db.query("select name from also_called where organisation_id = :id", {"id": found.organisation_id})
    called = [each for row in own for each in (row["name"], row["short_name"]) if each]
    return frozenset(plain(each) for each in (*called, *(row["name"] for row in also)))
