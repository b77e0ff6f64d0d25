"""The worker: takes up one long job after the other, and goes on with what a restart interrupted."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from workbench.corpus.operations import Choices, Ingested, Status
from workbench.corpus.originals import printed
from workbench.errors import WorkbenchError
from workbench.export import printing, request_folder, search_file
from workbench.export.recommendations import making as making_files
from workbench.export.request_folder import Arrival
from workbench.installation import Installation
from workbench.people import Actor, queries
from workbench.recommendations.documents import filing, rereading
from workbench.recommendations.intake import importing
from workbench.recommendations.suggesting import making
from workbench.recommendations.twins import suggesting
from workbench.store import jobs
from workbench.store.jobs import Job, JobState

IDLE_SECONDS = 0.5
TROUBLED_SECONDS = 10

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def add_documents(installation: Installation, job: Job, clock: Clock) -> None:
    """The files of an upload, one after the other, from where the job stands; each outcome is kept as it comes."""
    store = installation.store
    by = _asked_by(installation, job)
    for file in job.payload["files"][job.done :]:
        outcome = _add_file(installation, file, job.payload["given"], by=by, at=clock())
        with store.writing() as db:
            goes_on = jobs.advance(db, job.id, step=file["name"], outcome=outcome)
        installation.sync()
        if not goes_on:
            return


def receive_by_mail(installation: Installation, job: Job, _clock: Clock) -> None:
    """Files that came by mail, one after the other; they came on the day on which they were handed in."""
    store, by = installation.store, _asked_by(installation, job)
    at = installation.settings.here(datetime.fromisoformat(job.created_at))
    for file in job.payload["files"][job.done :]:
        data = store.files.read(file["sha256"])
        arrived = [_arrival(each) for each in request_folder.receive_file(store, file["name"], data, by=by, at=at)]
        status = "received" if any(each["status"] != "refused" for each in arrived) else "refused"
        outcome = {"file": file["name"], "status": status, "arrivals": arrived}
        with store.writing() as db:
            goes_on = jobs.advance(db, job.id, step=file["name"], outcome=outcome)
        if not goes_on:
            return


def _arrival(arrival: Arrival) -> dict[str, Any]:
    """What the page shows of one file: where it went, or why not."""
    refused = _refused(arrival.refusal) if arrival.refusal else {}
    went = {"id": arrival.request.id, "code": arrival.request.code} if arrival.request else {}
    if arrival.received is None:
        return {"file": arrival.name, **went, **refused, "status": "refused"}
    got = arrival.received
    brings = "received" if got.new or got.queued else "known"
    counts = {"new": got.new, "known": got.known, "queued": got.queued}
    return {"file": arrival.name, **went, **counts, **refused, "status": brings if arrival.is_read else "kept"}


def reread_documents(installation: Installation, job: Job, clock: Clock) -> None:
    """Kept originals read again, one after the other, from where the job stands."""
    by = _asked_by(installation, job)
    for document_id in job.payload["documents"][job.done :]:
        outcome = _reread(installation, document_id, by=by, at=clock())
        with installation.store.writing() as db:
            goes_on = jobs.advance(db, job.id, step=outcome["file"], outcome=outcome)
        installation.sync()
        if not goes_on:
            return


def _reread(installation: Installation, document_id: str, *, by: Actor, at: datetime) -> dict[str, Any]:
    """What the page shows of one document."""
    try:
        found = rereading.reread_document(installation.store, document_id, by=by, at=at)[0]
    except WorkbenchError as refusal:
        return {"file": document_id, **_refused(refusal)}
    return {
        "file": found.document.name,
        "status": "same" if found.is_same else "changed",
        "slug": found.document.slug,
        "symbol": found.document.symbol,
        "title": found.document.title,
        "paragraphs": found.document.paragraphs,
        "warnings": list(found.document.warnings),
        "added": found.added,
        "gone": found.gone,
        "changed": found.changed,
        "without_place": found.without_place,
    }


def make_pdf(installation: Installation, job: Job, _clock: Clock) -> None:
    """A frozen version as PDF, by LibreOffice."""
    printing.make(installation.store, job, by=_asked_by(installation, job))


def _asked_by(installation: Installation, job: Job) -> Actor:
    """Whoever asked for it, with the rights of this moment."""
    with installation.store.reading() as db:
        return queries.actor_of(db, job.person_id) if job.person_id else queries.local_operator(db)


def _add_file(
    installation: Installation, file: dict[str, str], given: dict[str, str], *, by: Actor, at: datetime
) -> dict[str, Any]:
    """What the page shows of one file."""
    said = {name: value for name, value in given.items() if name != "organisation"}
    choices = Choices(said, organisation_id=given.get("organisation"))
    try:
        data = installation.store.files.read(file["sha256"])
        filed = filing.file_document(installation.store, data, name=file["name"], choices=choices, by=by, at=at)
    except WorkbenchError as refusal:
        return {"file": file["name"], **_refused(refusal)}
    status = next((each.status for each in filed if each.status is not Status.UNCHANGED), Status.UNCHANGED)
    return {"file": file["name"], "status": status.value, "documents": [_filed(each) for each in filed]}


def _filed(filed: Ingested) -> dict[str, Any]:
    """One document of a file."""
    document = filed.document
    return {
        "status": filed.status.value,
        "slug": document.slug,
        "symbol": document.symbol,
        "title": document.title,
        "paragraphs": document.paragraphs,
        "warnings": list(document.warnings),
        "message": filed.reason,
        "values": {"name": document.name},
    }


def _refused(refusal: WorkbenchError) -> dict[str, Any]:
    """The reason as a message and its values, so that each reader has it in their own language."""
    values = {name: str(value) for name, value in refusal.values.items()}
    return {"status": "refused", "reason": str(refusal), "message": refusal.message, "values": values}


def suggest_twins(installation: Installation, job: Job, _clock: Clock) -> None:
    """Earlier recommendations on the same matter, State by State."""
    suggesting.work(installation.store, job, by=_asked_by(installation, job))


def suggest_values(installation: Installation, job: Job, _clock: Clock) -> None:
    """Ministries, themes, persons and goals for what is new, portion by portion."""
    making.work(installation.store, job)


def lay_out_pages(installation: Installation, job: Job, _clock: Clock) -> None:
    """A Word file of the library on pages, by LibreOffice."""
    printed.make(installation.store, job)


def take_table_in(installation: Installation, job: Job, clock: Clock) -> None:
    """A table of recommendations, from the row where the job stands."""
    importing.run(installation.store, job, by=_asked_by(installation, job), clock=clock)


def make_list_file(installation: Installation, job: Job, _clock: Clock) -> None:
    """A long list of recommendations as a file."""
    making_files.make(installation.store, job, by=_asked_by(installation, job))


def make_search_file(installation: Installation, job: Job, _clock: Clock) -> None:
    """Very many hits of a search as a file."""
    search_file.make(installation.store, installation.engine, job, by=_asked_by(installation, job))


HANDLERS: dict[str, Callable[[Installation, Job, Clock], None]] = {
    filing.KIND: add_documents,
    request_folder.KIND: receive_by_mail,
    rereading.KIND: reread_documents,
    printing.KIND: make_pdf,
    printed.KIND: lay_out_pages,
    importing.KIND: take_table_in,
    suggesting.KIND: suggest_twins,
    making.KIND: suggest_values,
    making_files.KIND: make_list_file,
    search_file.KIND: make_search_file,
}

# What is looked for of itself: whoever asked for something comes first.
UNHURRIED = (suggesting.KIND, making.KIND)


class Worker:
    """Runs in a thread of the server; `run` returns after `stop`."""

    def __init__(self, installation: Installation, *, clock: Clock) -> None:
        self.installation = installation
        self.clock = clock
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.is_set():
            if not self._worked():
                self._stopping.wait(IDLE_SECONDS)

    def _worked(self) -> bool:
        """`work_once`; where the store cannot be written (a full disk), the job waits and is taken up again."""
        try:
            return self.work_once()
        except Exception:
            log.exception("no job can be taken up now; trying again in %s seconds", TROUBLED_SECONDS)
            self._stopping.wait(TROUBLED_SECONDS)
            return False

    def stop(self) -> None:
        self._stopping.set()

    def work_once(self) -> bool:
        """Do the oldest job there is, what nobody waits for last; False where there is none."""
        with self.installation.store.reading() as db:
            if not jobs.is_any_waiting(db):
                return False
        with self.installation.store.writing() as db:
            job = jobs.next_waiting(db, at=self.clock(), unhurried=UNHURRIED)
        if job is None:
            return False
        try:
            HANDLERS[job.kind](self.installation, job, self.clock)
        except WorkbenchError as refusal:
            log.warning("job %s was refused: %s", job.id, refusal)
            self._finish(job.id, JobState.FAILED, reason=str(refusal))
        except Exception:
            log.exception("job %s failed", job.id)
            self._finish(job.id, JobState.FAILED)
        else:
            self._finish(job.id, JobState.DONE)
        return True

    def _finish(self, job_id: str, state: JobState, *, reason: str = "") -> None:
        with self.installation.store.writing() as db:
            stopped = state is JobState.DONE and jobs.get(db, job_id).stop_requested
            jobs.finish(db, job_id, state=JobState.STOPPED if stopped else state, at=self.clock(), step=reason)
