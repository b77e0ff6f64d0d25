"""A remark stands at its exact words, or in the queue with a reason; never on words that only look like them."""

from collections.abc import Mapping, Sequence

import pytest

from workbench.word.returned.anchoring import (
    CHANGED,
    NOT_IN_DRAFT,
    Alignment,
    Anchored,
    FrozenParagraph,
    InQueue,
    Marks,
    Segment,
    align,
    frozen_range,
    place,
    same_as_printed,
)

LAW = "The Government adopted a law on equality in 2021."
BOARD = "With reference to article 9, the board received 214 complaints in the period."
HEALTH = "The Ministry of Health trains 1,200 nurses every year in the six regions."


def frozen(*texts: str) -> tuple[FrozenParagraph, ...]:
    """Paragraphs A, B, C … numbered from 1."""
    return tuple(FrozenParagraph(chr(65 + at), at + 1, text) for at, text in enumerate(texts))


def whole(index: int, text: str) -> Marks:
    """The marks of a paragraph that came back as it was."""
    return Marks(point=(index, 0), start=(index, 0), end=(index, len(text)))


def marked(returned: Sequence[str], uids: Mapping[int, str]) -> dict[str, Marks]:
    return {uid: whole(index, returned[index]) for index, uid in uids.items()}


def segments(alignment: Alignment, index: int, start: int = 0, end: int = 5) -> tuple[Segment, ...]:
    found = place(alignment, (index, start), (index, end))
    return found.segments if isinstance(found, Anchored) else ()


def test_a_remark_on_a_paragraph_that_came_back_as_it_was_is_at_its_very_offsets() -> None:
    alignment = align(frozen(LAW, HEALTH), [LAW, HEALTH], marked([LAW, HEALTH], {0: "A", 1: "B"}))
    assert place(alignment, (1, 4), (1, 22)) == Anchored((Segment("B", 4, 22),))


def test_it_is_exact_also_where_paragraphs_came_before_and_the_order_changed() -> None:
    returned = ["Cover", HEALTH, LAW]
    alignment = align(frozen(LAW, HEALTH), returned, marked(returned, {1: "B", 2: "A"}))
    assert (segments(alignment, 1), segments(alignment, 2)) == ((Segment("B", 0, 5),), (Segment("A", 0, 5),))


def test_of_two_paragraphs_that_read_alike_the_marks_say_which() -> None:
    returned = [BOARD, LAW, BOARD]
    alignment = align(frozen(BOARD, LAW, BOARD), returned, marked(returned, {0: "A", 1: "B", 2: "C"}))
    assert (segments(alignment, 0)[0].uid, segments(alignment, 2)[0].uid) == ("A", "C")


def test_a_remark_on_text_changed_without_tracking_waits_with_the_likely_words() -> None:
    changed = LAW.replace("adopted", "will adopt")
    alignment = align(frozen(LAW, HEALTH), [changed, HEALTH], marked([changed, HEALTH], {0: "A", 1: "B"}))
    at = changed.index("equality")
    where = LAW.index("equality")
    assert place(alignment, (0, at), (0, at + 8)) == InQueue(CHANGED, Segment("A", where, where + 8))
    assert alignment.changed == (("A", 0),)


def test_it_waits_even_if_the_words_it_stands_on_were_not_changed_and_stand_elsewhere_too() -> None:
    changed = BOARD.replace("214", "215")
    returned = [changed, BOARD]
    alignment = align(frozen(BOARD, BOARD), returned, marked(returned, {0: "A", 1: "B"}))
    assert isinstance(place(alignment, (0, 0), (0, 4)), InQueue)
    assert segments(alignment, 1)[0].uid == "B"


def test_text_changed_into_that_of_another_paragraph_is_not_taken_for_it() -> None:
    returned = [HEALTH]  # A was rewritten into the words of B; B itself is gone
    alignment = align(frozen(LAW, HEALTH), returned, marked(returned, {0: "A"}))
    found = place(alignment, (0, 0), (0, 3))
    assert isinstance(found, InQueue)
    assert found.likely == Segment("A", 0, 3)


@pytest.mark.parametrize("leftover", [Marks(point=(0, 0), start=(0, 0), end=(0, 0)), Marks(point=(0, 0))])
def test_marks_of_a_deleted_paragraph_that_slid_on_to_its_twin_do_not_count(leftover: Marks) -> None:
    marks = {"A": leftover, "B": whole(0, BOARD)}
    alignment = align(frozen(BOARD, BOARD), [BOARD], marks)
    assert segments(alignment, 0) == (Segment("B", 0, 5),)


def test_a_copy_without_marks_does_not_draw_a_remark_to_the_paragraph_it_was_copied_from() -> None:
    returned = [LAW, HEALTH, LAW]
    alignment = align(frozen(LAW, HEALTH), returned, marked(returned, {0: "A", 1: "B"}))
    assert isinstance(place(alignment, (2, 0), (2, 5)), InQueue)


def test_a_paragraph_pasted_behind_itself_within_its_own_marks_is_claimed_once() -> None:
    marks = {"A": Marks(point=(0, 0), start=(0, 0), end=(1, len(LAW)))}
    alignment = align(frozen(LAW), [LAW, LAW], marks)
    assert segments(alignment, 0) == (Segment("A", 0, 5),)
    assert isinstance(place(alignment, (1, 0), (1, 5)), InQueue)


def test_without_any_marks_the_text_names_the_paragraph_where_it_is_the_only_one() -> None:
    alignment = align(frozen(LAW, HEALTH), ["Cover", LAW, HEALTH], {})
    assert (segments(alignment, 1)[0].uid, segments(alignment, 2)[0].uid) == ("A", "B")


def test_without_marks_the_neighbours_tell_twins_apart() -> None:
    texts = [BOARD, LAW, BOARD, HEALTH]
    alignment = align(frozen(*texts), texts, {})
    assert [alignment.known[index] for index in range(4)] == ["A", "B", "C", "D"]


def test_without_marks_twins_side_by_side_are_not_guessed() -> None:
    alignment = align(frozen(LAW, BOARD, BOARD), [LAW, BOARD], {})
    assert isinstance(place(alignment, (1, 0), (1, 4)), InQueue)


def test_without_marks_a_paragraph_that_came_back_twice_is_not_guessed_either() -> None:
    alignment = align(frozen(LAW, BOARD), [LAW, BOARD, BOARD], {})
    assert isinstance(place(alignment, (1, 0), (1, 4)), InQueue)
    assert isinstance(place(alignment, (2, 0), (2, 4)), InQueue)


def test_of_a_copy_in_front_and_the_paragraph_itself_the_point_says_which() -> None:
    alignment = align(frozen(LAW), [LAW, LAW], {"A": Marks(point=(1, 0), start=(0, 0), end=(1, len(LAW)))})
    assert isinstance(place(alignment, (0, 0), (0, 5)), InQueue)
    assert segments(alignment, 1) == (Segment("A", 0, 5),)


def test_words_on_the_cover_are_in_no_paragraph_of_the_draft() -> None:
    alignment = align(frozen(LAW), ["Draft of 3 May", LAW], marked(["", LAW], {1: "A"}))
    assert place(alignment, (0, 0), (0, 5)) == InQueue(NOT_IN_DRAFT)


def test_a_remark_across_paragraphs_has_a_segment_in_each() -> None:
    alignment = align(frozen(LAW, HEALTH), [LAW, HEALTH], {})
    found = place(alignment, (0, 4), (1, 3))
    assert found == Anchored((Segment("A", 4, len(LAW)), Segment("B", 0, 3)))


def test_a_range_that_ends_at_the_very_start_of_the_next_paragraph_does_not_reach_into_it() -> None:
    alignment = align(frozen(LAW, HEALTH), [LAW, HEALTH], {})
    assert place(alignment, (0, 4), (1, 0)) == Anchored((Segment("A", 4, len(LAW)),))


def test_a_remark_across_a_changed_and_an_unchanged_paragraph_waits_whole() -> None:
    returned = [LAW, HEALTH + " And doctors."]
    alignment = align(frozen(LAW, HEALTH), returned, marked(returned, {0: "A", 1: "B"}))
    assert isinstance(place(alignment, (0, 0), (1, 4)), InQueue)


def test_a_paragraph_that_did_not_come_back_is_named() -> None:
    alignment = align(frozen(LAW, HEALTH), [LAW], {})
    assert alignment.missing == ("B",)


def test_note_marks_that_never_print_are_counted_in_the_frozen_text_all_the_same() -> None:
    noted = "A law\ufffc of 2021\ufffc."
    assert same_as_printed(noted, "A law of 2021.")
    assert same_as_printed(noted, "A law\ufffc of 2021.")
    assert not same_as_printed("A law of 2021.", "A law\ufffc of 2021.")
    assert frozen_range(noted, "A law of 2021.", 9, 13) == (10, 14)
    assert noted[10:14] == "2021"
    alignment = align(frozen(noted), ["A law of 2021."], {})
    assert place(alignment, (0, 9), (0, 13)) == Anchored((Segment("A", 10, 14),))


def test_marks_torn_far_apart_count_only_where_they_stand() -> None:
    marks = Marks(point=(0, 0), start=(0, 0), end=(9, 3))
    assert marks.covers() == (0, 9)
