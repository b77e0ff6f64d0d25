"""How a figure is written down and how it prints."""

import pytest

from tests.cast import MORNING
from workbench.drafting.statistics.cells import figure_id, named
from workbench.drafting.statistics.records import Cell, Statistic
from workbench.drafting.statistics.words import in_words, value_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1,240", "1240"),
        ("1 240", "1240"),
        ("1 240 000", "1240000"),
        ("12,4 %", "12.4"),
        ("12.40%", "12.40"),
        ("٣٤", "34"),
        ("−3", "-3"),
        ("not  available", "not available"),
        ("1.240.000", "1.240.000"),
        ("", ""),
    ],
)
def test_what_is_typed_is_kept_in_plain_digits_and_words_stay_words(written: str, kept: str) -> None:
    assert value_of(written) == kept


@pytest.mark.parametrize(
    ("language", "number", "share"),
    [
        ("en", "1,240", "12.4 per cent"),
        ("fr", "1\u202f240", "12,4 %"),
        ("es", "1.240", "12,4 %"),
        ("ru", "1\xa0240", "12,4 %"),
        ("zh", "1,240", "12.4%"),
        ("pt", "1.240", "12,4%"),
        ("xx", "1,240", "12.4 per cent"),
    ],
)
def test_digits_are_grouped_as_the_language_writes_them(language: str, number: str, share: str) -> None:
    assert in_words("1240", language) == number
    assert in_words("12.4", language, is_share=True).replace("\xa0", " ") == share


def test_words_print_as_they_are_and_decimals_stay_as_given() -> None:
    assert in_words("not available", "fr", is_share=True) == "not available"
    assert in_words("12.40", "en") == "12.40"


def test_a_figure_names_a_cell_or_follows_the_latest_period() -> None:
    cells = (
        Cell("2024", {}, "1240"),
        Cell("2022", {}, "900"),
        Cell("2022", {"sex": "women"}, "400"),
    )
    found = named(Statistic("01S", "Teachers", "", "", "", "", "state", MORNING, "Amina", None, cells))
    assert found["01S"].value == "1240"
    assert found[figure_id("01S", "2022")].value == "900"
    assert found[figure_id("01S", breakdown={"sex": "women"})].value == "400"
    assert all(len(name) <= 64 for name in found)
