"""The long work of taking a table in: asked for, begun, gone on with after a restart at the row where it stood."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from workbench.people import Actor
from workbench.recommendations.intake import opening, taking
from workbench.recommendations.intake.batches import Batch
from workbench.recommendations.intake.maps import map_as_json, map_from_json
from workbench.recommendations.intake.opening import Opened
from workbench.recommendations.intake.records import ColumnMap, Source
from workbench.store import Database, Store, jobs
from workbench.store.jobs import Job

KIND = "recommendations.import"

Clock = Callable[[], datetime]
# Called in the transaction of each batch; False where no more is to be taken in.
After = Callable[[Database, Batch], bool]


def ask(
    db: Database,
    *,
    source: Source,
    file_sha256: str,
    file_name: str,
    maps: Mapping[str, ColumnMap],
    title: str,
    by: Actor,
    at: datetime,
) -> str:
    """Ask that a kept file be taken in, and give the job's id; `maps` is title of a table → what its columns mean.

    The tables without a map are left out; the index's files need none. Raises DoorClosed.
    """
    table_id = begin(db, source=source, file_sha256=file_sha256, file_name=file_name, maps=maps, by=by, at=at)
    payload = {"table": table_id, "sha256": file_sha256, "name": file_name, "source": source.value}
    return jobs.queue(db, kind=KIND, title=title, payload=payload, total=1, by=by, at=at)


def begin(
    db: Database,
    *,
    source: Source,
    file_sha256: str,
    file_name: str,
    maps: Mapping[str, ColumnMap],
    by: Actor,
    at: datetime,
) -> str:
    """Begin to take a file in, and give the id of what it is taken in as. Raises DoorClosed."""
    columns = {"maps": {title: map_as_json(each) for title, each in maps.items()}}
    return taking.begin(db, source=source, file_sha256=file_sha256, file_name=file_name, columns=columns, by=by, at=at)


def run(store: Store, job: Job, *, by: Actor, clock: Clock) -> None:
    """Do, or go on with, what was asked. Raises Invalid where the file cannot be read."""
    payload = job.payload
    table_id, name = payload["table"], payload["name"]
    with store.reading() as db:
        columns = _columns(db, table_id)
    maps = {title: map_from_json(each) for title, each in columns["maps"].items()}
    opened = opened_as(Source(payload["source"]), store.files.read(payload["sha256"]), name, maps)

    def after(db: Database, batch: Batch) -> bool:
        return jobs.advance_to(db, job.id, done=batch.done, total=opened.rows, step=name)

    take_all(store, table_id, Source(payload["source"]), opened, done=job.done, after=after, by=by, clock=clock)


def opened_as(source: Source, data: bytes, file_name: str, maps: Mapping[str, ColumnMap]) -> Opened:
    """A file of that source. Raises NotTheIndex, NothingChosen, and Invalid where it cannot be read."""
    if source is Source.UHRI:
        return opening.open_index(data)
    return opening.open_tables(data, file_name, maps)


def take_all(
    store: Store,
    table_id: str,
    source: Source,
    opened: Opened,
    *,
    done: int = 0,
    after: After = lambda _db, _batch: True,
    by: Actor,
    clock: Clock,
) -> None:
    """Take in what is left once so many rows are done, batch by batch, each in a transaction of its own."""
    with store.writing() as db:
        columns = {**_columns(db, table_id), "headers": {title: list(each) for title, each in opened.headers.items()}}
        db.table("table_taken_in").update(table_id, {"columns": json.dumps(columns, ensure_ascii=False)})
    for batch in opened.batches(done):
        with store.writing() as db:
            taking.take_in(db, table_id, source, batch.read, by=by, at=clock())
            goes_on = after(db, batch)
        if not goes_on:
            return
    with store.writing() as db:
        taking.finish(db, table_id, by=by, at=clock())


def _columns(db: Database, table_id: str) -> dict[str, Any]:
    row = db.execute("select columns from table_taken_in where id = :id", {"id": table_id}).fetchone()
    columns: dict[str, Any] = json.loads(row[0])
    return columns
