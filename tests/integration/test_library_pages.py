"""The frame, the library and its files, through the pages."""

import gzip
import io
import re
from dataclasses import replace
from pathlib import Path

from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.builders.rounds import a_frozen_report
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.app import create_app
from workbench.installation import Installation
from workbench.recommendations.documents.versions import settle
from workbench.store import new_id
from workbench.worker import Worker

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


def a_document(installation: Installation, *, slug: str, title: str, audience: str = "everyone") -> str:
    """A document of two paragraphs, as the library holds it."""
    document_id = new_id()
    with installation.store.writing() as db:
        db.table("document").insert(
            {
                "id": document_id,
                "slug": slug,
                "symbol": "CERD/C/ARC/CO/7-9" if audience == "everyone" else None,
                "kind": "concluding_observations",
                "treaty": "ICERD",
                "state": "ARC",
                "language": "en",
                "date": "2023-09-22",
                "title": title,
                "audience": audience,
                "file_sha256": installation.store.files.put(title.encode()),
                "file_name": "observations “final”.docx",
                "media_type": "text/html",
                "added_at": "2026-05-04T09:00:00.000000Z",
            }
        )
        for number in ("1", "2"):
            db.table("paragraph").insert(
                {
                    "id": new_id(),
                    "document_id": document_id,
                    "position": int(number),
                    "number": number,
                    "label": number,
                    "heading": "Racist hate speech <b>",
                    "text": f"The Committee is concerned <script>alert({number})</script>.",
                    "full_text": f"The Committee is concerned <script>alert({number})</script>.",
                    "kind": "concern",
                    "anchor": f"para-{number}",
                }
            )
    return document_id


def test_every_paragraph_has_its_anchor_and_its_citation(client: FlaskClient, installation: Installation) -> None:
    a_document(installation, slug="cerd-c-arc-co-7-9", title="Concluding observations")
    page = client.get("/documents/cerd-c-arc-co-7-9").text
    assert 'id="para-2"' in page
    assert 'data-copy="CERD/C/ARC/CO/7-9, para. 2"' in page


def test_text_from_a_file_never_becomes_markup(client: FlaskClient, installation: Installation) -> None:
    a_document(installation, slug="x", title="<img src=x onerror=alert(1)>")
    for address in ("/documents/x", "/documents", "/", "/documents/x?q=concerned"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<img" not in page


def test_the_words_one_looked_for_are_marked(client: FlaskClient, installation: Installation) -> None:
    a_document(installation, slug="x", title="Concluding observations")
    assert "<mark>concerned</mark>" in client.get("/documents/x?q=concerned").text
    assert client.get('/documents/x?q="').status_code == 200


def test_the_list_is_narrowed_by_words_and_type(client: FlaskClient, installation: Installation) -> None:
    a_document(installation, slug="x", title="Concluding observations on Arcadia")
    assert "Concluding observations on Arcadia" in client.get("/documents?q=ARCADIA&kind=concluding_observations").text
    assert "Nothing fits" in client.get("/documents?kind=minutes").text


def test_the_list_taken_away_holds_what_one_may_see_and_no_formula(
    installation: Installation, client: FlaskClient, cast: Cast
) -> None:
    a_document(installation, slug="x", title="=HYPERLINK(1)")
    a_document(installation, slug="secret", title="Minutes of the secretariat", audience="secretariat")
    assert "'=HYPERLINK(1)" in client.get("/documents.csv").text
    assert "Minutes of the secretariat" in client.get("/documents.csv").text
    for name in ("chidi", "bruno"):
        other = signed_in(installation, name)
        assert "Minutes" not in other.get("/documents.csv").text + other.get("/documents").text + other.get("/").text
        assert other.get("/documents/secret").status_code == 404
        assert other.get("/documents/secret/original").status_code == 404


def test_the_original_comes_back_byte_for_byte_and_only_as_a_download(
    client: FlaskClient, installation: Installation
) -> None:
    a_document(installation, slug="x", title="Concluding observations")
    answer = client.get("/documents/x/original")
    assert answer.data == b"Concluding observations"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_files_handed_in_become_a_task_with_a_page(client: FlaskClient, installation: Installation) -> None:
    files = [(io.BytesIO(b"one"), "folder/one.pdf"), (io.BytesIO(b"two"), "two.docx")]
    answer = client.post("/documents/add", data={"files": files}, content_type="multipart/form-data")
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "0 of 2" in page
    assert 'http-equiv="refresh"' in page
    part = client.get(answer.location, headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith("<div id=")
    assert signed_in(installation, "farid").get(answer.location).status_code == 404


def test_the_task_takes_in_each_file_and_says_what_became_of_it(
    client: FlaskClient, installation: Installation
) -> None:
    good = (DOCUMENTS / "CERD_C_ARC_Q_7-9.docx").read_bytes()
    files = [
        (io.BytesIO(good), "themes.docx"),
        (io.BytesIO(b"\x89PNG, a picture"), "broken.pdf"),
        (io.BytesIO(good), "again.docx"),
    ]
    answer = client.post("/documents/add", data={"files": files}, content_type="multipart/form-data")
    worker = Worker(installation, clock=lambda: MORNING)
    assert worker.work_once()
    page = client.get(answer.location).text
    assert "3 of 3" in page
    assert [page.count(word) for word in (">added<", ">refused<", ">here already<")] == [1, 1, 1]
    assert "CERD/C/ARC/Q/7-9" in client.get("/documents").text
    assert installation.engine.status().documents == 1


def test_a_task_that_was_asked_to_stop_keeps_what_it_did(client: FlaskClient, installation: Installation) -> None:
    good = (DOCUMENTS / "CERD_C_ARC_Q_7-9.docx").read_bytes()
    files = [(io.BytesIO(good), "themes.docx"), (io.BytesIO(b"\x89PNG, a picture"), "broken.pdf")]
    answer = client.post("/documents/add", data={"files": files}, content_type="multipart/form-data")
    client.post(f"{answer.location}/stop")
    Worker(installation, clock=lambda: MORNING).work_once()
    page = client.get(answer.location).text
    assert "1 of 2" in page
    assert "What was read stays" in page


def test_a_task_that_was_stopped_goes_on_with_the_files_that_are_left(
    client: FlaskClient, installation: Installation
) -> None:
    good = (DOCUMENTS / "CERD_C_ARC_Q_7-9.docx").read_bytes()
    files = [(io.BytesIO(good), "themes.docx"), (io.BytesIO(b"\x89PNG, a picture"), "broken.pdf")]
    task = client.post("/documents/add", data={"files": files}, content_type="multipart/form-data").location
    worker = Worker(installation, clock=lambda: MORNING)
    client.post(f"{task}/stop")
    worker.work_once()
    assert "Go on with the 1 left" in client.get(task).text
    assert signed_in(installation, "farid").post(f"{task}/go-on").status_code == 404
    client.post(f"{task}/go-on")
    assert "Waits for its turn" in client.get(task).text
    assert worker.work_once()
    page = client.get(task).text
    assert "2 of 2" in page
    assert [page.count(word) for word in (">added<", ">refused<")] == [1, 1]
    assert "Go on with" not in page
    client.post(f"{task}/go-on")
    assert not worker.work_once()


def test_a_form_without_a_file_comes_back_with_the_reason(client: FlaskClient) -> None:
    answer = client.post("/documents/add", data={}, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Choose at least one file" in answer.text


def test_the_navigation_lists_only_what_one_may_open(installation: Installation, cast: Cast) -> None:
    for name in ("amina", "farid", "bruno", "chidi", "olga", "dana"):
        client = signed_in(installation, name)
        page = client.get("/").text
        links = [
            part.split('"')[0] for part in page.split('class="navigation"')[1].split("</nav>")[0].split('href="')[1:]
        ]
        assert links
        assert [client.get(link).status_code for link in links] == [200] * len(links)


def test_the_pseudo_language_mirrors_the_page_only_where_it_is_switched_on(
    installation: Installation, cast: Cast
) -> None:
    chosen = {"Accept-Language": "en-AE"}
    plain = create_app(installation, testing=True).test_client().get("/sign-in", headers=chosen).text
    assert 'dir="ltr"' in plain.split(">")[1]
    switched_on = replace(installation, settings=replace(installation.settings, pseudo_language=True))
    mirrored = create_app(switched_on, testing=True).test_client().get("/sign-in", headers=chosen).text
    assert '<html lang="en-AE" dir="rtl">' in mirrored
    assert "Šígñ íñ" in mirrored


def test_no_page_carries_inline_code(client: FlaskClient, installation: Installation) -> None:
    a_document(installation, slug="x", title="Concluding observations")
    for address in ("/", "/documents", "/documents/x", "/people", "/admin", "/help", "/account", "/documents/add"):
        page = client.get(address).text
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        assert all("src=" in part.split(">")[0] for part in page.split("<script")[1:])


def test_static_files_travel_compressed(client: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    with client.get("/static/css/paper.css") as plain, client.get("/static/css/paper.css", headers=asked) as packed:
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data


def recommends(installation: Installation, language: str, *texts: str, symbol: str = "CERD/C/ARC/CO/5") -> str:
    """A version of concluding observations with these recommendations; gives its slug."""
    with installation.store.writing() as db:
        slug = f"{symbol}-{language}".lower().replace("/", "-")
        document_id = put_document(db, texts, symbol=symbol, language=language, slug=slug)
        rows = list(db.query("select id, text from paragraph where document_id = ? order by position", (document_id,)))
        for place, row in enumerate(rows):
            values = {"document_id": document_id, "paragraph_id": row["id"], "place": place, "label": ""}
            unit = new_id()
            db.table("recommendation").insert({"id": unit, "lead": unit, **values, "text": row["text"]})
        settle(db, document_id)
        return slug


def test_each_recommendation_is_listed_once_in_the_readers_language(
    installation: Installation, client: FlaskClient
) -> None:
    french = recommends(installation, "fr", "Adopter une loi.")
    recommends(installation, "en", "Adopt a law.")
    page = client.get("/recommendations").text
    assert "Adopt a law." in page
    assert "Adopter une loi." not in page
    assert "in the library also in: French" in page
    assert "Adopter une loi." in client.get(f"/recommendations?document={french}").text
    assert "Adopt" not in client.get("/recommendations?document=none").text
    with installation.store.writing() as db:
        db.execute("update person set language = 'fr' where email = 'amina@arcadia.example'")
    page = client.get("/recommendations").text
    assert "Adopter une loi." in page
    assert "Adopt a law." not in page


def test_recommendations_are_narrowed_by_treaty_and_one_in_another_language_says_so(
    installation: Installation, client: FlaskClient
) -> None:
    recommends(installation, "fr", "Adopter une loi.", symbol="CEDAW/C/ARC/CO/5")
    recommends(installation, "en", "Adopt a plan.")
    with installation.store.writing() as db:
        db.execute("update document set treaty = 'CEDAW' where symbol = 'CEDAW/C/ARC/CO/5'")
        settle(db, next(db.query("select id from document where treaty = 'CEDAW'"))["id"])
    page = client.get("/recommendations").text
    assert page.count('<span class="chip">French</span>') == 1
    assert '<span class="chip">English</span>' not in page
    page = client.get("/recommendations?treaty=CEDAW").text
    assert "Adopter une loi." in page
    assert "Adopt a plan." not in page
    assert "Nothing fits" in client.get("/recommendations?treaty=CEDAW&q=plan").text


def test_a_version_in_which_nothing_was_recognised_hides_nothing(
    installation: Installation, client: FlaskClient
) -> None:
    recommends(installation, "fr", "Adopter une loi.")
    recommends(installation, "en")
    assert "Adopter une loi." in client.get("/recommendations").text


def test_the_first_page_counts_the_words_of_a_report_as_its_own_page_does(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    report_id, _ = a_frozen_report(installation, cast)
    counted = re.search(r"([0-9,]+) of [0-9,]+ words", client.get(f"/reports/{report_id}").text)
    assert counted
    assert int(counted[1].replace(",", "")) > 0
    assert counted[0] in client.get("/").text
