"""A version as PDF on the web: a task with a page, the file kept and found again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.applications import application
from tests.builders.rounds import a_frozen_report
from tests.cast import MORNING, Cast
from workbench.export import pdf
from workbench.installation import Installation
from workbench.store import jobs
from workbench.web.jobs.words import KINDS
from workbench.worker import HANDLERS, Worker

SignIn = Callable[[str], FlaskClient]

# Stands for LibreOffice: leaves a file where it was told to, and a line for each call.
OFFICE = """#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out="$2"; shift; done
echo called >> {calls}
printf '%%PDF-1.7 of {name}' > "$out/document.pdf"
"""


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program that makes PDFs, quick; the file counts its calls."""
    folder = tmp_path / "bin"
    folder.mkdir()
    listed = tmp_path / "calls"
    listed.touch()
    an_office(folder, OFFICE.format(calls=listed, name="the report"))
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return listed


def an_office(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(script, "utf-8")
    program.chmod(0o755)


@pytest.fixture
def snapshot(installation: Installation, cast: Cast) -> str:
    return a_frozen_report(installation, cast)[1]


@pytest.fixture
def sign_in(installation: Installation, cast: Cast) -> SignIn:
    app = application(installation)

    def enter(name: str) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as session:
            session["person_id"] = getattr(cast, name).person_id
            session["session_version"] = 1
        return client

    return enter


def ask(client: FlaskClient, snapshot: str, form: str = "submission") -> str:
    """The address of the task."""
    answer = client.post(f"/snapshots/{snapshot}/pdf", data={"for": form})
    assert answer.status_code == 303
    return str(answer.location)


def work(installation: Installation) -> None:
    assert Worker(installation, clock=lambda: MORNING).work_once()


def test_a_pdf_is_asked_for_made_and_taken_away(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    amina = sign_in("amina")
    assert f'action="/snapshots/{snapshot}/pdf"' in amina.get(f"/snapshots/{snapshot}").text
    task = ask(amina, snapshot)
    waiting = amina.get(task).text
    assert "Waits for its turn." in waiting
    assert 'http-equiv="refresh"' in waiting
    assert amina.get(task, headers={"HX-Request": "true"}).text.lstrip().startswith("<div id=")
    assert amina.get(f"{task}/file").status_code == 404
    work(installation)
    page = amina.get(task).text
    assert "2 of 2" in page
    assert f'href="{task}/file"' in page
    assert 'http-equiv="refresh"' not in page
    file = amina.get(f"{task}/file")
    assert file.data == b"%PDF-1.7 of the report"
    assert file.headers["Content-Disposition"] == "attachment; filename=ARC-ICERD-version-1-submission.pdf"


def test_while_it_is_made_the_page_says_at_what_it_is(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    amina = sign_in("amina")
    task = ask(amina, snapshot)
    with installation.store.writing() as db:
        job = jobs.next_waiting(db, at=MORNING)
        assert job is not None
    assert "The Word file is being written." in amina.get(task).text
    with installation.store.writing() as db:
        jobs.advance(db, job.id, step="document", outcome={})
    assert "LibreOffice makes the PDF." in amina.get(task).text
    work(installation)  # as after a restart
    assert "2 of 2" in amina.get(task).text


def test_the_same_pdf_is_not_made_twice(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    amina, farid = sign_in("amina"), sign_in("farid")
    task = ask(amina, snapshot)
    assert ask(amina, snapshot) == task
    work(installation)
    assert ask(amina, snapshot) == task
    other = ask(farid, snapshot)
    assert other != task
    work(installation)
    assert farid.get(f"{other}/file").data == amina.get(f"{task}/file").data
    assert "2 of 2" in farid.get(other).text
    assert calls.read_text("utf-8").count("called") == 1
    assert ask(amina, snapshot, "comments") != task


def test_another_template_is_another_pdf(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    amina = sign_in("amina")
    task = ask(amina, snapshot)
    work(installation)
    own = installation.settings.home / "drafting_templates" / "word" / "report.docx"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(b"another")
    assert ask(amina, snapshot) != task


def test_a_pdf_that_was_lost_is_made_again(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    amina = sign_in("amina")
    task = ask(amina, snapshot)
    work(installation)
    with installation.store.reading() as db:
        sha256 = jobs.recent(db)[0].outcome[-1]["sha256"]
    installation.store.files.path(sha256).unlink()
    assert amina.get(f"{task}/file").status_code == 404
    again = ask(amina, snapshot)
    work(installation)
    assert amina.get(f"{again}/file").data.startswith(b"%PDF")


def test_a_program_that_fails_is_told_with_what_to_do(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    an_office(calls.parent / "bin", "#!/bin/sh\nexit 3\n")
    amina = sign_in("amina")
    task = ask(amina, snapshot)
    work(installation)
    page = amina.get(task).text
    assert "No PDF was made." in page
    assert "it ended with status 3" in page
    assert "/file" not in page
    assert amina.get(f"{task}/file").status_code == 404


def test_a_task_that_was_stopped_makes_nothing(
    installation: Installation, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    amina = sign_in("amina")
    task = ask(amina, snapshot)
    assert amina.post(f"{task}/stop").status_code == 303
    work(installation)
    assert "Stopped. The version is as it was." in amina.get(task).text
    assert calls.read_text("utf-8") == ""


def test_a_task_is_its_askers_and_the_file_goes_with_the_version(
    installation: Installation, cast: Cast, sign_in: SignIn, snapshot: str, calls: Path
) -> None:
    farid = sign_in("farid")
    task = ask(farid, snapshot)
    work(installation)
    assert sign_in("olga").get(task).status_code == 200
    assert sign_in("olga").get(f"{task}/file").status_code == 404
    assert sign_in("bruno").get(task).status_code == 404
    with installation.store.writing() as db:
        db.execute("delete from group_member where person_id = ?", (cast.farid.person_id,))
    assert farid.get(f"{task}/file").status_code == 404


def test_without_libreoffice_the_page_says_what_to_do_instead(
    sign_in: SignIn, snapshot: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    amina = sign_in("amina")
    page = amina.get(f"/snapshots/{snapshot}").text
    assert "A PDF needs LibreOffice" in page
    assert "/pdf" not in page
    assert amina.post(f"/snapshots/{snapshot}/pdf").status_code == 422


def test_what_is_no_form_is_not_there(sign_in: SignIn, snapshot: str, calls: Path) -> None:
    amina = sign_in("amina")
    assert amina.post(f"/snapshots/{snapshot}/pdf", data={"for": "fun"}).status_code == 404
    assert amina.get(f"/snapshots/{snapshot}/file?for=fun").status_code == 404


def test_every_kind_of_task_has_words_for_its_page() -> None:
    assert set(KINDS) == set(HANDLERS)


@pytest.mark.office
@pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_it(installation: Installation, sign_in: SignIn, snapshot: str) -> None:
    amina = sign_in("amina")
    task = ask(amina, snapshot)
    work(installation)
    assert amina.get(f"{task}/file").data.startswith(b"%PDF-")


def test_whoever_looks_after_the_system_is_led_from_anothers_task_nowhere_that_is_closed(
    installation: Installation, cast: Cast, sign_in: SignIn
) -> None:
    _, snapshot_id = a_frozen_report(installation, cast)
    asked = sign_in("amina").post(f"/snapshots/{snapshot_id}/pdf")
    with installation.store.writing() as db:
        (job,) = jobs.recent(db)
        jobs.finish(db, job.id, state=jobs.JobState.STOPPED, at=MORNING)
    assert f"/snapshots/{snapshot_id}" in sign_in("amina").get(asked.location).text
    olga = sign_in("olga")
    page = olga.get(asked.location).text
    main = page[page.index("<main") : page.index("</main>")]
    links = set(re.findall(r'href="(/[^"]*)"', main))
    assert links == {"/admin"}
    assert olga.get("/admin").status_code == 200
