"""The response matrix as Word and as Excel."""

import csv
import io
from dataclasses import fields, replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from workbench.comments.matrix import MatrixRow, Party, ResponseMatrix, View
from workbench.comments.records import Answer, CommentKind, CommentState, Position, Scope
from workbench.export import matrix
from workbench.export.matrix.words import words_of

ROW = MatrixRow(
    institution="National Human Rights Commission",
    number="NHRI-014",
    paragraph="24",
    type="substantive",
    comment="Which law?\nName it.",
    proposed="Act No. 1",
    disposition="accepted_in_part",
    reason="Named in a footnote.",
    new_paragraph="25",
    section="II Article 2",
    quote="adopted a law\ufffc",
    scope="span",
    severity="should",
    state="sent",
    match="exact",
    late=False,
    language="en",
    received_on=date(2026, 5, 20),
    answered_on=date(2026, 6, 2),
    comment_id="C",
    paragraph_id="P",
    internal_note="canary: ask the minister",
)


def a_matrix(*rows: MatrixRow, view: View = View.COMMENTER) -> ResponseMatrix:
    return ResponseMatrix(
        view=view,
        round_id="R",
        report_title="Report to CERD",
        snapshot_number=3,
        frozen_on=date(2026, 5, 4),
        kind="nhri",
        institution="National Human Rights Commission",
        opened_on=date(2026, 5, 4),
        closes=date(2026, 5, 29),
        working_days=19,
        short_notice_reason="",
        rows=rows or (ROW,),
    )


def table(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in Document(io.BytesIO(data)).tables[0].rows]


def sheet(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data))["Matrix"].iter_rows(values_only=True))


def test_the_word_table_has_the_columns_people_know_in_their_order() -> None:
    head, row = table(matrix.word(a_matrix()))

    assert head == [
        *("Institution", "Number", "Paragraph", "Type", "Comment"),
        *("Proposed text", "Answer", "Reason", "New paragraph"),
    ]
    assert row == [
        *("National Human Rights Commission", "NHRI-014", "24", "Substantive"),
        "“adopted a law”\nWhich law?\nName it.",
        *("Act No. 1", "Accepted in part", "Named in a footnote.", "25"),
    ]


def test_the_head_is_repeated_on_every_page_and_the_table_says_what_it_is() -> None:
    document = Document(io.BytesIO(matrix.word(a_matrix())))
    made = document.tables[0]._tbl

    assert made.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert made.tblPr.find(qn("w:tblDescription")).get(qn("w:val")).startswith("One row for each comment")
    section = document.sections[0]
    assert section.page_width > section.page_height


@pytest.mark.parametrize("view", [View.COMMENTER, View.PUBLIC])
def test_an_internal_note_is_in_the_internal_view_alone(view: View) -> None:
    said = str(table(matrix.word(a_matrix(view=view)))) + str(sheet(matrix.excel(a_matrix(view=view))))

    assert "canary" not in said
    assert "canary" in str(table(matrix.word(a_matrix(view=View.INTERNAL))))
    assert "canary" in str(sheet(matrix.excel(a_matrix(view=View.INTERNAL))))


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@x", "123", "https://example.org"])
def test_a_cell_of_the_sheet_is_a_text_and_never_a_formula(text: str) -> None:
    book = load_workbook(io.BytesIO(matrix.excel(a_matrix(replace(ROW, comment=text)))))

    cell = book["Matrix"]["E2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_a_comment_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    long = "word " * 10_000
    rows = sheet(matrix.excel(a_matrix(replace(ROW, comment=long))))[1:]

    assert [row[1] for row in rows] == ["NHRI-014", "NHRI-014"]
    assert "".join(str(row[4]) for row in rows) == long


def test_an_arabic_comment_runs_from_right_to_left_in_its_cell() -> None:
    data = matrix.word(a_matrix(replace(ROW, comment="أي قانون؟", language="ar", quote="")))
    cell = Document(io.BytesIO(data)).tables[0].rows[1].cells[4]

    assert cell.text == "أي قانون؟"
    assert cell.paragraphs[0]._p.pPr.find(qn("w:bidi")) is not None


def test_the_sheet_says_neither_who_made_it_nor_when() -> None:
    book = load_workbook(io.BytesIO(matrix.excel(a_matrix())))

    assert not book.properties.creator
    assert book.properties.created.date() == date(2026, 5, 4)


def test_an_english_quotation_stands_from_left_to_right_over_an_arabic_comment() -> None:
    row = replace(ROW, comment="أي قانون؟", language="ar", quote="adopted a law", proposed="Act No. 1")
    cells = Document(io.BytesIO(matrix.word(a_matrix(row)))).tables[0].rows[1].cells

    sides = [[p._p.pPr.find(qn("w:bidi")) is not None for p in cells[place].paragraphs] for place in (4, 5)]
    assert sides == [[False, True], [False]]


def test_a_row_stays_on_one_page_unless_it_is_longer_than_one() -> None:
    data = matrix.word(a_matrix(ROW, replace(ROW, comment="word " * 800)))
    rows = Document(io.BytesIO(data)).tables[0].rows

    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("view", list(View))
def test_no_heading_and_no_word_of_ours_is_broken_in_its_column(view: View) -> None:
    """A column of one word is wide enough for it: at 8.5 points about 79 twips a letter, and 170 of margin."""
    head = Document(io.BytesIO(matrix.word(a_matrix(view=view)))).tables[0].rows[0]
    widths = {cell.text: cell.width.twips if cell.width else 0 for cell in head.cells}

    longest = {"Paragraph": "Paragraph", "New paragraph": "paragraph", "Type": "Replacement", "Answer": "Duplicate"}
    assert [name for name, word in longest.items() if widths[name] < 170 + 79 * len(word)] == []


_IN_OTHER_CELLS = {"comment_id", "paragraph_id", "replies", "erased", "translations", "open_again"}
_COLUMNS = [each.name for each in fields(MatrixRow) if each.name not in _IN_OTHER_CELLS]


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar", "ru", "zh"])
def test_each_language_has_words_for_all_that_a_matrix_says(language: str) -> None:
    words = words_of(language)
    assert words.language == language
    for group, names in (
        ("views", View),
        ("answers", Answer),
        ("kinds", [kind for kind in CommentKind if kind is not CommentKind.COMMENT]),
        ("scopes", Scope),
        ("states", CommentState),
        ("positions", ["", *Position]),
        ("columns", _COLUMNS),
    ):
        assert [name for name in names if name and words.of(group, str(name)) == str(name) and language != "en"] == []


def test_the_matrix_of_an_arabic_report_speaks_arabic_and_runs_from_right_to_left() -> None:
    found = replace(a_matrix(), language="ar")
    document = Document(io.BytesIO(matrix.word(found)))
    (made,) = document.tables
    assert made.rows[0].cells[0].text == "المؤسسة"
    assert made._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert load_workbook(io.BytesIO(matrix.excel(found))).worksheets[0].sheet_view.rightToLeft
    assert next(iter(csv.reader(io.StringIO(matrix.csv(found).decode("utf-8-sig")))))[:3] == [
        "المؤسسة",
        "الرقم",
        "الفقرة",
    ]


def test_the_head_says_what_time_each_institution_had_and_what_it_said_of_the_whole() -> None:
    party = Party("Parliament", False, date(2026, 5, 29), 19, "serious_concern", "Article 5 is wrong.", None)
    made = Document(io.BytesIO(matrix.word(replace(a_matrix(), parties=(party,)))))
    said = [paragraph.text for paragraph in made.paragraphs]
    assert "Parliament: 19 working days, until 29 May 2026; serious concern. Article 5 is wrong." in said


def test_what_a_comment_concerns_stands_under_it_and_in_a_column() -> None:
    found = a_matrix(replace(ROW, about=("CERD/C/ARC/CO/7-9, para. 12", "ICERD 5.1")))
    assert "Concerns: CERD/C/ARC/CO/7-9, para. 12; ICERD 5.1" in table(matrix.word(found))[1][4]
    head, row = sheet(matrix.excel(found))[:2]
    assert row[head.index("Concerns")] == "CERD/C/ARC/CO/7-9, para. 12; ICERD 5.1"


def test_what_became_of_its_comments_is_told_to_an_institution_section_by_section() -> None:
    other = replace(ROW, number="NHRI-015", section="III Article 5", comment="Which courts?", proposed="")
    document = Document(io.BytesIO(matrix.answered(a_matrix(ROW, other))))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "What became of your comments: Report to CERD" in said
    assert [text for text in said if text in ("II Article 2", "III Article 5")] == ["II Article 2", "III Article 5"]
    first, second = ([cell.text for cell in made.rows[1].cells] for made in document.tables)
    assert first[0] == "NHRI-014"
    assert first[2] == "“adopted a law”\nWhich law?\nName it.\nProposed text: Act No. 1"
    assert first[3:6] == ["Accepted in part", "Named in a footnote.", "25"]
    assert second[2] == "“adopted a law”\nWhich courts?"
    assert "canary" not in str([first, second])
