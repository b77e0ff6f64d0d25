"""The outline in the browser, by plain forms: changed, taken back; what is refused is said on the same page."""

import io
import re

import pytest
from flask.testing import FlaskClient

from tests.cast import MORNING, Cast
from tests.drafting import OBSERVATIONS, a_library, a_report
from tests.integration.test_outlines import LIST, a_list_of_issues
from tests.integration.test_packs_of_reports import a_new_version
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.records import Section, StateReport
from workbench.guidelines import library
from workbench.installation import Installation

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


@pytest.fixture
def client(installation: Installation, report: StateReport) -> FlaskClient:
    assert report
    return signed_in(installation, "amina")


def sections(installation: Installation, report: StateReport) -> tuple[Section, ...]:
    with installation.store.reading() as db:
        return queries.sections(db, report.id)


def test_the_outline_is_changed_by_forms_and_each_change_is_offered_for_taking_back(
    installation: Installation, client: FlaskClient, report: StateReport
) -> None:
    before = [each.title for each in sections(installation, report)]
    address = f"/reports/{report.id}/outline"
    first, second = sections(installation, report)[:2]
    form = {"title": "Land", "place": f"after:{first.id}", "words": "300"}
    answer = client.post(f"{address}/add", data=form)
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).text
    assert "II. Land" in page
    assert "Undo: “Land” was added" in page
    new = next(each for each in sections(installation, report) if each.title == "Land")
    assert new.budget == 300
    client.post(f"/sections/{new.id}/rename", data={"title": "Land titles"})
    client.post(f"/sections/{new.id}/move", data={"to": "up"})
    client.post(f"/sections/{new.id}/move", data={"place": f"in:{second.id}"})
    client.post(f"/sections/{new.id}/core-document", data={"paragraphs": "paras. 3–9"})
    page = client.get(f"{address}?at={new.id}").text
    assert "core document, paras. 3–9" in page
    client.post(f"/sections/{new.id}/set-aside")
    assert "Bring back: Land titles" in client.get(address).text
    client.post(f"{address}/restore", data={"section": new.id})
    for _ in range(7):
        client.post(f"{address}/undo")
    assert [each.title for each in sections(installation, report)] == before
    assert "Nothing of the outline can be taken back" in client.post(f"{address}/undo", follow_redirects=True).text


def test_a_section_is_split_where_the_form_says(
    installation: Installation, client: FlaskClient, cast: Cast, report: StateReport
) -> None:
    section = sections(installation, report)[0]
    with installation.store.writing() as db:
        ids = [
            operations.add_paragraph(db, section_id=section.id, text=text, by=cast.amina, at=MORNING).paragraph_id
            for text in ("It stays.", "It goes.")
        ]
    assert "2 It goes." in client.get(f"/reports/{report.id}/outline?at={section.id}").text
    client.post(f"/sections/{section.id}/split", data={"from": ids[1], "title": "Land"})
    with installation.store.reading() as db:
        new = queries.section_of_report(db, report.id, "Land")
        assert [each.id for each in queries.paragraphs(db, report.id, section_id=new.id)] == [ids[1]]
    refused = client.post(
        f"/sections/{section.id}/split", data={"from": ids[0], "title": "Land"}, follow_redirects=True
    )
    assert "nothing would stay in the section" in refused.text


def test_an_annex_is_uploaded_downloaded_as_it_came_and_a_wrong_file_refused(
    installation: Installation, client: FlaskClient, report: StateReport
) -> None:
    address = f"/reports/{report.id}/outline"
    good = {"title": "Census", "file": (io.BytesIO(PDF), "census.pdf")}
    page = client.post(f"{address}/annex", data=good, follow_redirects=True).text
    assert "Annex I. Census" in page
    assert "not translated" in page
    annex = sections(installation, report)[-1]
    file = client.get(f"/reports/{report.id}/sections/{annex.id}/file")
    assert file.data == PDF
    assert "census.pdf" in file.headers["Content-Disposition"]
    wrong = {"title": "Census", "file": (io.BytesIO(b"MZ"), "census.exe")}
    page = client.post(f"{address}/annex", data=wrong, follow_redirects=True).text
    assert "an annex is a PDF" in page
    assert len([each for each in sections(installation, report) if each.is_annex]) == 1


def test_a_new_version_of_a_guideline_is_shown_and_taken_over(
    installation: Installation, client: FlaskClient, report: StateReport
) -> None:
    a_new_version(installation)
    assert "A newer version of a guideline is at hand" in client.get(f"/reports/{report.id}/outline").text
    address = f"/reports/{report.id}/guidelines"
    page = client.get(address).text
    assert "Version 2 changes 3 things" in page
    assert '<ins lang="en">In new words</ins>' in page
    page = client.post(f"{address}/take", data={"pack": "icerd"}, follow_redirects=True).text
    assert "version 2" in page
    assert "asks the same" in page


def test_the_outline_is_saved_as_our_own_and_a_name_that_is_taken_is_refused_with_what_was_typed(
    installation: Installation, client: FlaskClient, report: StateReport
) -> None:
    address = f"/reports/{report.id}/guidelines/save"
    refused = client.post(address, data={"name": "icerd"})
    assert refused.status_code == 409
    assert 'value="icerd"' in refused.text
    assert "There is a guideline called" in refused.text
    saved = client.post(address, data={"name": "icerd-arcadia"})
    assert saved.headers["Location"] == "/guidelines/icerd-arcadia"
    assert "our own" in client.get("/guidelines").text
    assert library.check(installation.settings.home) == ()


def test_a_report_is_begun_from_a_list_of_issues_with_a_checklist_beside_it(
    installation: Installation, client: FlaskClient
) -> None:
    with installation.store.writing() as db:
        a_list_of_issues(db)
        slug = next(db.query("select slug from document where symbol = :symbol", {"symbol": LIST}))["slug"]
    page = client.get("/reports/new").text
    assert LIST in page
    assert client.get(f"/guidelines/{slug}").status_code == 200
    form = {
        "treaty": "ICERD",
        "kind": "reply_to_loipr",
        "state": "ARC",
        "guideline": slug,
        "checklist": "icerd",
        "language": "en",
    }
    answer = client.post("/reports/new", data=form)
    assert answer.status_code == 303
    assert "Reply to question 3" in client.get(answer.headers["Location"]).text


def test_recommendations_chosen_on_the_page_are_sections_and_what_is_not_there_is_refused_with_all_that_was_typed(
    client: FlaskClient,
) -> None:
    form = {
        "treaty": "ICERD",
        "kind": "follow_up",
        "state": "ARC",
        "guideline": "generic-followup-report",
        "language": "en",
        "chosen": f"{OBSERVATIONS}, para. 21\n\n{OBSERVATIONS}, para. 99",
    }
    refused = client.post("/reports/new", data=form)
    assert refused.status_code == 422
    assert "para. 99" in refused.text
    begun = client.post("/reports/new", data={**form, "chosen": f"{OBSERVATIONS}, para. 21"})
    assert begun.status_code == 303
    assert re.search(rf"A\. {OBSERVATIONS}, para\. 21", client.get(begun.headers["Location"]).text)
