"""Tables: a row is a paragraph with its cells in the order of the grid."""

from tests.builders.word_text import level, listed, lists, p, said, table, tc, text_of

LONG = "The Committee recommends that the State party adopt a comprehensive law against discrimination."


def rows(body: str) -> list[tuple[str, tuple[str, ...], int | None]]:
    return [(each.text, each.cells, each.table) for each in text_of(body).paragraphs]


def test_a_row_has_its_cells_and_its_table() -> None:
    first = table(tc(p("Year")) + tc(p("Judges")), tc(p("2024")) + tc(p("12")))
    assert rows(first + p("Text.") + table(tc(p("a")) + tc(p("b")))) == [
        ("Year | Judges", ("Year", "Judges"), 1),
        ("2024 | 12", ("2024", "12"), 1),
        ("Text.", (), None),
        ("a | b", ("a", "b"), 2),
    ]


def test_a_cell_merged_downwards_is_a_cell_of_every_row_and_said_once() -> None:
    theme, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = rows(
        table(tc(p("Health"), theme) + tc(p("a")), tc(properties=on) + tc(p("b")), tc(properties=on) + tc(p("c")))
    )
    assert found == [
        ("Health | a", ("Health", "a"), 1),
        ("b", ("Health", "b"), 1),
        ("c", ("Health", "c"), 1),
    ]


def test_cells_stay_in_their_column_beside_wide_and_missing_ones() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    late = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    found = rows(table(tc(p("ab"), wide) + tc(p("c")), late + tc(p("b")) + tc(p("c")), tc(p("a")) + tc() + tc(p("c"))))
    assert [cells for _, cells, _ in found] == [("ab", "", "c"), ("", "b", "c"), ("a", "", "c")]


def test_a_table_within_a_cell_is_text_of_the_cell() -> None:
    inner = table(tc(p("x")) + tc(p("y")))
    assert rows(table(tc(p("a") + inner) + tc(p("b")))) == [("a x | y | b", ("a x | y", "b"), 1)]


def test_a_table_of_one_column_only_frames_its_text() -> None:
    assert rows(table(tc(p("One.") + p("Two.")))) == [("One.", (), None), ("Two.", (), None)]


def test_paragraphs_beside_a_blank_column_for_comments_are_paragraphs() -> None:
    (first, second) = text_of(table(tc(p(f"1. {LONG}")) + tc(), tc(p(f"2. {LONG}")) + tc())).paragraphs
    assert (first.row, first.text) == (False, f"1. {LONG}")
    assert second.text == f"2. {LONG}"


def test_a_number_in_a_cell_of_its_own_is_the_number_of_the_text_beside_it() -> None:
    typed = table(tc(p("12.")) + tc(p(LONG)))
    counted = table(tc(listed("")) + tc(p(LONG)), tc(listed("")) + tc(p(LONG)))
    (found,) = text_of(typed).paragraphs
    assert (found.numbering, found.text, found.row, found.cells) == ("12.", LONG, False, ("12.", LONG))
    assert said(counted, numbering=lists(level(0, "decimal", "%1."))) == [f"1. {LONG}", f"2. {LONG}"]


def test_entries_counted_in_a_table_are_rows() -> None:
    assert rows(table(tc(p("1.")) + tc(p("Ministry of Health")))) == [
        ("1. | Ministry of Health", ("1.", "Ministry of Health"), 1)
    ]


def test_a_blank_of_a_form_is_a_row_and_a_heading_across_is_a_heading() -> None:
    (name, theme) = text_of(
        table(tc(p("Name:")) + tc(), tc(p("Health", run="<w:b/>"), '<w:gridSpan w:val="2"/>'))
    ).paragraphs
    assert (name.row, name.cells) == (True, ("Name:", ""))
    assert (theme.row, theme.bold) == (False, 1.0)


def test_a_heading_across_a_table_belongs_to_it() -> None:
    theme = tc(p("Health", run="<w:b/>"), '<w:gridSpan w:val="2"/>')
    (across, row) = text_of(table(theme, tc(p("a")) + tc(p("b")))).paragraphs
    assert (across.row, across.table, across.cells) == (False, 1, ("Health", ""))
    assert (row.text, row.table) == ("a | b", 1)


def test_tables_are_counted_and_frames_are_not() -> None:
    frame = table(tc(table(tc(p("a")) + tc(p("b")))))
    layout = table(tc(p(LONG)) + tc())
    assert [each[2] for each in rows(frame + layout + table(tc(p("c")) + tc(p("d"))))] == [1, None, 2]


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{control.format(tc(p('a')))}{tc(p('b'))}</w:tr>"
    assert rows(f"<w:tbl>{control.format(row)}</w:tbl>") == [("a | b", ("a", "b"), 1)]


def test_deleted_rows_and_cells_are_gone() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>"
    found = rows(
        table(
            tc(p("a")) + tc(p("b")),
            deleted + tc(p("c")) + tc(p("d")),
            tc(p("e"), "<w:cellDel/>") + tc(p("f")) + tc(p("g")),
        )
    )
    assert [text for text, _, _ in found] == ["a | b", "f | g"]


def test_a_span_beyond_all_measure_fills_no_memory() -> None:
    (found,) = text_of(table(tc(p("a"), '<w:gridSpan w:val="999999"/>') + tc(p("b")))).paragraphs
    assert len(found.cells) <= 63
    assert found.text == "a | b"
