"""Comments and proposals written into a file of ours: each comes back from it as it was."""

from dataclasses import replace

import pytest

from tests.builders.commenting import change, for_comments, frozen, numbered, remark, taken_in, uid, written
from tests.builders.margin import faults
from tests.builders.word import unpacked
from workbench.comments.intake.records import Intake
from workbench.comments.records import CommentKind, Match
from workbench.word.blocks import Block, NumberedParagraph, Table
from workbench.word.commenting.records import PlaceNotInFile, Stretch
from workbench.word.projection import View, project
from workbench.word.reading import read

TEXTS = (
    'The Government <strong>adopted</strong> a plan<fn id="1"/> in 2024.',
    "The Commission received 214 complaints, of which 180 were resolved.",
    "Teachers were trained in every district.",
)
ARABIC = "\u0627\u0639\u062a\u0645\u062f\u062a \u0627\u0644\u062d\u0643\u0648\u0645\u0629 \u062e\u0637\u0629 2024."


def the_blocks() -> tuple[Block, ...]:
    heading, first, *rest = numbered(*TEXTS)
    assert isinstance(first, NumberedParagraph)
    return (heading, replace(first, notes={("fn", "1"): "Act No. 4."}), *rest)


def found(blocks: tuple[Block, ...], *args: object, **more: object) -> Intake:
    data = written(blocks, *args, **more)  # type: ignore[arg-type]
    assert faults(data) == []
    return taken_in(data, frozen(blocks))


def places(intake: Intake) -> list[list[tuple[str, int, int]]]:
    return [[(each.uid, each.start, each.end) for each in one.segments] for one in intake.everything]


def proposed(data: bytes, *, under: str = "Measures") -> list[str]:
    """The text with all changes accepted, from the heading on."""
    texts = project(read(data), View.PROPOSED).texts
    return list(texts[texts.index(under) + 1 :])


def test_a_comment_stands_at_its_very_words() -> None:
    intake = found(the_blocks(), [remark("1", "Which plan?", (1, 15, 29))])
    (one,) = intake.comments
    assert (one.anchor.match, one.anchor.quote, one.text) == (Match.EXACT, "adopted a plan", "Which plan?")


def test_comments_may_cross_each_other_hold_one_another_and_stand_at_a_point_or_a_note() -> None:
    wanted = [(1, 0, 10), (1, 4, 22), (1, 4, 10), (1, 29, 30), (1, 22, 22), (1, 0, 39), (1, 39, 39), (0, 0, 8)]
    intake = found(the_blocks(), [remark(str(n), "?", place) for n, place in enumerate(wanted)])
    assert places(intake) == [[(uid(block), start, end)] for block, start, end in wanted]


def test_a_comment_may_run_over_several_paragraphs() -> None:
    long = replace(
        remark("1", "All this."), place=(Stretch(uid(1), 30, 39), Stretch(uid(2), 0, 67), Stretch(uid(3), 0, 8))
    )
    assert places(found(the_blocks(), [long])) == [[(uid(1), 30, 39), (uid(2), 0, 67), (uid(3), 0, 8)]]


def test_a_thread_has_one_level_and_each_reply_marks_of_its_own() -> None:
    thread = [
        remark("1", "How many?", (2, 24, 27), resolved=True),
        remark("2", "See the annex.", reply_to="1"),
        remark("3", "Which one?\n\nThere are two.", reply_to="2"),
    ]
    intake = found(the_blocks(), thread)
    head = intake.comments[0]
    assert [one.text for one in intake.comments] == [one.text for one in thread]
    assert [one.reply_to for one in intake.comments] == [None, head.identity, head.identity]
    assert {one.anchor.quote for one in intake.comments} == {"214"}
    assert head.resolved
    assert not any(one.reply_inferred for one in intake.comments)


def test_the_form_of_a_comment_is_kept_as_long_as_it_says_the_same_words() -> None:
    form = 'See <strong>article</strong> 9,<br>and <a href="https://arcadia.example/law">the law</a>.'
    said = remark("1", "See article 9,\nand the law.", (1, 0, 3), markup=form)
    for wanted, kept in ((said, form), (replace(said, text="See article 8."), "")):
        data = written(the_blocks(), [wanted])
        assert faults(data) == []
        (one,) = read(data).comments
        assert (one.text, one.markup) == (wanted.text, kept or "See article 8.")


def test_a_remark_on_the_whole_report_stands_at_its_title() -> None:
    (one,) = found(the_blocks(), [remark("1", "Too long.")]).comments
    assert (one.anchor.quote, one.anchor.match) == ("Report", Match.QUEUED)


def test_proposals_come_back_as_they_were_made() -> None:
    made = [
        change("a", (1, 0, 3), "Our"),
        change("b", (1, 30, 30), " of action"),
        change("c", (2, 38, 66)),
        change("d", (3, 8, 8), "¶They "),
    ]
    data = written(the_blocks(), changes=made)
    assert faults(data) == []
    assert proposed(data) == [
        "Our Government adopted a plan\ufffc of action in 2024.",
        "The Commission received 214 complaints.",
        "Teachers",
        "They  were trained in every district.",
    ]
    intake = taken_in(data, frozen(the_blocks()))
    assert places(intake) == [[(each.place.uid, each.place.start, each.place.end)] for each in made]
    assert [one.proposed for one in intake.suggestions] == [each.inserted for each in made]
    assert not intake.untracked


def test_a_paragraph_taken_out_with_its_mark_leaves_no_empty_one() -> None:
    data = written(the_blocks(), changes=[change("a", (2, 0, 67), joins_next=True)])
    assert proposed(data)[1:] == ["Teachers were trained in every district."]


def test_two_paragraphs_are_joined_where_only_the_mark_is_taken_out() -> None:
    data = written(the_blocks(), changes=[change("a", (2, 67, 67), joins_next=True)])
    assert (
        proposed(data)[1]
        == "The Commission received 214 complaints, of which 180 were resolved.Teachers were trained in every district."
    )
    assert frozen(the_blocks())[uid(2)] in project(read(data), View.FROZEN).texts


def test_words_that_move_are_one_proposal() -> None:
    words = "The Commission received 214 complaints, "
    moved = change("a", (2, 0, len(words)), words, moved_to=Stretch(uid(3), 0, 0))
    data = written(the_blocks(), changes=[moved])
    assert faults(data) == []
    assert proposed(data)[1:] == ["of which 180 were resolved.", f"{words}Teachers were trained in every district."]
    (one,) = taken_in(data, frozen(the_blocks())).suggestions
    assert (one.kind, one.anchor.quote) == (CommentKind.MOVE, words)
    assert one.moved_to is not None
    assert (one.moved_to.uid, one.moved_to.start) == (uid(3), 0)


def test_comments_and_proposals_stand_in_each_other() -> None:
    intake = found(
        the_blocks(),
        [
            remark("1", "Why?", (2, 15, 38)),
            remark("2", "Within.", (2, 25, 26)),
            remark("3", "Behind.", (2, 27, 38)),
            remark("4", "On new words.", (2, 27, 27), on_change="a"),
        ],
        [change("a", (2, 24, 27), "241")],
    )
    assert places(intake)[:3] == [[(uid(2), 15, 38)], [(uid(2), 25, 26)], [(uid(2), 27, 38)]]
    on_new = intake.comments[3]
    assert (on_new.anchor.start, on_new.on_suggestion) == (27, intake.suggestions[0].identity)
    assert {one.anchor.match for one in intake.everything} == {Match.EXACT}


def test_a_place_in_a_table_is_found_again_in_its_cell() -> None:
    table = Table(uid(1), "Year\tWomen\nIn 2024\t1,240 of\u2028all judges\n\t", "Table 1")
    blocks = (numbered()[0], table)
    text = frozen(blocks)[uid(1)]
    spans = [("Women", "Women"), ("1,240", "1,240"), ("of\u2028all", "of\u2028all"), ("Year", "2024")]
    wanted = [(1, text.index(first), text.index(last) + len(last)) for first, last in spans]
    end = len(text)
    intake = found(
        blocks,
        [remark(str(n), "?", place) for n, place in enumerate(wanted)],
        [change("a", (1, text.index("1,240"), text.index("1,240") + 5), "1,420"), change("b", (1, end, end), "new")],
    )
    assert places(intake) == [[(uid(1), start, stop)] for _, start, stop in [*wanted, wanted[1], (1, end, end)]]


def test_arabic_words_hold_their_comments_and_comments_in_arabic_run_from_right_to_left() -> None:
    blocks = numbered(ARABIC)
    data = written(blocks, [remark("1", ARABIC, (1, 8, 15))], [change("a", (1, 19, 23), "2025")], language="ar")
    assert faults(data) == []
    comment, proposal = taken_in(data, frozen(blocks)).everything
    assert (comment.anchor.quote, proposal.anchor.quote) == (ARABIC[8:15], "2024")
    assert b"<w:bidi/>" in unpacked(data)["word/comments.xml"]


def test_lines_from_right_to_left_are_not_justified_where_changes_are_tracked() -> None:
    for language, justified in (("en", True), ("ar", False)):
        styles = unpacked(for_comments(numbered(ARABIC), language))["word/styles.xml"]
        assert (b'w:val="both"' in styles) is justified


def test_a_mark_of_a_source_that_does_not_print_takes_no_place_in_the_file() -> None:
    blocks = numbered('Trained<cite id="1"/> 1,240 teachers<cite id="2"/>.')
    text = frozen(blocks)[uid(1)]
    start = text.index("1,240")
    intake = found(blocks, [remark("1", "?", (1, start, start + 5))], [change("a", (1, len(text) - 1, len(text)), "!")])
    assert [one.anchor.quote for one in intake.everything] == ["1,240", "."]


def test_a_file_without_comments_has_no_part_for_them() -> None:
    data = written(the_blocks(), changes=[change("a", (1, 0, 3), "Our")])
    assert not [name for name in unpacked(data) if "comments" in name or "people" in name]
    assert written(the_blocks()) == for_comments(the_blocks())


def test_the_same_remarks_give_the_same_bytes() -> None:
    args = ([remark("1", "Why?", (1, 0, 3))], [change("a", (2, 24, 27), "241")])
    assert written(the_blocks(), *args) == written(the_blocks(), *args)


@pytest.mark.parametrize("place", [(1, 0, 400), (9, 0, 1)])
def test_a_proposal_on_words_that_are_not_there_is_refused(place: tuple[int, int, int]) -> None:
    with pytest.raises(PlaceNotInFile):
        written(the_blocks(), changes=[change("a", place, "x")])
