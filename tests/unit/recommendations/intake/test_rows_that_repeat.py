"""Rows that a table holds twice, by mistake or once for each ministry: one recommendation, with all that is said."""

from workbench.recommendations.intake.entries import Read, read_rows
from workbench.recommendations.intake.records import ColumnMap, Field, Row

MAP = ColumnMap(
    {
        "Id": Field.KEY,
        "No.": Field.NUMBER,
        "Text": Field.TEXT,
        "Ministry": Field.RESPONSIBLE,
        "Status": Field.STATUS,
        "Note": Field.NOTE,
    },
    {Field.SYMBOL: "CAT/C/ARC/CO/2"},
)
ASKS = "The State party should build no prison before it has fewer prisoners."


def read(*rows: dict[str, str]) -> Read:
    return read_rows([Row(at, f"row {at}", {"No.": "12", "Text": ASKS, **row}) for at, row in enumerate(rows, 1)], MAP)


def test_a_row_that_comes_twice_is_one_recommendation_with_or_without_a_key() -> None:
    for row in ({"Id": "R-1"}, {}):
        assert len(read(row, row).entries) == 1


def test_a_row_for_each_ministry_is_one_recommendation_of_both() -> None:
    rows = (
        {"Ministry": "Ministry of Justice", "Note": "Plans drawn"},
        {"Ministry": "Ministry of Finance", "Note": "Paid"},
    )
    (found,) = read(*rows).entries
    assert found.responsible == ("Ministry of Justice", "Ministry of Finance")
    assert found.note == "Plans drawn\nPaid"


def test_the_same_key_on_other_words_is_another_recommendation() -> None:
    found = read({"Id": "1"}, {"Id": "1", "No.": "14", "Text": "The State party should train its judges."}).entries
    assert [each.key for each in found] == ["1", "1 #2"]


def test_rows_without_words_stay_each_what_it_says_of_what_is_there() -> None:
    assert (
        len(read({"Text": "", "Ministry": "Ministry of Justice"}, {"Text": "", "Status": "Implemented"}).entries) == 2
    )
