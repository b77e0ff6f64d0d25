"""Which numbers are the document's own, and how items nest."""

from workbench.corpus.parsing.items import Nesting, follows
from workbench.corpus.parsing.numbers import Candidate, chain


def at_the_edge(*numbers: int) -> list[Candidate]:
    return [Candidate(index, number, 0.0) for index, number in enumerate(numbers)]


def test_a_year_at_the_start_of_a_line_is_no_paragraph() -> None:
    assert chain(at_the_edge(1, 2, 2015, 3, 4)) == (0, 1, 3, 4)


def test_numbers_of_headings_stand_elsewhere_on_the_page_and_do_not_count() -> None:
    headings = [Candidate(10 + number, number, -25.0) for number in (1, 2, 3)]
    assert chain([*at_the_edge(1, 2, 3, 4), *headings]) == (0, 1, 2, 3)


def test_numbers_that_the_original_leaves_out_do_not_end_the_count() -> None:
    assert chain(at_the_edge(96, 97, 98, 99, 101, 102, 107, 108)) == tuple(range(8))


def test_a_quoted_resolution_in_the_middle_is_passed_over() -> None:
    assert chain(at_the_edge(1, 2, 114, 3, 4, 5)) == (0, 1, 3, 4, 5)


def test_a_second_part_that_begins_at_1_is_numbered_too() -> None:
    assert chain(at_the_edge(1, 2, 3, 4, 1, 2, 3, 4)) == tuple(range(8))


def test_one_number_alone_is_no_numbering() -> None:
    assert chain(at_the_edge(7)) == ()
    assert chain([]) == ()


def places(*labels: str) -> list[tuple[str, str]]:
    nesting = Nesting()
    return [nesting.place(label) for label in labels]


def test_roman_items_stand_in_the_letter_before_them() -> None:
    assert places("a", "i", "ii", "b") == [("", "a"), ("a", "i"), ("a", "ii"), ("", "b")]


def test_the_letter_i_after_h_is_a_letter() -> None:
    assert places(*"abcdefghij")[-2:] == [("", "i"), ("", "j")]


def test_a_lost_letter_does_not_start_a_new_level() -> None:
    assert places("a", "c") == [("", "a"), ("", "c")]


def test_arabic_items_follow_the_abjad() -> None:
    assert follows("أ", "ب")
    assert not follows("أ", "د")


def test_after_z_comes_aa() -> None:
    assert follows("z", "aa")
