"""Signing in, the account, and the register of people, through the pages."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.applications import application
from tests.cast import PASSWORD, Cast
from tests.drafting import a_report
from tests.signing_in import without_tokens
from workbench.drafting import queries as drafting
from workbench.installation import Installation
from workbench.people import queries
from workbench.web import sessions


@pytest.fixture
def client(installation: Installation, cast: Cast) -> FlaskClient:
    app = application(installation)
    return app.test_client()


def sign_in(client: FlaskClient, name: str, password: str = PASSWORD, **more: str) -> int:
    sent = {"email": f"{name}@arcadia.example", "password": password, **more}
    return client.post("/sign-in", data=sent).status_code


def test_who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back(client: FlaskClient) -> None:
    answer = client.get("/documents?kind=minutes")
    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=/documents?kind%3Dminutes"
    back = client.post(
        "/sign-in", data={"email": "amina@arcadia.example", "password": PASSWORD, "next": "/documents?kind=minutes"}
    )
    assert back.location == "/documents?kind=minutes"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"]
)
def test_the_sign_in_page_sends_nobody_to_another_site(client: FlaskClient, elsewhere: str) -> None:
    sent = {"email": "amina@arcadia.example", "password": PASSWORD, "next": elsewhere}
    assert client.post("/sign-in", data=sent).location == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client: FlaskClient) -> None:
    wrong = client.post("/sign-in", data={"email": "amina@arcadia.example", "password": "x"})
    unknown = client.post("/sign-in", data={"email": "nobody@arcadia.example", "password": "x"})
    assert wrong.status_code == unknown.status_code == 422
    said, of_nobody = without_tokens(wrong.text), without_tokens(unknown.text)
    assert said.replace("amina@", "") == of_nobody.replace("nobody@", "")


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_the_second_of_two_sign_in_pages_goes_on_with_who_signed_in_on_the_first(
    installation: Installation, cast: Cast
) -> None:
    tabs = application(installation, tokens=True).test_client()
    old = _token(tabs.get("/sign-in").text)
    amina = {"email": "amina@arcadia.example", "password": PASSWORD, "next": "/documents"}
    assert tabs.post("/sign-in", data={**amina, "csrf_token": old}).location == "/documents"
    answer = tabs.post("/sign-in", data={**amina, "csrf_token": old}, follow_redirects=True)
    assert answer.request.path == "/documents"
    assert "is signed in already" in answer.text


def test_a_sign_in_page_from_before_a_sign_out_asks_for_the_password_again(
    installation: Installation, cast: Cast
) -> None:
    app = application(installation, tokens=True)
    old, tabs = _token(app.test_client().get("/sign-in").text), app.test_client()
    who = {"email": "amina@arcadia.example", "password": PASSWORD, "csrf_token": old}
    answer = tabs.post("/sign-in", data=who, follow_redirects=True)
    assert answer.request.path == "/sign-in"
    assert "type your password again" in answer.text
    assert tabs.get("/").status_code == 303


def test_a_page_that_outlived_its_session_learns_who_is_signed_in_and_gets_a_token_that_is_taken(
    installation: Installation, cast: Cast
) -> None:
    tabs = application(installation, tokens=True).test_client()
    assert tabs.get("/session").json == {"person": ""}
    assert "Set-Cookie" not in tabs.get("/session").headers  # asking begins no session
    sign_in(tabs, "ines", csrf_token=_token(tabs.get("/sign-in").text))
    now = tabs.get("/session").json
    assert now is not None
    assert now["person"] == cast.ines.person_id
    assert tabs.post("/language", data={"language": "fr", "csrf_token": now["token"]}).status_code == 303


def test_signing_out_ends_the_session(client: FlaskClient) -> None:
    sign_in(client, "amina")
    assert client.get("/").status_code == 200
    client.post("/sign-out")
    assert client.get("/").status_code == 303


def test_what_a_page_asks_by_itself_signs_nobody_in_again_who_signs_out_meanwhile(
    client: FlaskClient, cast: Cast, installation: Installation
) -> None:
    sign_in(client, "amina")
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = drafting.sections(db, report.id)[0].id
    page = f"/reports/{report.id}/sections/{section}"
    assert "Set-Cookie" in client.get(page).headers  # who goes on working stays signed in
    script = {"HX-Request": "true"}
    for answer in (client.get(f"{page}/meanwhile", headers=script), client.post(f"{page}/presence", headers=script)):
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers


def test_every_script_says_that_it_asks_by_itself() -> None:
    scripts = (Path(sessions.__file__).parent / "static" / "js").glob("*.js")
    asked = [part.partition(";\n")[0] for each in scripts for part in each.read_text("utf-8").split("fetch(")[1:]]
    assert asked
    assert [each for each in asked if '"HX-Request": "true"' not in each] == []


def test_a_new_password_is_shown_once_and_ends_the_sessions_that_were_open(
    client: FlaskClient, cast: Cast, installation: Installation
) -> None:
    bruno = client.application.test_client()
    sign_in(bruno, "bruno")
    sign_in(client, "amina")
    answer = client.post(f"/people/{cast.bruno.person_id}/password")
    password = answer.text.split('class="secret" dir="ltr">')[1].split("<")[0]
    assert bruno.get("/").status_code == 303
    assert sign_in(bruno, "bruno", password) == 303
    assert password not in client.get("/people").text


def test_whoever_was_given_a_password_chooses_an_own_one_first(
    client: FlaskClient, cast: Cast, installation: Installation
) -> None:
    sign_in(client, "amina")
    told = client.post(f"/people/{cast.bruno.person_id}/password").text.split('class="secret" dir="ltr">')[1]
    bruno = client.application.test_client()
    sign_in(bruno, "bruno", told.split("<")[0])
    assert bruno.get("/documents").location == "/account"
    own = "a sentence of my own"
    bruno.post("/account/password", data={"old": told.split("<")[0], "new": own, "again": own})
    assert bruno.get("/documents").status_code == 200


def test_the_secretariat_cannot_make_a_password_for_an_institution_that_has_begun(
    client: FlaskClient, cast: Cast
) -> None:
    sign_in(client.application.test_client(), "chidi")
    sign_in(client, "amina")
    answer = client.post(f"/people/{cast.ines.person_id}/password")
    assert answer.status_code == 403
    assert "own affair" in answer.text


def test_an_institution_sees_who_can_sign_in_for_it(client: FlaskClient) -> None:
    sign_in(client, "ines")
    page = client.get("/account").text
    assert "chidi@arcadia.example" in page
    assert "amina@arcadia.example" not in page


def test_one_changes_ones_own_password_and_stays_signed_in(client: FlaskClient) -> None:
    sign_in(client, "bruno")
    new = "the school stands by the river"
    answer = client.post("/account/password", data={"old": PASSWORD, "new": new, "again": new})
    assert answer.status_code == 303
    assert client.get("/").status_code == 200
    assert sign_in(client.application.test_client(), "bruno", new) == 303


def test_the_old_password_is_asked_for_and_the_new_one_twice(client: FlaskClient) -> None:
    sign_in(client, "bruno")
    new = "the school stands by the river"
    assert client.post("/account/password", data={"old": "x", "new": new, "again": new}).status_code == 422
    assert client.post("/account/password", data={"old": PASSWORD, "new": new, "again": "y"}).status_code == 422
    assert client.post("/account/password", data={"old": PASSWORD, "new": "abc", "again": "abc"}).status_code == 422
    assert sign_in(client.application.test_client(), "bruno") == 303


def test_the_secretariat_adds_a_person_who_can_then_sign_in(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "amina")
    sent = {"name": "Eva Lind", "email": "eva@arcadia.example", "organisation": cast.education, "role": "focal_point"}
    answer = client.post("/people", data=sent)
    password = answer.text.split('class="secret" dir="ltr">')[1].split("<")[0]
    assert sign_in(client.application.test_client(), "eva", password) == 303


def test_an_address_is_taken_once_and_what_was_typed_stays(client: FlaskClient) -> None:
    sign_in(client, "amina")
    answer = client.post("/people", data={"name": "Another Bruno", "email": "Bruno@arcadia.example"})
    assert answer.status_code == 409
    assert 'value="Another Bruno"' in answer.text


def test_people_of_an_independent_body_cannot_be_put_into_a_drafting_group(
    client: FlaskClient, cast: Cast, installation: Installation
) -> None:
    sign_in(client, "amina")
    answer = client.post(f"/groups/{cast.group}/members", data={"person": cast.chidi.person_id})
    assert answer.status_code == 403
    with installation.store.reading() as db:
        assert cast.chidi.person_id not in queries.group(db, cast.group).member_ids


def test_whoever_leaves_can_no_longer_sign_in(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "amina")
    client.post(f"/people/{cast.ines.person_id}/access", data={"active": "no"})
    assert sign_in(client.application.test_client(), "ines") == 422
    client.post(f"/people/{cast.ines.person_id}/access", data={"active": "yes"})
    assert sign_in(client.application.test_client(), "ines") == 303


def test_the_register_does_not_exist_for_those_who_do_not_keep_it(client: FlaskClient) -> None:
    sign_in(client, "chidi")
    assert client.get("/people").status_code == 404
    assert client.get("/admin").status_code == 404


def test_somebody_who_belongs_nowhere_is_told_whom_to_ask(client: FlaskClient) -> None:
    sign_in(client, "dana")
    assert "Ask the secretariat" in client.get("/").text


def test_the_demonstration_alone_names_who_can_sign_in(client: FlaskClient) -> None:
    assert "Amina" not in client.get("/sign-in").text


WRITTEN = "An hour of writing about schools, quotas and teachers, not saved yet."


def test_words_sent_after_the_session_ended_are_given_back_to_copy(client: FlaskClient) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.post("/reports/x/freeze", data={"text": WRITTEN, "password": WRITTEN + "!"}, headers=headers)
        assert answer.status_code == 401
        assert WRITTEN in answer.text
        assert WRITTEN + "!" not in answer.text
        assert "Sign in in a new tab" in answer.text  # what was typed stays where it is


def test_words_sent_without_the_forms_token_are_given_back_too(installation: Installation, cast: Cast) -> None:
    client = application(installation, tokens=True).test_client()
    with client.session_transaction() as session:
        session["person_id"], session["session_version"] = cast.amina.person_id, 1
    answer = client.post("/reports/new", data={"title": WRITTEN})
    assert answer.status_code == 400
    assert WRITTEN in answer.text
