"""A table is its text: rows, cells and lines are found in it and put back."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.blocks import tables
from workbench.text import markup


def test_a_table_pasted_from_a_spreadsheet_is_its_rows() -> None:
    assert tables.rows_of(markup.canonical("Year\tWomen\n2024\t1,240")) == (("Year", "Women"), ("2024", "1,240"))


def test_an_empty_first_cell_stays_and_rows_get_one_length() -> None:
    assert tables.tidy("\tWomen\tMen<br>2024\t<strong>12</strong><br><br>") == (
        "\tWomen\tMen<br>2024\t<strong>12</strong>\t"
    )


def test_a_line_break_in_a_cell_does_not_end_its_row() -> None:
    written = tables.markup_of([["one<br>two", "a\tb"]])

    assert tables.rows_of(written) == (("one\u2028two", "a b"),)
    assert tables.lines_of("one\u2028<em>two</em>") == ("one", "<em>two</em>")


def test_a_mark_over_two_cells_is_a_mark_in_each() -> None:
    assert tables.rows_of("<strong>a\tb<br>c</strong>\td") == (
        ("<strong>a</strong>", "<strong>b</strong>"),
        ("<strong>c</strong>", "d"),
    )


def test_a_table_without_words_is_empty() -> None:
    assert tables.tidy("\t\t<br> \t") == ""


cells = st.text(st.sampled_from("ab 1<>&\u2028é"), max_size=6).map(
    lambda text: markup.stripped(markup.parse(markup.from_plain(text)))
)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=5)))
def test_rows_come_back_as_they_were_written(rows: list[tuple[str, ...]]) -> None:
    written = tables.markup_of(rows)

    assert markup.canonical(written) == written
    assert tables.rows_of(written) == (tuple(rows) if written else ())
