"""The rows of a table seen as a table again."""

from dataclasses import replace

from tests.unit.corpus.test_pages import a_paragraph
from workbench.corpus.records import Paragraph
from workbench.corpus.tables import names


def a_row(text: str, *cells: str) -> Paragraph:
    return replace(a_paragraph("1", text), cells=cells)


def test_the_heads_of_the_columns_are_those_the_rows_say() -> None:
    rows = [
        a_row("Measure: Adopt the Act\nNotes: In force: partly", "Adopt the Act", "", "In force: partly"),
        a_row("Measure: Train teachers\nStatus: begun", "Train teachers", "begun"),
    ]
    assert names(rows) == ("Measure", "Status", "Notes")


def test_a_table_without_heads_has_none() -> None:
    assert names([a_row("Adopt the Act | begun", "Adopt the Act", "begun")]) == ("", "")
    assert names([]) == ()


def test_a_cell_of_several_lines_keeps_its_column() -> None:
    assert names([a_row("Measure: One\nand two\nStatus: done", "One\nand two", "done")]) == ("Measure", "Status")
