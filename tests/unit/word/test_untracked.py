"""What was changed without change tracking is told as the changes that somebody made, each in its own paragraph."""

from collections.abc import Sequence

from workbench.word.returned.anchoring import align
from workbench.word.returned.records import FrozenParagraph, Segment
from workbench.word.returned.untracked import UntrackedChange, untracked_changes

LAW = "The Government adopted a law on equality in 2021."
BOARD = "With reference to article 9, the board received 214 complaints in the period."
HEALTH = "The Ministry of Health trains 1,200 nurses every year. They work in the six regions."


def changes(sent: Sequence[str], returned: Sequence[str], styles: Sequence[str] = ()) -> tuple[UntrackedChange, ...]:
    frozen = tuple(FrozenParagraph(chr(65 + at), at + 1, text) for at, text in enumerate(sent))
    return untracked_changes(align(frozen, returned, {}), styles).changes


def told(sent: Sequence[str], returned: Sequence[str]) -> list[tuple[str, int, str, str]]:
    return [(each.uid, each.start, each.deleted, each.inserted) for each in changes(sent, returned)]


def test_a_word_for_another_is_one_change_at_its_place() -> None:
    assert told([LAW, BOARD], [LAW, BOARD.replace("214", "241")]) == [("B", 48, "214", "241")]


def test_words_put_in_and_words_taken_out_are_changes_of_their_own() -> None:
    edited = LAW.replace("a law", "a good law").replace(" in 2021", "")
    assert told([LAW, BOARD], [edited, BOARD]) == [("A", 25, "", "good "), ("A", 40, " in 2021", "")]


def test_a_paragraph_that_was_parted_has_a_paragraph_sign_put_in() -> None:
    assert told([HEALTH], [HEALTH[:54], HEALTH[55:]]) == [("A", 54, " ", "¶")]


def test_of_two_that_were_joined_the_first_goes_on_into_the_second() -> None:
    (change,) = changes([LAW, HEALTH], [f"{LAW} {HEALTH}"])
    assert (change.uid, change.start, change.joins_next, change.inserted) == ("A", len(LAW), True, " ")


def test_a_change_over_the_end_of_a_paragraph_is_cut_there() -> None:
    joined = LAW.replace("in 2021.", "which says that the") + HEALTH.replace("The Ministry", " Ministry")
    found = changes([LAW, HEALTH], [joined])
    assert [(each.uid, each.deleted, each.joins_next) for each in found] == [
        ("A", "in 2021.", True),
        ("B", "The", False),
    ]


def test_signs_that_a_font_draws_as_it_likes_are_words_like_others() -> None:
    bullet = "\ue000"
    edited = LAW.replace("a law", f"{bullet} a law {bullet}")
    found = changes([f"{bullet} {LAW}", HEALTH], [f"{bullet} {edited} {HEALTH}"])
    assert [(each.uid, each.deleted, each.joins_next) for each in found] == [
        ("A", "", False),
        ("A", "", False),
        ("A", "", True),
    ]
    assert not any("¶" in each.inserted for each in found)


def test_a_paragraph_that_is_gone_was_taken_out_whole() -> None:
    assert told([LAW, BOARD, HEALTH], [LAW, HEALTH]) == [("B", 0, BOARD, "")]


def test_a_paragraph_that_stands_elsewhere_was_moved_and_only_that_one() -> None:
    (change,) = changes([LAW, BOARD, HEALTH, LAW + " Twice."], [BOARD, HEALTH, LAW, LAW + " Twice."])
    assert (change.uid, change.deleted, change.moved_to) == ("A", LAW, Segment("C", len(HEALTH), len(HEALTH)))


def test_new_text_is_put_in_behind_the_paragraph_before_it() -> None:
    assert told([LAW, BOARD], [LAW, "Nobody had said so.", BOARD]) == [("A", len(LAW), "", "¶Nobody had said so.")]


def test_what_the_program_prints_beside_the_text_is_not_new_text() -> None:
    returned = ["Cover", LAW, "Table 1", BOARD]
    assert changes([LAW, BOARD], returned, ["cover", "text", "table title", "text"]) == ()


def test_typographic_signs_are_no_change() -> None:
    assert told(['The "law" of 2021 - good.'], ["The “law” of 2021 – good."]) == []


def test_a_footnote_mark_that_does_not_print_is_no_change() -> None:
    assert told(["A law of the year 2021\ufffc that all know."], ["The law of the year 2021 that all know."]) == [
        ("A", 0, "A", "The")
    ]


def test_rows_put_into_a_table_are_said_and_words_in_its_cells_are_changes() -> None:
    table = "Year\tWomen judges\n2023\tforty of them\n2024\tfifty of them"
    edited = table.replace("forty", "42") + "\n2025\tsixty of them"
    frozen = (FrozenParagraph("A", None, table),)
    found = untracked_changes(align(frozen, [edited], {}))
    assert [(each.deleted, each.inserted) for each in found.changes] == [("forty", "42")]
    assert found.tables == ("A",)


def test_of_a_paragraph_that_may_be_either_of_two_nothing_is_proposed() -> None:
    alike = (BOARD, BOARD.replace("214", "305"))
    assert told([LAW, *alike, HEALTH], [LAW, BOARD.replace(" 214", ""), HEALTH]) == []


def test_the_halves_of_a_paragraph_are_told_from_those_of_its_twin_by_what_they_are_together() -> None:
    rest = "The commission published its findings within the year and held four meetings with those concerned."
    north, south = f"In the north 214 complaints came in. {rest}", f"In the south 305 complaints came in. {rest}"
    cut = north.index("The commission")
    parted = [north[:cut].strip(), north[cut:]]
    assert told([LAW, north, south], [LAW, *parted, south.replace("305", "306")]) == [
        ("B", cut - 1, " ", "¶"),
        ("C", 13, "305", "306"),
    ]
