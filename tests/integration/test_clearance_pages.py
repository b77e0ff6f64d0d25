"""The pages of clearance: an office says it, a letter is recorded, the report shows who cleared which version."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders.clearing import a_clearance_round, a_ministry_of_justice, person
from tests.builders.rounds import LATER, Round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import operations
from workbench.comments.operations import Draft
from workbench.comments.records import Position, RoundKind
from workbench.installation import Installation


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    a_ministry_of_justice(installation, cast)
    return a_clearance_round(installation, cast)


def browser(held: Round, name: str) -> FlaskClient:
    return signed_in(held.installation, name)


def clears(held: Round, who: FlaskClient, **given: str) -> TestResponse:
    said = {"decision": "cleared", "authority": "The Minister of Justice"}
    return who.post(f"/rounds/{held.id}/clearance", data={**said, **given})


def report_page(held: Round, name: str = "amina") -> str:
    return browser(held, name).get(f"/reports/{held.report_id}/clearance").text


def test_an_office_says_it_in_its_room_and_the_report_shows_who_cleared_which_version(held: Round) -> None:
    jana = browser(held, "jana")
    assert f"/rounds/{held.id}/clearance" in jana.get(f"/rounds/{held.id}/read").text
    assert "Silence is not taken for clearance" in jana.get(f"/rounds/{held.id}/clearance").text
    assert "nothing said yet" in report_page(held)
    assert clears(held, jana).status_code == 303
    assert "The Minister of Justice" in jana.get(f"/rounds/{held.id}/clearance").text
    page = report_page(held, "farid")
    assert "What became of the comments" in page
    assert all(words in page for words in ("Version 1", "Ministry of Justice", "said here by its official voice"))


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(held: Round) -> None:
    jana = browser(held, "jana")
    refused = clears(held, jana, decision="refused", remark="")
    assert (refused.status_code, "so that the drafters know what to change" in refused.text) == (422, True)
    assert 'value="The Minister of Justice"' in refused.text
    assert clears(held, jana, decision="").status_code == 422
    changes = clears(held, jana, decision="cleared_with_changes")
    assert (changes.status_code, "send the changes first" in changes.text) == (422, True)
    assert clears(held, jana, authority=" ").status_code == 422


def test_only_the_official_voice_finds_the_form(held: Round) -> None:
    jon = browser(held, "jon")
    assert "By whose authority" not in jon.get(f"/rounds/{held.id}/clearance").text
    assert clears(held, jon).status_code == 403
    for name in ("chidi", "bruno"):
        assert browser(held, name).get(f"/rounds/{held.id}/clearance").status_code == 404
        assert clears(held, browser(held, name)).status_code == 404


def test_a_signed_letter_is_recorded_kept_and_given_to_both_sides(held: Round) -> None:
    amina = browser(held, "amina")
    address = f"/rounds/{held.id}/clearance/letters"
    said = {
        "organisation": str(person(held, "jana").organisation_id),
        "decision": "refused",
        "authority": "The Minister",
        "day": "2026-05-04",
        "remark": "Ask us again.",
    }
    without = amina.post(address, data=said)
    assert (without.status_code, "Attach the signed letter" in without.text, "Ask us again." in without.text) == (
        422, True, True,
    )  # fmt: skip
    letter = {**said, "letter": (BytesIO(b"signed"), "letter.pdf")}
    assert amina.post(address, data=letter, content_type="multipart/form-data").status_code == 303
    page = report_page(held)
    assert "by signed letter, recorded by Amina Haddad" in page
    theirs = browser(held, "jana").get(f"/rounds/{held.id}/clearance").text
    link = theirs.split(f'href="/rounds/{held.id}/files/')[1].split('"')[0]
    for name in ("amina", "jana"):
        assert browser(held, name).get(f"/rounds/{held.id}/files/{link}").data == b"signed"
    assert "a signed letter of the institution" in amina.get(f"/rounds/{held.id}/files").text


def test_a_version_that_is_not_cleared_goes_out_on_the_page_only_with_a_reason(held: Round) -> None:
    amina = browser(held, "amina")
    address = f"/snapshots/{held.snapshot.id}/submission"
    form = {"date": "2026-06-30", "cleared_by": "The Cabinet", "note_verbale": "NV 14"}
    refused = amina.post(address, data=form)
    assert (refused.status_code, "Ministry of Justice" in refused.text) == (409, True)
    note = {**form, "without_reason": "The Cabinet decided.", "note": (BytesIO(b"the note"), "note.pdf")}
    assert amina.post(address, data=note, content_type="multipart/form-data").status_code == 303
    page = report_page(held)
    assert all(words in page for words in ("NV 14", "note.pdf", "The Cabinet decided.", "Not cleared by"))
    assert amina.get(f"/snapshots/{held.snapshot.id}/note-verbale").data == b"the note"
    assert browser(held, "jana").get(f"/snapshots/{held.snapshot.id}/note-verbale").status_code == 404


def test_the_changes_of_an_office_stand_at_the_drafters_desk_as_suggestions(held: Round) -> None:
    jana = person(held, "jana")
    with held.installation.store.writing() as db:
        change = Draft(text="As in the Act.", paragraph_id=held.paragraphs[0], start=0, end=7, proposed="Since 2024")
        operations.draft(db, round_id=held.id, written=change, by=jana, at=LATER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=jana, at=LATER)
    section = held.snapshot.sections[0].id
    page = browser(held, "farid").get(f"/reports/{held.report_id}/sections/{section}?panel=comments").text
    assert "Since 2024" in page
    assert "asked for in clearance" in page


def test_an_independent_body_has_no_page_of_clearance(installation: Installation, cast: Cast) -> None:
    held = a_clearance_round(installation, cast, [cast.commission])
    chidi = browser(held, "chidi")
    assert "/clearance" not in chidi.get(f"/rounds/{held.id}/read").text
    assert chidi.get(f"/rounds/{held.id}/clearance").status_code == 404
    assert clears(held, chidi).status_code == 403


def test_a_version_that_nobody_was_asked_to_clear_says_how_to_ask(installation: Installation, cast: Cast) -> None:
    held = a_clearance_round(installation, cast, [cast.commission], RoundKind.NHRI)
    page = report_page(held)
    assert "Nobody was asked to clear this version" in page
    assert f"/rounds/new?snapshot={held.snapshot.id}&amp;kind=clearance" in page
