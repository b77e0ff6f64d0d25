"""Tracked changes of a returned file, put into the draft of today one by one."""

import pytest

from tests.builders.rounds import TEXTS, Round, a_round
from tests.cast import Cast
from tests.integration.test_applying import answer_of, applied, offered, rewrite, text
from workbench.comments.applying.proposing import ByHand
from workbench.comments.records import Comment, CommentKind
from workbench.installation import Installation

PLAIN = tuple(each.replace("<strong>", "").replace("</strong>", "") for each in TEXTS)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def returned(held: Round, *marked: str) -> tuple[Comment, ...]:
    """The changes of a file that the secretariat handed in, in the order of the report."""
    held.received(held.file(*marked), by=held.cast.amina)
    return tuple(each for each in held.comments(held.cast.amina) if each.kind is not CommentKind.COMMENT)


def test_words_put_in_taken_out_and_put_otherwise_each_become_the_text(held: Round) -> None:
    every = returned(
        held,
        PLAIN[0].replace("In 2024", "In{+ May+} 2024"),
        PLAIN[1].replace("1,240", "{-1,240-}{+1,420+}"),
        PLAIN[2].replace(" within the year", "{- within the year-}"),
    )
    assert [each.kind for each in every] == [CommentKind.INSERTION, CommentKind.REPLACEMENT, CommentKind.DELETION]
    for comment in every:
        applied(held, comment)
        assert answer_of(held, comment).revision_id
    assert text(held, 0) == TEXTS[0].replace("In 2024", "In May 2024")  # what is bold stays bold
    assert text(held, 1) == TEXTS[1].replace("1,240", "1,420")
    assert text(held, 2) == TEXTS[2].replace(" within the year", "")


def test_two_changes_of_one_paragraph_go_in_one_after_the_other(held: Round) -> None:
    first, second = returned(held, PLAIN[0].replace("In 2024", "In{+ May+} 2024").replace("every", "{-every-}{+any+}"))
    applied(held, first)
    applied(held, second)
    assert text(held, 0) == TEXTS[0].replace("In 2024", "In May 2024").replace("every", "any")


def test_a_change_goes_in_beside_what_a_drafter_wrote_since(held: Round) -> None:
    (comment,) = returned(held, PLAIN[0], PLAIN[1].replace("1,240", "{-1,240-}{+1,420+}"))
    rewrite(held, 1, f"Since 2019 {TEXTS[1][0].lower()}{TEXTS[1][1:]}")
    applied(held, comment)
    assert text(held, 1) == f"Since 2019 {TEXTS[1][0].lower()}{TEXTS[1][1:]}".replace("1,240", "1,420")


def test_a_paragraph_parted_or_taken_out_as_a_whole_is_for_a_person(held: Round) -> None:
    every = returned(held, PLAIN[0].replace(", which", ",{+¶+} which"), f"{{-{PLAIN[1]}-}}")
    assert {each.kind: offered(held, each).by_hand for each in every} == {
        CommentKind.INSERTION: ByHand.NEW_PARAGRAPH,
        CommentKind.DELETION: ByHand.TAKES_ALL,
    }
