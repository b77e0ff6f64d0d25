"""The seats of a round on its pages: opening with all terms, more time, deputies, declining, concerns, letters."""

import io
from datetime import UTC, datetime, timedelta

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import MORNING, Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.comments import operations, queries
from workbench.comments.records import Position, ResponsePublication, RoundKind
from workbench.comments.seats.records import ConcernState
from workbench.installation import Installation

__all__ = ["visitors"]  # a fixture


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast, closes=datetime.now(UTC).date() + timedelta(days=30))


def over(held: Round, *, enforced: bool) -> str:
    """A round of the commission whose last day is past."""
    with held.installation.store.writing() as db:
        return operations.open_round(
            db,
            snapshot_id=held.snapshot.id,
            kind=RoundKind.NHRI,
            invite=[held.cast.commission],
            closes=(MORNING + timedelta(days=25)).date(),
            enforce_deadline=enforced,
            requested_sections=[held.snapshot.sections[1].id],
            by=held.cast.amina,
            at=MORNING - timedelta(days=400),
        )


@pytest.fixture
def passed(held: Round, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same where the last day is enforced, seen some days after it."""
    later = MORNING + timedelta(days=30)
    for module in ("seats.ours", "reading", "commenting", "sending"):
        monkeypatch.setattr(f"workbench.web.comments.{module}.now", lambda: later)
    return over(held, enforced=True)


def concern(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.send(
            db, round_id=held.id, position=Position.SERIOUS_CONCERN, by=held.cast.chidi, at=LATER, remark="Article 5."
        )


def test_the_form_suggests_what_the_kind_of_round_asks_for(held: Round, visitors: dict[str, Visitor]) -> None:
    page = visitors["amina"].get("/rounds/new?kind=internal").text
    assert f'value="{held.cast.education}" id="invite-{held.cast.education}" checked' in page
    assert f'value="{held.cast.commission}" id="invite-{held.cast.commission}" checked' not in page
    assert 'value="to_commenter" id="publication-to_commenter" checked' in page
    page = visitors["amina"].get("/rounds/new?kind=nhri").text
    assert f'value="{held.cast.commission}" id="invite-{held.cast.commission}" checked' in page
    assert 'value="public" id="publication-public" checked' in page


def test_a_round_is_opened_with_all_its_terms_and_refused_with_what_was_typed(
    held: Round, cast: Cast, visitors: dict[str, Visitor]
) -> None:
    section = held.snapshot.sections[1].id
    given: dict[str, object] = {
        "snapshot": held.snapshot.id,
        "kind": "nhri",
        "invite": [cast.commission, cast.education],
        "closes": "2099-01-01",
        f"last-day-{cast.education}": "2098-01-01",
        f"capacity-{cast.education}": "expert",
        "section": [section],
        "enforce": "yes",
    }
    refused = visitors["amina"].post("/rounds/new", **given, publication="none", instructions="Read closely.")
    assert refused.status_code == 422
    assert "owed the answers" in refused.text
    assert "Read closely." in refused.text
    opened = visitors["amina"].post("/rounds/new", **given, publication="reviewers")
    round_id = opened.headers["Location"].rsplit("/", 1)[1]
    with held.installation.store.reading() as db:
        seat = queries.seat(db, cast.bruno, round_id)
    assert seat.invitation
    assert (seat.invitation.capacity, seat.deadline.isoformat()) == ("expert", "2098-01-01")
    assert (seat.round.enforce_deadline, seat.round.requested_sections) == (True, (section,))
    assert seat.round.response_publication is ResponsePublication.REVIEWERS


def test_more_time_is_given_on_the_page_with_its_reason(held: Round, visitors: dict[str, Visitor]) -> None:
    address = f"/rounds/{held.id}/extend"
    whose = held.cast.commission
    refused = visitors["amina"].post(address, last_day="2099-01-01", reason="", organisation=whose)
    assert (refused.status_code, "Say why more time is given" in refused.text) == (422, True)
    refused = visitors["amina"].post(address, last_day="2020-01-01", reason="A feast.", organisation=whose)
    assert (refused.status_code, "A feast." in refused.text) == (422, True)
    assert visitors["amina"].post(address, last_day="2099-01-01", reason="A feast.").status_code == 303
    for name, page in (("farid", f"/rounds/{held.id}/seats"), ("ines", f"/rounds/{held.id}/read/seat")):
        shown = visitors[name].get(page).text
        assert "A feast." in shown
        assert "1 January 2099" in shown


def test_a_deputy_is_named_by_the_voice_and_sees_the_button_to_send(held: Round, visitors: dict[str, Visitor]) -> None:
    held.prepared()
    ines = str(held.cast.ines.person_id)
    send = f"/rounds/{held.id}/read/send"
    assert 'name="position"' not in visitors["ines"].get(send).text
    assert visitors["ines"].post(f"/rounds/{held.id}/read/deputies", person=ines).status_code == 403
    wrong = visitors["chidi"].post(f"/rounds/{held.id}/read/deputies", person=str(held.cast.bruno.person_id))
    assert wrong.status_code == 422
    assert visitors["chidi"].post(f"/rounds/{held.id}/read/deputies", person=ines).status_code == 303
    assert 'name="position"' in visitors["ines"].get(send).text
    shown = visitors["amina"].get(f"/rounds/{held.id}/seats").text
    assert "its voice named a deputy" in shown
    assert "Ines Duarte" not in shown
    assert visitors["chidi"].post(f"/rounds/{held.id}/read/deputies/{ines}/take-back").status_code == 303
    assert 'name="position"' not in visitors["ines"].get(send).text


def test_an_institution_declines_with_its_reason_and_comes_back(held: Round, visitors: dict[str, Visitor]) -> None:
    address = f"/rounds/{held.id}/read/decline"
    assert visitors["chidi"].post(address, reason="").status_code == 422
    assert visitors["chidi"].post(address, reason="The time is too short.").status_code == 303
    shown = visitors["amina"].get(f"/rounds/{held.id}").text
    assert "will not comment" in shown
    assert "The time is too short." in shown
    assert visitors["chidi"].post(f"/rounds/{held.id}/read/come-back").status_code == 303
    assert "The time is too short." not in visitors["amina"].get(f"/rounds/{held.id}").text


def test_a_serious_concern_keeps_the_round_open_until_somebody_says_what_becomes_of_it(
    held: Round, cast: Cast, visitors: dict[str, Visitor]
) -> None:
    concern(held)
    shown = visitors["amina"].get(f"/rounds/{held.id}").text
    assert "the round cannot close" in shown
    assert f'action="/rounds/{held.id}/close"' not in shown
    maintain = f"/rounds/{held.id}/maintain"
    assert visitors["amina"].post(maintain, organisation=cast.commission, reason=" ").status_code == 422
    assert visitors["amina"].post(maintain, organisation=cast.commission, reason="It is the law.").status_code == 303
    ours = visitors["ines"].get(f"/rounds/{held.id}/read/seat").text
    assert "It is the law." in ours
    assert "Amina Haddad" in ours
    assert f'action="/rounds/{held.id}/close"' in visitors["amina"].get(f"/rounds/{held.id}").text
    assert visitors["chidi"].post(f"/rounds/{held.id}/read/resolve", said="We see.").status_code == 303
    with held.installation.store.reading() as db:
        assert queries.concerns(db, held.id)[0].state is ConcernState.RESOLVED


def test_after_an_enforced_last_day_the_page_says_how_to_hand_in_a_letter(
    held: Round, passed: str, visitors: dict[str, Visitor]
) -> None:
    room = visitors["chidi"].get(f"/rounds/{passed}/read").text
    assert "takes nothing more on the web" in room
    assert f"/rounds/{passed}/read?paragraph=" not in room
    assert visitors["chidi"].post(f"/rounds/{passed}/read/comments", whole="yes", text="Late.").status_code == 409
    assert "Hand in the letter" in visitors["chidi"].get(f"/rounds/{passed}/read/send").text
    assert visitors["chidi"].post(f"/rounds/{passed}/read/letter").status_code == 422
    sent = visitors["chidi"].post(f"/rounds/{passed}/read/letter", letter=(io.BytesIO(b"our letter"), "letter.pdf"))
    assert sent.status_code == 303
    late = visitors["amina"].get(f"/rounds/{passed}").text
    assert "letter.pdf" in late
    assert "5 days late" in late


def test_the_sections_asked_for_are_named_in_the_room_and_read_by_themselves(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    round_id = over(held, enforced=False)
    first, second = held.snapshot.sections[:2]
    whole = visitors["ines"].get(f"/rounds/{round_id}/read").text
    assert "A word is most needed on" in whole
    assert first.paragraphs[0].text[:20] in whole
    alone = visitors["ines"].get(f"/rounds/{round_id}/read?sections=asked").text
    assert second.paragraphs[0].text[:20] in alone
    assert first.paragraphs[0].text[:20] not in alone
    assert "sections=asked" not in visitors["ines"].get(f"/rounds/{held.id}/read").text


def test_comments_on_the_sections_asked_for_are_listed_by_themselves(held: Round, visitors: dict[str, Visitor]) -> None:
    round_id = over(held, enforced=False)
    with held.installation.store.writing() as db:
        for paragraph in (held.paragraphs[0], held.paragraphs[2]):
            written = operations.Draft(f"On {paragraph}.", paragraph_id=paragraph)
            operations.draft(db, round_id=round_id, written=written, by=held.cast.ines, at=LATER)
        operations.send(db, round_id=round_id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    shown = visitors["amina"].get(f"/rounds/{round_id}?asked=asked_for").text
    assert f"On {held.paragraphs[2]}." in shown
    assert f"On {held.paragraphs[0]}." not in shown


def test_an_independent_body_is_never_offered_to_have_no_objection(
    held: Round, cast: Cast, visitors: dict[str, Visitor]
) -> None:
    assert "no comments" in visitors["chidi"].get(f"/rounds/{held.id}/read/send").text
    assert "no objection" not in visitors["chidi"].get(f"/rounds/{held.id}/read/send").text


def test_my_work_says_that_a_serious_concern_stands_open_and_who_declined(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    concern(held)
    assert f'href="/rounds/{held.id}/seats#concerns"' in visitors["amina"].get("/").text
    second = over(held, enforced=False)
    with held.installation.store.writing() as db:
        operations.decline(db, round_id=second, reason="No time.", by=held.cast.chidi, at=LATER)
    assert "your institution will not comment" in visitors["ines"].get("/").text
