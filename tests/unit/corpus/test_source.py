"""What stands in an original without pages, as it is shown beside the reading."""

import io

from openpyxl import Workbook

from tests.builders.word import docx
from workbench.corpus.parsing.formats import CSV, HTML, MARKDOWN, TEXT, XLSX
from workbench.corpus.parsing.source import MOST_LETTERS, MOST_ROWS, leaves
from workbench.word import MEDIA_TYPE as DOCX


def lines(data: bytes, media_type: str) -> list[str]:
    return [row.cells[0] for leaf in leaves(data, media_type) for row in leaf.rows]


def test_a_text_is_shown_line_by_line_in_its_own_numbers_and_encoding() -> None:
    (leaf,) = leaves("Título\r\n\r\n1. La Comisión observó".encode("cp1252"), TEXT)
    assert [(row.number, row.cells, row.place) for row in leaf.rows] == [
        (1, ("Título",), "line 1"),
        (3, ("1. La Comisión observó",), "line 3"),
    ]
    assert lines(b"# Title\n\n**1.** The Committee", MARKDOWN) == ["# Title", "**1.** The Committee"]


def test_the_words_of_a_web_page_are_shown_and_nothing_that_runs() -> None:
    page = b"""<html><head><title>x</title><script>alert(1)</script></head><body onload="alert(2)"><h1>Report</h1>
    <p>1. The <b>Act</b> was<br>adopted.<script>alert(3)</script> &lt;i&gt;</p><table><tr><td>a</td><td>b</td></tr>
    </table><!-- hidden --><p>End</p></body></html>"""
    assert lines(page, HTML) == ["Report", "1. The Act was", "adopted. <i>", "a | b", "End"]


def test_a_page_that_nests_without_end_is_still_shown() -> None:
    assert lines(b"<div>" * 5000 + b"deep", HTML) in ([], ["deep"])


def test_a_table_is_shown_as_one_with_its_places() -> None:
    (leaf,) = leaves(b"Measure;State\nAdopt the Act;done\n\nTrain teachers;begun\n", CSV)
    assert leaf.is_table
    assert [(row.number, row.cells, row.place) for row in leaf.rows][1:] == [
        (2, ("Adopt the Act", "done"), "row 2"),
        (4, ("Train teachers", "begun"), "row 4"),
    ]


def test_a_workbook_is_shown_sheet_by_sheet() -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Monitoring"
    first.append(["Measure", "State"])
    first.append(["Adopt the Act", "done"])
    book.create_sheet("Plan").append(["Train teachers", "begun"])
    file = io.BytesIO()
    book.save(file)
    monitoring, plan = leaves(file.getvalue(), XLSX)
    assert (monitoring.title, plan.title, plan.is_table) == ("Monitoring", "Plan", True)
    assert [(row.cells, row.place) for row in monitoring.rows][1:] == [(("Adopt the Act", "done"), "Monitoring, row 2")]


def test_a_word_file_is_shown_by_its_words() -> None:
    assert lines(docx("# Health", "The Act was adopted."), DOCX) == ["Health", "The Act was adopted."]


def test_a_web_page_is_shown_in_the_encoding_that_it_names() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Законы государства</p></body></html>'
    assert lines(page.encode("windows-1251"), HTML) == ["Законы государства"]


def test_a_long_original_is_shown_in_portions() -> None:
    many = leaves(b"\n".join(b"line" for _ in range(MOST_ROWS + 1)), TEXT)
    assert [len(leaf.rows) for leaf in many] == [MOST_ROWS, 1]
    long = leaves(b"\n".join([b"x" * MOST_LETTERS, b"y"]), TEXT)
    assert [len(leaf.rows) for leaf in long] == [1, 1]


def test_nothing_is_shown_of_what_cannot_be_shown_so() -> None:
    assert leaves(b"\xd0\xcf\x11\xe0", "application/msword") == ()
