"""One screen to read, answer, put the proposed words in, and go on; and the round's list at a glance."""

import re
from html import unescape
from typing import Any

import pytest

from tests.builders.rounds import TEXTS, Round, a_round
from tests.cast import Cast
from tests.integration.test_applying import answer_of, proposed, rewrite, text
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.comments.records import Answer, Comment
from workbench.drafting import queries as drafted
from workbench.installation import Installation

__all__ = ["visitors"]


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def at(comment: Comment, more: str = "") -> str:
    return f"/rounds/{comment.round_id}/comments/{comment.id}{more}"


def fields(page: str) -> dict[str, Any]:
    """The hidden fields and the text of the desk's form, as a browser sends them back."""
    form = page[page.index('data-keep="answer-') :]
    found: dict[str, Any] = {
        name: [unescape(value) for value in re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', form)]
        for name in ("seen", "written_in", "base", "notes", "group", "stood")
    }
    if written := re.search(r'<textarea id="field-text"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        found["text"] = unescape(written[1]).replace("\n", "\r\n")
    return {name: value for name, value in found.items() if value}


def test_the_difference_is_shown_first_and_one_button_puts_it_in_and_goes_on(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    (other,) = [each for each in held.sent("On the first paragraph.") if each.text == "On the first paragraph."]
    page = visitors["farid"].get(at(comment)).text
    shown = page[page.index('id="field-proposal"') :]
    assert "<del>1,240</del><ins>1,420</ins>" in shown.replace("</del> <ins>", "</del><ins>") or "<ins>" in shown
    assert text(held, 1) == TEXTS[1]
    answer = visitors["farid"].post(at(comment, "/apply"), **fields(page))
    assert (answer.status_code, answer.location) == (303, at(other))
    assert text(held, 1) == TEXTS[1].replace("1,240", "1,420")
    assert answer_of(held, comment).value is Answer.ACCEPTED


def test_whoever_changes_a_text_that_carries_another_answer_is_told_at_once(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    one = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    other = proposed(held, 1, "human rights education", "the rights of the child")
    visitors["farid"].post(at(one, "/apply"), **fields(visitors["farid"].get(at(one)).text))
    assert "open again" not in visitors["farid"].get(at(other)).text
    visitors["farid"].post(at(other, "/apply"), **fields(visitors["farid"].get(at(other)).text))
    assert "1 other answer stands on this text and is open again" in visitors["farid"].get(f"/rounds/{held.id}").text
    assert text(held, 1) == "The Ministry of Education trained 1,420 teachers in the rights of the child."


def test_a_paragraph_saved_meanwhile_shows_the_new_difference_and_changes_nothing(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    page = visitors["farid"].get(at(comment)).text
    rewrite(held, 1, f"By now, {TEXTS[1]}")
    answer = visitors["farid"].post(at(comment, "/apply"), reason="As you say.", **fields(page))
    assert answer.status_code == 409
    assert "look at the difference again" in answer.text.replace("\n", " ")
    assert "As you say." in answer.text
    assert text(held, 1) == f"By now, {TEXTS[1]}"
    again = visitors["farid"].post(at(comment, "/apply"), **fields(answer.text))
    assert again.status_code == 303
    assert text(held, 1) == f"By now, {TEXTS[1]}".replace("1,240", "1,420")


def test_where_nothing_can_be_guessed_the_drafter_writes_and_answers_in_one_act(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    rewrite(held, 1, TEXTS[1].replace("1,240 teachers", "1,300 head teachers"))
    page = visitors["farid"].get(at(comment)).text
    assert "Both texts stand here; nothing is guessed." in page
    assert "Put it into the text" not in page
    sent = {**fields(page), "text": "Some 1,420 teachers, 300 of them heads of schools, were trained."}
    answer = visitors["farid"].post(at(comment, "/write"), value="accepted_in_part", **sent)
    assert answer.status_code == 422  # in part: a reason is owed
    assert sent["text"] in answer.text
    answer = visitors["farid"].post(at(comment, "/write"), value="accepted_in_part", reason="With the heads.", **sent)
    assert answer.status_code == 303
    assert text(held, 1) == sent["text"]
    with held.installation.store.reading() as db:
        standing = drafted.paragraph(db, held.cast.farid, held.paragraphs[1]).revision_id
    assert answer_of(held, comment).revision_id == standing


def test_two_who_write_at_the_same_words_see_both_texts_and_nothing_is_answered(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    page = visitors["farid"].get(at(comment)).text
    rewrite(held, 1, TEXTS[1].replace("1,240 teachers", "1,300 teachers"))
    mine = TEXTS[1].replace("1,240 teachers", "1,420 persons")
    answer = visitors["farid"].post(at(comment, "/write"), value="accepted", **{**fields(page), "text": mine})
    assert answer.status_code == 409
    assert "Amina Haddad changed this paragraph while you were writing" in answer.text
    assert mine in answer.text
    assert "1,300 teachers" in answer.text
    assert answer_of(held, comment) is None
    again = visitors["farid"].post(at(comment, "/write"), value="accepted", **fields(answer.text))
    assert again.status_code == 303
    assert text(held, 1) == mine


def test_a_changed_text_is_never_left_behind_by_another_button(held: Round, visitors: dict[str, Visitor]) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    sent = {**fields(visitors["farid"].get(at(comment)).text), "text": "Some other words."}
    for button in ("/answer", "/apply"):
        answer = visitors["farid"].post(at(comment, button), value="noted", reason="Seen.", **sent)
        assert answer.status_code == 422
        assert "Some other words." in answer.text
    assert answer_of(held, comment) is None


def test_a_text_that_is_changed_for_a_comment_does_not_turn_it_down(held: Round, visitors: dict[str, Visitor]) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    sent = {**fields(visitors["farid"].get(at(comment)).text), "text": "Some other words."}
    answer = visitors["farid"].post(at(comment, "/write"), value="not_accepted", reason="No.", **sent)
    assert answer.status_code == 422
    assert text(held, 1) == TEXTS[1]


def like(held: Round) -> tuple[Comment, ...]:
    """Three comments that say the same in nearly the same words, as those who manage the round see them."""
    for words in (
        "Please use the words of the Convention.",
        "Please use the words of the convention!",
        "Use the words of the Convention, please.",
    ):
        held.prepared(words, paragraph_id=held.paragraphs[1])
    held.sent("Something else altogether.")
    return tuple(each for each in held.comments(held.cast.amina) if "words of the" in each.text)


def test_those_that_say_the_same_are_offered_and_answered_only_when_they_are_ticked(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    one, other, third = like(held)
    page = visitors["farid"].get(at(one)).text
    assert "2 other comments say the same" in page
    assert 'name="also" id' in page

    def sent(**ticked: Any) -> int:
        said = {"value": "not_accepted", "reason": "They are those of the law.", **ticked}
        form = fields(visitors["farid"].get(at(one)).text)
        return visitors["farid"].post(at(one, "/answer"), **form, **said).status_code

    assert sent() == 303
    assert answer_of(held, other) is None
    assert sent(also=[other.id]) == 303
    assert answer_of(held, other).reason == "They are those of the law."
    assert answer_of(held, third) is None
    assert sent(also_all="yes") == 303
    assert answer_of(held, third).reason == "They are those of the law."


def test_no_institution_learns_that_others_said_the_same(held: Round, visitors: dict[str, Visitor]) -> None:
    like(held)
    for page in ("/read", "/read/ours", "/matrix"):
        assert "the same" not in visitors["chidi"].get(f"/rounds/{held.id}{page}").text


def test_the_list_is_sifted_counted_and_kept_by_the_address_through_the_desk(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    first, second, third = held.sent("On the first.", "On the second.", "On the third.")
    visitors["amina"].post(at(second, "/answer"), value="noted", reason="Seen.")
    visitors["amina"].get(f"/rounds/{held.id}")  # what was said of the answer is read
    page = visitors["amina"].get(f"/rounds/{held.id}?state=open").text
    assert "2 comments fit" in page
    assert ("not answered (2)" in page, "answered, not released (1)" in page) == (True, True)
    assert (first.label in page, second.label in page, third.label in page) == (True, False, True)
    desk = visitors["amina"].get(at(first, "?state=open")).text
    following = re.search(r'data-shortcut="next" href="([^"]+)"', desk)
    assert following is not None
    assert following[1] == at(third, "?state=open")
    answer = visitors["amina"].post(at(first, "/answer?state=open"), value="noted", reason="Seen.")
    assert answer.location == at(third, "?state=open")
    assert "1 open in it" not in visitors["amina"].get(at(third, "?state=open")).text
    assert "not in this list any more; 1 open in it" in visitors["amina"].get(at(first, "?state=open")).text


def test_the_list_comes_a_page_at_a_time(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent(*(f"Comment number {number}." for number in range(60)))
    first = visitors["amina"].get(f"/rounds/{held.id}").text
    second = visitors["amina"].get(f"/rounds/{held.id}?page=2").text
    labels = [set(re.findall(r'class="nowrap" href="[^"]+">([^<]+)</a>', page)) for page in (first, second)]
    assert [len(each) for each in labels] == [50, 10]
    assert not labels[0] & labels[1]
    assert "51–60" in visitors["amina"].get(f"/rounds/{held.id}?page=99").text


def test_a_filter_that_fits_nothing_says_so_and_leads_back(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("One.")
    page = visitors["amina"].get(f"/rounds/{held.id}?state=released").text
    assert "No comment fits this filter." in page
    assert "Show all" in page


def test_nobody_of_an_institution_gets_at_the_desk(held: Round, visitors: dict[str, Visitor]) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    for name in ("chidi", "ines"):
        for button in ("/apply", "/write", "/answer"):
            assert visitors[name].post(at(comment, button), value="accepted").status_code in (403, 404)
    assert text(held, 1) == TEXTS[1]


def test_an_answer_given_in_another_tab_meanwhile_is_shown_beside_and_not_written_over_unseen(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    (comment,) = held.sent("Since when?")
    farid, page = visitors["farid"], visitors["farid"].get(at(comment)).text
    theirs = {"value": "noted", "reason": "It is in Annex I.", "internal_note": "Ask Justice."}
    assert visitors["amina"].post(at(comment, "/answer"), **theirs, **fields(page)).status_code == 303
    mine = {"value": "not_accepted", "reason": "Since 2019, see paragraph 2."}
    answer = farid.post(at(comment, "/answer"), **{**fields(page), **mine})
    assert answer.status_code == 409
    for words in ("Answered meanwhile", "It is in Annex I.", "Ask Justice.", "Amina", "Since 2019, see paragraph 2."):
        assert words in answer.text
    assert answer_of(held, comment).reason == "It is in Annex I."
    assert farid.post(at(comment, "/answer"), **{**fields(answer.text), **mine}).status_code == 303
    assert answer_of(held, comment).reason == "Since 2019, see paragraph 2."


def test_what_is_answered_meanwhile_keeps_proposed_and_written_words_out_of_the_draft(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    farid = visitors["farid"]
    before = fields(farid.get(at(comment)).text)
    farid.post(at(comment, "/answer"), value="noted", reason="We look into it.", **before)
    assert farid.post(at(comment, "/apply"), **before).status_code == 409
    written = farid.post(at(comment, "/write"), **{**before, "text": "Quite other words.", "value": "accepted"})
    assert written.status_code == 409
    assert "Quite other words." in written.text
    assert "We look into it." in written.text
    assert text(held, 1) == TEXTS[1]


def test_an_answer_that_stood_when_the_page_was_opened_is_given_anew_without_a_word(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    (comment,) = held.sent("Since when?")
    farid = visitors["farid"]
    for reason in ("Noted.", "Noted, and in Annex I."):
        form = fields(farid.get(at(comment)).text)
        assert farid.post(at(comment, "/answer"), value="noted", reason=reason, **form).status_code == 303
    assert answer_of(held, comment).reason == "Noted, and in Annex I."


def test_the_paragraphs_near_a_comment_are_offered_and_all_of_the_report_on_request(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    (comment,) = held.sent("On the whole.")
    farid = visitors["farid"]
    page = farid.get(at(comment)).text
    offered = f'<option value="{held.paragraphs[2]}"'
    assert offered not in page
    assert "Offer every paragraph" in page
    typed = farid.post(at(comment, "/paragraphs"), reason="As you say.", **fields(page)).text
    assert offered in typed
    assert "As you say." in typed
    assert "Offer every paragraph" not in typed
    fragment = farid.get(at(comment, "/paragraphs")).text
    assert offered in fragment
    assert "<html" not in fragment
