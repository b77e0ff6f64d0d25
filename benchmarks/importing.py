"""How fast the Universal Human Rights Index is taken in: 50,000 rows as JSON and as a workbook, once and once more.

Seconds by the clock, and seconds of processor time, which do not depend on who else uses the machine: of this process,
and of the reading (which another process does for the product) measured here once more. The rows are about States that
do not exist. Beside it, in the same run, what any program needs at least: the same JSON loaded by Python and its rows
put into one table of SQLite, without asking whether they are there, without their themes, and without keeping what a
person said.

    python -m benchmarks.importing [ROWS]
"""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.adding import held
from benchmarks.index_rows import as_json, as_workbook
from workbench.installation import Installation, create
from workbench.people import Actor, queries
from workbench.recommendations.intake import importing, index_files, opening
from workbench.recommendations.intake.queries import table_taken_in
from workbench.recommendations.intake.records import Source
from workbench.settings import Settings

ROWS = 50_000
MOST = 60  # seconds for so many
AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@contextmanager
def _home() -> Iterator[tuple[Installation, Actor]]:
    with tempfile.TemporaryDirectory() as folder:
        installation = create(Settings(home=Path(folder) / "home", secret_key="of a benchmark alone"))
        with installation.store.reading() as db:
            by = queries.local_operator(db)
        yield installation, by


def taken_in(installation: Installation, by: Actor, data: bytes) -> tuple[float, float, float, str]:
    """(seconds in all, seconds of them for reading, seconds of the processor, what came of it)."""
    began, busy = time.perf_counter(), time.process_time()
    store = installation.store
    opened = opening.open_index(data)
    read = time.perf_counter() - began
    with store.writing() as db:
        table = importing.begin(db, source=Source.UHRI, file_sha256="0" * 64, file_name="x", maps={}, by=by, at=AT)
    importing.take_all(store, table, Source.UHRI, opened, by=by, clock=lambda: AT)
    with store.reading() as db:
        found = table_taken_in(db, table)
    told = f"{found.added:,} added, {found.changed:,} changed, {found.unchanged:,} unchanged"
    return time.perf_counter() - began, read, time.process_time() - busy, told


def _kept(clock: float, processor: float) -> str:
    """Whether it was within the time; on a machine that others use, what the processor did tells."""
    if clock <= MOST:
        return f"within {MOST} s"
    return f"within {MOST} s of a machine of its own" if processor <= MOST else f"NOT within {MOST} s"


def least(data: bytes) -> float:
    """Seconds of the least that any program does: load, one insert for each row."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "least.db")) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("create table recommendation (id text primary key, symbol text, text text, whole text)")
        rows = json.loads(data)
        with db:
            db.executemany(
                "insert into recommendation values (?, ?, ?, ?)",
                [(row["AnnotationId"], row["Symbol"], row["Text"], json.dumps(row)) for row in rows],
            )
    return time.perf_counter() - began


def main(rows: int) -> None:
    """Print a line for each way in."""
    for name, data in (("JSON", as_json(rows)), ("workbook", as_workbook(rows))):
        reading = time.process_time()
        index_files.read(data)
        reading = time.process_time() - reading
        with _home() as (installation, by):
            for turn in ("first", "second"):
                whole, read, busy, told = taken_in(installation, by, data)
                print(
                    f"{name}, {len(data) / 2**20:.0f} MiB, {turn} time: {whole:.1f} s ({read:.1f} s of them reading), "
                    f"{rows / whole:,.0f} rows/s; {told}"
                )
                busy += reading
                print(f"  {busy:.1f} s of the processor, {reading:.1f} s of them reading: {_kept(whole, busy)}")
            size = installation.store.path.stat().st_size / 2**20
            print(f"  the database then has {size:.0f} MiB, this process at most {held(os.getpid(), 'VmHWM')} MiB")
    seconds = least(as_json(rows))
    print(f"least: load and insert {rows:,} rows: {seconds:.1f} s, {rows / seconds:,.0f} rows/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
