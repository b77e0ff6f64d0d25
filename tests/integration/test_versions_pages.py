"""Versions and languages of a document, through the pages."""

import json
import re

from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.corpus import queries
from workbench.corpus.records import Document
from workbench.corpus.warnings import SAME_SYMBOL, SAME_TEXT
from workbench.installation import Installation

ENGLISH = ("The Committee considered the report.", "The Committee recommends 12 new laws.", "It thanks the delegation.")
ARABIC = ("نظرت اللجنة في التقرير.", "توصي اللجنة باعتماد 12 قانونا.", "وتشكر الوفد.")


def put(installation: Installation, paragraphs: tuple[str, ...], **values: str | None) -> None:
    symbol = values.setdefault("symbol", "CERD/C/ARC/CO/5")
    with installation.store.writing() as db:
        put_document(db, paragraphs, **{"base": symbol, "state": "ARC", **values})


def stands(installation: Installation, cast: Cast, slug: str) -> Document:
    with installation.store.reading() as db:
        return queries.document(db, cast.amina, slug)


def test_a_document_is_read_beside_its_version_in_another_language(
    installation: Installation, client: FlaskClient
) -> None:
    put(installation, ENGLISH, slug="en")
    put(installation, ARABIC, slug="ar", language="ar")
    assert 'href="/documents/en/with/ar#para-2"' in client.get("/documents/en").text
    page = client.get("/documents/en/with/ar").text
    rows = page.split("<tbody>")[1].split("<tr>")[1:]
    assert len(rows) == 3
    assert "12 new laws" in rows[1]
    assert "12 قانونا" in rows[1]
    assert '<td dir="ltr"' in rows[1]
    assert '<td dir="rtl"' in rows[1]
    assert 'lang="ar"' in rows[1]
    assert "12 قانونا" in client.get("/documents/ar/with/en").text


def test_a_warning_of_the_same_symbol_names_no_option_of_the_command_line(
    installation: Installation, client: FlaskClient
) -> None:
    told = SAME_SYMBOL % {"symbol": "CERD/C/ARC/CO/5", "file": "N24.pdf", "id": "01HA"}
    put(installation, ENGLISH, slug="en", warnings=json.dumps([told]))
    page = client.get("/documents/en").text
    assert "Another file with the symbol CERD/C/ARC/CO/5 in the same language is in the library (N24.pdf)." in page
    assert "--replaces" not in page


def test_a_warning_of_the_same_text_shows_no_id(installation: Installation, client: FlaskClient) -> None:
    told = SAME_TEXT % {"name": "CERD/C/ARC/CO/5", "file": "N24.pdf", "id": "01HA"}
    put(installation, ENGLISH, slug="en", warnings=json.dumps([told]))
    page = client.get("/documents/en").text
    assert "Its text is the same as that of CERD/C/ARC/CO/5 (N24.pdf). Both are kept." in page


def test_versions_under_one_symbol_are_told_apart_by_their_titles(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    put(installation, ENGLISH, slug="first", title="Draft of 8 May")
    put(installation, ENGLISH, slug="second", title="As adopted")
    assert "Draft of 8 May" in client.get("/documents/second").text.split('id="belongs"')[1]
    second = stands(installation, cast, "second")
    told = SAME_SYMBOL % {"symbol": "CERD/C/ARC/CO/5", "file": "N24.pdf", "id": second.id}
    with installation.store.writing() as db:
        db.execute("update document set warnings = ? where slug = 'first'", (json.dumps([told]),))
    assert "Both are kept" in client.get("/documents/first").text
    client.post("/documents/second/replace/first")
    page = client.get("/documents/first").text
    assert "CERD/C/ARC/CO/5: As adopted" in page
    assert "Both are kept" not in page


def test_what_is_no_other_language_of_it_or_hidden_is_not_found(
    installation: Installation, client: FlaskClient
) -> None:
    put(installation, ENGLISH, slug="en")
    put(installation, ENGLISH, slug="another", symbol="CERD/C/ARC/CO/6")
    put(installation, ARABIC, slug="ar", language="ar", audience="secretariat")
    assert client.get("/documents/en/with/another").status_code == 404
    bruno = signed_in(installation, "bruno")
    assert client.get("/documents/en/with/ar").status_code == 200
    assert bruno.get("/documents/en/with/ar").status_code == 404
    assert "/with/ar" not in bruno.get("/documents/en").text


def test_languages_are_tied_and_untied_by_hand(installation: Installation, client: FlaskClient) -> None:
    put(installation, ENGLISH, slug="en")
    put(installation, ARABIC, slug="ar", language="ar", symbol=None, title="ملاحظات")
    assert "Read side by side" not in client.get("/documents/en").text
    answer = client.post("/documents/en/tie", data={"other": "ملاحظات"})
    page = client.get(answer.location).text
    assert "Tied: they are read side by side." in page
    assert "/documents/en/with/ar" in page
    page = client.get(client.post("/documents/en/untie").location).text
    assert "/documents/en/with/ar" not in page
    assert client.post("/documents/en/untie").status_code == 409


def test_what_cannot_be_tied_says_why(installation: Installation, client: FlaskClient) -> None:
    put(installation, ENGLISH, slug="en")
    put(installation, ENGLISH, slug="two", symbol="CERD/C/ARC/CO/6")
    page = client.get(client.post("/documents/en/tie", data={"other": "two"}).location).text
    assert "are in the same language" in page
    page = client.get(client.post("/documents/en/tie", data={"other": "nowhere"}).location).text
    assert "There is no document “nowhere” in the library" in page


def test_a_document_takes_the_place_of_another_and_that_is_taken_back(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    put(installation, ENGLISH, slug="first")
    put(installation, ENGLISH, slug="second", file_name="better.pdf")
    link = re.search(r'href="(/documents/second/replace/first)"', client.get("/documents/second").text)
    assert link
    asked = client.get(link[1]).text
    assert "Put it in its place" in asked
    assert "better.pdf" in asked
    assert stands(installation, cast, "first").replaced_by is None
    page = client.get(client.post(link[1]).location).text
    assert "the version before" in page
    old = client.get("/documents/first").text
    assert "A later version of this document is in the library" in old
    assert 'href="/documents/second"' in old
    assert "/replace/" not in old + page
    assert client.post(link[1]).status_code == 409
    client.post("/documents/first/restore")
    assert stands(installation, cast, "first").replaced_by is None
    assert client.post("/documents/first/restore").status_code == 409


def test_a_corrigendum_is_named_as_one(installation: Installation, client: FlaskClient) -> None:
    put(installation, ENGLISH, slug="first")
    put(installation, ENGLISH, slug="corr", symbol="CERD/C/ARC/CO/5/Corr.1", base="CERD/C/ARC/CO/5")
    assert "a corrigendum" in client.get("/documents/first").text
    assert "what it changes" in client.get("/documents/corr").text


def test_other_files_of_the_same_text_are_named(installation: Installation, client: FlaskClient) -> None:
    put(installation, ENGLISH, slug="first")
    with installation.store.writing() as db:
        db.execute(
            "insert into received (document_id, file_sha256, file_name, media_type, part, at) "
            "select id, 'x', 'scan of the letter.pdf', 'application/pdf', 0, '2026-05-04T09:00:00Z' from document"
        )
    page = client.get("/documents/first").text
    assert "Also received as:" in page
    assert "scan of the letter.pdf" in page


def test_only_who_may_add_documents_ties_and_replaces(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    put(installation, ENGLISH, slug="first")
    put(installation, ENGLISH, slug="second")
    chidi = signed_in(installation, "chidi")
    assert "Tie them" not in chidi.get("/documents/first").text
    for address in ("tie", "untie", "restore", "replace/second"):
        assert chidi.post(f"/documents/first/{address}", data={"other": "second"}).status_code == 404
    assert stands(installation, cast, "second").replaced_by is None
