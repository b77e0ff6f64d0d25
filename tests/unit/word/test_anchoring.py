"""A remark stands at its exact words, or in the queue with a reason; never on words that only look like them."""

from collections.abc import Mapping, Sequence

import pytest

from workbench.word.returned.anchoring import Alignment, align, place
from workbench.word.returned.printed import frozen_range, same_as_printed
from workbench.word.returned.records import (
    ALIKE,
    NOT_IN_DRAFT,
    Anchored,
    FrozenParagraph,
    InQueue,
    Marks,
    Segment,
    Sureness,
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


def test_a_remark_on_words_that_stayed_in_text_changed_without_tracking_is_exact() -> None:
    changed = LAW.replace("adopted", "will adopt")
    alignment = align(frozen(LAW, HEALTH), [changed, HEALTH], marked([changed, HEALTH], {0: "A", 1: "B"}))
    at = changed.index("equality")
    where = LAW.index("equality")
    assert place(alignment, (0, at), (0, at + 8)) == Anchored((Segment("A", where, where + 8),))


def test_an_end_in_words_that_were_changed_is_approximate_and_takes_what_stood_there() -> None:
    changed = LAW.replace("adopted", "will adopt")
    alignment = align(frozen(LAW, HEALTH), [changed, HEALTH], marked([changed, HEALTH], {0: "A", 1: "B"}))
    at = changed.index("adopt a law")
    found = place(alignment, (0, at), (0, at + 11))
    assert found == Anchored((Segment("A", LAW.index("adopted"), LAW.index(" on")),), Sureness.APPROXIMATE)


def test_a_remark_on_words_put_in_without_tracking_stands_where_they_were_put_in() -> None:
    changed = LAW.replace("a law", "a comprehensive and modern law")
    alignment = align(frozen(LAW), [changed], marked([changed], {0: "A"}))
    at = changed.index("modern")
    where = LAW.index("law")
    assert place(alignment, (0, at), (0, at + 6)) == Anchored((Segment("A", where, where),), Sureness.APPROXIMATE)


def test_of_two_words_one_of_which_was_taken_out_it_is_not_said_which() -> None:
    sent = "The Government adopted the law and the law was in force from the first of May 2021."
    changed = sent.replace("the law and the law", "the law")
    alignment = align(frozen(sent), [changed], marked([changed], {0: "A"}))
    at = changed.index("the law")
    found = place(alignment, (0, at), (0, at + 7))
    assert found == Anchored((Segment("A", at, at + len("the law and the law")),), Sureness.APPROXIMATE)


def test_of_a_paragraph_written_anew_only_the_paragraph_is_certain() -> None:
    changed = "Since then much has been achieved by everybody."
    alignment = align(frozen(LAW, HEALTH), [changed, HEALTH], marked([changed, HEALTH], {0: "A", 1: "B"}))
    assert place(alignment, (0, 0), (0, 10)) == Anchored((Segment("A", 0, len(LAW)),), Sureness.PARAGRAPH)


def test_typographic_quotes_and_double_spaces_are_no_other_words() -> None:
    sent = 'The "board" received 214 complaints, "many" of them grave.'
    changed = "The \u201cboard\u201d  received 214 complaints, \u201cmany\u201d of them grave."
    alignment = align(frozen(sent), [changed], {})
    at = changed.index("grave")
    assert place(alignment, (0, at), (0, at + 5)) == Anchored((Segment("A", sent.index("grave"), len(sent) - 1),))


def test_a_changed_paragraph_is_that_of_its_marks_though_another_reads_like_it() -> None:
    changed = BOARD.replace("214", "215")
    returned = [changed, BOARD]
    alignment = align(frozen(BOARD, BOARD), returned, marked(returned, {0: "A", 1: "B"}))
    assert place(alignment, (0, 0), (0, 4)) == Anchored((Segment("A", 0, 4),))
    assert segments(alignment, 1)[0].uid == "B"


def test_text_changed_into_that_of_another_paragraph_is_not_taken_for_it() -> None:
    returned = [HEALTH]  # A was rewritten into the words of B; B itself is gone
    alignment = align(frozen(LAW, HEALTH), returned, marked(returned, {0: "A"}))
    found = place(alignment, (0, 0), (0, 3))
    assert isinstance(found, InQueue)
    assert (found.reason, {each.uid for each in found.likely}) == (ALIKE, {"A", "B"})


def test_both_parts_of_a_paragraph_that_was_parted_are_exact() -> None:
    returned = ["The Ministry of Health trains 1,200 nurses", "every year in the six regions."]
    for marks in ({}, {"A": Marks(point=(0, 0), start=(1, 0), end=(1, len(returned[1])))}):
        alignment = align(frozen(HEALTH), returned, marks)
        assert place(alignment, (1, 0), (1, 10)) == Anchored((Segment("A", 43, 53),))
        assert place(alignment, (0, 4), (1, 5)) == Anchored((Segment("A", 4, 48),))


def test_in_two_paragraphs_that_were_joined_each_remark_stands_in_its_own() -> None:
    joined = f"{LAW} {HEALTH}"
    edges = {
        "A": Marks((0, 0), (0, 0), (0, len(LAW))),
        "B": Marks((0, len(LAW) + 1), (0, len(LAW) + 1), (0, len(joined))),
    }
    at = joined.index("nurses")
    for marks in ({}, edges):
        alignment = align(frozen(LAW, HEALTH, BOARD), [joined, BOARD], marks)
        where = HEALTH.index("nurses")
        assert place(alignment, (0, at), (0, at + 6)) == Anchored((Segment("B", where, where + 6),))
        across = place(alignment, (0, len(LAW) - 5), (0, len(LAW) + 4))
        assert across == Anchored((Segment("A", len(LAW) - 5, len(LAW)), Segment("B", 0, 3)))


def test_a_paragraph_joined_with_its_near_twin_and_changed_is_offered_and_not_placed() -> None:
    twin = BOARD.replace("9", "12").replace("214", "305")
    joined = f"{BOARD} {twin}".replace("received 305", "got")
    edges = {
        "A": Marks((0, 0), (0, 0), (0, len(BOARD))),
        "B": Marks((0, len(BOARD) + 1), (0, len(BOARD) + 1), (0, len(joined))),
    }
    for marks in ({}, edges):
        alignment = align(frozen(BOARD, twin, LAW), [joined, LAW], marks)
        at = joined.rindex("the board")
        found = place(alignment, (0, at), (0, at + 9))
        assert isinstance(found, InQueue)
        assert {each.uid for each in found.likely} == {"A", "B"}


def test_without_marks_a_changed_paragraph_with_words_of_its_own_is_known_between_its_neighbours() -> None:
    other = BOARD.replace("9", "12").replace("214", "305")
    changed = BOARD.replace("the board received", "the board got")
    alignment = align(frozen(LAW, BOARD, HEALTH, other), [LAW, changed, HEALTH, other], {})
    assert place(alignment, (1, 0), (1, 4)) == Anchored((Segment("B", 0, 4),))


def test_without_marks_what_is_left_of_either_twin_is_neither() -> None:
    other = BOARD.replace("9", "12").replace("214", "305")
    changed = "With reference to the Convention, the board received complaints in the period."
    alignment = align(frozen(LAW, BOARD, other, HEALTH), [LAW, changed, HEALTH], {})
    found = place(alignment, (1, 0), (1, 4))
    assert isinstance(found, InQueue)
    assert (found.reason, {each.uid for each in found.likely}) == (ALIKE, {"B", "C"})


def test_new_text_between_the_parts_of_a_paragraph_is_in_no_paragraph_of_the_draft() -> None:
    returned = [HEALTH[:42], "Something quite new was put in here.", HEALTH[43:]]
    alignment = align(frozen(HEALTH), returned, {"A": Marks((0, 0), (0, 0), (2, len(returned[2])))})
    assert isinstance(place(alignment, (1, 0), (1, 9)), InQueue)
    assert segments(alignment, 2) == (Segment("A", 43, 48),)


def test_words_of_the_next_paragraph_that_came_over_with_a_deletion_are_not_placed_in_this_one() -> None:
    returned = [LAW[:30] + HEALTH[40:]]
    alignment = align(frozen(LAW, HEALTH), returned, {})
    at = returned[0].index("every year")
    found = place(alignment, (0, at), (0, at + 10))
    assert not isinstance(found, Anchored) or {each.uid for each in found.segments} == {"B"}


def test_a_paragraph_that_reads_like_one_but_holds_the_end_of_its_twin_is_neither() -> None:
    twin = BOARD.replace("214", "305")
    marks = {"A": Marks((0, 0), (0, 0), (0, 50)), "B": Marks((0, 50), (0, 50), (0, len(BOARD)))}
    alignment = align(frozen(BOARD, twin), [BOARD], marks)
    assert isinstance(place(alignment, (0, 60), (0, 70)), InQueue)


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


def test_a_remark_across_a_paragraph_of_the_draft_and_new_text_waits_whole() -> None:
    returned = [LAW, "And doctors, which nobody had said.", HEALTH]
    alignment = align(frozen(LAW, HEALTH), returned, marked(returned, {0: "A", 2: "B"}))
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


def test_what_was_changed_has_come_back_and_what_was_written_anew_has_not() -> None:
    returned = [LAW, BOARD.replace("received", "got"), "Since then much has been achieved by everybody."]
    alignment = align(frozen(LAW, BOARD, HEALTH), returned, marked(returned, {0: "A", 1: "B", 2: "C"}))
    assert (round(alignment.share, 2), round(alignment.arrived, 2)) == (0.33, 0.67)
