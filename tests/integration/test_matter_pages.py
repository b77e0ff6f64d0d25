"""The pages of matters for decision: put from the desk, brought, decided, taken up again; no institution sees one."""

import pytest

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import operations as rounds
from workbench.comments.records import Position
from workbench.installation import Installation
from workbench.matters import queries
from workbench.people import operations as people

CANARY = "Whose figure of teachers is right?"


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def put(held: Round, who: str = "amina", **given: str) -> str:
    """Put through the form; gives the address of its page."""
    what = {"report": held.report_id, "question": CANARY, "owner": str(held.cast.farid.person_id), "due": "2099-01-01"}
    answer = signed_in(held.installation, who).post("/matters", data={**what, **given})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def test_a_comment_goes_from_the_desk_before_the_head_and_the_desk_says_so(held: Round) -> None:
    (comment,) = held.sent("Add the figures of 2025.")
    amina, desk = signed_in(held.installation, "amina"), f"/rounds/{held.id}/comments/{comment.id}"
    source = {"round": held.id, "comment": comment.id}
    assert f"/matters/new?round={held.id}&amp;comment={comment.id}" in amina.get(desk).text
    form = amina.get("/matters/new", query_string=source).text
    assert "Add the figures of 2025." in form
    assert "prohibits discrimination on every ground" in form
    page = amina.get(put(held, **source)).text
    assert CANARY in page
    assert "prohibits discrimination on every ground" in page
    assert "before the head or the plenary" in amina.get(desk).text
    again = amina.post(
        "/matters", data={**source, "question": "Again?", "owner": held.cast.amina.person_id, "due": "2099-01-01"}
    )
    assert again.status_code == 409


def test_who_brings_a_matter_finds_it_under_my_work_and_records_what_was_decided(held: Round) -> None:
    address = put(held, **{"whose-1": "Ministry of Education", "text-1": "1,240 <b>teachers</b>"})
    farid = signed_in(held.installation, "farid")
    assert CANARY in farid.get("/").text
    assert "1,240 &lt;b&gt;teachers&lt;/b&gt;" in farid.get(address).text
    refused = farid.post(f"{address}/decide", data={"decision": "1,240.", "day": "2026-05-01"})
    assert (refused.status_code, "1,240.</textarea>" in refused.text) == (422, True)
    words = {"decided_by": "plenary", "decision": "1,240.", "reason": "It was counted.", "day": "2026-05-01"}
    assert farid.post(f"{address}/decide", data=words).status_code == 303
    page = farid.get(address).text
    assert "decided by the plenary on 1 May 2026" in page
    assert CANARY not in farid.get("/matters").text
    assert CANARY in farid.get("/matters?state=decided").text
    again = {"owner": str(held.cast.amina.person_id), "due": "2099-02-01", "reason": "A new census."}
    assert farid.post(f"{address}/again", data=again).status_code == 303
    assert "A new census." in farid.get(address).text
    mine = signed_in(held.installation, "amina").get(f"/matters?owner={held.cast.amina.person_id}").text
    assert CANARY in mine


def test_whoever_only_drafts_is_told_whose_it_is_to_record_a_decision(held: Round) -> None:
    address = put(held, owner=str(held.cast.amina.person_id))
    farid = signed_in(held.installation, "farid")
    assert "Amina Haddad, the leads of the drafting group and the secretariat" in farid.get(address).text
    refused = farid.post(f"{address}/hand-on", data={"owner": held.cast.farid.person_id, "due": "2099-01-01"})
    assert (refused.status_code, "This is for Amina Haddad" in refused.text) == (403, True)


def test_a_matter_whose_bringer_left_stands_under_the_work_of_whoever_leads(held: Round, cast: Cast) -> None:
    put(held)
    amina = signed_in(held.installation, "amina")
    assert CANARY not in amina.get("/").text
    with held.installation.store.writing() as db:
        people.remove_member(db, group_id=cast.group, person_id=str(cast.farid.person_id), by=cast.operator, at=LATER)
    assert "who cannot open the report any more: hand it on" in amina.get("/").text
    assert "who cannot open the report any more: hand it on" in amina.get("/matters").text
    assert CANARY not in signed_in(held.installation, "farid").get("/").text


def test_a_form_that_is_refused_comes_back_as_it_was(held: Round) -> None:
    amina = signed_in(held.installation, "amina")
    given = {"report": held.report_id, "owner": held.cast.farid.person_id, "due": "2001-01-01", "text-1": "Half of it"}
    refused = amina.post("/matters", data={**given, "question": "Which half?"})
    assert refused.status_code == 422
    assert all(words in refused.text for words in ("Which half?", "Half of it", "2001-01-01"))
    with held.installation.store.reading() as db:
        assert queries.matters(db, held.cast.amina) == ()


def test_a_serious_concern_leads_to_the_head_in_the_words_of_the_institution(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        remark = "Detention is left out."
        rounds.send(db, round_id=held.id, position=Position.SERIOUS_CONCERN, remark=remark, by=cast.chidi, at=LATER)
    amina = signed_in(held.installation, "amina")
    address = f"/matters/new?round={held.id}&amp;concern={cast.commission}"
    assert address in amina.get(f"/rounds/{held.id}").text
    assert "Detention is left out." in amina.get(address.replace("&amp;", "&")).text


def test_no_institution_and_no_ministry_reads_of_a_matter_anywhere(held: Round) -> None:
    (comment,) = held.sent("Add the figures of 2025.")
    address = put(held, round=held.id, comment=comment.id)
    for who in ("chidi", "ines", "bruno", "olga"):
        browser = signed_in(held.installation, who)
        for page in (address, "/matters", "/matters/new"):
            assert browser.get(page).status_code == 404
        for page in ("/", "/notices", f"/rounds/{held.id}/read", f"/rounds/{held.id}/read/ours"):
            assert CANARY not in browser.get(page).text
            assert "/matters" not in browser.get(page).text


def test_the_board_is_empty_before_the_first_and_says_how_to_begin(held: Round) -> None:
    page = signed_in(held.installation, "amina").get("/matters").text
    assert "Nothing is before the head or the plenary" in page
    assert "/matters/new" in page
    assert TEXTS[0] not in page
