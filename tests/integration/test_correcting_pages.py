"""Who a document is, corrected by hand and read again, through the pages."""

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.builders.pdf import Print, pdf
from tests.cast import MORNING, Cast
from tests.signing_in import without_tokens
from workbench.corpus import queries
from workbench.corpus.operations import Choices
from workbench.corpus.parsing.version import READER
from workbench.corpus.records import Document
from workbench.installation import Installation
from workbench.recommendations.documents.filing import file_document
from workbench.web.corpus import document as document_page
from workbench.worker import Worker

LINES = ("1. The Committee considered the report.", "2. The Committee recommends that the State party adopt a law.")
STANDING = {
    "title": "Observations",
    "symbol": "CERD/C/ARC/CO/10",
    "kind": "concluding_observations",
    "treaty": "ICERD",
    "state": "ARC",
    "language": "en",
    "date": "",
    "published": "yes",
}


@pytest.fixture
def document(installation: Installation, cast: Cast) -> Document:
    file = pdf([Print(line, down=24) for line in LINES])
    said = Choices({"symbol": "CERD/C/ARC/CO/10", "title": "Observations", "language": "en"})
    (filed,) = file_document(installation.store, file, name="co.pdf", choices=said, by=cast.amina, at=MORNING)
    return filed.document


def as_it_stands(installation: Installation, cast: Cast, document: Document) -> Document:
    with installation.store.reading() as db:
        return queries.document(db, cast.amina, document.id)


def test_the_form_shows_what_stands_and_what_was_corrected(client: FlaskClient, document: Document) -> None:
    page = client.get(f"/documents/{document.slug}/correct").text
    assert 'value="CERD/C/ARC/CO/10"' in page
    assert '<option value="concluding_observations" selected>' in page
    assert page.count("given by hand, when it was added or since") == 3


def test_what_a_person_gave_is_named_and_not_called_a_correction(client: FlaskClient, document: Document) -> None:
    about = client.get(f"/documents/{document.slug}").text.split('id="about"')[1].split("</details>")[0]
    assert "Given by hand" in about
    assert "title, symbol, language" in about
    assert "corrected" not in about.casefold()


def test_only_what_was_changed_is_corrected_and_the_page_comes_back(
    installation: Installation, cast: Cast, client: FlaskClient, document: Document
) -> None:
    sent = {**STANDING, "date": "2024-05", "title": "Final observations"}
    answer = client.post(f"/documents/{document.slug}/correct", data=sent)
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "Final observations" in page
    assert "Corrected. It stays so" in page
    stands = as_it_stands(installation, cast, document)
    assert (stands.date, stands.title) == ("2024-05", "Final observations")
    assert set(stands.corrected) == {"date", "language", "symbol", "title"}


def test_what_cannot_be_meant_comes_back_with_the_reason(
    installation: Installation, cast: Cast, client: FlaskClient, document: Document
) -> None:
    for field, value in (("date", "soon"), ("state", "Arcadia"), ("treaty", "XX"), ("language", "English")):
        answer = client.post(f"/documents/{document.slug}/correct", data={**STANDING, field: value})
        assert answer.status_code == 422, field
        assert f'id="field-{field}-error"' in answer.text
    assert 'value="soon"' in client.post(f"/documents/{document.slug}/correct", data={**STANDING, "date": "soon"}).text
    emptied = client.post(f"/documents/{document.slug}/correct", data={**STANDING, "title": " "})
    assert "It cannot be left empty" in emptied.text
    assert as_it_stands(installation, cast, document).title == "Observations"


def test_a_form_sent_as_it_was_changes_nothing(client: FlaskClient, document: Document) -> None:
    answer = client.post(f"/documents/{document.slug}/correct", data=STANDING)
    assert "Nothing was changed." in client.get(answer.location).text


def test_a_document_is_read_again_by_a_task(
    installation: Installation, cast: Cast, client: FlaskClient, document: Document
) -> None:
    with installation.store.writing() as db:
        db.execute("update document set reader = 1, title = 'Misread'")
    assert "read by an older release" in client.get(f"/documents/{document.slug}").text
    answer = client.post(f"/documents/{document.slug}/reread")
    assert answer.location.startswith("/jobs/")
    assert Worker(installation, clock=lambda: MORNING).work_once()
    assert "Done." in client.get(answer.location).text
    assert as_it_stands(installation, cast, document).title == "Observations"
    assert "read by an older release" not in client.get(f"/documents/{document.slug}").text


def test_the_library_lists_what_somebody_should_look_at(installation: Installation, client: FlaskClient) -> None:
    with installation.store.writing() as db:
        put_document(db, ["Fine."], slug="fine", title="All is well", reader=READER)
        put_document(db, [], slug="scan", title="A scan", warnings='["There is no text in this file."]', reader=READER)
        put_document(db, ["Old."], slug="old", title="Read long ago", reader=1)
    assert "All is well" in client.get("/documents").text
    for look, titles in (("any", {"A scan", "Read long ago"}), ("warnings", {"A scan"}), ("older", {"Read long ago"})):
        page = client.get(f"/documents?look={look}").text
        assert {title for title in ("All is well", "A scan", "Read long ago") if title in page} == titles
    assert "nothing was read; with warnings" in client.get("/documents.csv").text


def test_all_that_an_older_release_read_is_read_again_in_one_task(
    installation: Installation, cast: Cast, client: FlaskClient, document: Document
) -> None:
    assert "Read them again" not in client.get("/documents?look=older").text
    assert "There is nothing to read again." in client.get(client.post("/documents/reread").location).text
    with installation.store.writing() as db:
        db.execute("update document set reader = 1, title = 'Misread'")
    assert "Read them again" in client.get("/documents?look=older").text
    task = client.post("/documents/reread").location
    assert Worker(installation, clock=lambda: MORNING).work_once()
    page = client.get(task).text
    assert "reads as before" in page
    assert as_it_stands(installation, cast, document).title == "Observations"


def test_a_table_is_shown_as_one_and_each_row_can_be_cited(installation: Installation, client: FlaskClient) -> None:
    with installation.store.writing() as db:
        document_id = put_document(db, ["Measure: <b>Act</b>\nStatus: done", "Measure: Train\nStatus: begun"], slug="x")
        cells = {"1": '["<b>Act</b>", "done"]', "2": '["Train", "begun"]'}
        for number, row in cells.items():
            db.execute(
                'update paragraph set "table" = 1, cells = ? where document_id = ? and number = ?',
                (row, document_id, number),
            )
    page = client.get("/documents/x?q=train").text
    assert '<th scope="col" lang="en">Measure</th>' in page
    assert "<mark>Train</mark>" in page
    assert "&lt;b&gt;Act&lt;/b&gt;" in page
    assert 'id="para-2"' in page
    assert page.count("read-table") == 1


def test_a_very_long_document_is_read_in_parts(
    installation: Installation, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_page, "PART_LENGTH", 2)
    with installation.store.writing() as db:
        put_document(db, ["Words one.", "Words two.", "Words three."], slug="x")
    first, second = client.get("/documents/x").text, client.get("/documents/x?part=2").text
    assert "Words two." in first
    assert "Words three." not in first
    assert 'href="/documents/x?part=2"' in first
    assert "Words three." in second
    assert 'id="para-3"' in client.get("/documents/x?paragraph=para-3").text
    assert without_tokens(client.get("/documents/x?part=99").text) == without_tokens(second)
    assert client.get("/documents/x?part=-1").status_code == 200


def test_what_is_no_longer_read_stays_for_what_rests_on_it(installation: Installation, client: FlaskClient) -> None:
    with installation.store.writing() as db:
        put_document(db, ["Words that stay.", "Words that went."], slug="x")
        db.execute("update paragraph set no_longer_read = 1 where number = '2'")
    page = client.get("/documents/x").text
    assert page.index("Words that stay.") < page.index("No longer read in this document")
    assert page.index("No longer read in this document") < page.index("Words that went.")


def test_an_annex_is_a_part_of_its_own_in_the_outline(installation: Installation, client: FlaskClient) -> None:
    with installation.store.writing() as db:
        put_document(db, ["In the body.", "In the annex."], slug="x")
        db.execute("update paragraph set annex = 'Annex II', heading = 'Figures' where number = '2'")
    page = client.get("/documents/x").text
    assert '<li class="outline-2"><a href="#annex-1"><bdi lang="en">Annex II</bdi></a></li>' in page
    assert '<li class="outline-3"><a href="#heading-1"><bdi lang="en">Figures</bdi></a></li>' in page
