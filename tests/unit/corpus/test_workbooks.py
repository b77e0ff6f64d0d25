"""Workbooks: every filled row can be cited by sheet and row, as it is shown; what is hidden or hostile is said."""

import io
import zipfile
from datetime import date

import pytest

from tests.builders.tables import xlsx
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.corpus.parsing.sheets import workbook
from workbench.corpus.warnings import understood
from workbench.errors import Invalid


def read(data: bytes) -> Reading:
    (found,) = reading.read(data, "monitoring.xlsx")
    return found


MONITORING = {
    "Monitoring": [
        ["Monitoring of the concluding observations"],
        [],
        ["Theme", "Status", "Share", "Due"],
        ["Water", "In progress\n\nSince 2021", 0.125, date(2026, 1, 31)],
        [None, None, None, None],
        ["Schools", "Done", 1, None],
    ],
    "Dictionary": [["Column", "Meaning"], ["Status", "What was done"], ["Share", "Of the plan"]],
}


def test_a_row_is_a_paragraph_with_its_place_its_cells_and_the_names_of_the_columns() -> None:
    found = read(xlsx(MONITORING, formats={"C4": "0.0%", "D4": "dd/mm/yyyy"}))
    title, water, schools, status, share = found.paragraphs
    assert title.text == "Monitoring of the concluding observations"
    assert water.full_text == "Theme: Water\nStatus: In progress\nSince 2021\nShare: 12.5%\nDue: 31/01/2026"
    assert (water.place, water.table) == ("Monitoring, row 4", 1)
    assert (schools.place, schools.cells) == ("Monitoring, row 6", ("Schools", "Done", "1"))
    assert (status.section, status.place, status.table) == ("Dictionary", "Dictionary, row 2", 2)
    assert share.full_text == "Column: Share\nMeaning: Of the plan"


def test_the_comment_on_a_cell_is_a_note_of_its_row_and_that_on_a_column_is_said_once() -> None:
    found = read(xlsx(MONITORING, comments={"B3": "As of today", "A6": "Ask the ministry"}))
    assert found.paragraphs[1].footnotes == ("As of today",)
    assert found.paragraphs[2].footnotes == ("Ask the ministry",)


def test_what_programs_put_around_a_thread_is_no_part_of_a_comment() -> None:
    text = (
        "======\nID#AAAB\ntc={4B9F}    (2026-01-27 18:51:08)\n[Threaded comment]\n\nYour version of Excel allows you "
        "to read it: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    Ask the ministry"
    )
    assert workbook.plain_comment(text) == "Ask the ministry"


def test_hidden_sheets_and_those_to_be_deleted_are_left_out_and_named() -> None:
    rows = [["Theme", "Status"], ["Water", "Done"], ["Law", "Open"]]
    found = read(xlsx({"Plan": rows, "Old": rows, "Notes - delete later": rows}, hidden=["Old"]))
    assert len(found.paragraphs) == 2
    assert [understood(warning)[1] for warning in found.warnings] == [
        {"sheets": "Old"},
        {"sheets": "Notes - delete later"},
    ]


def test_a_cell_merged_over_rows_speaks_for_each_of_them_and_one_over_columns_names_them() -> None:
    rows = [
        ["Theme", "Population", None],
        [None, "Urban", "Rural"],
        ["Water", "90", "40"],
        [None, "91", "44"],
        ["Schools", "80", "70"],
    ]
    found = read(xlsx({"Figures": rows}, merged={"Figures": ["B1:C1", "A3:A4"]}))
    assert [each.full_text for each in found.paragraphs] == [
        "Theme: Water\nPopulation: Urban: 90\nPopulation: Rural: 40",
        "Theme: Water\nPopulation: Urban: 91\nPopulation: Rural: 44",
        "Theme: Schools\nPopulation: Urban: 80\nPopulation: Rural: 70",
    ]


def with_part(name: str, content: bytes) -> bytes:
    """A workbook in which one part is another."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(MONITORING))) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, content)
    return packed.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (with_part("xl/sharedStrings.xml", ENTITY), "declares a document type"),
        (with_part("xl/sharedStrings.xml", ENTITY.decode().encode("utf-16")), "declares a document type"),
        (with_part("xl/worksheets/sheet1.xml", b" " * 9_000_000), "unfolds to more than"),
        (with_part("xl/vbaProject.bin", b"macro"), "holds macros"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet"), "damaged"),
        (xlsx(MONITORING)[:2_000] + b"xl/workbook.xml", "damaged"),
    ],
)
def test_a_workbook_made_to_break_programs_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Invalid, match=says) as refused:
        read(data)
    assert ".xlsx" in str(refused.value)


def test_one_long_text_in_every_row_is_not_unfolded_into_gigabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST", 50_000)
    with pytest.raises(Invalid, match="too large"):
        read(xlsx({"Plan": [["Theme", "Text"], *(["Water", "a " * 2_000] for _ in range(20))]}))


def test_what_a_sheet_declares_of_its_size_is_not_believed() -> None:
    sheet = zipfile.ZipFile(io.BytesIO(xlsx(MONITORING))).read("xl/worksheets/sheet1.xml")
    declared = sheet.replace(b'<dimension ref="A1:D6"', b'<dimension ref="A1:XFD1048576"')
    assert declared != sheet
    assert len(read(with_part("xl/worksheets/sheet1.xml", declared)).paragraphs) == 5
