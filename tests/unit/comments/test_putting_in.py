"""Proposed words put into the markup of a paragraph: what did not change keeps its marks and its notes."""

import pytest

from workbench.comments.applying.proposing import Proposal
from workbench.comments.applying.putting_in import put_in
from workbench.text.characters import NOTE_MARK
from workbench.text.markup import plain

STORED = 'Parliament <strong>adopted</strong> the Act<fn id="1"> in 2024, see <ref id="A"> below.'
FROZEN = f"Parliament adopted the Act{NOTE_MARK} in 2024, see 23 below."


def put(words: str, instead_of: str, *, stored: str = STORED, frozen: str = FROZEN) -> str | None:
    start = frozen.index(instead_of)
    return put_in(stored, Proposal("p", start, start + len(instead_of), words), frozen)


def put_behind(words: str, behind: str) -> str | None:
    at = FROZEN.index(behind) + len(behind)
    return put_in(STORED, Proposal("p", at, at, words), FROZEN)


def test_only_the_words_that_differ_are_written_anew() -> None:
    assert put("enacted", "adopted") == STORED.replace("adopted", "enacted")
    assert put(FROZEN.replace("the Act", "the new Act"), FROZEN) == STORED.replace("the Act", "the new Act")


def test_a_footnote_stays_at_words_that_are_put_otherwise_and_goes_with_words_that_are_taken_out() -> None:
    assert put("the Law of 2024", f"the Act{NOTE_MARK} in 2024") == STORED.replace(
        'Act<fn id="1"> in', 'Law<fn id="1"> of'
    )
    assert put("", f" the Act{NOTE_MARK} in 2024") == STORED.replace(' the Act<fn id="1"> in 2024', "")


def test_new_words_stand_at_the_word_they_go_on_from_before_its_note() -> None:
    assert put_behind(" on Equality", "the Act") == STORED.replace("the Act", "the Act on Equality")
    assert put_behind(" and 2025", "in 2024") == STORED.replace("in 2024", "in 2024 and 2025")


def test_the_printed_number_of_a_reference_is_not_written_over_it() -> None:
    assert put(FROZEN.replace("2024", "2025"), FROZEN) == STORED.replace("2024", "2025")
    assert put("see 24 below", "see 23 below") is None
    assert put("below.", "see 23 below.") is None


def test_another_sign_of_the_same_meaning_is_a_change_too() -> None:
    assert put("the “Act”", 'the "Act"', stored='the "Act"', frozen='the "Act"') == "the “Act”"


def test_new_words_between_two_marked_ones_are_marked_and_at_an_edge_are_not() -> None:
    stored, frozen = "a <em>very long</em> text", "a very long text"
    assert put_in(stored, Proposal("p", 6, 6, ", very"), frozen) == "a <em>very, very long</em> text"
    assert put_in(stored, Proposal("p", 11, 11, "er"), frozen) == "a <em>very long</em>er text"


@pytest.mark.parametrize("words", ["<b>", "R&D", "a < b"])
def test_signs_of_markup_are_words_like_others(words: str) -> None:
    written = put(words, "adopted")
    assert written is not None
    assert words in plain(written)
