"""Before the answers are released: exactly what each institution will read, and what it reads now."""

import re
from datetime import timedelta

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.comments import operations
from workbench.comments.matrix import MatrixRow, View
from workbench.comments.previewing import differences
from workbench.comments.records import Answer, Comment
from workbench.comments.refusals import AnswersMovedOn, NoSuchRound
from workbench.comments.responding import matrix_as_released, response_matrix
from workbench.installation import Installation

__all__ = ["visitors"]

NOW = LATER + timedelta(days=1)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def dispose(held: Round, comment: Comment, value: Answer, reason: str, note: str = "") -> None:
    with held.installation.store.writing() as db:
        operations.dispose(
            db,
            round_id=held.id,
            comment_id=comment.id,
            value=value,
            reason=reason,
            internal_note=note,
            by=held.cast.farid,
            at=NOW,
        )


def release(held: Round, seen: tuple[str, ...] | None = None) -> None:
    with held.installation.store.writing() as db:
        operations.release(db, round_id=held.id, seen=seen, by=held.cast.amina, at=NOW)


def previewed(held: Round) -> tuple[MatrixRow, ...]:
    with held.installation.store.reading() as db:
        return matrix_as_released(db, held.cast.amina, held.id, held.cast.commission).rows


def read(held: Round) -> tuple[MatrixRow, ...]:
    with held.installation.store.reading() as db:
        return response_matrix(db, held.cast.chidi, held.id, view=View.COMMENTER).rows


def test_what_is_previewed_is_what_the_institution_reads_afterwards(held: Round) -> None:
    first, second, third = held.sent("One.", "Two.", "Three.")[:3]
    dispose(held, first, Answer.ACCEPTED, "")
    dispose(held, second, Answer.NOTED, "Seen.", note="Ask the ministry first.")
    release(held)
    dispose(held, second, Answer.NOT_ACCEPTED, "A first reason.")
    dispose(held, second, Answer.ACCEPTED_IN_PART, "The later reason.")
    dispose(held, third, Answer.OUT_OF_SCOPE, "It is another treaty's.")
    foreseen = previewed(held)
    assert foreseen != read(held)
    release(held)
    assert read(held) == foreseen


def test_only_the_rows_that_change_are_differences(held: Round) -> None:
    first, second = held.sent("One.", "Two.")[:2]
    dispose(held, first, Answer.NOTED, "Seen.")
    release(held)
    dispose(held, second, Answer.NOTED, "Seen too.")
    (change,) = differences(read(held), previewed(held))
    assert change.now is not None
    assert (change.now.disposition, change.then.reason) == ("", "Seen too.")


def test_an_answer_replaced_before_it_was_released_is_not_counted(held: Round, visitors: dict[str, Visitor]) -> None:
    (comment,) = held.sent("One.")[:1]
    dispose(held, comment, Answer.NOTED, "A first reason.")
    dispose(held, comment, Answer.NOTED, "The later reason.")
    page = visitors["amina"].get(f"/rounds/{held.id}/release").text
    assert "Release 1 answer" in page
    assert "A first reason." not in page


def test_an_answer_given_while_one_looked_is_not_released_unseen(held: Round, visitors: dict[str, Visitor]) -> None:
    first, second = held.sent("One.", "Two.")[:2]
    dispose(held, first, Answer.NOTED, "Seen.")
    page = visitors["amina"].get(f"/rounds/{held.id}/release").text
    seen = tuple(re.findall(r'name="seen" value="([^"]+)"', page))
    dispose(held, second, Answer.NOT_ACCEPTED, "Not yet to be read.")
    with pytest.raises(AnswersMovedOn):
        release(held, seen)
    answer = visitors["amina"].post(f"/rounds/{held.id}/release", previewed="yes", seen=list(seen))
    assert answer.status_code == 409
    assert "Not yet to be read." in answer.text  # it is looked at now
    assert all(row.disposition == "" for row in read(held))
    again = re.findall(r'name="seen" value="([^"]+)"', answer.text)
    assert visitors["amina"].post(f"/rounds/{held.id}/release", previewed="yes", seen=again).status_code == 303
    assert [row.reason for row in read(held)] == ["Seen.", "Not yet to be read."]


def test_the_page_shows_what_is_read_now_beside_what_will_be_and_nothing_that_never_leaves(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    (comment,) = held.sent("One.")
    dispose(held, comment, Answer.NOTED, "The first reason.")
    release(held)
    dispose(held, comment, Answer.NOT_ACCEPTED, "A reason thought better of.")
    dispose(held, comment, Answer.ACCEPTED_IN_PART, "The second reason.", note="Ask the ministry first.")
    page = visitors["amina"].get(f"/rounds/{held.id}/release").text
    assert "The first reason." in page
    assert "The second reason." in page
    assert "A reason thought better of." not in page
    assert "Ask the ministry first." not in page


def test_nobody_but_those_who_manage_the_round_looks_ahead(held: Round, visitors: dict[str, Visitor]) -> None:
    (comment,) = held.sent("One.")
    dispose(held, comment, Answer.NOTED, "Seen.")
    for name in ("chidi", "ines", "bruno", "dana"):
        assert visitors[name].get(f"/rounds/{held.id}/release").status_code in (403, 404)
    for stranger in (held.cast.chidi, held.cast.ines, held.cast.bruno):
        with held.installation.store.reading() as db, pytest.raises(NoSuchRound):
            matrix_as_released(db, stranger, held.id, held.cast.commission)


def test_where_nothing_waits_the_page_says_so(held: Round, visitors: dict[str, Visitor]) -> None:
    assert "Nothing waits to be released" in visitors["amina"].get(f"/rounds/{held.id}/release").text
