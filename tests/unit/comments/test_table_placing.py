"""A row of a commenting table stands where it cites and quotes, or waits with the places that may be meant."""

from dataclasses import replace
from typing import Any

from tests.builders.snapshots import a_block, a_section, a_snapshot
from workbench.comments.intake.table.places import Places, places_of
from workbench.comments.intake.table.placing import ELSEWHERE, NO_PLACE, NOT_FOUND, NOT_THERE, TWICE, Stand, stand
from workbench.comments.intake.table.quoting import Passage, quoted_in, stands
from workbench.comments.intake.table.rows import TableRow
from workbench.comments.records import CommentType, Match, Scope
from workbench.drafting.records import BlockKind
from workbench.text.characters import NOTE_MARK

LAW = "In 2024 Parliament adopted the “Act on Equality”.\ufffc The Act prohibits discrimination on every ground."
TEACHERS = "The Ministry of Education trained 1,240 teachers in human rights education."
TWIN = "With reference to article 5, the Commission received 214 complaints, of which 180 were resolved."
OTHER_TWIN = "With reference to article 6, the Commission received 214 complaints, of which 96 were resolved."
CASES = "Year\tCases\n2024\t214 cases of profiling"
REPORT = a_snapshot(
    a_section(
        "General measures",
        a_block(LAW.replace(NOTE_MARK, '<fn id="1"/>'), BlockKind.NUMBERED, label="1"),
        a_block("fines of up to 500 talents;", BlockKind.ITEM, label="1 (a)"),
        a_block(TEACHERS, BlockKind.NUMBERED, label="3"),
    ),
    a_section(
        "Complaints",
        a_block(TWIN, BlockKind.NUMBERED, label="4"),
        a_block(OTHER_TWIN, BlockKind.NUMBERED, label="5"),
        a_block(CASES, BlockKind.TABLE, label="Table 1"),
    ),
)
PLACES = Places(places_of(REPORT))
IDS = {place.name or place.text: place.uid for place in PLACES.every}


def row(cited: str = "", quote: str = "", text: str = "Please check.", **more: Any) -> TableRow:
    made = TableRow("row 2", cited, quote, None, None, text, "", "")
    return replace(made, **more)


def placed(cited: str = "", quote: str = "", text: str = "Please check.", **more: Any) -> Stand:
    return stand(row(cited, quote, text, **more), PLACES)


def words(found: Stand) -> tuple[str | None, str, Match]:
    name = next((each for each, uid in IDS.items() if uid == found.anchor.paragraph_id), None)
    return name, found.anchor.quote, found.anchor.match


def test_words_of_the_paragraph_cited_are_found_at_their_place() -> None:
    found = placed("1", "prohibits discrimination")
    assert words(found) == ("1", "prohibits discrimination", Match.EXACT)
    assert LAW[found.anchor.start : found.anchor.end] == "prohibits discrimination"
    assert (found.scope, found.number) == (Scope.SPAN, 1)


def test_words_copied_across_a_note_with_straight_quotation_marks_are_found_whole() -> None:
    found = placed("para. 1", 'the "Act on Equality". The Act')
    assert words(found) == ("1", "the “Act on Equality”.\ufffc The Act", Match.EXACT)


def test_words_left_out_of_a_quotation_stand_between_its_ends() -> None:
    assert words(placed("3", "The Ministry of Education … human rights")) == (
        "3",
        "The Ministry of Education trained 1,240 teachers in human rights",
        Match.EXACT,
    )


def test_words_of_an_item_are_found_under_the_number_of_its_paragraph() -> None:
    assert words(placed("1", "fines of up to 500 talents")) == ("1 (a)", "fines of up to 500 talents", Match.EXACT)


def test_words_in_a_cell_of_a_table_are_found() -> None:
    assert words(placed("Table 1", "214 cases of profiling")) == ("Table 1", "214 cases of profiling", Match.EXACT)


def test_a_twin_elsewhere_does_not_move_a_row_away_from_what_it_cites() -> None:
    assert words(placed("5", "the Commission received 214 complaints"))[0] == "5"
    assert words(placed("4", "the Commission received 214 complaints"))[0] == "4"


def test_without_words_the_row_stands_on_the_paragraph() -> None:
    found = placed("3")
    assert words(found) == ("3", "", Match.PARAGRAPH)
    assert (found.scope, found.anchor.start, found.number) == (Scope.PARAGRAPH, None, 3)


def test_words_that_do_not_stand_there_leave_the_row_on_the_paragraph_and_say_so() -> None:
    found = placed("3", "educated a thousand teachers")
    assert (words(found), found.anchor.why) == (("3", "", Match.PARAGRAPH), NOT_THERE)


def test_words_that_stand_there_twice_are_offered_and_none_of_them_taken() -> None:
    found = placed("1", "Act")
    assert (found.anchor.match, found.anchor.why) == (Match.PARAGRAPH, TWICE)
    assert len(found.likely) == 2


def test_words_of_another_paragraph_than_the_one_cited_wait_with_both() -> None:
    found = placed("4", "trained 1,240 teachers in human rights")
    assert (found.anchor.match, found.anchor.why) == (Match.QUEUED, ELSEWHERE)
    assert [segment.uid for segment in found.likely] == [IDS["3"], IDS["4"]]
    assert found.anchor.quote == "trained 1,240 teachers in human rights"


def test_words_without_a_paragraph_wait_with_the_one_place_where_they_stand() -> None:
    found = placed("", "trained 1,240 teachers in human rights")
    assert (found.anchor.match, found.anchor.why) == (Match.QUEUED, NO_PLACE)
    assert [segment.uid for segment in found.likely] == [IDS["3"]]


def test_words_that_stand_in_twins_offer_nothing() -> None:
    assert placed("", "the Commission received 214 complaints").likely == ()


def test_a_number_that_is_not_there_waits() -> None:
    assert (placed("77").anchor.match, placed("77").anchor.why) == (Match.QUEUED, NOT_FOUND)


def test_an_empty_place_offers_that_of_the_row_above_and_does_not_take_it() -> None:
    found = placed("", above="3")
    assert (found.anchor.match, [segment.uid for segment in found.likely]) == (Match.QUEUED, [IDS["3"]])


def test_several_paragraphs_are_all_places_of_one_comment() -> None:
    found = placed("3-5")
    assert [segment.uid for segment in found.segments] == [IDS["3"], IDS["4"], IDS["5"]]
    assert found.anchor.paragraph_id == IDS["3"]


def test_words_that_one_of_several_paragraphs_cited_has_are_found_there() -> None:
    assert words(placed("4, 5", "of which 96 were resolved")) == ("5", "of which 96 were resolved", Match.EXACT)


def test_a_section_is_commented_on_as_a_whole() -> None:
    found = placed("Complaints")
    assert (found.scope, words(found)) == (Scope.SECTION, ("Complaints", "Complaints", Match.EXACT))


def test_words_of_a_section_are_found_in_its_paragraphs() -> None:
    assert words(placed("Complaints", "of which 96 were resolved"))[0] == "5"


def test_a_general_comment_is_one_on_the_whole_report() -> None:
    for found in (placed("General comment"), placed("", type=CommentType.GENERAL), placed("ملاحظات عامة")):
        assert (found.scope, found.anchor.paragraph_id, found.anchor.match) == (Scope.DOCUMENT, None, Match.EXACT)


def test_words_quoted_in_the_comment_itself_are_found_where_they_stand_once() -> None:
    found = placed("3", text="Replace “trained 1,240 teachers” by “trained 1,310 teachers”.")
    assert words(found) == ("3", "trained 1,240 teachers", Match.EXACT)


def test_a_word_is_not_found_within_another() -> None:
    assert stands("train", Passage("The Ministry trained and will train teachers.")) == ((30, 35),)
    assert stands("人权", Passage("国家人权委员会")) == ((2, 4),)


def test_quotation_marks_of_any_kind_hold_words() -> None:
    text = '“one two” «trois mots» "four" „fünf Wörter“ ‘six’ don’t'
    assert quoted_in(text) == ("one two", "trois mots", "four", "fünf Wörter", "six")
