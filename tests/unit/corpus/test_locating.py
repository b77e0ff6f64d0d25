"""Paragraphs found again in an original that does not say where they stand."""

from workbench.corpus.originals.locating import located

PAGES = (
    "Minutes\n1. The Ministry of Education pre-\nsented its figures for 2024.",
    "2. The ﬁnancing of schools was discussed at length by all.\nOK",
    "3. The Ministry of Education presented its figures for 2025.",
)


def test_a_paragraph_stands_on_the_page_where_its_words_begin() -> None:
    openings = [
        "The Ministry of Education presented its figures for 2024.",
        "The financing of schools was discussed at length by all.",
        "The Ministry of Education presented its figures for 2025.",
    ]
    assert located(openings, PAGES) == (0, 1, 2)


def test_the_same_words_a_second_time_are_looked_for_after_the_first() -> None:
    again = "The Committee takes note of the replies."
    assert located([again, again], [again, "Something else stands here.", again]) == (0, 2)


def test_what_is_not_there_has_no_place_and_the_rest_keeps_its_own() -> None:
    openings = ["Nobody wrote this anywhere.", "The financing of schools was discussed at length by all."]
    assert located(openings, PAGES) == (None, 1)


def test_a_few_letters_are_no_place() -> None:
    assert located(["OK"], PAGES) == (None,)


def test_a_short_opening_far_away_is_not_believed() -> None:
    far = ["x " * 10_000, "Article seven"]
    assert located(["Article seven"], far) == (None,)
    assert located(["Article seven"], far[1:]) == (0,)
