"""A long task: how far it is, stopping it, and the file it made. One's own; whoever looks after the system sees all."""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import ClassVar

from flask import Blueprint, redirect, request, send_file
from flask import Response as FileAnswer
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.export import printing, request_folder
from workbench.export.report import file_name
from workbench.people.access import Permission, may
from workbench.recommendations.documents import filing, rereading
from workbench.recommendations.intake import importing
from workbench.recommendations.suggesting import making
from workbench.recommendations.twins import suggesting as twins
from workbench.store import jobs
from workbench.store.jobs import Job, JobState, NoSuchJob
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.jobs.outcomes import Outcome, Tally, as_csv, outcomes, tallies, time_left
from workbench.web.jobs.words import JobWords, words_of, words_to_look_after
from workbench.web.pages import Page, render, wants_fragment

blueprint = Blueprint("jobs", __name__)

# Tasks that keep how far they are, and can go on behind it.
STEPPED = (filing.KIND, request_folder.KIND, rereading.KIND, importing.KIND, twins.KIND, making.KIND)
LATEST = 20  # files that are shown while a task runs


@dataclass(frozen=True)
class JobPage(Page):
    template: ClassVar[str] = "jobs/job.html"
    job: Job
    words: JobWords
    outcomes: tuple[Outcome, ...]
    before: int
    tallies: tuple[Tally, ...]
    left: str
    may_stop: bool
    may_go_on: bool


@dataclass(frozen=True)
class JobFragment(Page):
    template: ClassVar[str] = "jobs/_job.html"
    job: Job
    words: JobWords
    outcomes: tuple[Outcome, ...]
    before: int
    tallies: tuple[Tally, ...]
    left: str
    may_stop: bool
    may_go_on: bool


@blueprint.get("/jobs/<job_id>")
@requires(Permission.SIGNED_IN)
def job(job_id: str) -> str:
    """How far the task is; htmx asks for the part that changes."""
    found = _job(job_id)
    every = outcomes(found)
    shown = _shown(every, is_over=found.is_over)
    kind = JobFragment if wants_fragment() else JobPage
    return render(
        kind(
            job=found,
            words=words_of(found) if _is_own(found) else words_to_look_after(found),
            outcomes=shown,
            before=len(every) - len(shown),
            tallies=tallies(every),
            left=time_left(found, now()),
            may_stop=not found.is_over,
            may_go_on=found.may_go_on and found.kind in STEPPED,
        )
    )


@blueprint.get("/jobs/<job_id>/files.csv")
@requires(Permission.SIGNED_IN)
def files_as_csv(job_id: str) -> FileAnswer:
    """What became of each file, to take away."""
    text = as_csv(outcomes(_job(job_id)), root=request.host_url.rstrip("/"))
    headers = {"Content-Disposition": "attachment; filename=files.csv"}
    return FileAnswer("\ufeff" + text, mimetype="text/csv", headers=headers)


def _shown(every: tuple[Outcome, ...], *, is_over: bool) -> tuple[Outcome, ...]:
    """While it runs the latest, newest first: the page asks every second.

    Once it is over all, those refused first, then those that somebody should look at.
    """
    if is_over:
        return tuple(sorted(every, key=lambda each: (each.status != "refused", not each.is_to_look_at)))
    return tuple(reversed(every[-LATEST:]))


@blueprint.post("/jobs/<job_id>/stop")
@requires(Permission.SIGNED_IN)
def stop(job_id: str) -> Response:
    """What is done stays; the rest is left out."""
    found = _job(job_id)
    with store().writing() as db:
        jobs.request_stop(db, found.id)
    return redirect(f"/jobs/{found.id}", code=303)


@blueprint.post("/jobs/<job_id>/go-on")
@requires(Permission.SIGNED_IN)
def go_on(job_id: str) -> Response:
    """A task of many steps that was stopped, or broke off, goes on with the next one."""
    found = _job(job_id)
    with store().writing() as db:
        if found.kind in STEPPED:
            jobs.go_on(db, found.id)
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
    """One's own; anybody's for whoever looks after the system, without names of files. Raises NoSuchJob."""
    with store().reading() as db:
        found = jobs.get(db, job_id)
    if _is_own(found):
        return found
    if not may(actor(), Permission.ADMINISTER):
        raise NoSuchJob
    return _without_names(found)


def _is_own(job: Job) -> bool:
    return job.person_id == actor().person_id


def _without_names(job: Job) -> Job:
    """How far it is, and how many files were added or refused: a file's name may say what a ministry is working on."""
    counted = tuple({"file": f"{place}", "status": each.get("status")} for place, each in enumerate(job.outcome, 1))
    return replace(job, step=job.step if job.state is JobState.FAILED else "", outcome=counted)
