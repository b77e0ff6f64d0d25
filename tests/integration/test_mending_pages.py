"""What was read, corrected beside the original, through the pages."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders.pdf import Print, pdf
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.corpus import queries
from workbench.corpus.operations import Choices
from workbench.corpus.records import Document, Paragraph, ParagraphKind
from workbench.installation import Installation
from workbench.recommendations.documents.filing import file_document

LINES = (
    "1. The Committee considered the report of the State party. It welcomes the dialogue with the delegation.",
    "2. The Committee is concerned that schools remain apart.",
    "3. The Committee recommends that the State party adopt a law.",
)


@pytest.fixture
def document(installation: Installation, cast: Cast) -> Document:
    file = pdf([Print(line, down=24, size=7) for line in LINES])
    said = Choices({"symbol": "CERD/C/ARC/CO/10", "kind": "concluding_observations"})
    (filed,) = file_document(installation.store, file, name="co.pdf", choices=said, by=cast.amina, at=MORNING)
    return filed.document


def paragraphs(installation: Installation, document: Document) -> tuple[Paragraph, ...]:
    with installation.store.reading() as db:
        return queries.paragraphs(db, document.id)


def mend(client: FlaskClient, paragraph: Paragraph, document: Document, **form: str) -> TestResponse:
    return client.post(f"/documents/{document.slug}/paragraphs/{paragraph.id}/mend", data=form)


def test_the_forms_open_at_one_paragraph_for_whoever_may_add_documents(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    beside = f"/documents/{document.slug}/beside"
    assert "Set the number" not in client.get(beside).text
    assert f"{beside}?mend=para-2#para-2" in client.get(beside).text
    assert client.get(f"{beside}?mend=para-2").text.count("Set the number") == 1
    chidi = signed_in(installation, "chidi")
    assert "?mend=" not in chidi.get(beside).text
    assert "Set the number" not in chidi.get(f"{beside}?mend=para-2").text


def test_a_number_is_corrected_and_the_page_comes_back_at_its_paragraph(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    answer = mend(client, paragraphs(installation, document)[1], document, what="number", value="12")
    assert answer.status_code == 303
    assert answer.location.endswith("#para-12")
    page = client.get(answer.location).text
    assert "Corrected: its number is 12." in page
    assert [each.number for each in paragraphs(installation, document)] == ["1", "12", "3"]


def test_a_correction_is_taken_back_where_it_was_made(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    answer = mend(client, paragraphs(installation, document)[1], document, what="kind", value="question")
    page = client.get(answer.location).text
    undo = re.search(r'action="(/documents/[^"]+/undo)"', page)
    assert undo
    back = client.post(undo[1])
    assert back.status_code == 303
    page = client.get(back.location).text
    assert "Taken back: it is of the kind “question”." in page
    assert "taken back by" in page
    assert 'id="para-2"' in page
    assert paragraphs(installation, document)[1].kind is not ParagraphKind.QUESTION
    assert client.post(undo[1]).status_code == 409


def test_two_paragraphs_read_as_one_are_parted_at_a_sentence_that_is_offered(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    page = client.get(f"/documents/{document.slug}/beside?mend=para-1").text
    assert '<option value="It welcomes the dialogue with the delegation.">' in page
    first = paragraphs(installation, document)[0]
    mend(client, first, document, what="split", sentence="It welcomes the dialogue with the delegation.", value="4")
    assert [each.number for each in paragraphs(installation, document)] == ["1", "4", "2", "3"]


def test_a_paragraph_joined_to_the_one_before_leads_to_that_one(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    answer = mend(client, paragraphs(installation, document)[1], document, what="join")
    assert answer.location.endswith("#para-1")
    page = client.get(answer.location).text
    assert "joined to the paragraph before it" in page
    assert len(paragraphs(installation, document)) == 2


def test_what_makes_no_sense_comes_back_with_the_reason_and_what_was_typed(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    second = paragraphs(installation, document)[1]
    answer = mend(client, second, document, what="number", value="twelve")
    assert answer.status_code == 422
    assert "“twelve” is not the number of a paragraph" in answer.text
    assert 'value="twelve"' in answer.text
    answer = mend(client, second, document, what="split", words="schools of magic")
    assert "The words “schools of magic” are not in" in answer.text
    assert mend(client, second, document, what="split").status_code == 422
    assert mend(client, second, document, what="burn").status_code == 422
    assert [each.number for each in paragraphs(installation, document)] == ["1", "2", "3"]


def test_corrections_are_listed_with_who_made_them(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    mend(client, paragraphs(installation, document)[2], document, what="no_number")
    page = client.get(f"/documents/{document.slug}/beside").text
    assert "1 correction to this document" in page
    assert "CERD/C/ARC/CO/10, para. 3" in page
    assert "it has no number" in page
    assert "Amina" in page


def test_a_correction_that_finds_its_place_no_more_is_shown_open(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    mend(client, paragraphs(installation, document)[2], document, what="no_number")
    with installation.store.writing() as db:
        db.execute("update document set unplaced = (select json_array(id) from mend)")
    page = client.get(f"/documents/{document.slug}/beside").text
    assert "no longer finds its place" in page
    assert '<details class="panel gap-above" id="corrections" open>' in page


def test_a_paragraph_of_another_document_cannot_be_corrected_through_this_one(
    client: FlaskClient, installation: Installation, document: Document
) -> None:
    second = paragraphs(installation, document)[1]
    assert client.post(f"/documents/nowhere/paragraphs/{second.id}/mend", data={"what": "join"}).status_code == 404
    assert client.post(f"/documents/{document.slug}/paragraphs/none/mend", data={"what": "join"}).status_code == 404


def test_only_who_may_add_documents_corrects(
    installation: Installation, client: FlaskClient, document: Document
) -> None:
    for name in ("chidi", "bruno"):
        other = signed_in(installation, name)
        assert mend(other, paragraphs(installation, document)[1], document, what="join").status_code == 404
    assert len(paragraphs(installation, document)) == 3
