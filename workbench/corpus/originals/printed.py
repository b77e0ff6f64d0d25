"""A Word file laid out on pages, as PDF, to be looked at: asked for, made by the worker, kept by its SHA-256.

An original never changes: laid out once, its pages are found again by the task that made them.
"""

from datetime import datetime

from workbench import office
from workbench.corpus import queries
from workbench.corpus.parsing.formats import OFFICE
from workbench.corpus.records import Document
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, FileStore, Store, jobs
from workbench.store.jobs import Job
from workbench.word import MEDIA_TYPE as DOCX

KIND = "corpus.pages"

SUFFIXES = {DOCX: ".docx", **OFFICE}


def can_be(document: Document) -> bool:
    """Whether the original is of a kind that is laid out on pages by an office program."""
    return document.media_type in SUFFIXES


def ask(db: Database, files: FileStore, document: Document, *, title: str, by: Actor, at: datetime) -> None:
    """Have the pages made, once: where they are there or being made, nothing is asked. Raises OfficeMissing."""
    require(by, Permission.READ_LIBRARY)
    queries.document(db, by, document.id)
    office.require_office()
    latest = task(db, document)
    if latest is not None and (not latest.is_over or jobs.file_made(files, latest)):
        return
    jobs.queue(db, kind=KIND, title=title, payload=_payload(document), total=1, by=by, at=at)


def task(db: Database, document: Document) -> Job | None:
    """The latest task that makes or made the pages; None where nobody asked."""
    return next(iter(jobs.alike(db, kind=KIND, payload=_payload(document))), None)


def made(db: Database, files: FileStore, document: Document) -> str | None:
    """The SHA-256 of the PDF of an original; None where there is none yet."""
    found = (jobs.file_made(files, each) for each in jobs.alike(db, kind=KIND, payload=_payload(document)))
    return next(filter(None, found), None)


def make(store: Store, job: Job) -> None:
    """Do the task. Raises FileMissing, OfficeMissing, OfficeBusy, OfficeFailed."""
    data = store.files.read(job.payload["original"])
    sha256 = store.files.put(office.convert(data, suffix=job.payload["suffix"], to="pdf"))
    with store.writing() as db:
        jobs.advance(db, job.id, step="pages", outcome={"sha256": sha256})


def _payload(document: Document) -> dict[str, str]:
    return {"original": document.file_sha256, "suffix": SUFFIXES[document.media_type]}
