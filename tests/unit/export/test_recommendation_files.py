"""Recommendations as files: no cell is a formula, the same rows are the same bytes, a list is grouped and in order."""

import csv
import io
import json
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import load_workbook

from workbench.export.recommendations import circulation, own, tracker
from workbench.export.recommendations.circulation import By, CirculationList, grouped
from workbench.export.recommendations.files import Sheet, records, table, workbook
from workbench.export.recommendations.gathering import Gathered, Given
from workbench.export.recommendations.said import SaidInReport, Where
from workbench.recommendations.lists.columns import COLUMNS, guarded, guarded_in_workbook, is_own, unguarded
from workbench.recommendations.lists.rows import Line
from workbench.recommendations.records import Facet, Fact, Kept, Recommendation, Role, Said, Standing, Tag

DAY = date(2026, 11, 26)
SAID = SaidInReport(Where.SUBMITTED, "CERD/C/ARC/21-23, para. 4", "Schools were built.", "en", "2026-10-01", "/", True)
DRAFT = SaidInReport(Where.DRAFT, "Report in drafting, para. 9", "Canary.", "en", "", "/", False)
HIDDEN = SaidInReport(Where.LIBRARY, "Unpublished, para. 9", "Canary.", "en", "", "/", False)


def a_row(key: str = "one", *, ministries: dict[str, Role] | None = None, clusters: tuple[str, ...] = (),
          **facts: str) -> Gathered:  # fmt: skip
    """A recommendation with what is kept of it."""
    unit = Recommendation(
        id=key,
        document_id="d",
        paragraph_id="p",
        symbol="CERD/C/ARC/CO/5",
        number="21",
        label="a",
        citation="CERD/C/ARC/CO/5, para. 21 (a)",
        paragraph_citation="CERD/C/ARC/CO/5, para. 21",
        text=f"Open schools ({key}).",
        heading="Education",
        procedural=False,
        follow_up=True,
        position=None,
        recommending_states=(),
        lead=key,
        state="ARC",
        language="en",
    )
    tags = tuple(
        Tag(Facet.MINISTRY, name, name, role, Standing.CONFIRMED, "", "") for name, role in (ministries or {}).items()
    )
    said = {Fact(name): Said(Fact(name), value, Standing.CONFIRMED, "2026-05-04T09:00", "Amina")
            for name, value in facts.items()}  # fmt: skip
    return Gathered(Line(unit, Kept(tags=tags, facts=said), clusters=clusters), (SAID, DRAFT, HIDDEN))


def in_workbook(data: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def in_table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@here", "'=1", "''-1", "'quoted'", "plain", "", "\tx"])
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t"))
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded_in_workbook(text)) == text


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    data = workbook([Sheet("S", ("A",), (9,), (("=1+1",), ("http://x.example",), ("12",)))], title="T")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.data_type for cell in sheet["A"]] == ["s", "s", "s", "s"]
    assert sheet["A2"].value == "=1+1"


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    names = ["Courts: all/none", "courts all_none" * 9, "courts all_none" * 9, "'", ""]
    data = workbook([Sheet(name, ("A",), (9,), ()) for name in names], title="T")
    found = load_workbook(io.BytesIO(data)).sheetnames
    assert len({name.casefold() for name in found}) == 5
    assert all(0 < len(name) <= 31 for name in found)


def test_the_same_rows_are_the_same_bytes() -> None:
    given = Given((a_row(status="under_way"),), 1, follow_up=True)
    for form in (own.excel, own.csv, own.json, tracker.excel, tracker.csv, tracker.json):
        assert form(given) == form(given)


def test_the_own_table_is_known_by_its_headers_and_holds_the_same_in_every_form() -> None:
    given = Given((a_row(note="-5 per cent", status="under_way"),), 1, follow_up=True)
    workbook_rows, table_rows = in_workbook(own.excel(given)), in_table(own.csv(given))
    assert is_own(workbook_rows[0])
    assert workbook_rows[0] == table_rows[0] == [column.header for column in COLUMNS]
    assert [[unguarded(cell) for cell in row] for row in table_rows] == workbook_rows
    (value,) = json.loads(own.json(given))
    assert value["Internal note"] == "-5 per cent"
    assert value["Status"] == "under way"


def test_who_does_not_see_the_follow_up_gets_a_table_without_it() -> None:
    headers = in_table(own.csv(Given((a_row(),), 1, follow_up=False)))[0]
    assert is_own(headers)
    assert not {"Status", "Evidence", "Internal note", "Responsible ministries", "Priority"} & set(headers)


def test_drafts_and_what_is_not_published_leave_in_no_file() -> None:
    given = Given((a_row(note="Canary"),), 1, follow_up=True)
    for data in (tracker.csv(given), tracker.json(given)):
        assert "Canary" not in data.decode("utf-8-sig")
        assert "Schools were built." in data.decode("utf-8-sig")
    cells = dict(zip(*in_table(own.csv(given)), strict=True))
    assert cells["What the reports say"] == "CERD/C/ARC/21-23, para. 4: Schools were built."


def test_values_of_a_list_are_lists_for_a_program() -> None:
    data = records(("A", "B"), [("x\ny", "z"), ("", "")], several=("A",))
    assert json.loads(data) == [{"A": ["x", "y"], "B": "z"}, {"A": [], "B": ""}]


def test_a_table_keeps_lines_and_quotation_marks() -> None:
    assert in_table(table(("A",), [('he said "no"\nand left',)]))[1] == ['he said "no"\nand left']


def test_a_group_has_the_urgent_ones_first_and_those_of_none_come_last() -> None:
    rows = [a_row("low", clusters=("Courts",), priority="low"), a_row("none"),
            a_row("later", clusters=("Courts",), priority="high", due="2027-06-01"),
            a_row("sooner", clusters=("Courts", "Aid"), priority="high", due="2027-01-01")]  # fmt: skip
    found = {group.name: [row.unit.id for row in group.rows] for group in grouped(rows, By.CLUSTER)}
    assert found == {"Aid": ["sooner"], "Courts": ["sooner", "later", "low"], "": ["none"]}
    assert list(found) == ["Aid", "Courts", ""]
    assert [group.name for group in grouped(rows, By.PRIORITY)] == ["high", "low", ""]


def test_one_of_two_ministries_stands_with_both() -> None:
    row = a_row(ministries={"Justice": Role.RESPONSIBLE, "Education": Role.SUPPORTING})
    assert [group.name for group in grouped([row], By.MINISTRY)] == ["Education", "Justice"]


def a_list(language: str = "en") -> CirculationList:
    rows = [a_row(ministries={"Justice": Role.RESPONSIBLE}, priority="high", status="under_way", note="Canary")]
    return CirculationList(By.MINISTRY, grouped(rows, By.MINISTRY), 1, DAY, language)


def test_a_list_in_word_lies_across_and_repeats_its_head() -> None:
    document = Document(io.BytesIO(circulation.word(a_list())))
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    (found,) = document.tables
    assert found.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in found.rows[1].cells] == [
        "CERD/C/ARC/CO/5, para. 21 (a)", "Education\nOpen schools (one).", "Justice", "", "high", "", "under way",
    ]  # fmt: skip
    assert "Justice" in [paragraph.text for paragraph in document.paragraphs]


def test_how_many_are_in_a_group_is_said_right_of_one_too_and_stays_with_its_table() -> None:
    document = Document(io.BytesIO(circulation.word(a_list())))
    lines = [each for each in document.paragraphs if each.text == "Recommendations: 1"]
    assert lines
    assert all(each.paragraph_format.keep_with_next for each in lines)


def test_the_day_of_a_list_is_written_as_on_the_pages() -> None:
    document = Document(io.BytesIO(circulation.word(a_list())))
    assert f"As of {DAY.day} {DAY:%B %Y}." in "\n".join(each.text for each in document.paragraphs)


def test_no_note_is_in_a_list() -> None:
    assert not any("Canary" in cell for row in in_workbook(circulation.excel(a_list())) for cell in row)
    document = Document(io.BytesIO(circulation.word(a_list())))
    assert not any("Canary" in cell.text for row in document.tables[0].rows for cell in row.cells)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_a_list_speaks_the_language_asked_for(language: str) -> None:
    document = Document(io.BytesIO(circulation.word(a_list(language))))
    heads = [cell.text for cell in document.tables[0].rows[0].cells]
    assert len(set(heads)) == 7
    assert language == "en" or "Recommendation" not in heads
    is_visual = document.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert is_visual is (language == "ar")
