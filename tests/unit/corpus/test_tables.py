"""Rows of tables in a PDF."""

from workbench.corpus.parsing.lines import Line, Span
from workbench.corpus.parsing.tables import row_text, rows


def line(*cells: tuple[str, float], size: float = 9.0) -> Line:
    return Line(tuple(Span(text, False, size, left, left + 5.0 * len(text)) for text, left in cells), 500.0, 1)


def test_words_far_apart_in_small_print_are_the_cells_of_a_row() -> None:
    row = line(("Brazil", 113), ("20.3", 170), ("19.5", 220))
    assert rows([row], 10.0) == {0}
    assert row_text(row) == "Brazil | 20.3 | 19.5"


def test_the_indent_behind_a_number_makes_no_row() -> None:
    assert rows([line(("21.", 113), ("The Committee recommends", 142))], 10.0) == frozenset()


def test_one_stretched_line_of_running_text_is_no_row_and_two_columns_over_lines_are() -> None:
    stretched = line(("The Committee", 113), ("recommends", 220), ("that", 300), size=10.0)
    plain = line(("a law be adopted", 113), size=10.0)
    assert rows([plain, stretched, plain], 10.0) == frozenset()
    assert rows([stretched, stretched], 10.0) == {0, 1}
