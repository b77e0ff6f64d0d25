"""A commenting table in Word or in a spreadsheet, our own or made by hand, read as remarks on the frozen text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.commenting_tables import HEAD, excel, word
from tests.builders.snapshots import a_block, a_section, a_snapshot
from tests.builders.word import docx, packed, unpacked
from tests.builders.word_text import table, tc
from workbench.comments.intake.recognising import WrongSnapshot
from workbench.comments.intake.records import Intake
from workbench.comments.intake.table.places import Places, places_of
from workbench.comments.intake.table.reading import NoHeadings, NotACommentingTable, receive, received
from workbench.comments.intake.table.rows import RawTable, comment_rows
from workbench.comments.intake.table.words import Column, column
from workbench.comments.records import CommentKind, CommentType, Match, Origin, Scope, Severity
from workbench.corpus.parsing.sheets.workbook import UnsafeWorkbook
from workbench.drafting.records import BlockKind

LAW = "Parliament adopted the Act on Equality."
TEACHERS = "The Ministry of Education trained 1,240 teachers in human rights education."
REPORT = a_snapshot(
    a_section(
        "Measures",
        a_block(LAW, BlockKind.NUMBERED, label="1"),
        a_block(TEACHERS, BlockKind.NUMBERED, label="2"),
    )
)
PLACES = places_of(REPORT)
FIRST, SECOND = (paragraph.id for paragraph in REPORT.paragraphs)
ROWS = (
    ("1", "2", "1,240 teachers", "factual", "must", "The ministry told us 1,310.", "1,310 teachers"),
    ("2", "para. 1", "", "", "", "Say when.", ""),
    ("3", "", "", "", "", "", ""),
)


def intake(data: bytes) -> Intake:
    found = receive(data, PLACES, snapshot_id=REPORT.id)
    assert found is not None
    return found


def said(data: bytes) -> list[tuple[str | None, str, str | None]]:
    return [(one.anchor.paragraph_id, one.text, one.proposed) for one in intake(data).comments]


@pytest.mark.parametrize("data", [word(HEAD, *ROWS), excel(HEAD, *ROWS)], ids=["Word", "Excel"])
def test_each_filled_row_is_a_comment_at_its_words(data: bytes) -> None:
    first, second = intake(data).comments
    assert (first.kind, first.origin, first.anchor.match) == (
        CommentKind.COMMENT,
        Origin.COMMENT_TABLE,
        Match.EXACT,
    )
    assert (first.anchor.paragraph_id, first.anchor.quote) == (SECOND, "1,240 teachers")
    assert (first.text, first.proposed) == ("The ministry told us 1,310.", "1,310 teachers")
    assert (first.type, first.severity) == (CommentType.FACTUAL, Severity.MUST)
    assert (second.anchor.paragraph_id, second.anchor.match, second.scope) == (FIRST, Match.PARAGRAPH, Scope.PARAGRAPH)
    assert (second.proposed, second.type, second.severity) == (None, None, None)


def test_columns_may_be_in_any_order_and_under_other_names() -> None:
    rows = (
        ("Current text", "Suggested wording", "Ref.", "Rationale", "Ministry"),
        ("1,240 teachers", "1,310 teachers", "§ 2", "Our register says so.", "Education"),
    )
    for data in (word(*rows), excel(*rows)):
        assert said(data) == [(SECOND, "Our register says so.", "1,310 teachers")]


@pytest.mark.parametrize(
    "head",
    [
        ("Paragraphe", "Passage", "Commentaires", "Texte proposé"),
        ("Párrafo", "Texto actual", "Observaciones", "Redacción propuesta"),
        ("Parágrafo", "Texto atual", "Comentários", "Texto proposto"),
        ("الفقرة", "النص الحالي", "الملاحظات", "النص المقترح"),
        ("Пункт", "Текущий текст", "Замечания", "Предлагаемая редакция"),
        ("段落", "原文", "意见", "建议案文"),
        ("Paragraph/ Figure/Table", "Existing wording", "Comments²", "Proposed change (by the MB)"),
    ],
)
def test_headings_are_known_in_the_languages_of_the_field(head: tuple[str, ...]) -> None:
    assert said(word(head, ("2", "1,240 teachers", "Check.", "1,310"))) == [(SECOND, "Check.", "1,310")]


def test_rows_under_titles_with_repeated_heads_and_lists_in_a_cell() -> None:
    data = word(
        ("Comments of the Commission", "", "", "", "", "", ""),
        HEAD,
        ("2", "1", "", "", "", "First line.\nSecond line.", ""),
        HEAD,
        ("1", "2", "", "", "", "", "Delete."),
    )
    assert said(data) == [(FIRST, "First line.\nSecond line.", None), (SECOND, "", "Delete.")]


def test_a_paragraph_merged_over_several_rows_is_that_of_each() -> None:
    rows = (("Paragraph", "Comment"), ("2", "One."), ("", "Two."))
    assert [one[0] for one in said(excel(*rows, merged=["A2:A3"]))] == [SECOND, SECOND]
    merged = tc("<w:p><w:r><w:t>2</w:t></w:r></w:p>", '<w:vMerge w:val="restart"/>')
    cells = [tc(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>") for text in ("Paragraph", "Comment", "One.", "Two.")]
    body = table(cells[0] + cells[1], merged + cells[2], tc(properties="<w:vMerge/>") + cells[3]) + "<w:p/>"
    assert [one[0] for one in said(docx("Comments", body=body))] == [SECOND, SECOND]


def test_ditto_marks_mean_the_row_above_and_an_empty_cell_is_only_offered_it() -> None:
    data = word(("Paragraph", "Comment"), ("2", "One."), ("ditto", "Two."), ('"', "Three."), ("", "Four."))
    assert [one[0] for one in said(data)] == [SECOND, SECOND, SECOND, None]
    assert [segment.uid for segment in intake(data).comments[3].likely] == [SECOND]


def test_a_copied_row_is_taken_in_once_and_the_order_of_rows_does_not_matter() -> None:
    once, copied, turned = (
        {one.identity for one in intake(word(HEAD, *rows)).comments}
        for rows in (ROWS[:2], (*ROWS[:2], ("9", *ROWS[0][1:])), (ROWS[1], ROWS[0]))
    )
    assert once == copied == turned
    assert once == {one.identity for one in intake(excel(HEAD, *ROWS)).comments}


def test_proposals_that_differ_alone_are_two_comments() -> None:
    rows = [("Paragraph", "Comment", "Proposed text"), ("2", "Check.", "1,310"), ("2", "Check.", "1,320")]
    assert len({one.identity for one in intake(word(*rows)).comments}) == 2


def test_words_that_are_in_no_column_of_comments_are_named_not_lost() -> None:
    data = word(("Paragraph", "Comment", "Thoughts"), ("2", "", "This matters to us."))
    (notice,) = [str(each) for each in intake(data).warnings if "row 2" in str(each)]
    assert "This matters to us." in notice


def test_word_comments_beside_the_table_are_named_not_lost() -> None:
    body = word(HEAD, ROWS[0], above=("Our [table](Chidi: Late, sorry.) of comments",))
    assert any("1 Word comments" in str(each) for each in intake(body).warnings)


def test_a_form_of_another_version_is_not_placed_on_this_one() -> None:
    with pytest.raises(WrongSnapshot):
        receive(word(HEAD, *ROWS, snapshot="01OTHER", form=True), PLACES, snapshot_id=REPORT.id)


def test_a_form_names_its_version_and_a_table_made_by_hand_says_that_it_does_not() -> None:
    ours = intake(word(HEAD, *ROWS, snapshot=REPORT.id, form=True))
    assert (ours.snapshot_id, ours.warnings) == (REPORT.id, ())
    theirs = intake(word(HEAD, *ROWS))
    assert (theirs.snapshot_id, len(theirs.warnings)) == (None, 1)


def test_a_form_that_came_back_empty_says_so() -> None:
    found = intake(word(HEAD, ROWS[2], snapshot=REPORT.id, form=True))
    assert (found.comments, [str(each) for each in found.warnings]) == (
        (),
        ["No row of the table holds a comment or a proposed text."],
    )


def test_the_draft_itself_is_no_commenting_table_whatever_tables_it_has() -> None:
    for named in (REPORT.id, None):
        draft = word(("Paragraph", "Comment"), ("2", "Words of the draft."), above=(LAW, TEACHERS), snapshot=named)
        assert receive(draft, PLACES, snapshot_id=REPORT.id) is None


def test_a_letter_in_word_is_no_commenting_table() -> None:
    assert receive(docx("Dear colleagues,", "we agree."), PLACES, snapshot_id=REPORT.id) is None
    assert receive(b"%PDF-1.7", PLACES, snapshot_id=REPORT.id) is None


def test_a_table_in_word_without_headings_is_refused_with_what_it_needs() -> None:
    rows = (("2", "Check this figure, please."), ("para. 1", "Say when the Act was adopted."))
    with pytest.raises(NoHeadings, match="columns have no headings"):
        receive(word(*rows), PLACES, snapshot_id=REPORT.id)
    figures = (("2024", "214", "31"), ("2025", "240", "29"), ("2", "3", "4"))
    assert receive(word(*figures), PLACES, snapshot_id=REPORT.id) is None


def test_a_workbook_without_headings_is_refused_with_what_it_needs() -> None:
    with pytest.raises(NotACommentingTable, match="column “Paragraph”"):
        receive(excel(("2", "Check the figure.")), PLACES, snapshot_id=REPORT.id)


def test_a_workbook_that_could_harm_is_refused_by_name() -> None:
    parts = unpacked(excel(HEAD, *ROWS))
    sheet = "xl/worksheets/sheet1.xml"
    hostile = packed({**parts, sheet: b'<!DOCTYPE x [<!ENTITY y "z">]>' + parts[sheet]})
    with pytest.raises(UnsafeWorkbook):
        receive(hostile, PLACES, snapshot_id=REPORT.id)


def test_figures_of_a_spreadsheet_are_paragraphs_and_a_date_is_none() -> None:
    first, second = intake(excel(("Paragraph", "Comment"), (2, "A."), (date(2026, 4, 3), "B."))).comments
    assert (first.anchor.paragraph_id, second.anchor.match) == (SECOND, Match.QUEUED)


def test_other_sheets_of_the_workbook_are_left_alone() -> None:
    data = excel(HEAD, *ROWS, Paragraphs=[("Paragraph", "Section", "Begins"), ("1", "Measures", LAW)])
    assert len(intake(data).comments) == 2


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Comment No.", Column.ROW),
        ("Type of comment", Column.TYPE),
        ("Justification for the change", Column.RATIONALE),
        ("MB/NC", Column.LEFT_OUT),
        ("State answer", Column.LEFT_OUT),
        ("Budget", None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, meant: Column | None) -> None:
    assert column(heading) is meant


CELLS = st.text(st.sampled_from("0123456789 ab(),.-–§IVXالفقرةпункт第段“”…\n\ufffc"), max_size=40)


@settings(deadline=None)  # under load a first example may take its time
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4))
def test_whatever_is_typed_a_row_stands_at_a_place_of_the_draft_or_waits(cells: list[tuple[str, str, str]]) -> None:
    rows = (("Paragraph", "Current text", "Comment"), *cells)
    found = comment_rows([RawTable("", tuple(enumerate(rows, start=1)))])
    assert found is not None
    for row in found.rows:
        one = received(row, Places(PLACES), {})
        texts = {place.uid: place.text for place in PLACES}
        assert all(0 <= each.start <= each.end <= len(texts[each.uid]) for each in (*one.segments, *one.likely))
        if one.anchor.start is not None and one.anchor.paragraph_id:
            assert texts[one.anchor.paragraph_id][one.anchor.start : one.anchor.end] == one.anchor.quote
