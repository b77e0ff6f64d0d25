"""The answering desk from the command line."""

import pytest

from tests.builders.rounds import TEXTS, Round, a_round
from tests.cast import Cast
from tests.integration.test_applying import answer_of, proposed, rewrite, text
from tests.integration.test_rounds_cli import Desk
from workbench.installation import Installation


@pytest.fixture
def desk(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return Desk(installation.settings.home)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def test_proposed_words_are_shown_then_put_in(desk: Desk, held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    told = desk.run("apply", held.id, comment.label, "--preview")
    (change,) = told["changes"]
    assert (change["place"], change["before"], change["after"]) == ("2", TEXTS[1], TEXTS[1].replace("1,240", "1,420"))
    assert "dispositions" not in told
    assert text(held, 1) == TEXTS[1]
    done = desk.run("apply", held.id, comment.label, "--reason", "As you say.")
    assert text(held, 1) == change["after"]
    assert done["dispositions"] == [answer_of(held, comment).id]
    assert desk.run("apply", held.id, comment.label, "--preview")["stands_already"] is True


def test_what_needs_a_person_says_why_and_is_refused(desk: Desk, held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    rewrite(held, 1, TEXTS[1].replace("1,240 teachers", "1,300 staff"))
    assert desk.run("apply", held.id, comment.label, "--preview")["by_hand"] == "moved_on"
    assert "without a guess" in desk.run("apply", held.id, comment.label, status=1)
    assert answer_of(held, comment) is None


def test_a_remark_has_nothing_to_put_in(desk: Desk, held: Round) -> None:
    (comment,) = held.sent("On the first.")
    assert "proposes no words" in desk.run("apply", held.id, comment.label, status=1)


def test_comments_that_say_the_same_are_listed_and_answered_in_one_act(desk: Desk, held: Round) -> None:
    held.prepared("Please use the words of the Convention.", paragraph_id=held.paragraphs[1])
    held.prepared("Please use the words of the convention!", paragraph_id=held.paragraphs[1])
    every = held.sent("Something else altogether.")
    one, other = [each for each in every if "words of the" in each.text]
    assert [set(each) for each in desk.run("alike", held.id)] == [{one.label, other.label}]
    reason = ("--reason", "They are those of the law.")
    told = desk.run("dispose", held.id, one.label, "not_accepted", *reason, "--also", other.label)
    assert len(told["also"]) == 1
    assert answer_of(held, other).reason == "They are those of the law."


def test_what_each_institution_will_read_is_told_before_the_release(desk: Desk, held: Round) -> None:
    (comment,) = held.sent("On the first.")
    desk.run("dispose", held.id, comment.label, "noted", "--reason", "Seen.", "--internal-note", "Ask first.")
    (told,) = desk.run("preview", held.id)
    (change,) = told["changes"]
    assert (change["label"], change["then"]["reason"]) == (comment.label, "Seen.")
    assert "Ask first." not in str(told)
    desk.run("release", held.id)
    assert desk.run("preview", held.id)[0]["changes"] == []
