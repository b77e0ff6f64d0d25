"""Many files at once: how far it is, what became of each, and the list taken away."""

import csv
import io
from datetime import timedelta

from flask.testing import FlaskClient

from tests.builders.pdf import Print, pdf
from tests.cast import MORNING
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.store import jobs
from workbench.store.jobs import Job
from workbench.web.jobs.outcomes import time_left
from workbench.worker import Worker


def a_pdf(words: str) -> bytes:
    return pdf([Print(f"1. {words} was adopted in the year of the report.")])


def send(client: FlaskClient, **files: bytes) -> str:
    """The address of the task; names are `one_pdf` for `one.pdf`."""
    sent = [(io.BytesIO(data), name.replace("_", ".")) for name, data in files.items()]
    answer = client.post("/documents/add", data={"files": sent}, content_type="multipart/form-data")
    assert answer.status_code == 303
    return str(answer.location)


def work(installation: Installation) -> None:
    assert Worker(installation, clock=lambda: MORNING).work_once()


def test_the_page_counts_what_was_added_here_already_and_refused(
    installation: Installation, client: FlaskClient
) -> None:
    first = send(client, one_pdf=a_pdf("The Act"))
    work(installation)
    task = send(client, one_pdf=a_pdf("The Act"), two_pdf=a_pdf("The Plan"), picture_pdf=b"\x89PNG\r\n" + b"x" * 500)
    work(installation)
    page = client.get(task).text
    assert "1 added" in page
    assert "1 here already" in page
    assert "1 refused" in page
    assert "This is a picture." in page
    assert page.index("picture.pdf") < page.index("one.pdf")
    address = client.get(first).text.split('href="/documents/')[-1].split('"')[0]
    assert f'href="/documents/{address}"' in page


def test_a_document_of_which_nothing_was_read_is_named_on_the_page_and_in_the_list(
    installation: Installation, client: FlaskClient
) -> None:
    task = send(client, act_pdf=a_pdf("The Act"), letter_pdf=pdf([]))
    work(installation)
    page = client.get(task).text
    assert "2 added" in page
    assert "1 to look at" in page
    assert page.count("look at it once") == 1
    assert page.index("letter.pdf") < page.index("act.pdf")
    rows = list(csv.reader(io.StringIO(client.get(f"{task}/files.csv").text.removeprefix("\ufeff"))))
    assert {row[0]: row[5] != "" for row in rows[1:]} == {"act.pdf": False, "letter.pdf": True}


def test_the_list_is_taken_away_with_addresses_and_reasons_and_without_formulas(
    installation: Installation, client: FlaskClient
) -> None:
    files = [(io.BytesIO(a_pdf("The Act")), "=cmd.pdf"), (io.BytesIO(b"\x89PNG\r\n" + b"x" * 500), "scan.pdf")]
    task = client.post("/documents/add", data={"files": files}, content_type="multipart/form-data").location
    work(installation)
    answer = client.get(f"{task}/files.csv")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row[:2] for row in rows[1:]] == [["'=cmd.pdf", "added"], ["scan.pdf", "refused"]]
    assert rows[1][4].startswith("http://localhost/documents/")
    assert "This is a picture." in rows[2][5]


def test_while_it_runs_the_latest_files_are_shown_and_how_many_came_before(
    installation: Installation, client: FlaskClient
) -> None:
    task = send(client, **{f"file{number}_pdf": b"x" for number in range(30)})
    with installation.store.writing() as db:
        job = jobs.next_waiting(db, at=MORNING)
        assert job is not None
        for number in range(25):
            jobs.advance(db, job.id, step="x", outcome={"file": f"file{number}.pdf", "status": "unchanged"})
    page = client.get(task, headers={"HX-Request": "true"}).text
    assert "25 here already" in page
    assert "file24.pdf" in page
    assert "file4.pdf" not in page
    assert "and 5 files before" in page
    assert "files.csv" not in page


def test_a_reason_is_said_in_the_language_of_the_reader(installation: Installation, client: FlaskClient) -> None:
    task = send(client, scan_pdf=b"\x89PNG\r\n" + b"x" * 500)
    work(installation)
    with installation.store.reading() as db:
        (outcome,) = jobs.get(db, task.rpartition("/")[2]).outcome
    assert outcome["message"].startswith("%(what)s")
    assert outcome["values"]["what"] == "This is a picture."


def test_how_long_it_still_takes_is_said_by_the_rate_so_far(installation: Installation, client: FlaskClient) -> None:
    def running(done: int) -> Job:
        task = send(client, **{f"file{number}_pdf": b"x" for number in range(100)})
        job_id = task.rpartition("/")[2]
        with installation.store.writing() as db:
            db.execute(
                "update job set state = 'running', done = ?, started_at = ? where id = ?",
                (done, MORNING.isoformat(), job_id),
            )
            return jobs.get(db, job_id)

    later = MORNING + timedelta(minutes=2)
    with client.application.test_request_context("/"):
        assert time_left(running(50), later) == "about 2 minutes left"
        assert time_left(running(99), later) == "less than a minute left"
        assert time_left(running(1), later) == ""
        assert time_left(running(100), later) == ""


def test_a_task_of_an_older_release_is_still_shown(installation: Installation, client: FlaskClient) -> None:
    task = send(client, one_pdf=a_pdf("The Act"))
    old = {"file": "one.pdf", "status": "added", "slug": "one", "symbol": None, "title": "One", "paragraphs": 3}
    with installation.store.writing() as db:
        job_id = task.rpartition("/")[2]
        jobs.advance(db, job_id, step="one.pdf", outcome=old)
        jobs.advance(db, job_id, step="two.pdf", outcome={"file": "two.pdf", "status": "refused", "reason": "Broken."})
        jobs.finish(db, job_id, state=jobs.JobState.DONE, at=MORNING)
    page = client.get(task).text
    assert 'href="/documents/one"' in page
    assert "Broken." in page


def test_who_looks_after_the_system_sees_how_far_a_task_is_and_no_names_in_it(
    installation: Installation, client: FlaskClient
) -> None:
    task = send(client, budget_pdf=a_pdf("The Budget"), picture_pdf=b"\x89PNG\r\n" + b"x" * 500)
    work(installation)
    olga = signed_in(installation, "olga")
    page = olga.get(task).text
    assert "1 added" in page
    assert "1 refused" in page
    assert "budget" not in page + olga.get(f"{task}/files.csv").text
    assert "budget.pdf" in client.get(task).text
