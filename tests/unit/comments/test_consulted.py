"""How a report was consulted, in words: counted and named, and never as anybody's approval."""

import re
from dataclasses import replace
from datetime import date

import pytest

from workbench.comments.consulted.composing import statements
from workbench.comments.consulted.records import Consultation, Invited
from workbench.comments.records import Answer, Position
from workbench.comments.seats.records import ConcernState

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")
COMMISSION = Invited("Human Rights Commission", 9, Position.COMMENTS_SENT, False, None)
PARLIAMENT = Invited("Parliament", 0, Position.NO_COMMENTS, False, None)
COURT = Invited("Supreme Court", 0, None, True, None)
UNION = Invited("Union of Women", 0, None, False, None)
HELD = Consultation(
    round_id="R",
    version=2,
    frozen_on=date(2026, 5, 3),
    opened_on=date(2026, 5, 4),
    closes=date(2026, 5, 29),
    working_days=19,
    short_notice_reason="",
    is_open=False,
    invited=(COMMISSION, PARLIAMENT, COURT, UNION),
    answers={Answer.ACCEPTED: 3, Answer.NOT_ACCEPTED: 4},
)


def said(held: Consultation, language: str = "en") -> str:
    return statements([held], language)[0].text


def test_a_round_is_told_with_whom_for_how_long_what_came_and_what_became_of_it() -> None:
    assert said(HELD) == (
        "Version 2 of the draft report, of 3 May 2026, was sent for comments on 4 May 2026 to: Human Rights "
        "Commission, Parliament, Supreme Court, and Union of Women. Comments were asked for by 29 May 2026; working "
        "days given: 19. Comments received: 9 (Human Rights Commission: 9). Answers given: accepted: 3; not accepted: "
        "4; not answered yet: 2. Answered without comments: Parliament. Declined to comment: Supreme Court. No answer "
        "was received from: Union of Women."
    )


def test_who_may_still_answer_is_not_said_to_be_silent() -> None:
    assert "No answer yet from: Union of Women." in said(replace(HELD, is_open=True))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ConcernState.OPEN, "which stands open"),
        (ConcernState.RESOLVED, "has said that it is resolved"),
        (ConcernState.TEXT_MAINTAINED, "the State has maintained its text"),
    ],
)
def test_a_serious_concern_is_told_with_what_became_of_it(state: ConcernState, words: str) -> None:
    assert words in said(replace(HELD, invited=(replace(COMMISSION, concern=state),)))


def test_a_short_time_is_told_with_its_reason() -> None:
    assert "Reason given for the short time: The session was moved." in said(
        replace(HELD, short_notice_reason="The session was moved.")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_all_of_it_and_ends_by_saying_that_nobody_thereby_approved(language: str) -> None:
    every = tuple(replace(COMMISSION, concern=state) for state in ConcernState)
    held = replace(HELD, invited=(*every, PARLIAMENT, COURT, UNION), short_notice_reason="?")
    text, meaning = (each.text for each in statements([held], language))
    assert not re.search(r"[{}]", text + meaning)
    assert text.count("Human Rights Commission") >= 2 + len(every)
    assert language == "en" or meaning != statements([held], "en")[1].text


def test_a_language_without_words_of_its_own_is_told_in_english() -> None:
    assert statements([HELD], "sw") == statements([HELD], "en")


def test_without_a_round_there_is_nothing_to_say() -> None:
    assert statements([], "en") == ()
