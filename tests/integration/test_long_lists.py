"""A list that is too long to wait for: its file is made by a task, and fetched from the page of the task."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.integration.test_recommendation_list import MATTERS, asked_of, shown
from tests.signing_in import signed_in
from workbench.corpus.parsing.sheets import streamed
from workbench.export.recommendations import gathering, making
from workbench.installation import Installation
from workbench.recommendations.documents.operations import put_units
from workbench.store import jobs
from workbench.worker import Worker


@pytest.fixture(autouse=True)
def two_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LONG", 2)
    monkeypatch.setattr(gathering, "_AT_ONCE", 2)


@pytest.fixture(autouse=True)
def three(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_units(db, put_document(db, map(asked_of, MATTERS), symbol="CERD/C/ARC/CO/5", state="ARC"))


def asked(client: FlaskClient, address: str) -> str:
    """The address of the task's page."""
    answer = client.post(address)
    assert answer.status_code == 303
    return answer.headers["Location"]


def work(installation: Installation) -> None:
    assert Worker(installation, clock=lambda: MORNING).work_once()


def file_on(page: str) -> str:
    found = re.search(r'href="(/recommendations/files/[^"]+)"', page)
    return found[1] if found else ""


def test_a_short_list_comes_at_once(client: FlaskClient) -> None:
    assert shown(client.get("/recommendations.csv?q=judges").text) == ["judges"]


def test_a_long_list_is_made_by_a_task_and_says_the_same(installation: Installation, client: FlaskClient) -> None:
    offered = client.get("/recommendations.csv?q=fund")
    assert "More than 2 recommendations fit" in offered.text
    assert 'action="/recommendations.csv?q=fund"' in offered.text
    page = asked(client, "/recommendations.csv?q=fund")
    assert file_on(client.get(page).text) == ""
    work(installation)
    got = client.get(file_on(client.get(page).text))
    assert got.headers["Content-Disposition"] == "attachment; filename=recommendations.csv"
    rows = list(csv.DictReader(io.StringIO(got.data.decode("utf-8-sig"))))
    assert [row["Number"] for row in rows] == ["1", "2", "3"]
    assert shown(got.text) == list(MATTERS)


def test_a_long_workbook_is_read_again(installation: Installation, client: FlaskClient) -> None:
    page = asked(client, "/recommendations.xlsx")
    work(installation)
    data = client.get(file_on(client.get(page).text)).data
    ((_, rows),) = [(title, list(found)) for title, found in streamed.sheets(data)]
    assert len(rows) == 4
    assert shown(" ".join(" ".join(cells) for _, cells in rows)) == list(MATTERS)


@pytest.mark.parametrize("address", ["/recommendations.json?as=tracker", "/recommendations.docx?by=priority"])
def test_every_long_file_is_made(installation: Installation, client: FlaskClient, address: str) -> None:
    page = asked(client, address)
    work(installation)
    assert client.get(file_on(client.get(page).text)).status_code == 200


def test_who_asks_again_meanwhile_is_led_to_the_same_task(client: FlaskClient) -> None:
    first = asked(client, "/recommendations.csv?q=fund")
    assert asked(client, "/recommendations.csv?q=fund") == first
    assert asked(client, "/recommendations.xlsx?q=fund") != first


def test_a_task_that_is_stopped_makes_no_file(installation: Installation, client: FlaskClient) -> None:
    page = asked(client, "/recommendations.csv")
    client.post(f"{page}/stop")
    work(installation)
    with installation.store.reading() as db:
        job = jobs.get(db, page.rsplit("/", 1)[1])
    assert job.state is jobs.JobState.STOPPED
    assert client.get(f"/recommendations/files/{job.id}").status_code == 404


def test_the_file_is_for_whoever_asked_and_holds_what_they_may_see(
    installation: Installation, client: FlaskClient, cast: Cast
) -> None:
    chidi = signed_in(installation, "chidi")
    assert chidi.get("/recommendations.docx").status_code == 404
    assert chidi.post("/recommendations.docx").status_code == 404
    page = asked(chidi, "/recommendations.csv")
    work(installation)
    address = file_on(chidi.get(page).text)
    assert "Internal note" not in chidi.get(address).text
    assert client.get(address).status_code == 404
    assert client.post("/recommendations.poem").status_code == 404
