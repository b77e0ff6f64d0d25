"""The tables of a file as they stand in it: every sheet, Word table, table of a page, columns of spaces."""

import pytest

from tests.builders.tables import csv, xlsx
from tests.builders.word_text import p, table, tc, word
from workbench.corpus.parsing.formats import NotReadable
from workbench.corpus.parsing.sheets import tables
from workbench.corpus.parsing.sheets.bands import bands
from workbench.corpus.parsing.sheets.sheet import Sheet
from workbench.corpus.parsing.sheets.workbook import HIDDEN, TO_DELETE

HEAD, ROW = ["Theme", "Status"], ["Water", "Done"]


def one(data: bytes) -> Sheet:
    (found,) = tables.read(data)
    return found


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def test_hidden_sheets_and_those_to_be_deleted_are_there_and_say_why_they_may_be_left_out() -> None:
    found = tables.read(xlsx({"Plan": [HEAD, ROW], "Old": [HEAD, ROW], "Notes - delete later": [ROW]}, hidden=["Old"]))
    assert [(each.title, each.left_out, len(each.rows)) for each in found] == [
        ("Plan", "", 2),
        ("Old", HIDDEN, 2),
        ("Notes - delete later", TO_DELETE, 1),
    ]


def test_a_table_with_carriage_returns_in_an_old_encoding_is_read() -> None:
    rows = [["text", "to"], *[[f"{at}. Garantir a educação", "Arcádia"] for at in range(9)]]
    assert cells(one(csv(*rows, encoding="mac-roman", end="\r")))[1] == ("0. Garantir a educação", "Arcádia")


def test_a_cell_of_a_word_table_keeps_its_paragraphs_as_lines() -> None:
    row = tc(p("1. Adopt a law (Arcadia);")) + tc(p("Supported") + p("A/HRC/1/15/Add.1"))
    head = tc(p("Recommendation")) + tc(p("Position"))
    assert cells(one(word(table(head, row)))) == [
        ("Recommendation", "Position"),
        ("1. Adopt a law (Arcadia);", "Supported\nA/HRC/1/15/Add.1"),
    ]


def test_a_line_over_a_word_table_that_goes_on_stands_over_its_rows() -> None:
    head = tc(p("Recommendation")) + tc(p("Position"))
    first = tc(p("1. Adopt a law on water, and see to it that it is applied")) + tc(p("Supported"))
    second = tc(p("2. Train teachers, and see to it that they are paid")) + tc(p("Noted"))
    found = one(word(table(head, first) + p("Theme: Education") + table(head, second)))
    assert [row.cells[0][:16] for row in found.rows] == [
        "Recommendation",
        "1. Adopt a law o",
        "Theme: Education",
        "2. Train teacher",
    ]
    assert found.rows[2].number in found.spans


def test_a_cell_of_a_page_merged_downwards_speaks_for_each_row_and_lines_stay() -> None:
    page = b"""<html><body><h2>Follow-up</h2><table>
      <tr><th>No.</th><th>Text</th><th>Ministry</th></tr>
      <tr><td colspan=3>Theme: Health</td></tr>
      <tr><td>7</td><td>Adopt<br>a law</td><td rowspan=2>Justice</td></tr>
      <tr><td>8</td><td><p>Train</p><p>judges</p></td></tr></table></body></html>"""
    found = one(page)
    assert found.title == "Follow-up"
    assert cells(found)[2:] == [("7", "Adopt\na law", "Justice"), ("8", "Train\njudges", "Justice")]
    assert found.spans == {2}


RULED = """Allocation of the recommendations

No.  Recommendation              Lead
---  --------------------------  -------------------
12   Adopt a law on schools, and Ministry of Health
     see to it that it is kept.
13   Train the judges.           Ministry of Justice
"""


def test_columns_over_rules_of_dashes_are_parted_where_the_rules_are() -> None:
    assert cells(one(RULED.encode())) == [
        ("No.", "Recommendation", "Lead"),
        ("12", "Adopt a law on schools, and see to it that it is kept.", "Ministry of Health"),
        ("13", "Train the judges.", "Ministry of Justice"),
    ]


_WIDE = 30  # signs of a full line of text


def page(number: int, *rows: tuple[str, str, list[str]]) -> str:
    """A page as a program makes it of a .pdf: a full line of text and the agency beside it are one space apart."""
    lines = ["點", " " * 18 + "結論性意見內容" + " " * 20 + "權責機關", "次"]
    for key, text, agencies in rows:
        pieces = [text[at : at + _WIDE] for at in range(0, len(text), _WIDE)]
        for at in range(max(len(pieces), len(agencies))):
            said = pieces[at] if at < len(pieces) else ""
            beside = agencies[at] if at < len(agencies) else ""
            gap = " " if len(said) == _WIDE else " " * (40 - len(said))
            lines.append(f"{key if at == 0 else '':<5}{said}{gap + beside if beside else ''}".rstrip())
    return "\n".join([*lines, " " * 28 + str(number), ""])


LAW = "委員會注意到且關心該國尚未成立獨立的國家人權機構，並建議政府依循巴黎原則儘速成立之。"
BUDGET = "委員會建議政府提出第一份兒少預算，並以公開透明的對話方式編製，"
BUDGET += "且建立監督與評估機制，以確保各級政府資源能適切分配。"
PAGES = "               各點次權責機關分工\n\n" + "".join(
    [
        page(
            1, ("14", LAW, ["1. 法務部"]), ("15", BUDGET, ["2. 監察院"]), ("", "申訴程序", []), ("16", LAW, ["教育部"])
        ),
        page(
            2,
            ("", "獨立機構：" + BUDGET, ["（協辦：法務部、衛", "福部（社家署、保護", "司））"]),
            ("17", LAW, ["勞動部"]),
        ),
        page(3, ("18", BUDGET, ["內政部"]), ("19", BUDGET, ["外交部"])),
    ]
)


def test_columns_that_lost_their_spaces_are_parted_by_their_width_page_after_page() -> None:
    found = one(PAGES.encode())
    rows = {row.cells[0]: row.cells[1:] for row in found.rows if row.number not in found.spans}
    assert rows["點次"] == ("結論性意見內容", "權責機關", "權責機關: 協辦")
    assert rows["15"][0] == BUDGET
    assert rows["16"][0] == LAW + "獨立機構：" + BUDGET
    assert [rows[key] for key in ("17", "18", "19")] == [
        (LAW, "勞動部", ""),
        (BUDGET, "內政部", ""),
        (BUDGET, "外交部", ""),
    ]


def test_a_list_that_counts_on_below_is_one_cell_of_both_rows_and_a_heading_ends_it() -> None:
    found = one(PAGES.encode())
    rows = {row.cells[0]: row.cells[2:] for row in found.rows}
    assert rows["14"] == rows["15"] == ("1. 法務部\n2. 監察院", "")
    assert not any(rows["申訴程序"])
    assert rows["16"] == ("教育部", "法務部\n衛福部（社家署、保護司）")


def test_of_two_versions_of_a_table_in_one_file_the_later_is_read() -> None:
    found = tables.read((PAGES + PAGES.replace("勞動部", "教育部")).encode())
    assert [bool(each.left_out) for each in found] == [True, False]
    assert found[1].rows[-3].cells[:3] == ("17", LAW, "教育部")


def test_names_that_stand_on_every_page_are_names_and_a_line_that_comes_again_is_not() -> None:
    found = bands(PAGES.split("\n"))
    assert len(found) == 3
    assert {tuple(word.text for word in each.columns) for each in found} == {("點次", "結論性意見內容", "權責機關")}


@pytest.mark.parametrize("text", ["Report of Arcadia\n\n1. The State party adopted a law.\n", "No table here\n" * 9])
def test_a_file_without_a_table_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(tables.NoTable, match=r"save|Save the table as \.xlsx"):
        tables.read(text.encode())


def test_a_pdf_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotReadable, match="spreadsheet"):
        tables.read(b"%PDF-1.7\n")
