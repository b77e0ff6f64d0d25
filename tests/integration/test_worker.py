"""The worker: an upload of many files goes on behind the page."""

from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.settings import bundled
from workbench.store import jobs
from workbench.store.jobs import JobState
from workbench.worker import Worker


def _queued(installation: Installation, cast: Cast, *contents: tuple[str, bytes]) -> str:
    files = [{"sha256": installation.store.files.put(data), "name": name} for name, data in contents]
    with installation.store.writing() as db:
        return jobs.queue(
            db,
            kind="corpus.add",
            title="Adding documents",
            payload={"files": files, "given": {}},
            total=len(files),
            by=cast.amina,
            at=MORNING,
        )


def _document() -> tuple[str, bytes]:
    path = next(iter(sorted(bundled("corpus").glob("documents/*.docx"))))
    return path.name, path.read_bytes()


def test_each_file_of_an_upload_is_added_or_refused_and_the_rest_goes_on(
    cast: Cast, installation: Installation
) -> None:
    job_id = _queued(installation, cast, ("broken.pdf", b"%PDF-1.7 broken"), _document())
    worker = Worker(installation, clock=lambda: MORNING)
    assert worker.work_once()
    assert worker.work_once()  # what is new in it is looked at, and something is suggested
    assert not worker.work_once()
    with installation.store.reading() as db:
        job = jobs.get(db, job_id)
        journal = [row["name"] for row in db.query("select name from journal where object_kind = 'document'")]
    assert job.state is JobState.DONE
    assert [outcome["status"] for outcome in job.outcome] == ["refused", "added"]
    assert job.outcome[0]["reason"]
    assert journal == ["Amina Haddad"]
    assert installation.engine.status().documents == 1


def test_a_stopped_upload_keeps_what_is_read_and_leaves_the_rest(cast: Cast, installation: Installation) -> None:
    job_id = _queued(installation, cast, _document(), _document())
    with installation.store.writing() as db:
        jobs.request_stop(db, job_id)
    Worker(installation, clock=lambda: MORNING).work_once()
    with installation.store.reading() as db:
        job = jobs.get(db, job_id)
    assert (job.state, job.done, job.total) == (JobState.STOPPED, 1, 2)
