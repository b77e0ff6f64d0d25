"""Pages in two columns are read column by column; tables are not taken for columns."""

from collections.abc import Sequence

from tests.builders.pdf import Print, pdf
from workbench.corpus.parsing.pdf import columns, layer, printed

NEAR, FAR = 60.0, 310.0
FILL = "of the mechanism that wrote it for the ministries"  # as wide as a column


def column(name: str, left: float, *, first: float = 700, lines: int = 12, step: float = 12) -> list[Print]:
    return [Print(f"{name}{row} {FILL}", left=left, at=first - step * row) for row in range(lines)]


def texts(*page: Print) -> list[str]:
    (read,) = columns.in_order(layer.read(pdf(page)))
    return [line.text for line in read.lines]


def firsts(lines: Sequence[str]) -> str:
    return " ".join(line.split()[0] for line in lines)


def test_the_left_column_is_read_before_the_right_one() -> None:
    read = texts(*column("a", NEAR), *column("b", FAR))
    assert firsts(read) == " ".join([*(f"a{row}" for row in range(12)), *(f"b{row}" for row in range(12))])


def test_columns_that_keep_no_common_lines_are_columns_too() -> None:
    read = texts(*column("a", NEAR), *column("b", FAR, first=704))
    assert firsts(read[:12]) == " ".join(f"a{row}" for row in range(12))


def test_a_heading_across_both_columns_parts_the_page() -> None:
    across = Print(
        "What the ministries had done since the last report was sent to Geneva, by sector", left=NEAR, at=600
    )
    both = [(side, left, first) for first in (700, 580) for side, left in (("a", NEAR), ("b", FAR))]
    printed_columns = [line for side, left, first in both for line in column(side, left, first=first, lines=8)]
    read = texts(across, *printed_columns)
    assert firsts([read[0], read[8], read[16], read[17], read[25]]) == "a0 b0 What a0 b0"


def test_the_notes_at_the_foot_of_the_columns_follow_their_text() -> None:
    notes = [Print(f"{mark} See the report of {mark}, page 4, on this", left=left, at=550, size=7)
             for mark, left in ((1, NEAR), (2, FAR))]  # fmt: skip
    read = texts(*column("a", NEAR), *column("b", FAR), *notes)
    assert firsts(read[-2:]) == "1 2"


def test_a_paragraph_that_goes_on_in_the_next_column_is_one() -> None:
    one = [*column("a", NEAR), *column("b", FAR)]
    one[0] = Print(f"1. It {FILL}", left=NEAR, at=700)
    read = printed.read(pdf(one))
    assert [block.text[:5] for block in read.blocks] == ["1. It"]


def test_a_table_of_long_cells_is_no_page_in_columns() -> None:
    question = [line for row in range(4) for line in column(f"q{row}", NEAR, first=700 - 80 * row, lines=2)]
    answer = [line for row in range(4) for line in column(f"r{row}", FAR, first=700 - 80 * row, lines=6)]
    read = texts(*question, *answer)
    assert f"q00 {FILL} r00" in read[0]


def test_figures_in_columns_stay_on_their_rows() -> None:
    rows = [Print(f"1 204 30{row} 22 {row}", left=left, at=700 - 12 * row) for row in range(12) for left in (NEAR, FAR)]
    assert texts(*rows)[0].count("1 204") == 2


def test_a_page_of_one_column_stays_as_it_is() -> None:
    (page,) = layer.read(pdf(column("a", NEAR)))
    assert columns.in_order([page]) == (page,)


def test_the_last_page_of_a_document_in_columns_may_have_a_few_lines() -> None:
    full = [*column("a", NEAR), *column("b", FAR)]
    last = [*column("c", NEAR, lines=3), *column("d", FAR, lines=2)]
    pages = columns.in_order(layer.read(pdf(full, full, last)))
    assert firsts([line.text for line in pages[2].lines]) == "c0 c1 c2 d0 d1"
