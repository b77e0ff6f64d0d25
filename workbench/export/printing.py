"""A frozen version as PDF: asked for, made by the worker, kept by its SHA-256 and found again.

A version never changes: the same form, by the same template and program, is the same PDF.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench import __version__
from workbench.drafting import queries
from workbench.drafting.records import Snapshot
from workbench.errors import N_, NotFound
from workbench.export import pdf
from workbench.export.report import Form, for_pdf
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, FileStore, Store, jobs
from workbench.store.jobs import Job

KIND = "report.pdf"
STEPS = 2  # the Word file, then LibreOffice


class NoPdf(NotFound):
    message = N_("There is no PDF here. Ask for it on the page of the version.")


@dataclass(frozen=True)
class Printing:
    """What makes one PDF another than the next; `template` is the SHA-256 of the Word template, kept like a file."""

    snapshot: str
    form: Form
    released: bool
    template: str
    program: str = __version__

    @property
    def payload(self) -> dict[str, Any]:
        """As it stands in the job, always in this order: equal printings have equal payloads."""
        return {
            "snapshot": self.snapshot,
            "form": self.form.value,
            "released": self.released,
            "template": self.template,
            "program": self.program,
        }


def printing_of(job: Job) -> Printing:
    """What the job was asked to make."""
    return Printing(**{**job.payload, "form": Form(job.payload["form"])})


def ask(db: Database, files: FileStore, printing: Printing, *, title: str, by: Actor, at: datetime) -> str:
    """The id of the person's job that makes this PDF or has made it; a new one where there is none.

    Raises SnapshotNotFound, OfficeMissing.
    """
    require(by, Permission.FREEZE_REPORTS)
    queries.snapshot(db, by, printing.snapshot)
    pdf.require_office()
    for job in jobs.alike(db, kind=KIND, payload=printing.payload):
        if job.person_id == by.person_id and (not job.is_over or jobs.file_made(files, job)):
            return job.id
    return jobs.queue(db, kind=KIND, title=title, payload=printing.payload, total=STEPS, by=by, at=at)


def make(store: Store, job: Job, *, by: Actor) -> None:
    """Do the job, or take the PDF that was made before. Raises SnapshotNotFound, OfficeMissing, OfficeFailed."""
    with store.reading() as db:
        frozen = queries.snapshot(db, by, job.payload["snapshot"])
        made = next(filter(None, (jobs.file_made(store.files, each) for each in _alike(db, job))), None)
    document = b"" if made else _document(store, printing_of(job), frozen)
    if job.done == 0 and not _advance(store, job, step="document", outcome={}):
        return  # somebody asked to stop
    made = made or store.files.put(pdf.convert(document))
    _advance(store, job, step="pdf", outcome={"sha256": made})


def _document(store: Store, printing: Printing, frozen: Snapshot) -> bytes:
    template = store.files.read(printing.template)
    return for_pdf(frozen, printing.form, template=template, released=printing.released, files=store.files)


def _advance(store: Store, job: Job, *, step: str, outcome: dict[str, Any]) -> bool:
    with store.writing() as db:
        return jobs.advance(db, job.id, step=step, outcome=outcome)


def _alike(db: Database, job: Job) -> tuple[Job, ...]:
    return jobs.alike(db, kind=KIND, payload=job.payload)


def made(files: FileStore, job: Job) -> str:
    """The SHA-256 of the PDF that the job made. Raises NoPdf."""
    found = jobs.file_made(files, job) if job.kind == KIND else None
    if found is None:
        raise NoPdf
    return found
