"""What travels over a slow line: compressed, and without giving away by its length what stands in it."""

import gzip
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from flask import Flask, Response, request, url_for
from flask import session as session_of_today
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from werkzeug.test import TestResponse

from tests.applications import application
from tests.cast import PASSWORD, Cast
from workbench.installation import Installation
from workbench.web import compression
from workbench.web.compression import PADDING, TOO_SMALL, compress
from workbench.web.tokens import unmasked

PACKED = {"Accept-Encoding": "gzip"}
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def app(installation: Installation, cast: Cast) -> Flask:
    """It takes no form without its token."""
    return application(installation, tokens=True)


@pytest.fixture
def amina(app: Flask) -> FlaskClient:
    return signed_in(app, "amina")


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    said = {"email": f"{name}@arcadia.example", "password": PASSWORD, "csrf_token": tokens(client.get("/sign-in"))[0]}
    assert client.post("/sign-in", data=said).status_code == 303
    return client


def tokens(page: TestResponse) -> list[str]:
    found = TOKEN.findall(page.text)
    assert found
    return found


def sent(client: FlaskClient, token: str) -> int:
    """The status of a form with that token."""
    return client.post("/language", data={"language": "en", "csrf_token": token}).status_code


def test_each_page_has_a_token_of_its_own_and_every_one_of_them_is_taken(amina: FlaskClient) -> None:
    pages = [tokens(amina.get("/account")) for _ in range(3)]
    assert all(len(set(page)) == 1 for page in pages)
    each = [page[0] for page in pages]
    assert len(set(each)) == len(each)
    assert [sent(amina, token) for token in each] == [303, 303, 303]


def test_nothing_of_the_token_stands_on_a_page_as_it_is_checked(amina: FlaskClient) -> None:
    """Else its letters could be tried one after another: those that are right make the page shorter."""
    page = amina.get("/account")
    plain = unmasked(tokens(page)[0])
    with amina.session_transaction() as session:
        kept = session["csrf_token"]
    assert kept.encode() in urlsafe_b64decode(plain.split(".")[0] + "==")
    assert kept not in page.text
    assert not [part for part in plain.split(".") if part in page.text]  # what it says, when it was made, signature


def test_the_token_of_another_session_is_not_taken(app: Flask, amina: FlaskClient) -> None:
    """Neither somebody else's nor one's own of before one signed out."""
    of_olga = tokens(signed_in(app, "olga").get("/account"))[0]
    assert sent(amina, of_olga) == 400
    before = tokens(amina.get("/account"))[0]
    assert amina.post("/sign-out", data={"csrf_token": before}).status_code == 303
    assert sent(amina, before) == 401


@pytest.mark.parametrize(
    "given", ["", "A", "AAAA", "=", "é", "\x00", "a.b.c", "..", "A" * 241, urlsafe_b64encode(bytes(180)).decode()]
)
def test_what_is_no_token_is_refused_with_what_was_typed(amina: FlaskClient, given: str) -> None:
    said = {"language": "en", "words": "An hour of writing that nobody may lose.", "csrf_token": given}
    answer = amina.post("/language", data=said)
    assert answer.status_code == 400
    assert said["words"] in answer.text


def test_a_token_that_was_changed_or_cut_is_refused(amina: FlaskClient) -> None:
    token = tokens(amina.get("/account"))[0]
    bits = bytearray(urlsafe_b64decode(token))
    bits[len(bits) // 2] ^= 1  # the first of what is masked
    assert sent(amina, urlsafe_b64encode(bytes(bits)).decode()) == 400
    assert [sent(amina, cut) for cut in (token[:-4], token[4:], token[: len(token) // 2])] == [400] * 3
    assert sent(amina, token) == 303


def test_a_script_sends_the_token_of_its_page_in_a_header(amina: FlaskClient) -> None:
    token = tokens(amina.get("/account"))[0]
    assert amina.post("/language", data={"language": "en"}, headers={"X-CSRFToken": token}).status_code == 303
    assert amina.post("/language", data={"language": "en"}, headers={"X-CSRFToken": "none"}).status_code == 400


def test_a_form_that_stood_open_while_the_program_was_renewed_is_taken(app: Flask, amina: FlaskClient) -> None:
    """Its token bears no mask."""
    assert tokens(amina.get("/account"))
    with amina.session_transaction() as session:
        kept = session["csrf_token"]
    with app.test_request_context():
        session_of_today["csrf_token"] = kept
        plain = generate_csrf()
    assert sent(amina, plain) == 303
    said, _, signature = plain.rpartition(".")
    assert sent(amina, f"{said}.{signature.swapcase()}") == 400


def test_a_page_travels_compressed_and_reads_the_same(amina: FlaskClient) -> None:
    plain, packed = amina.get("/account"), amina.get("/account", headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
    assert TOKEN.sub("", gzip.decompress(packed.data).decode()) == TOKEN.sub("", plain.text)
    for each in (plain, packed):
        assert {name.lower() for name in each.vary} >= {"accept-encoding", "cookie", "hx-request"}
    assert "Content-Encoding" not in plain.headers


def test_what_a_form_gives_back_and_what_is_refused_travel_compressed_too(amina: FlaskClient) -> None:
    said = {"old": "not this one", "new": "", "again": "", "csrf_token": tokens(amina.get("/account"))[0]}
    refused = amina.post("/account/password", data=said, headers=PACKED)
    missing = amina.get("/nothing", headers=PACKED)
    assert [refused.status_code, missing.status_code] == [422, 404]
    assert [each.headers.get("Content-Encoding") for each in (refused, missing)] == ["gzip", "gzip"]


def test_of_one_content_two_pages_are_neither_equal_nor_equally_long(amina: FlaskClient, full_count: bool) -> None:
    """Averages alone would tell a length that differs by one byte, over thousands of pages."""
    pages = [amina.get("/help", headers=PACKED).data for _ in range(200 if full_count else 20)]
    assert len(set(pages)) == len(pages)
    lengths = [len(page) for page in pages]
    assert PADDING / 4 < max(lengths) - min(lengths) < PADDING + 60  # the masks alone make a few bytes of difference


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_makes_the_browser_ask_is_not_compressed(amina: FlaskClient, site: str) -> None:
    """A page of its own could ask a thousand times, with a guess in the address, while somebody measures the line."""
    lured = amina.get("/search?q=guess", headers={**PACKED, "Sec-Fetch-Site": site})
    assert lured.status_code == 200
    assert "Content-Encoding" not in lured.headers
    for asked in ("same-origin", "none"):  # a link of ours; an address that somebody typed
        answer = amina.get("/search?q=guess", headers={**PACKED, "Sec-Fetch-Site": asked})
        assert answer.headers["Content-Encoding"] == "gzip"


def test_a_browser_that_takes_none_gets_none(amina: FlaskClient) -> None:
    for accepted in ("", "identity", "gzip;q=0", "br, zstd"):
        assert "Content-Encoding" not in amina.get("/account", headers={"Accept-Encoding": accepted}).headers


def test_asked_for_the_head_alone_a_page_says_what_it_would_send(amina: FlaskClient) -> None:
    head = amina.head("/account", headers=PACKED)
    whole = amina.get("/account", headers=PACKED)
    assert head.data == b""
    assert head.headers["Content-Encoding"] == "gzip"
    assert abs(int(head.headers["Content-Length"]) - len(whole.data)) < PADDING + 60


def test_a_table_to_take_away_travels_compressed_but_a_word_file_does_not(
    amina: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "TOO_SMALL", 50)
    table = amina.get("/documents.csv", headers=PACKED)
    assert table.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(table.data) == amina.get("/documents.csv").data
    letter = amina.get("/requests/letter/template.docx", headers=PACKED)
    assert letter.status_code == 200
    assert "Content-Encoding" not in letter.headers
    assert letter.data.startswith(b"PK")


def answered(response: Response, **headers: str) -> Response:
    """What becomes of an answer to a browser that takes it compressed."""
    with Flask("alone").test_request_context(headers=PACKED | headers):
        assert request.accept_encodings["gzip"]
        return compress(response)


def test_streams_parts_and_small_answers_stay_as_they_are() -> None:
    long = b"The Committee recommends. " * 100
    stays = [
        Response(b"a" * (TOO_SMALL - 1), mimetype="text/html"),
        Response(long, status=206, mimetype="text/html"),
        Response(b"", status=304, mimetype="text/html"),
        Response(b"", status=204, mimetype="text/html"),
        Response(long, mimetype="application/pdf"),
        Response(long, headers={"Content-Encoding": "br"}, mimetype="text/html"),
        Response((piece for piece in (long, long)), mimetype="text/csv"),
    ]
    for each in stays:
        before = each.headers.get("Content-Encoding")
        assert answered(each).headers.get("Content-Encoding") == before
    assert b"".join(stays[-1].response) == long * 2  # type: ignore[arg-type]
    assert answered(Response(long, mimetype="application/json")).headers["Content-Encoding"] == "gzip"


def test_a_static_file_that_stayed_the_same_is_not_sent_again(amina: FlaskClient) -> None:
    with amina.get("/static/css/paper.css", headers=PACKED) as first:
        etag = first.headers["ETag"]
        assert etag.startswith("W/")  # the same file, in other bytes
        assert gzip.decompress(first.data)
    with amina.get("/static/css/paper.css", headers={**PACKED, "If-None-Match": etag}) as again:
        assert again.status_code == 304
        assert again.data == b""
        assert "Content-Encoding" not in again.headers
        assert "accept-encoding" in {name.lower() for name in again.vary}


@pytest.mark.parametrize("file", ["css/desk.css", "joined"])
def test_a_static_file_is_kept_over_all_pages_of_a_session(amina: FlaskClient, file: str) -> None:
    """Each page renews the cookie: what varied with it would be fetched again for each page."""
    amina.get("/")
    address = _script(amina) if file == "joined" else f"/static/{file}"
    with amina.get(address, headers=PACKED) as answer:
        assert answer.status_code == 200
        assert {name.lower() for name in answer.vary} == {"accept-encoding"}
        assert "Set-Cookie" not in answer.headers  # which a cache on the way would give to others
        assert "immutable" in answer.headers["Cache-Control"]


def _script(client: FlaskClient) -> str:
    with client.application.test_request_context():
        return url_for("joined.send", script="desk.js")


def test_a_part_that_is_asked_for_is_a_part_of_the_file_itself(amina: FlaskClient) -> None:
    with amina.get("/static/css/paper.css") as whole:
        data = whole.data
    with amina.get("/static/css/paper.css", headers={**PACKED, "Range": "bytes=10-29"}) as part:
        assert part.status_code == 206
        assert part.data == data[10:30]
        assert part.headers["Content-Range"] == f"bytes 10-29/{len(data)}"
        assert "Content-Encoding" not in part.headers
    with amina.get("/static/css/paper.css", headers=PACKED) as packed:
        assert "Accept-Ranges" not in packed.headers
