"""Work longer than a second: a row that says what is being done and how far it is.

Queued in the transaction that asks for it; taken up by one worker; gone on with after a restart; stopped on request.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from workbench.errors import N_, NotFound
from workbench.store.files import FileStore
from workbench.store.identifiers import new_id, timestamp
from workbench.store.journal import Doer


class JobState(StrEnum):
    """Where a job stands; the last three are its ends."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class NoSuchJob(NotFound):
    message = N_("This task is not here any more.")


@dataclass(frozen=True)
class Job:
    """`done` of `total` steps; `outcome` is a list of JSON objects, one for each thing worked on."""

    id: str
    kind: str
    title: str
    payload: dict[str, Any]
    person_id: str | None
    name: str
    created_at: str
    state: JobState
    step: str
    done: int
    total: int
    started_at: str | None
    finished_at: str | None
    stop_requested: bool
    outcome: tuple[dict[str, Any], ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be done."""
        return self.state in {JobState.DONE, JobState.STOPPED, JobState.FAILED}

    @property
    def may_go_on(self) -> bool:
        """Whether it was stopped or broke off before its last step."""
        return self.state in {JobState.STOPPED, JobState.FAILED} and self.done < self.total


def queue(db: Database, *, kind: str, title: str, payload: dict[str, Any], total: int, by: Doer, at: datetime) -> str:
    """Ask for work; gives the job's id."""
    job_id = new_id()
    db.table("job").insert(
        {
            "id": job_id,
            "kind": kind,
            "title": title,
            "payload": json.dumps(payload, ensure_ascii=False),
            "person_id": by.person_id,
            "name": by.name,
            "created_at": timestamp(at),
            "state": JobState.WAITING.value,
            "total": total,
        }
    )
    return job_id


def get(db: Database, job_id: str) -> Job:
    """Raises NoSuchJob."""
    for row in db.query("select * from job where id = :id", {"id": job_id}):
        return _job(row)
    raise NoSuchJob


def recent(db: Database, *, person_id: str | None = None, limit: int = 20) -> tuple[Job, ...]:
    """Newest first, everybody's or one person's."""
    rows = db.query(
        "select * from job where :person is null or person_id = :person order by id desc limit :limit",
        {"person": person_id, "limit": limit},
    )
    return tuple(_job(row) for row in rows)


def alike(db: Database, *, kind: str, payload: dict[str, Any]) -> tuple[Job, ...]:
    """The jobs that were asked for with the very same payload, by anybody, newest first."""
    rows = db.query(
        "select * from job where kind = :kind and payload = :payload order by id desc",
        {"kind": kind, "payload": json.dumps(payload, ensure_ascii=False)},
    )
    return tuple(_job(row) for row in rows)


def file_made(files: FileStore, job: Job) -> str | None:
    """The SHA-256 of the kept file that a job made; None while there is none, or where it is there no more."""
    if job.state is not JobState.DONE:
        return None
    found = next((str(each["sha256"]) for each in job.outcome if "sha256" in each), None)
    return found if found and files.path(found).is_file() else None


def is_any_waiting(db: Database) -> bool:
    """Whether there is something to take up."""
    return bool(db.execute("select exists (select 1 from job where state in ('waiting', 'running'))").fetchone()[0])


def next_waiting(db: Database, *, at: datetime, unhurried: Collection[str] = ()) -> Job | None:
    """Take up the oldest job that waits, or that was running when the program ended; `unhurried` kinds after others."""
    sql = (
        "select id from job where state in ('waiting', 'running') "
        "order by kind in (select value from json_each(:unhurried)), id limit 1"
    )
    for row in db.query(sql, {"unhurried": json.dumps(sorted(unhurried))}):
        db.execute(
            "update job set state = 'running', started_at = coalesce(started_at, :at) where id = :id",
            {"at": timestamp(at), "id": row["id"]},
        )
        return get(db, row["id"])
    return None


def advance(db: Database, job_id: str, *, step: str, outcome: dict[str, Any]) -> bool:
    """One more step is done, with its outcome. False when somebody asked to stop."""
    db.execute(
        "update job set done = done + 1, step = :step, outcome = json_insert(outcome, '$[#]', json(:outcome)) "
        "where id = :id",
        {"id": job_id, "step": step, "outcome": json.dumps(outcome, ensure_ascii=False)},
    )
    row = db.execute("select stop_requested from job where id = :id", {"id": job_id}).fetchone()
    return row is not None and not row[0]


def advance_to(db: Database, job_id: str, *, done: int, total: int, step: str) -> bool:
    """So many steps of so many are done, where the work itself shows how many there are. False when asked to stop."""
    db.execute(
        "update job set done = :done, total = :total, step = :step where id = :id",
        {"id": job_id, "done": done, "total": total, "step": step},
    )
    row = db.execute("select stop_requested from job where id = :id", {"id": job_id}).fetchone()
    return row is not None and not row[0]


def finish(db: Database, job_id: str, *, state: JobState, at: datetime, step: str = "") -> None:
    """The job is over; of a failed one `step` is the reason, where it is known."""
    db.execute(
        "update job set state = :state, finished_at = :at, step = :step where id = :id",
        {"state": state.value, "at": timestamp(at), "step": step, "id": job_id},
    )


def request_stop(db: Database, job_id: str) -> None:
    """What is done stays; the rest is left out."""
    db.execute("update job set stop_requested = 1 where id = :id", {"id": job_id})


def go_on(db: Database, job_id: str) -> None:
    """A job that was stopped or broke off waits for its turn again, to go on where it stands; no other is touched."""
    db.execute(
        "update job set state = 'waiting', stop_requested = 0, started_at = null, finished_at = null, step = '' "
        "where id = :id and state in ('stopped', 'failed') and done < total",
        {"id": job_id},
    )


def _job(row: dict[str, Any]) -> Job:
    return Job(
        **{
            **row,
            "payload": json.loads(row["payload"]),
            "state": JobState(row["state"]),
            "stop_requested": bool(row["stop_requested"]),
            "outcome": tuple(json.loads(row["outcome"])),
        }
    )
