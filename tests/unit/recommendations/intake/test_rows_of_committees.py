"""Rows of a table that prints the paragraphs of a committee: those that ask for something, and those that do not."""

import pytest

from workbench.recommendations.intake.entries import Read, read_rows
from workbench.recommendations.intake.records import ColumnMap, Field, Row

MAP = ColumnMap({"No.": Field.NUMBER, "Text": Field.TEXT}, {Field.SYMBOL: "CAT/C/ARC/CO/2"})
ASKS = (
    "The Committee is concerned at overcrowding. The State party should build no prison before it has fewer prisoners."
)


def read(*texts: str) -> Read:
    return read_rows([Row(at, f"row {at}", {"No.": str(at), "Text": text}) for at, text in enumerate(texts, 1)], MAP)


def test_a_concern_and_a_welcome_are_no_recommendations_and_are_counted_as_left_out() -> None:
    found = read(
        "The Committee welcomes the adoption of the Act on schools.", "The Committee is concerned at it.", ASKS
    )
    assert [each.number for each in found.entries] == ["3"]
    assert [(each.record, each.rows) for each in found.left_out] == [("Concerns/Observations", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Adopt a law on schools.",  # as trackers put it
        "委員會欣見政府所採取的一系列措施，但建議政府評估及監測這些措施的成效。",
        "The Committee is concerned at prisons and strongly suggests closing the oldest of them.",
    ],
)
def test_what_may_ask_for_something_is_never_left_out(text: str) -> None:
    assert len(read(text).entries) == 1


def test_a_row_without_a_number_may_be_in_words_of_the_office_and_stays() -> None:
    found = read_rows([Row(1, "row 1", {"Text": "The Committee is concerned at the state of prisons."})], MAP)
    assert len(found.entries) == 1


def test_a_column_that_counts_rows_does_not_name_the_paragraph_where_a_citation_does() -> None:
    column_map = ColumnMap({"No.": Field.NUMBER, "Paragraph": Field.CITATION, "Text": Field.TEXT})
    cited = ("CAT/C/ARC/CO/2, para. 24", "CAT/C/ARC/CO/2, para. 2")
    rows = [Row(at, f"row {at}", {"No.": str(at), "Paragraph": each, "Text": ASKS}) for at, each in enumerate(cited, 1)]
    found = read_rows(rows, column_map)
    assert [(each.symbol, each.number) for each in found.entries] == [("CAT/C/ARC/CO/2", "24"), ("CAT/C/ARC/CO/2", "2")]
