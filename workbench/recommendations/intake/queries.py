"""Reads of the tables that were taken in; the caller has asked whether the actor may see them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.errors import N_, NotFound
from workbench.recommendations.intake.records import LeftOut, Refused, Source, Taken
from workbench.store import Database


class NoSuchTable(NotFound):
    message = N_("This table is not among those that were taken in.")


@dataclass(frozen=True)
class TableTakenIn:
    """A table as it was handed in, and what came of it; `columns` is what its columns mean, as plain values."""

    id: str
    source: Source
    file_sha256: str
    file_name: str
    columns: Mapping[str, Any]
    at: str
    by_name: str
    added: int
    changed: int
    unchanged: int
    refused: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class RowTakenIn:
    """A row of a table that says something of a recommendation, as it stood there."""

    source: Source
    key: str
    table_id: str
    file_name: str
    at: str
    by_name: str
    row: int
    place: str
    cells: Mapping[str, str]
    notes: tuple[str, ...]


_TABLES = (
    "select table_taken_in.*, (select count(*) from row_refused where table_id = table_taken_in.id) as refused "
    "from table_taken_in"
)


def tables_taken_in(db: Database, *, limit: int = 50) -> tuple[TableTakenIn, ...]:
    """The latest first."""
    return tuple(map(_table, db.query(f"{_TABLES} order by id desc limit :limit", {"limit": limit})))


def table_taken_in(db: Database, table_id: str) -> TableTakenIn:
    """Raises NoSuchTable."""
    for row in db.query(f"{_TABLES} where id = :id", {"id": table_id}):
        return _table(row)
    raise NoSuchTable


def refused_rows(db: Database, table_id: str) -> tuple[Refused, ...]:
    """The rows of a table that could not be used, in its order."""
    sql = "select * from row_refused where table_id = :id order by rowid"
    return tuple(map(_refused, db.query(sql, {"id": table_id})))


def taken(db: Database, table_id: str) -> Taken:
    """What came of a table. Raises NoSuchTable."""
    table = table_taken_in(db, table_id)
    return Taken(table_id, table.added, table.changed, table.unchanged, refused_rows(db, table_id), table.left_out)


def rows_of(db: Database, lead: str) -> tuple[RowTakenIn, ...]:
    """The rows that say something of a recommendation, the latest table first."""
    sql = (
        "select distinct row_taken_in.source, key, table_id, file_name, at, by_name, row, row_taken_in.place, cells, "
        "notes "
        "from row_taken_in join table_taken_in on table_taken_in.id = table_id "
        "join recommendation on recommendation.id = recommendation_id where recommendation.lead = :lead "
        "order by table_id desc, row"
    )
    return tuple(map(_row, db.query(sql, {"lead": lead})))


def became(db: Database, recommendation_id: str) -> tuple[str, ...]:
    """The ids of the units of a document that a row without one has become; none where it still stands for itself."""
    sql = (
        "select unit.id from recommendation row join recommendation unit on unit.document_id is not null "
        "and unit.counted and (unit.lead = row.id or unit.lead in (select same.recommendation_id from row_taken_in own "
        "join row_taken_in same on same.source = own.source and same.key = own.key "
        "where own.recommendation_id = row.id)) where row.id = :id and row.document_id is null and not row.counted "
        "order by unit.place, unit.id"
    )
    return tuple(str(row["id"]) for row in db.query(sql, {"id": recommendation_id}))


def _table(row: Mapping[str, Any]) -> TableTakenIn:
    left_out = tuple(LeftOut(record, rows) for record, rows in json.loads(row["left_out"]).items())
    return TableTakenIn(
        id=row["id"],
        source=Source(row["source"]),
        file_sha256=row["file_sha256"],
        file_name=row["file_name"],
        columns=json.loads(row["columns"]),
        at=row["at"],
        by_name=row["by_name"],
        added=row["added"],
        changed=row["changed"],
        unchanged=row["unchanged"],
        refused=row["refused"],
        left_out=left_out,
    )


def _row(row: Mapping[str, Any]) -> RowTakenIn:
    return RowTakenIn(
        source=Source(row["source"]),
        key=row["key"],
        table_id=row["table_id"],
        file_name=row["file_name"],
        at=row["at"],
        by_name=row["by_name"],
        row=row["row"],
        place=row["place"],
        cells=json.loads(row["cells"]),
        notes=tuple(json.loads(row["notes"])),
    )


def _refused(row: Mapping[str, Any]) -> Refused:
    reason, values = json.loads(row["reason"])
    return Refused(row["row"], row["place"], json.loads(row["cells"]), reason, values)
