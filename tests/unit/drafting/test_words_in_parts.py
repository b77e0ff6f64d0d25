"""The words of a report in parts: pure."""

from dataclasses import replace

import pytest

from tests.unit.drafting.test_counting import a_paragraph, a_section
from workbench.drafting.blocks.resolving import Words as Said
from workbench.drafting.budget.counting import by_section, of_draft
from workbench.drafting.budget.factors import usual_factor
from workbench.drafting.budget.parts import USUAL, Part, Words, total
from workbench.drafting.records import BlockKind


def test_a_figure_in_the_text_counts_as_the_words_it_prints() -> None:
    text = 'Some <stat id="S"> teachers.'
    paragraph = replace(a_paragraph("p", "S1", 2), markup=text, text="Some \ufffc teachers.")
    assert of_draft(paragraph, Said(figures={"S": "1 240"}), "en") == Words(body=4, numbers=1)
    assert of_draft(paragraph, Said(), "en").body == 3


def test_footnotes_tables_and_numbers_are_counted_apart() -> None:
    noted = replace(
        a_paragraph("p", "S1", 5), markup='A law.<fn id="1">', text="A law.\ufffc", footnotes={"1": "Law No. 3."}
    )
    table = replace(
        a_paragraph("t", "S1", 4),
        kind=BlockKind.TABLE,
        markup="Year\tPupils<br>2024\t3",
        attributes={"title": "Schools"},
    )
    assert of_draft(noted, Said(), "en") == Words(body=2, footnotes=3, numbers=1)
    assert of_draft(table, Said(), "en") == Words(tables=4 + 1 + 2)


def test_a_heading_counts_where_something_stands_under_it_and_an_annex_apart() -> None:
    sections = [
        a_section("S1"),
        a_section("S2", parent="S1", level=2),
        a_section("S3"),
        replace(a_section("A"), part="A"),
    ]
    blocks = [("S2", Words(body=7, numbers=1)), ("A", Words(body=5, tables=4))]
    found = by_section(sections, blocks, "en")
    assert found["S1"] == Words(headings=2, numbers=1)
    assert found["S3"] == Words()
    assert found["A"] == Words(annexes=5 + 4 + 2)
    assert total(found.values()).counted(USUAL) == 2 + 2 + 7
    assert total(found.values()).counted([Part.ANNEXES]) == 11


@pytest.mark.parametrize(
    ("drafted", "submitted", "factor"), [("en", "fr", 1.13), ("pt", "pt", 1.0), ("pt", "en", None)]
)
def test_a_factor_is_what_was_measured_and_none_where_nothing_was(
    drafted: str, submitted: str, factor: float | None
) -> None:
    assert usual_factor(drafted, submitted) == factor
