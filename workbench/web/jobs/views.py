"""A long task: how far it is, stopping it, and the file it made. One's own; whoever looks after the system sees all."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

from flask import Blueprint, redirect, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.export import printing
from workbench.export.report import file_name
from workbench.people.access import Permission, may
from workbench.store import jobs
from workbench.store.jobs import Job, NoSuchJob
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.jobs.words import JobWords, words_of
from workbench.web.pages import Page, render, wants_fragment

blueprint = Blueprint("jobs", __name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: str
    status: str
    words: str
    title: str
    address: str
    reason: str
    paragraphs: int


@dataclass(frozen=True)
class JobPage(Page):
    template: ClassVar[str] = "jobs/job.html"
    job: Job
    words: JobWords
    outcomes: tuple[Outcome, ...]
    may_stop: bool


@dataclass(frozen=True)
class JobFragment(Page):
    template: ClassVar[str] = "jobs/_job.html"
    job: Job
    words: JobWords
    outcomes: tuple[Outcome, ...]
    may_stop: bool


@blueprint.get("/jobs/<job_id>")
@requires(Permission.SIGNED_IN)
def job(job_id: str) -> str:
    """How far the task is; htmx asks for the part that changes."""
    found = _job(job_id)
    outcomes = tuple(_outcome(each) for each in found.outcome if each.get("file"))
    kind = JobFragment if wants_fragment() else JobPage
    return render(kind(job=found, words=words_of(found), outcomes=outcomes, may_stop=not found.is_over))


@blueprint.post("/jobs/<job_id>/stop")
@requires(Permission.SIGNED_IN)
def stop(job_id: str) -> Response:
    """What is done stays; the rest is left out."""
    found = _job(job_id)
    with store().writing() as db:
        jobs.request_stop(db, found.id)
    return redirect(f"/jobs/{found.id}", code=303)


@blueprint.get("/jobs/<job_id>/file")
@requires(Permission.FREEZE_REPORTS)
def file(job_id: str) -> Response:
    """The PDF that the task made, for whoever may still open the version."""
    found = _job(job_id)
    sha256 = printing.made(store().files, found)
    asked = printing.printing_of(found)
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), asked.snapshot)
    return send_file(
        BytesIO(store().files.read(sha256)),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=file_name(frozen, asked.form, "pdf"),
    )


def _job(job_id: str) -> Job:
    """One's own, or anybody's for whoever looks after the system. Raises NoSuchJob."""
    with store().reading() as db:
        found = jobs.get(db, job_id)
    if found.person_id != actor().person_id and not may(actor(), Permission.ADMINISTER):
        raise NoSuchJob
    return found


def _outcome(row: Mapping[str, object]) -> Outcome:
    said = {
        "added": _("added"),
        "unchanged": _("here already"),
        "replaced": _("replaced"),
        "changed": _("reads otherwise now"),
        "same": _("reads as before"),
        "refused": _("refused"),
    }
    status = str(row.get("status") or "")
    slug, reason = str(row.get("slug") or ""), str(row.get("reason") or "")
    return Outcome(
        file=str(row.get("file") or ""),
        status=status,
        words=said.get(status, status),
        title=str(row.get("symbol") or row.get("title") or ""),
        address=f"/documents/{slug}" if slug else "",
        reason=_(reason) if reason else "",
        paragraphs=int(str(row.get("paragraphs") or 0)),
    )
