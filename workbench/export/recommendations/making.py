"""The file of a list: which there are, and a long one made by the worker, kept by its SHA-256 and fetched when ready.

The job asks what its person may see at that moment, and works by a copy of the list that stands still meanwhile.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from workbench.errors import N_, NotFound
from workbench.export.recommendations import circulation, own, tracker
from workbench.export.recommendations.circulation import By, circulation_list
from workbench.export.recommendations.gathering import Gathered, Given, gather, gathered
from workbench.people import Actor
from workbench.people.access import Permission, may, require
from workbench.recommendations.queries import ids_wanted
from workbench.recommendations.wanted import Wanted
from workbench.store import Database, FileStore, Store, jobs
from workbench.store.jobs import Job

KIND = "recommendations.file"
LONG = 5_000  # rows; some two seconds of the processor
CIRCULATION = "circulation"
TABLES: dict[str, dict[str, Callable[[Given], bytes]]] = {
    "table": {"xlsx": own.excel, "csv": own.csv, "json": own.json},
    "tracker": {"xlsx": tracker.excel, "csv": tracker.csv, "json": tracker.json},
}
LISTS: dict[str, Callable[[circulation.CirculationList], bytes]] = {
    "docx": circulation.word,
    "xlsx": circulation.excel,
}


class NoListFile(NotFound):
    message = N_("There is no file here. Ask for it on the list of recommendations.")


class _Stopped(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True)
class ListFile:
    """One file: `kind` is table, tracker or circulation, `form` how the file's name ends; `day` is on a list's head."""

    kind: str
    form: str
    wanted: Wanted
    by: By
    language: str
    day: date

    @property
    def is_known(self) -> bool:
        """Whether there is such a file."""
        return self.form in (LISTS if self.kind == CIRCULATION else TABLES.get(self.kind, {}))

    @property
    def permission(self) -> Permission:
        """Who may have it."""
        return Permission.READ_FOLLOW_UP if self.kind == CIRCULATION else Permission.READ_LIBRARY

    @property
    def name(self) -> str:
        """The name under which it is saved."""
        return f"recommendations{'' if self.kind == 'table' else f'-{self.kind}'}.{self.form}"

    @property
    def payload(self) -> dict[str, Any]:
        """As it stands in the job."""
        return {**vars(self), "wanted": asdict(self.wanted), "by": self.by.value, "day": self.day.isoformat()}


def file_of(job: Job) -> ListFile:
    """What the job was asked to make."""
    wanted = Wanted(**{**job.payload["wanted"], "ids": tuple(job.payload["wanted"]["ids"])})
    day = date.fromisoformat(job.payload["day"])
    return ListFile(**{**job.payload, "wanted": wanted, "by": By(job.payload["by"]), "day": day})


def is_long(db: Database, actor: Actor, asked: ListFile) -> bool:
    """Whether making it takes longer than a reader should wait for a page. Raises DoorClosed."""
    require(actor, asked.permission)
    return len(ids_wanted(db, actor, asked.wanted)) > LONG


def made_now(db: Database, actor: Actor, asked: ListFile) -> bytes:
    """The file, at once. Raises DoorClosed, NothingToList."""
    if asked.kind == CIRCULATION:
        return _for_circulation(db, actor, asked)
    return TABLES[asked.kind][asked.form](gather(db, actor, asked.wanted))


def ask(db: Database, asked: ListFile, *, title: str, by: Actor, at: datetime) -> str:
    """The id of the job that makes the file; the one that is still at it, where the person asked for the same before.

    Raises DoorClosed.
    """
    require(by, asked.permission)
    for job in jobs.alike(db, kind=KIND, payload=asked.payload):
        if job.person_id == by.person_id and not job.is_over:
            return job.id
    total = len(ids_wanted(db, by, asked.wanted)) + 1  # the last step is the file
    return jobs.queue(db, kind=KIND, title=title, payload=asked.payload, total=total, by=by, at=at)


def make(store: Store, job: Job, *, by: Actor) -> None:
    """Do the job: from its beginning, wherever it was interrupted. Raises DoorClosed, NothingToList."""
    asked = file_of(job)
    try:
        with store.reading() as db:
            if asked.kind == CIRCULATION:
                data = _for_circulation(db, by, asked)
            else:
                rows = chain.from_iterable(_told(store, job, gathered(db, by, asked.wanted)))
                given = Given(rows, job.total - 1, may(by, Permission.READ_FOLLOW_UP))
                data = TABLES[asked.kind][asked.form](given)
    except _Stopped:
        return
    sha256 = store.files.put(data)
    with store.writing() as db:
        jobs.advance_to(db, job.id, done=job.total - 1, total=job.total, step="")
        jobs.advance(db, job.id, step="", outcome={"sha256": sha256})


def made(files: FileStore, job: Job) -> str:
    """The SHA-256 of the file that the job made. Raises NoListFile."""
    found = jobs.file_made(files, job) if job.kind == KIND else None
    if found is None:
        raise NoListFile
    return found


def _told(store: Store, job: Job, portions: Iterator[tuple[Gathered, ...]]) -> Iterator[tuple[Gathered, ...]]:
    """The portions; with each the job says how far it is. Raises _Stopped."""
    done = 0
    for portion in portions:
        yield portion
        done += len(portion)
        with store.writing() as db:
            if not jobs.advance_to(db, job.id, done=min(done, job.total - 1), total=job.total, step=""):
                raise _Stopped


def _for_circulation(db: Database, actor: Actor, asked: ListFile) -> bytes:
    listed = circulation_list(db, actor, asked.wanted, asked.by, day=asked.day, language=asked.language)
    return LISTS[asked.form](listed)
