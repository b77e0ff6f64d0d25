"""The pages on which answers live on: open again, said to hold, gone on about."""

import pytest
from flask.testing import FlaskClient

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import operations
from workbench.comments.records import Answer
from workbench.drafting import operations as drafting
from workbench.installation import Installation

CHANGED = TEXTS[0].replace("2024", "2025")


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """Two comments, answered and released; the text of the first has changed since."""
    found = a_round(installation, cast)
    found.sent("Add the figures of 2025.", "Say who trained them.")
    of = {"round_id": found.id, "at": LATER}
    with installation.store.writing() as db:
        for label in ("NHRI-001", "NHRI-002"):
            operations.dispose(db, comment_id=label, value=Answer.ACCEPTED, reason="It says so.", by=cast.farid, **of)
        operations.release(db, by=cast.amina, **of)
        drafting.write_paragraph(db, paragraph_id=found.paragraphs[0], text=CHANGED, by=cast.farid, at=LATER)
        operations.reopen_changed(db, at=LATER)
    return found


@pytest.fixture
def farid(held: Round) -> FlaskClient:
    return signed_in(held.installation, "farid")


@pytest.fixture
def chidi(held: Round) -> FlaskClient:
    return signed_in(held.installation, "chidi")


def ids(held: Round) -> list[str]:
    return [each.id for each in held.comments(held.cast.amina)]


def test_the_round_leads_to_the_answers_that_are_open_again_with_what_changed(held: Round, farid: FlaskClient) -> None:
    assert "1 answer is open again" in farid.get(f"/rounds/{held.id}").text
    page = farid.get(f"/rounds/{held.id}/reopened").text
    assert "<del>2024</del><ins>2025</ins>" in page
    assert "NHRI-001" in page
    assert "NHRI-002" not in page


def test_my_work_of_those_who_answer_leads_there_in_a_closed_round_too(held: Round, farid: FlaskClient) -> None:
    assert "1 answer open again" in farid.get("/").text
    first, _ = ids(held)
    farid.post(f"/rounds/{held.id}/comments/{first}/still-holds")
    assert "open again" not in farid.get("/").text
    farid.post(f"/rounds/{held.id}/close")
    with held.installation.store.writing() as db:
        where = held.paragraphs[0]
        drafting.write_paragraph(db, paragraph_id=where, text="Another.", by=held.cast.farid, at=LATER)
        operations.reopen_changed(db, at=LATER)
    assert "1 answer open again" in farid.get("/").text


def test_several_are_said_to_hold_in_one_go(held: Round, farid: FlaskClient) -> None:
    first, _ = ids(held)
    assert "Nothing was ticked" in farid.post(f"/rounds/{held.id}/reopened", follow_redirects=True).text
    page = farid.post(f"/rounds/{held.id}/reopened", data={"comment": [first]}, follow_redirects=True).text
    assert "1 answer still holds" in page
    assert "No answer is open again" in page
    assert farid.post(f"/rounds/{held.id}/reopened", data={"comment": [first]}).status_code == 409


def test_one_click_at_the_desk_says_that_it_holds(held: Round, farid: FlaskClient) -> None:
    first, _ = ids(held)
    desk = f"/rounds/{held.id}/comments/{first}"
    assert "Open again." in farid.get(desk).text
    assert farid.post(f"{desk}/still-holds").status_code == 303
    assert "Open again." not in farid.get(desk).text


def test_a_closed_round_still_takes_the_answer_anew(held: Round, farid: FlaskClient) -> None:
    first, _ = ids(held)
    desk = f"/rounds/{held.id}/comments/{first}"
    farid.post(f"{desk}/still-holds")
    farid.post(f"/rounds/{held.id}/close")
    assert "The round is closed. Open it again to change an answer." in farid.get(desk).text
    with held.installation.store.writing() as db:
        where = held.paragraphs[0]
        drafting.write_paragraph(db, paragraph_id=where, text="Another.", by=held.cast.farid, at=LATER)
        operations.reopen_changed(db, at=LATER)
    assert "Save the answer" in farid.get(desk).text
    answered = farid.post(f"{desk}/answer", data={"value": "noted", "reason": "It was left out."})
    assert answered.status_code == 303


def test_the_institution_sees_that_its_answer_is_open_again_and_no_word_of_the_draft(
    held: Round, chidi: FlaskClient
) -> None:
    for page in (f"/rounds/{held.id}/read/ours", f"/rounds/{held.id}/read"):
        text = chidi.get(page).text
        assert "open again" in text
        assert CHANGED.split("<")[0] not in text


def test_both_sides_go_on_about_an_answer_on_their_pages(held: Round, farid: FlaskClient, chidi: FlaskClient) -> None:
    first, _ = ids(held)
    assert farid.post(f"/rounds/{held.id}/comments/{first}/reply", data={"text": "Which?"}).status_code == 303
    ours = f"/rounds/{held.id}/read/ours"
    assert "Which?" in chidi.get(ours).text
    reply = f"/rounds/{held.id}/read/comments/{first}/reply"
    assert "These &lt;b&gt;." in chidi.post(reply, data={"text": "These <b>."}, follow_redirects=True).text
    assert "These &lt;b&gt;." in farid.get(f"/rounds/{held.id}/comments/{first}").text
    assert "The State" in farid.get(f"/rounds/{held.id}/matrix").text


def test_an_empty_reply_is_refused_and_a_reviewer_is_offered_none(held: Round, chidi: FlaskClient) -> None:
    first, _ = ids(held)
    reply = f"/rounds/{held.id}/read/comments/{first}/reply"
    assert chidi.post(reply, data={"text": " "}).status_code == 422
    ines = signed_in(held.installation, "ines")
    assert "/reply" not in ines.get(f"/rounds/{held.id}/read/ours").text
    assert ines.post(reply, data={"text": "Ours."}).status_code == 403
