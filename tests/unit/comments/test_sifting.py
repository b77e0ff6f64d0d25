"""The list of a round, sifted by what the comments are."""

from dataclasses import replace
from itertools import product

import pytest

from tests.unit.comments.test_likeness import a_comment
from workbench.comments.records import CommentState
from workbench.comments.sifting import FIELDS, Listed, Wanted, counts, listed, sifted


@pytest.fixture
def every() -> tuple[Listed, ...]:
    made = []
    for number, (institution, late, withdrawn) in enumerate(product("abc", (True, False), (True, False))):
        comment = replace(
            a_comment(number, f"Comment {number}."),
            organisation_id=institution,
            late=late,
            state=CommentState.WITHDRAWN if withdrawn else CommentState.SENT,
        )
        made.append(listed(comment, section="one" if number % 3 else "two", alike=number % 2 == 0))
    return tuple(made)


def test_the_counts_of_a_field_add_up_to_what_is_shown_without_it(every: tuple[Listed, ...]) -> None:
    for asked in ({}, {"institution": "a"}, {"institution": "b", "late": "late"}, {"state": "open", "section": "one"}):
        wanted = Wanted.given(asked)
        for field in FIELDS:
            others = Wanted(tuple(each for each in wanted.values if each[0] != field))
            assert counts(every, wanted)[field].total() == len(sifted(every, others))


def test_a_count_is_what_one_gets_by_asking_for_it(every: tuple[Listed, ...]) -> None:
    wanted = Wanted.given({"late": "late"})
    for field in FIELDS:
        for value, count in counts(every, wanted)[field].items():
            both = Wanted.given({**dict(wanted.values), field: value})
            assert len(sifted(every, both)) == count


def test_the_address_holds_what_is_asked_for_and_nothing_else() -> None:
    wanted = Wanted.given({"state": "open", "institution": "", "page": "3", "late": "late"})
    assert wanted.query == "?state=open&late=late"
    assert Wanted().query == ""
    assert (wanted.value("state"), wanted.value("section")) == ("open", "")


def test_what_nobody_has_is_a_list_without_lines(every: tuple[Listed, ...]) -> None:
    assert sifted(every, Wanted.given({"institution": "nobody"})) == ()
