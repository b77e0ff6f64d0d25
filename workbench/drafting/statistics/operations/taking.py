"""Take statistics in from a table: new ones are declared, known ones renewed; the same again changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.drafting.statistics import queries
from workbench.drafting.statistics.columns import Meaning, Proposed, RefusedRow, meanings, proposed, says_columns
from workbench.drafting.statistics.operations.declaring import Declared, declare, describe
from workbench.drafting.statistics.operations.renewing import renew
from workbench.drafting.statistics.records import Statistic
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import Table
from workbench.store import Database


@dataclass(frozen=True)
class Sheet:
    """A table of the file, what its columns seem to mean, and what it says then."""

    title: str
    columns: Mapping[str, Meaning]
    says: Proposed


@dataclass(frozen=True)
class Taken:
    """How many statistics and values were added or changed, and the rows that were not taken."""

    declared: int
    renewed: int
    unchanged: int
    refused: tuple[RefusedRow, ...]


def read(data: bytes, file_name: str, columns: Mapping[str, str] | None = None) -> tuple[Sheet, ...]:
    """The tables of a file with what they say; the file is opened in a process with limits.

    `columns`: header → meaning, where a person says otherwise than what is proposed. Raises what `read_tables` does.
    """
    sheets = []
    for table in map(_headed, read_tables(data, file_name)):
        means = {
            header: Meaning((columns or {}).get(header, meaning)) for header, meaning in meanings(table.headers).items()
        }
        rows = [(row.place, row.cells) for row in table.rows]
        sheets.append(Sheet(table.title, means, proposed(rows, means, name=table.title)))
    return tuple(sheets)


def _headed(table: Table) -> Table:
    """The table with the names of its columns also where they are years, which a reader takes for values."""
    if table.headers or not table.rows or not says_columns(table.rows[0].cells.values()):
        return table
    names = {column: " ".join(name.split()) for column, name in table.rows[0].cells.items()}
    rows = [
        replace(row, cells={names.get(column, column): text for column, text in row.cells.items()})
        for row in table.rows[1:]
    ]
    return Table(table.title, tuple(names.values()), tuple(rows), table.left_out)


def take_in(db: Database, *, sheets: Sequence[Sheet], by: Actor, at: datetime) -> Taken:
    """Keep what the sheets say. Values that are not in them stay."""
    require(by, Permission.KEEP_STATISTICS)
    declared = renewed = unchanged = 0
    for sheet in sheets:
        for key, values in sheet.says.values.items():
            known, is_new = _known(db, sheet.says.declared[key], by=by, at=at)
            before = len(queries.past_values(db, known.id))
            renew(db, statistic_id=known.id, values=values, by=by, at=at)
            added = len(queries.past_values(db, known.id)) - before
            declared, renewed = declared + is_new, renewed + added
            unchanged += len(values) - added
    return Taken(declared, renewed, unchanged, tuple(row for sheet in sheets for row in sheet.says.refused))


def _known(db: Database, said: Declared, *, by: Actor, at: datetime) -> tuple[Statistic, bool]:
    """The statistic of that name, described as the table says where it says anything; declared where there is none."""
    try:
        known = queries.statistic(db, by, said.name)
    except queries.StatisticNotFound:
        return declare(db, said=said, by=by, at=at), True
    if known.ended_at is not None:
        return declare(db, said=said, by=by, at=at), True
    now = Declared(known.name, known.definition, known.source, known.unit, known.treaty)
    given = {name: getattr(said, name) for name in ("definition", "source", "unit") if getattr(said, name).strip()}
    return describe(db, statistic_id=known.id, said=replace(now, **given), by=by, at=at), False
