"""A whole Word draft on its way into a report, on the page."""

import io
import re

import pytest

from tests.builders.word import docx
from tests.cast import Cast
from tests.drafting import a_report
from tests.signing_in import signed_in
from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.installation import Installation

FILE = docx("# Racial segregation", "There is none.", "# Our own heading", "(a) Text.")


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        return a_report(db, cast.amina)


def texts(installation: Installation, report: StateReport) -> list[tuple[str, str]]:
    with installation.store.reading() as db:
        titles = {each.id: each.title for each in queries.sections(db, report.id)}
        return [(titles[each.section_id], each.text) for each in queries.paragraphs(db, report.id)]


def test_a_draft_is_looked_at_loaded_as_chosen_and_taken_back(installation: Installation, report: StateReport) -> None:
    client, here = signed_in(installation, "farid"), f"/reports/{report.id}/load"
    handed_in = client.post(here, data={"file": (io.BytesIO(FILE), "Draft of May.docx")})
    page = client.get(here).text
    assert handed_in.status_code == 303
    assert "Our own heading" in page
    assert texts(installation, report) == []

    keys = re.findall(r'name="(to-\d+)"', page)
    assert client.post(f"{here}/parts", data={keys[1]: "new"}).status_code == 303
    assert texts(installation, report) == [("Racial segregation", "There is none."), ("Our own heading", "Text.")]

    assert "Take back what was loaded" in client.get(here).text
    client.post(f"{here}/undo")
    assert texts(installation, report) == []
    with installation.store.reading() as db:
        assert "Our own heading" not in [each.title for each in queries.sections(db, report.id)]


def test_what_is_no_word_file_is_refused_in_words(installation: Installation, report: StateReport) -> None:
    client, here = signed_in(installation, "farid"), f"/reports/{report.id}/load"
    answer = client.post(here, data={"file": (io.BytesIO(b"%PDF-1.7"), "draft.docx")})

    assert answer.status_code == 422
    assert client.post(here, data={}).status_code == 422
    assert client.post(f"{here}/parts", data={}).status_code == 422


def test_nobody_loads_the_file_that_another_handed_in(installation: Installation, report: StateReport) -> None:
    here = f"/reports/{report.id}/load"
    signed_in(installation, "farid").post(here, data={"file": (io.BytesIO(FILE), "Draft.docx")})

    assert "Our own heading" not in signed_in(installation, "amina").get(here).text
