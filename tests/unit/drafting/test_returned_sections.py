"""A section that came back from Word: every change is told for what it is, and what has no sure place waits."""

from collections.abc import Sequence

from tests.builders.word import docx
from workbench.drafting.records import BlockKind
from workbench.drafting.returned.arriving import known_again
from workbench.drafting.returned.matching import match
from workbench.drafting.returned.planning import plan
from workbench.drafting.returned.records import (
    Added,
    Deleted,
    Kept,
    Merged,
    Moved,
    SentBlock,
    Split,
    Step,
    Under,
    Waits,
    Why,
    Written,
)
from workbench.text import markup
from workbench.word.reading import read
from workbench.word.returned.anchoring import FrozenParagraph

HEADING = "Article 5: stereotypes"
LAW = "Parliament adopted the Act on Equality in 2024."
BOARD = "The Board of Equality received 214 complaints in that year."
NURSES = "The Ministry of Health trained 1,200 nurses in six regions."
IDS = ("H", "A", "B", "C")


def planned(
    *paragraphs: str, uids: Sequence[str] = IDS, sent: Sequence[str] = (LAW, BOARD, NURSES)
) -> tuple[Step, ...]:
    """The steps for a file with these paragraphs (notation of `docx`) on a section with a heading and these texts."""
    blocks = [
        SentBlock(uid, BlockKind.NUMBERED, str(at), markup.from_plain(text), f"R{uid}")
        for at, (uid, text) in enumerate(zip("ABC", sent, strict=False), start=1)
    ]
    document = read(docx(*paragraphs, uids=uids))
    frozen = [FrozenParagraph("H", None, HEADING), *(FrozenParagraph(each.id, 1, each.text) for each in blocks)]
    steps = plan(document, match(document, frozen), blocks, {"H": HEADING}).steps
    return tuple(step for step in steps if not isinstance(step, Under))


def test_what_came_back_as_it_went_out_is_kept() -> None:
    assert planned(HEADING, LAW, BOARD, NURSES) == (Kept("A"), Kept("B"), Kept("C"))


def test_a_tracked_change_is_a_new_text_of_its_paragraph() -> None:
    steps = planned(HEADING, LAW, "The Board of Equality received {-214-}{+231+} complaints in that year.", NURSES)

    assert isinstance(steps[1], Written)
    assert (steps[1].id, steps[1].arrived.markup) == ("B", BOARD.replace("214", "231"))
    assert steps[1].arrived.author == "Chidi"


def test_a_change_without_tracking_is_one_too() -> None:
    steps = planned(HEADING, LAW, BOARD.replace("214", "231"), NURSES)

    assert isinstance(steps[1], Written)
    assert steps[1].arrived.text == BOARD.replace("214", "231")


def test_bold_words_are_a_change() -> None:
    steps = planned(HEADING, LAW, BOARD.replace("214", "**214**"), NURSES)

    assert isinstance(steps[1], Written)
    assert "<strong>214</strong>" in steps[1].arrived.markup


def test_a_paragraph_parted_under_tracking_is_a_split() -> None:
    steps = planned(HEADING, LAW, "The Board of Equality{+¶+} received 214 complaints in that year.", NURSES)

    assert isinstance(steps[1], Split)
    assert [each.text for each in steps[1].parts] == ["The Board of Equality", "received 214 complaints in that year."]


def test_a_paragraph_parted_without_tracking_is_a_split() -> None:
    steps = planned(
        HEADING,
        LAW,
        "The Board of Equality",
        "received 214 complaints in that year.",
        NURSES,
        uids=("H", "A", "B", "", "C"),
    )

    assert Waits not in {type(step) for step in steps[:2]}


def test_two_paragraphs_joined_under_tracking_are_a_merge() -> None:
    steps = planned(HEADING, LAW + "{-¶-}", BOARD, NURSES)

    assert isinstance(steps[0], Merged)
    assert steps[0].ids == ("A", "B")
    assert steps[0].arrived.text == LAW + BOARD


def test_a_paragraph_taken_out_under_tracking_is_deleted() -> None:
    assert Deleted("B") in planned(HEADING, LAW, "{-" + BOARD + "-}{-¶-}", NURSES)


def test_a_paragraph_that_did_not_come_back_waits_and_is_not_deleted() -> None:
    steps = planned(HEADING, LAW, NURSES, uids=("H", "A", "C"))

    assert Waits(Why.NOT_BACK, None, "B") in steps


def test_a_new_paragraph_stands_behind_the_one_before_it() -> None:
    steps = planned(HEADING, LAW, "{+The police were trained in 2025.¶+}", BOARD, NURSES, uids=("H", "A", "", "B", "C"))

    assert [type(step) for step in steps] == [Kept, Added, Kept, Kept]


def test_a_paragraph_with_its_marks_elsewhere_was_moved() -> None:
    steps = planned(HEADING, NURSES, LAW, BOARD, uids=("H", "C", "A", "B"))

    assert steps == (Moved("C"), Kept("A"), Kept("B"))


def test_a_paragraph_cut_and_pasted_under_tracking_was_moved() -> None:
    steps = planned(HEADING, "{-" + LAW + "-}{-¶-}", BOARD, NURSES, "{+" + LAW + "+}", uids=("H", "A", "B", "C", ""))

    assert Moved("A") in steps
    assert Deleted("A") not in steps


def test_another_heading_waits_for_a_person() -> None:
    steps = planned("Article 5: harmful practices", LAW, BOARD, NURSES)

    assert any(isinstance(step, Waits) and step.why is Why.HEADING for step in steps)


def test_without_any_marks_the_text_tells_whose_it_is() -> None:
    steps = planned(HEADING, LAW, BOARD.replace("214", "231"), NURSES, uids=())

    assert [type(step) for step in steps] == [Kept, Written, Kept]


def test_other_words_where_a_paragraph_is_missing_wait_for_a_person() -> None:
    steps = planned(HEADING, LAW, "A new office opened in the north.", NURSES, uids=("H", "A", "", "C"))

    waiting = [step for step in steps if isinstance(step, Waits)]
    assert [(step.why, step.likely) for step in waiting] == [(Why.NO_PLACE, "B")]


def test_footnotes_are_known_again_by_their_words_and_new_ones_are_numbered() -> None:
    printed = [(("cite", "1"), "CERD/C/ARC/CO/7-9, para. 12."), (("fn", "2"), "Act No. 14 of 2024.")]

    assert known_again(printed, ["Act No. 14 of 2024.", "Gazette of 3 May."]) == (("fn", "2"), ("fn", "3"))
    assert known_again(printed, ["", ""]) == (("cite", "1"), ("fn", "2"))
    assert known_again(printed, ["CERD/C/ARC/CO/7-9, para. 12.", "Act No. 14 of 2025."]) == (("cite", "1"), ("fn", "2"))
