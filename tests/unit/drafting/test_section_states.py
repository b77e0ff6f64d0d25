"""How far a section is, read off what was said of it and what was changed since."""

from datetime import UTC, datetime

import pytest

from workbench.drafting.records import SectionState
from workbench.drafting.sharing.states import Change, Heading, Said, SectionEvent, Standing, read_off

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ONE = [Heading("S", None, True)]


def said(what: Said, section_id: str = "S") -> SectionEvent:
    return SectionEvent(section_id, what, "", NOON, "Farid Osei")


def state_of(found: dict[str, Standing], section_id: str = "S") -> SectionState:
    return found[section_id].state


def test_a_section_nobody_spoke_of_is_empty_until_something_is_written() -> None:
    assert state_of(read_off([Heading("S", None, False)], {}, {})) is SectionState.EMPTY
    assert state_of(read_off(ONE, {}, {})) is SectionState.IN_PROGRESS


@pytest.mark.parametrize(
    ("what", "state"),
    [
        (Said.READY_FOR_REVIEW, SectionState.READY_FOR_REVIEW),
        (Said.REVIEWED, SectionState.REVIEWED),
        (Said.APPROVED, SectionState.APPROVED),
        (Said.SENT_BACK, SectionState.IN_PROGRESS),
    ],
)
def test_the_last_word_said_of_it_is_how_far_it_is(what: Said, state: SectionState) -> None:
    assert state_of(read_off(ONE, {"S": said(what)}, {})) is state


def test_a_section_changed_after_it_was_approved_is_in_progress_and_says_by_whom() -> None:
    change = Change(NOON, "Amina Haddad")
    found = read_off(ONE, {"S": said(Said.APPROVED)}, {"S": change})["S"]
    assert (found.state, found.changed, found.event) == (SectionState.IN_PROGRESS, change, said(Said.APPROVED))


def test_a_heading_that_only_holds_others_stands_where_the_least_of_them_stands() -> None:
    headings = [Heading("P", None, False), Heading("A", "P", True), Heading("B", "P", True)]
    words = {"A": said(Said.APPROVED, "A"), "B": said(Said.REVIEWED, "B")}
    assert state_of(read_off(headings, words, {}), "P") is SectionState.REVIEWED
    empty = [*headings, Heading("C", "P", False)]
    assert state_of(read_off(empty, words, {}), "P") is SectionState.IN_PROGRESS
