"""What of a round is public: whose choice it is, from when on, and that nobody but the institution takes it back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders.rounds import LATER, OVER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, Visitors, visitors
from workbench.comments import operations
from workbench.comments.matrix import ResponseMatrix, View
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Confidentiality, Position
from workbench.comments.refusals import (
    AnswersStayInside,
    NoSuchComment,
    NoSuchRound,
    NotForThePublic,
    NothingPublic,
    NotTheOfficialVoice,
    RoundNotOver,
)
from workbench.comments.responding import public_matrix, response_matrix
from workbench.installation import Installation
from workbench.notices.queries import notices
from workbench.people import Actor

__all__ = ["visitors"]
EVERYBODY, INVITED, MECHANISM = (
    Confidentiality.PUBLIC_AFTER_ROUND,
    Confidentiality.REVIEWERS,
    Confidentiality.SECRETARIAT,
)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """A round for the public, with a comment of the commission for each of those who may read."""
    found = a_round(installation, cast, publication="public", invite=[cast.commission, cast.education])
    return _with_comments(found)


def _with_comments(found: Round) -> Round:
    with found.installation.store.writing() as db:
        for text, seen in (("For all.", EVERYBODY), ("For those invited.", INVITED), ("For you alone.", MECHANISM)):
            written = Draft(text=text, paragraph_id=found.paragraphs[0], confidentiality=seen)
            operations.draft(db, round_id=found.id, written=written, by=found.cast.ines, at=LATER)
        operations.send(db, round_id=found.id, position=Position.COMMENTS_SENT, by=found.cast.chidi, at=LATER)
    return found


def act(held: Round, verb: Callable[..., object], by: Actor, **given: object) -> object:
    with held.installation.store.writing() as db:
        return verb(db, round_id=held.id, by=by, at=LATER, **given)


def answered(held: Round) -> None:
    for comment in held.comments(held.cast.amina):
        act(held, operations.dispose, held.cast.farid, comment_id=comment.id, value=Answer.NOTED, reason="Thank you.")


def published(held: Round) -> str:
    answered(held)
    act(held, operations.close, held.cast.amina)
    return str(act(held, operations.publish, held.cast.amina))


def public(held: Round, address: str) -> list[str]:
    with held.installation.store.reading() as db:
        return [row.comment for row in public_matrix(db, address)[0].rows]


def seen(held: Round, actor: Actor, view: View) -> ResponseMatrix:
    with held.installation.store.reading() as db:
        return response_matrix(db, actor, held.id, view=view)


def labels(held: Round) -> dict[str, str]:
    return {comment.text: comment.id for comment in held.comments(held.cast.chidi)}


def test_a_published_round_shows_anybody_the_comments_made_public_with_their_answers(held: Round) -> None:
    address = published(held)
    with held.installation.store.reading() as db:
        found, _ = public_matrix(db, address)
    assert [(row.comment, row.disposition, row.reason) for row in found.rows] == [("For all.", "noted", "Thank you.")]
    assert [party.institution for party in found.parties] == ["National Human Rights Commission"]
    assert found.rows[0].internal_note == found.rows[0].answered_by == ""


def test_an_open_round_is_not_published(held: Round) -> None:
    with pytest.raises(RoundNotOver):
        act(held, operations.publish, held.cast.amina)


@pytest.mark.parametrize("publication", ["to_commenter", "reviewers"])
def test_a_round_opened_without_a_public_page_never_gets_one(
    installation: Installation, cast: Cast, publication: str
) -> None:
    held = a_round(installation, cast, publication=publication)
    with installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=OVER)
    with pytest.raises(NotForThePublic):
        act(held, operations.publish, cast.amina)


def test_a_round_of_which_nothing_was_made_public_is_neither_offered_nor_published(
    installation: Installation, cast: Cast
) -> None:
    held = a_round(installation, cast, publication="public")
    with installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=OVER)
    with pytest.raises(NothingPublic):
        act(held, operations.publish, cast.amina)
    page = Visitors(installation)["amina"].get(f"/rounds/{held.id}/publication").text
    assert "there is nothing to publish" in page
    assert "Publish for good" not in page


def test_published_twice_it_keeps_its_address_and_its_day(held: Round) -> None:
    first = published(held)
    assert act(held, operations.publish, held.cast.amina) == first


def test_the_institutions_are_told_that_the_round_is_published(held: Round) -> None:
    published(held)
    with held.installation.store.reading() as db:
        told = [notice.kind for notice in notices(db, held.cast.chidi)]
    assert "published" in told


def test_what_was_published_stays_while_the_round_is_open_again_and_what_comes_in_waits(held: Round) -> None:
    address = published(held)
    act(held, operations.reopen, held.cast.amina)
    later = LATER.replace(day=LATER.day + 1)
    with held.installation.store.writing() as db:
        written = Draft(text="For all, later.", paragraph_id=held.paragraphs[1], confidentiality=EVERYBODY)
        operations.draft(db, round_id=held.id, written=written, by=held.cast.ines, at=later)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=later)
    assert public(held, address) == ["For all."]
    answered(held)
    act(held, operations.close, held.cast.amina)
    assert public(held, address) == ["For all.", "For all, later."]


def test_an_institution_makes_its_comments_more_or_less_visible_at_any_time(held: Round) -> None:
    address, ids = published(held), labels(held)
    choices = {ids["For you alone."]: EVERYBODY, ids["For all."]: MECHANISM}
    assert act(held, operations.choose_visibility, held.cast.chidi, choices=choices) == 2
    assert public(held, address) == ["For you alone."]
    assert act(held, operations.choose_visibility, held.cast.chidi, choices=choices) == 0


def test_nobody_but_its_official_voice_chooses_how_visible_a_comment_is(held: Round) -> None:
    ids = labels(held)
    choices = {ids["For all."]: MECHANISM}
    with pytest.raises(NotTheOfficialVoice):
        act(held, operations.choose_visibility, held.cast.ines, choices=choices)
    for stranger, refusal in ((held.cast.amina, NoSuchRound), (held.cast.bruno, NoSuchComment)):
        with pytest.raises(refusal):
            act(held, operations.choose_visibility, stranger, choices=choices)
    assert {comment.confidentiality for comment in held.comments(held.cast.amina)} == {EVERYBODY, INVITED, MECHANISM}


def test_a_correction_that_is_less_visible_takes_its_earlier_wording_off_the_page(held: Round) -> None:
    address = published(held)
    act(held, operations.reopen, held.cast.amina)
    act(held, operations.begin_correction, held.cast.chidi, comment_id=labels(held)["For all."])
    with held.installation.store.writing() as db:
        db.execute("update draft_comment set text = 'For you, corrected.', confidentiality = 'secretariat'")
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    assert public(held, address) == []


def test_those_invited_read_one_anothers_released_answers_as_far_as_their_institutions_allow(held: Round) -> None:
    answered(held)
    assert [row.comment for row in seen(held, held.cast.bruno, View.REVIEWERS).rows] == []
    act(held, operations.release, held.cast.amina)
    found = seen(held, held.cast.bruno, View.REVIEWERS)
    assert [row.comment for row in found.rows] == ["For all.", "For those invited."]


def test_a_round_of_answers_to_each_alone_has_no_view_among_those_invited(
    installation: Installation, cast: Cast
) -> None:
    held = a_round(installation, cast)
    with pytest.raises(NoSuchRound):
        seen(held, cast.chidi, View.REVIEWERS)


def test_before_it_is_published_an_institution_sees_of_the_public_view_its_own_rows_alone(held: Round) -> None:
    answered(held)
    act(held, operations.close, held.cast.amina)
    assert seen(held, held.cast.bruno, View.PUBLIC).rows == ()
    assert [row.comment for row in seen(held, held.cast.chidi, View.PUBLIC).rows] == ["For all."]
    act(held, operations.publish, held.cast.amina)
    assert [row.comment for row in seen(held, held.cast.bruno, View.PUBLIC).rows] == ["For all."]


def test_the_answers_of_a_round_that_gives_none_out_are_released_to_nobody_not_even_by_closing_it(
    installation: Installation, cast: Cast
) -> None:
    held = a_round(installation, cast, publication="none", invite=[cast.education])
    held.prepared(by=cast.bruno)
    with installation.store.writing() as db:
        ministry = replace(cast.bruno, official_voice=True)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=ministry, at=LATER)
    answered(held)
    with pytest.raises(AnswersStayInside):
        act(held, operations.release, cast.amina)
    act(held, operations.close, cast.amina)
    assert {row.disposition for row in seen(held, cast.bruno, View.COMMENTER).rows} == {""}


def test_anybody_reads_and_takes_away_what_was_published_and_nothing_else_is_there(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    answered(held)
    act(held, operations.close, held.cast.amina)
    page = visitors["amina"].get(f"/rounds/{held.id}/publication").text
    assert "Publish for good" in page
    assert visitors["amina"].post(f"/rounds/{held.id}/publish").status_code == 303
    found = visitors["amina"].get(f"/rounds/{held.id}/publication").text
    address = found.split('href="/public/rounds/')[1].split('"')[0]
    anybody = visitors["dana"].client.application.test_client()
    shown = anybody.get(f"/public/rounds/{address}").text
    assert "For all." in shown
    assert "For those invited." not in shown
    assert "For you alone." not in shown
    for form in ("docx", "xlsx", "csv", "json"):
        assert anybody.get(f"/public/rounds/{address}.{form}").status_code == 200
    assert anybody.get(f"/public/rounds/{address}.exe").status_code == 404
    assert anybody.get("/public/rounds/another").status_code == 404


def test_the_official_voice_chooses_for_all_its_comments_on_one_page(held: Round, visitors: dict[str, Visitor]) -> None:
    ids = labels(held)
    address = f"/rounds/{held.id}/read/visibility"
    assert "<select" in visitors["chidi"].get(address).text
    assert "<select" not in visitors["ines"].get(address).text
    chosen = {f"see-{ids['For you alone.']}": "public_after_round", "see-nobody": "nonsense"}
    assert visitors["chidi"].post(address, **chosen).status_code == 303
    assert {each.confidentiality for each in held.comments(held.cast.chidi)} == {EVERYBODY, INVITED}
    assert visitors["ines"].post(address, **chosen).status_code == 403


def test_what_an_institution_adds_for_the_mechanism_is_read_by_no_other_body(held: Round) -> None:
    with held.installation.store.writing() as db:
        said = {"position": Position.SERIOUS_CONCERN, "remark": "Our staff fear reprisals."}
        operations.send(db, round_id=held.id, by=held.cast.chidi, at=LATER, **said)  # type: ignore[arg-type]
    answered(held)
    act(held, operations.release, held.cast.amina)
    with held.installation.store.reading() as db:
        asked = ((held.cast.amina, View.INTERNAL), (held.cast.chidi, View.COMMENTER), (held.cast.bruno, View.REVIEWERS))
        heads = [response_matrix(db, who, held.id, view=view).parties for who, view in asked]
    seen = [next(each for each in parties if each.independent) for parties in heads]
    assert [each.remark for each in seen] == ["Our staff fear reprisals.", "Our staff fear reprisals.", ""]
    assert [each.position for each in seen] == ["serious_concern"] * 3


def test_those_invited_find_the_public_page_once_it_is_there(held: Round, visitors: dict[str, Visitor]) -> None:
    view = f"/rounds/{held.id}/matrix?view=public"
    assert "/public/rounds/" not in visitors["chidi"].get(view).text
    address = published(held)
    for name in ("chidi", "bruno"):
        assert f"/public/rounds/{address}" in visitors[name].get(view).text


def test_my_work_leads_to_the_answers_once_a_round_is_closed(held: Round, visitors: dict[str, Visitor]) -> None:
    answered(held)
    act(held, operations.close, held.cast.amina)
    page = visitors["chidi"].get("/").text
    assert "Your institution is asked to comment" not in page
    assert f"/rounds/{held.id}/read/answers" in page
    assert (
        "Read and comment"
        not in visitors["chidi"]
        .get(f"/rounds/{held.id}/read/ours")
        .text.split("<main", 1)[1]
        .split("In preparation", 1)[1]
    )
