"""The column maps that people settled: one for each set of headers, found again when they come again."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.intake.maps import map_as_json, map_from_json
from workbench.recommendations.intake.reader import WHY
from workbench.recommendations.intake.records import ColumnMap
from workbench.store import Database, journal, new_id, timestamp
from workbench.text.plain import plain


@dataclass(frozen=True)
class Remembered:
    """A map with the name of the table that it was settled for, when and by whom."""

    name: str
    column_map: ColumnMap
    at: str
    by_name: str


def fingerprint(headers: Sequence[str]) -> str:
    """The same for the same names of columns, whatever their order, case and spaces; and with the column that says why
    rows were refused, so that mended rows are known by what was settled for their table."""
    named = (plain(each) for each in headers if not each.startswith(WHY))
    return hashlib.sha256("\n".join(sorted(named)).encode()).hexdigest()


def remembered(db: Database, headers: Sequence[str]) -> Remembered | None:
    """The map that was settled for a table with these columns, None where none was."""
    row = db.execute(
        "select name, columns, at, by_name from column_map where headers_sha256 = :hash", {"hash": fingerprint(headers)}
    ).fetchone()
    if row is None:
        return None
    return Remembered(row[0], _with_headers(map_from_json(json.loads(row[1])), headers), row[2], row[3])


def remember(
    db: Database, headers: Sequence[str], column_map: ColumnMap, *, name: str, by: Actor, at: datetime
) -> None:
    """Keep a map for the tables with these columns that come later; one that was kept before yields."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    columns = json.dumps(map_as_json(column_map), ensure_ascii=False)
    known = db.execute(
        "select id, columns from column_map where headers_sha256 = :hash", {"hash": fingerprint(headers)}
    ).fetchone()
    if known is not None and known[1] == columns:
        return
    kept: dict[str, Any] = {
        "id": known[0] if known else new_id(),
        "headers_sha256": fingerprint(headers),
        "name": name,
        "columns": columns,
        "at": timestamp(at),
        "by_id": by.person_id,
        "by_name": by.name,
    }
    db.table("column_map").upsert(kept, pk="id")
    journal.record(
        db,
        by=by,
        at=at,
        verb="settled what columns mean",
        object_kind="column map",
        object_id=kept["id"],
        summary=f"{by.name} settled what the columns of {name} mean",
    )


def _with_headers(column_map: ColumnMap, headers: Sequence[str]) -> ColumnMap:
    """The map with the names as this table writes them."""
    own = {plain(header): header for header in headers}
    columns = {own.get(plain(header), header): meaning for header, meaning in column_map.columns.items()}
    return ColumnMap(columns, column_map.fixed, column_map.splits)
