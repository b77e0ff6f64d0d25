"""Which answers stand, and in which contribution each was given."""

from datetime import UTC, datetime

from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    BlockKind,
    ContributedAnswer,
    Contribution,
    ContributionStanding,
    Use,
)
from workbench.requests.standing import standing_in


def said(item: str | None, text: str) -> ContributedAnswer:
    return ContributedAnswer(
        item, AnswerKind.ANSWER, Use.FOR_REPORT, "", (AnswerBlock(BlockKind.PARAGRAPH, text),), 1, ""
    )


def given(number: int, *answers: ContributedAnswer, submitted: bool = False, file: str = "") -> Contribution:
    standing = ContributionStanding.SUBMITTED if submitted else ContributionStanding.RECEIVED
    at = datetime(2026, 5, number, 9, tzinfo=UTC)
    return Contribution(
        f"c{number}", "r", "o", "Health", number, standing, "", "", None, False, 1, "X", at, answers, file
    )


def stand(*every: Contribution) -> list[tuple[str, str | None, str]]:
    return [(where.id, each.item_id, each.blocks[0].text) for where, each in standing_in(every)]


def test_of_departments_that_send_unsigned_the_last_to_each_question_stands_where_it_was_given() -> None:
    schools, clinics = given(1, said("K7Q", "Old."), said("M2P", "Schools.")), given(2, said("K7Q", "New."))
    assert stand(schools, clinics) == [("c1", "M2P", "Schools."), ("c2", "K7Q", "New.")]


def test_a_file_read_anew_stands_for_all_that_was_read_in_it_before() -> None:
    first, anew = given(1, said("K7Q", "By one column."), file="f"), given(2, said("M2P", "By another."), file="f")
    assert stand(first, anew) == [("c2", "M2P", "By another.")]


def test_words_without_a_question_stand_once() -> None:
    assert stand(given(1, said(None, "Lost.")), given(2, said(None, "Lost."))) == [("c1", None, "Lost.")]


def test_what_an_authority_stood_behind_last_stands_whole() -> None:
    signed = given(2, said("K7Q", "Signed."), submitted=True)
    assert stand(given(1, said("M2P", "Before.")), signed, given(3, said("K7Q", "After."))) == [
        ("c2", "K7Q", "Signed.")
    ]
