"""The original beside the paragraphs read from it, through the pages."""

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.builders.pdf import Print, pdf
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.corpus.operations import Choices
from workbench.corpus.originals import layout
from workbench.installation import Installation
from workbench.limited import TookTooLong
from workbench.recommendations.documents.filing import file_document

PAGES = (
    [
        Print("CERD/C/ARC/CO/10", at=800),
        Print("Concluding observations on the tenth report of Arcadia", bold=True),
        Print("1. The Committee considered the report of the State party at its meetings.", down=24),
        Print("2. The Committee recommends that the State party adopt a law on equal pay,", down=24),
        Print("and that it publish the figures of its application"),
    ],
    [
        Print("every year in a language that everybody understands.", down=0),
        Print("3. The Committee is concerned that <b>schools</b> remain apart.", down=24),
    ],
    [],
)


@pytest.fixture
def slug(installation: Installation, cast: Cast) -> str:
    filed = file_document(
        installation.store, pdf(*PAGES), name="co.pdf", choices=Choices(given={}), by=cast.amina, at=MORNING
    )
    return filed[0].document.slug


def test_a_page_stands_beside_its_paragraphs(client: FlaskClient, slug: str) -> None:
    page = client.get(f"/documents/{slug}/beside?page=1").text
    assert f'src="/documents/{slug}/beside/1.png"' in page
    assert 'id="para-1"' in page
    assert 'id="para-2"' in page
    assert 'id="para-3"' not in page
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


def test_the_end_of_a_paragraph_is_named_on_the_page_where_it_stands(client: FlaskClient, slug: str) -> None:
    page = client.get(f"/documents/{slug}/beside?page=2").text
    assert "the end of paragraph 2" in page
    assert 'id="para-3"' in page
    assert "<b>schools" not in page


def test_a_page_without_text_says_so(client: FlaskClient, slug: str) -> None:
    assert "This page has no text that could be read" in client.get(f"/documents/{slug}/beside?page=3").text


@pytest.mark.parametrize("asked", ["0", "4", "-1", "x", "99999999999999"])
def test_a_page_that_the_original_does_not_have_is_not_found(client: FlaskClient, slug: str, asked: str) -> None:
    answer = client.get(f"/documents/{slug}/beside?page={asked}")
    assert answer.status_code == 404
    assert "has no page" in answer.text


def test_a_paragraph_leads_to_its_page(client: FlaskClient, slug: str) -> None:
    assert 'id="para-3"' in client.get(f"/documents/{slug}/beside?paragraph=para-3").text
    assert f"/documents/{slug}/beside?paragraph=para-3#para-3" in client.get(f"/documents/{slug}").text


def test_the_picture_is_a_picture_that_no_browser_keeps(client: FlaskClient, slug: str) -> None:
    answer = client.get(f"/documents/{slug}/beside/1.png")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    assert answer.headers["Cache-Control"] == "no-store"
    larger = client.get(f"/documents/{slug}/beside/1.png?large=yes")
    assert int.from_bytes(larger.data[16:20], "big") > int.from_bytes(answer.data[16:20], "big")


def test_whoever_may_not_read_the_document_sees_neither_page_nor_picture(
    installation: Installation, client: FlaskClient, slug: str
) -> None:
    with installation.store.writing() as db:
        db.execute("update document set audience = 'secretariat' where slug = ?", (slug,))
    bruno = signed_in(installation, "bruno")
    for address in (f"/documents/{slug}/beside", f"/documents/{slug}/beside/1.png"):
        assert client.get(address).status_code == 200
        assert bruno.get(address).status_code == 404


def test_a_page_that_cannot_be_drawn_hides_nothing_of_what_was_read(
    client: FlaskClient, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_long(_data: bytes, _number: int) -> None:
        raise TookTooLong(seconds=20)

    monkeypatch.setattr(layout, "sheet", too_long)
    page = client.get(f"/documents/{slug}/beside?page=1").text
    assert "This page cannot be shown." in page
    assert "longer than 20 seconds" in page
    assert 'id="para-1"' in page


def test_of_a_file_with_several_documents_each_begins_at_its_own_page(
    installation: Installation, client: FlaskClient, slug: str
) -> None:
    """The second is put into the store as a reader would: from the same file, with the paragraph of its second page."""
    with installation.store.writing() as db:
        sha256 = next(db.query("select file_sha256 from document where slug = ?", (slug,)))["file_sha256"]
        put_document(db, ["The Committee is concerned."], symbol=None, title="Annex", slug="two", file_sha256=sha256)
        db.execute("update paragraph set page = 2 where document_id in (select id from document where slug = 'two')")
    assert "/documents/two/beside/2.png" in client.get("/documents/two/beside").text
    assert "Another document of the same file stands here" in client.get("/documents/two/beside?page=1").text
    assert "The file holds 1 other document:" in client.get(f"/documents/{slug}").text
