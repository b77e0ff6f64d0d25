"""Rows of tables in a PDF, their cells, and what is no table."""

from tests.builders.pdf import Print, pdf
from workbench.corpus.parsing.pdf import printed
from workbench.corpus.parsing.pdf.lines import Line, Span
from workbench.corpus.parsing.pdf.tables import Row, rows


def line(*cells: tuple[str, float], size: float = 9.0, at: float = 500.0, page: int = 1) -> Line:
    return Line(tuple(Span(text, False, size, left, left + 5.0 * len(text)) for text, left in cells), at, page)


def test_words_far_apart_in_small_print_are_the_cells_of_a_row() -> None:
    (row,) = rows([line(("Brazil", 113), ("20.3", 170), ("19.5", 220))], 10.0)
    assert row == Row(0, 0, 1, ("Brazil", "20.3", "19.5"))
    assert row.text == "Brazil | 20.3 | 19.5"


def test_the_indent_behind_a_number_makes_no_row() -> None:
    assert rows([line(("21.", 113), ("The Committee recommends", 142))], 10.0) == ()


def test_one_stretched_line_of_running_text_is_no_row_and_two_columns_over_lines_are() -> None:
    stretched = line(("The Committee", 113), ("recommends", 220), ("that", 300), size=10.0)
    plain = line(("a law be adopted", 113), size=10.0)
    assert rows([plain, stretched, plain], 10.0) == ()
    assert [row.first for row in rows([stretched, line(("and", 113), ("plan", 220), ("by", 300), at=488.0)], 10.0)] == [
        0,
        1,
    ]


def test_a_cell_of_several_lines_is_one_and_an_empty_cell_keeps_its_column() -> None:
    found = rows(
        [
            line(("Treaty", 113), ("Ratified", 330), ("Reservation", 400), at=500),
            line(("Convention against", 113), ("1984", 330), ("declaration on", 400), at=480),
            line(("Torture", 113), ("article 20", 400), at=470),
            line(("Convention on Women", 113), ("1981", 330), at=450),
        ],
        10.0,
    )
    assert [row.cells for row in found] == [
        ("Treaty", "Ratified", "Reservation"),
        ("Convention against Torture", "1984", "declaration on article 20"),
        ("Convention on Women", "1981", ""),
    ]


def test_rows_of_figures_close_to_one_another_stay_rows() -> None:
    found = rows(
        [
            line(("Year", 113), ("Girls", 200), ("Boys", 260), at=520),
            line(("North", 113), ("12", 200), ("14", 260), at=500),
            line(("South", 113), ("22", 200), ("24", 260), at=490),
        ],
        10.0,
    )
    assert len(found) == 3


def test_tables_are_counted_and_one_goes_on_over_the_page() -> None:
    first = [line(("Province A", 113), ("1", 200), at=100), line(("Province B", 113), ("2", 200), at=90)]
    second = [
        line(("Province C", 113), ("3", 200), at=700, page=2),
        line(("Province D", 113), ("4", 200), at=690, page=2),
    ]
    other = [
        line(("Plain words between", 113), size=10.0, at=600, page=2),
        line(("Province E", 113), ("5", 200), at=500, page=2),
    ]
    assert [row.table for row in rows([*first, *second, *other], 10.0)] == [1, 1, 1, 1, 2]


def test_a_caption_belongs_to_the_table_below_it_and_rows_bring_their_cells() -> None:
    read = printed.read(
        pdf(
            [
                Print("1. The Committee notes the figures in the table that the State party sent with its reply."),
                Print("Table 1 Girls in school", down=24),
                *(Print(cell, left=left, at=640 - 14 * row, size=8)
                  for row, cells in enumerate((("Province", "2019"), ("Highfell", "91"), ("Northmarch", "88")))
                  for cell, left in zip(cells, (113, 300), strict=True)),
            ]
        )
    )  # fmt: skip
    assert [(block.text, block.table) for block in read.blocks[1:]] == [
        ("Table 1 Girls in school", 1), ("Province | 2019", 1), ("Highfell | 91", 1), ("Northmarch | 88", 1),
    ]  # fmt: skip
    assert read.blocks[-1].cells == ("Northmarch", "88")
