"""A Word file beside what was read from it: its words at once, its pages when somebody asks for them."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders.pdf import Print, pdf
from tests.builders.word import docx
from tests.cast import MORNING, Cast
from workbench import office
from workbench.corpus.operations import Choices
from workbench.installation import Installation
from workbench.recommendations.documents.filing import file_document
from workbench.store import jobs
from workbench.worker import Worker

TEXT = ("Report of Arcadia", "1. In 2024 Parliament adopted the Act.", "2. The Ministry trained all its teachers.")
PRINTED = pdf([Print("1. In 2024 Parliament adopted the Act.")], [Print("2. The Ministry trained all its teachers.")])

# Stands for LibreOffice: leaves a PDF where it was told to, and a line for each call.
OFFICE = """#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out="$2"; shift; done
echo called >> {calls}
{what}
"""


class TheOffice:
    """The program that lays out pages, quick."""

    def __init__(self, folder: Path) -> None:
        self.program, self.calls, self.pages = folder / "bin" / "soffice", folder / "calls", folder / "pages.pdf"
        self.program.parent.mkdir()
        self.pages.write_bytes(PRINTED)
        self.works()

    def works(self) -> None:
        self._does(f'cp {self.pages} "$out/document.pdf"')

    def breaks(self) -> None:
        self._does("exit 3")

    def called(self) -> int:
        return len(self.calls.read_text("utf-8").splitlines()) if self.calls.exists() else 0

    def _does(self, what: str) -> None:
        self.program.write_text(OFFICE.format(calls=self.calls, what=what), "utf-8")
        self.program.chmod(0o755)


@pytest.fixture
def the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TheOffice:
    there = TheOffice(tmp_path)
    monkeypatch.setenv("PATH", f"{there.program.parent}:/usr/bin:/bin")
    return there


@pytest.fixture
def slug(installation: Installation, cast: Cast) -> str:
    (filed,) = file_document(
        installation.store, docx(*TEXT), name="report.docx", choices=Choices(given={}), by=cast.amina, at=MORNING
    )
    return filed.document.slug


def work(installation: Installation) -> None:
    assert Worker(installation, clock=lambda: MORNING).work_once()


def test_the_words_of_the_file_stand_beside_the_reading_and_its_pages_are_offered(
    client: FlaskClient, slug: str, the_office: TheOffice
) -> None:
    page = client.get(f"/documents/{slug}/beside").text
    assert "Show its pages" in page
    assert "<td>In 2024 Parliament adopted the Act.</td>" in page
    assert '<a href="#place-3"><span class="visually-hidden">read as </span>¶ 3</a>' in page
    assert ".png" not in page


def test_pages_are_laid_out_once_and_shown_to_everybody(
    installation: Installation, client: FlaskClient, slug: str, the_office: TheOffice
) -> None:
    for _again in range(2):
        assert client.post(f"/documents/{slug}/beside/pages").status_code == 303
    waiting = client.get(f"/documents/{slug}/beside").text
    assert "being laid out" in waiting
    assert 'http-equiv="refresh"' in waiting
    work(installation)
    page = client.get(f"/documents/{slug}/beside?page=2").text
    assert f'src="/documents/{slug}/beside/2.png"' in page
    assert 'id="place-3"' in page
    assert 'id="place-2"' not in page
    assert client.get(f"/documents/{slug}/beside/2.png").data.startswith(b"\x89PNG")
    client.post(f"/documents/{slug}/beside/pages")
    with installation.store.reading() as db:
        assert not jobs.is_any_waiting(db)
    assert the_office.called() == 1


def test_the_page_hears_when_its_pages_are_there(
    installation: Installation, client: FlaskClient, slug: str, the_office: TheOffice
) -> None:
    asks = {"HX-Request": "true"}
    client.post(f"/documents/{slug}/beside/pages")
    waiting = client.get(f"/documents/{slug}/beside/pages", headers=asks)
    assert 'hx-trigger="every 2s"' in waiting.text
    assert "HX-Refresh" not in waiting.headers
    work(installation)
    assert client.get(f"/documents/{slug}/beside/pages", headers=asks).headers["HX-Refresh"] == "true"
    assert client.get(f"/documents/{slug}/beside/pages").location.endswith(f"/documents/{slug}/beside")


def test_what_could_not_be_laid_out_says_why_and_can_be_tried_again(
    installation: Installation, client: FlaskClient, slug: str, the_office: TheOffice
) -> None:
    the_office.breaks()
    client.post(f"/documents/{slug}/beside/pages")
    work(installation)
    page = client.get(f"/documents/{slug}/beside").text
    assert "The pages could not be laid out." in page
    assert "status 3" in page
    assert "In 2024 Parliament adopted the Act." in page
    the_office.works()
    client.post(f"/documents/{slug}/beside/pages")
    work(installation)
    assert ".png" in client.get(f"/documents/{slug}/beside").text


def test_without_an_office_program_it_says_so_and_shows_the_words(
    client: FlaskClient, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    page = client.get(f"/documents/{slug}/beside").text
    assert "needs LibreOffice, which is not installed" in page
    assert "<td>In 2024 Parliament adopted the Act.</td>" in page
    assert "Show its pages" not in page
    assert client.post(f"/documents/{slug}/beside/pages").status_code == 422


def test_the_task_of_laying_out_has_its_own_words(
    installation: Installation, client: FlaskClient, slug: str, the_office: TheOffice
) -> None:
    client.post(f"/documents/{slug}/beside/pages")
    with installation.store.reading() as db:
        (job,) = jobs.recent(db)
    assert "Waits for its turn." in client.get(f"/jobs/{job.id}").text
    work(installation)
    assert "Done." in client.get(f"/jobs/{job.id}").text
