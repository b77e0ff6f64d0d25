"""A table as it is taken in: the names of its columns, its rows, what stands over several, comments."""

import pytest

from tests.builders.tables import csv, xlsx
from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.errors import Invalid
from workbench.recommendations.intake.reading import read_tables, table_of
from workbench.recommendations.intake.records import Table

HEAD = ["No.", "Recommendation", "Lead ministry"]


def one(data: bytes, name: str = "tracker.xlsx") -> Table:
    (found,) = read_tables(data, name)
    return found


def test_a_row_has_its_cells_by_the_names_of_their_columns_its_place_and_its_comments() -> None:
    book = xlsx({"Plan": [["Plan of Arcadia"], HEAD, [7, "Adopt a law", None]]}, comments={"B3": "Ask the minister"})
    found = one(book)
    (row,) = found.rows
    assert (found.title, found.headers) == ("Plan", tuple(HEAD))
    assert (row.number, row.place, row.notes) == (3, "Plan, row 3", ("Ask the minister",))
    assert dict(row.cells) == {"No.": "7", "Recommendation": "Adopt a law"}


def test_a_comment_on_the_name_of_a_column_is_kept_with_the_first_row() -> None:
    rows = [HEAD, [7, "Adopt a law", "Justice"], [8, "Train judges", "Justice"]]
    first, second = one(xlsx({"Plan": rows}, comments={"C1": "As decreed"})).rows
    assert (first.notes, second.notes) == (("As decreed",), ())


def test_a_line_over_several_rows_is_a_cell_of_each_of_them_until_the_next() -> None:
    rows = [HEAD, ["Theme: Health"], [7, "Adopt a law", "Health"], ["Theme: Work"], [8, "Pay teachers", "Labour"]]
    found = one(xlsx({"Plan": rows}, merged={"Plan": ["A2:C2", "A4:C4"]}))
    assert found.headers == (*HEAD, "Theme")
    assert [row.cells["Theme"] for row in found.rows] == ["Health", "Work"]


def test_columns_of_one_name_are_told_apart_and_one_without_a_name_is_called_by_its_letter() -> None:
    names = ("Note", *(f"Year {letter}" for letter in "abcdefgh"), "Note")
    sheet = Sheet("", (Row(1, names), Row(2, tuple("klmnopqrstu")), Row(3, tuple("abcdefghijk"))))
    assert table_of(sheet).headers == (*names[:-1], "Note (2)", "K")


def test_a_row_of_names_that_say_how_to_fill_in_is_found_by_those_that_are_known() -> None:
    long = (
        "Recommendation (as the committee words it. Do not change its words; write one into each row, with no number.)"
    )
    rows = [["Plan of Arcadia"], [long * 2, "Status", "Status"], ["Adopt a law on schools", "Done", "2024"]]
    found = one(xlsx({"Plan": rows}))
    assert [row.cells["Status"] for row in found.rows] == ["Done"]


def test_a_table_without_names_has_no_headers_and_its_cells_their_letters() -> None:
    found = one(csv(["1", "Adopt a law, now."], ["2", "Train the judges, too."]), "list.csv")
    assert found.headers == ()
    assert dict(found.rows[0].cells) == {"A": "1", "B": "Adopt a law, now."}


def test_a_single_table_without_a_title_is_called_by_its_file() -> None:
    assert (
        one(csv(["Text", "To"], ["Adopt a law", "Arcadia"]), "recommendations 2024.csv").title == "recommendations 2024"
    )


def test_what_cannot_be_opened_is_refused_with_what_to_do() -> None:
    with pytest.raises(Invalid, match="save"):
        read_tables(b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") + b"\0\0", "old.xls")


def test_a_table_wider_than_any_spreadsheet_is_read_with_columns_called_as_a_spreadsheet_would() -> None:
    wide = Sheet("Wide", (Row(1, (*HEAD, *[""] * 700)), Row(2, ("7", "Adopt a law", "Health", *["y"] * 700))))
    headers = table_of(wide).headers
    assert (headers[3], headers[25:27], headers[-2:]) == ("D", ("Z", "AA"), ("ZZ", "AAA"))
