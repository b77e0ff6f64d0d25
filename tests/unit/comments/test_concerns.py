"""Serious concerns read off their history."""

from tests.cast import MORNING
from workbench.comments.seats.folding import concerns
from workbench.comments.seats.records import ConcernState, Outcome, Raised


def raised(seq: int, of: str = "nhri", remark: str = "") -> Raised:
    return Raised(id=f"s{seq}", organisation_id=of, organisation=of.upper(), remark=remark, at=MORNING, seq=seq)


def outcome(seq: int, concern: str, state: ConcernState) -> Outcome:
    return Outcome(concern, state, "Because.", "somebody", MORNING, seq)


def test_a_concern_stands_open_until_somebody_says_what_became_of_it() -> None:
    (found,) = concerns([raised(1)], [])
    assert found.is_open
    (found,) = concerns([raised(1)], [outcome(2, "s1", ConcernState.RESOLVED)])
    assert (found.is_open, found.state) == (False, ConcernState.RESOLVED)


def test_the_position_taken_again_while_it_stands_is_one_concern_with_one_more_remark() -> None:
    (found,) = concerns([raised(1, remark="Article 5."), raised(3, remark="Article 6 too.")], [])
    assert (found.id, found.remarks) == ("s1", ("Article 5.", "Article 6 too."))


def test_the_position_taken_after_the_text_was_maintained_is_another_concern() -> None:
    first, second = concerns([raised(1), raised(4)], [outcome(2, "s1", ConcernState.TEXT_MAINTAINED)])
    assert (first.state, second.state) == (ConcernState.TEXT_MAINTAINED, ConcernState.OPEN)


def test_what_was_said_first_is_kept_beside_the_last_word() -> None:
    said = [outcome(2, "s1", ConcernState.TEXT_MAINTAINED), outcome(5, "s1", ConcernState.RESOLVED)]
    (found,) = concerns([raised(1)], said)
    assert [each.state for each in found.outcomes] == [ConcernState.TEXT_MAINTAINED, ConcernState.RESOLVED]
    assert found.state is ConcernState.RESOLVED


def test_each_institution_holds_its_own() -> None:
    found = concerns([raised(1), raised(2, "cso")], [outcome(3, "s1", ConcernState.RESOLVED)])
    assert [each.is_open for each in found] == [False, True]
