"""What cells of any table say."""

import pytest

from workbench.recommendations import vocabulary
from workbench.recommendations.intake.numbers import paragraphs, places_in, taken_apart
from workbench.recommendations.intake.values import day, position, priority, session, several, status


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("- Children\n- Women & girls", ("Children", "Women & girls")),
        ("1. 國防部 2. 衛福部（保護司）（彙整）", ("國防部", "衛福部（保護司）（彙整）")),
        ("1.Ministry of Justice\n2.Ministry of Health", ("Ministry of Justice", "Ministry of Health")),
        ("Ministry of Justice; Ministry of Health", ("Ministry of Justice", "Ministry of Health")),
        ("Children: definition, protection", ("Children: definition, protection",)),
        ("• One\n• One\n• Two", ("One", "Two")),
        ("Law No. 2. of 1999", ("Law No. 2. of 1999",)),
    ],
)
def test_a_cell_holds_several_values(cell: str, values: tuple[str, ...]) -> None:
    assert several(cell, (";",)) == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020-12-23T00:00:00", "2020-12-23"),
        ("44188", "2020-12-23"),
        ("44188.0", "2020-12-23"),
        ("- 23/12/2020", "2020-12-23"),
        ("12/23/2020", "2020-12-23"),
        ("23 December 2020", "2020-12-23"),
        ("2020", "2020"),
        ("2020-02-31", None),
        ("in two years", None),
        ("99999", None),
    ],
)
def test_days_are_read_however_they_are_written(text: str, found: str | None) -> None:
    assert day(text) == found


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("23 (a)", (("23", "a"),)),
        ("23 a)", (("23", "a"),)),
        ("147.12", (("147.12", ""),)),
        ("para. 49", (("49", ""),)),
        ("第25點", (("25", ""),)),
        ("[Par. 26 b, d, 27 c] - Houve aumento em 2022/24?", (("26", "b"), ("26", "d"), ("27", "c"))),
        ("[Par. 5 e 6] Quem?", (("5", ""), ("6", ""))),
        ("no number", ()),
    ],
)
def test_a_cell_names_paragraphs(cell: str, places: tuple[tuple[str, str], ...]) -> None:
    assert places_in(cell) == places


def test_a_cell_with_several_paragraphs_is_parted() -> None:
    cell = "Disaggregated data\n\n5. The Committee is concerned.\n6. The Committee recommends that data be collected."
    found = paragraphs(cell)
    assert [(each.number, each.heading) for each in found] == [("5", "Disaggregated data"), ("6", "Disaggregated data")]
    assert paragraphs("1. Adopt a law.\n2. Train judges.") == ()
    assert paragraphs("6. The Committee recommends that data be collected.") == ()


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("147.12 Ratify it", "147.12", "Ratify it"),
        ("147.12ratify it", "147.12", "ratify it"),
        ("A - 102.3. Ratify it", "102.3", "Ratify it"),
        ("129.1.2 Ratify it", "129.1.2", "Ratify it"),
        ("Ratify 147 conventions", "", "Ratify 147 conventions"),
    ],
)
def test_the_number_of_a_review_stands_before_the_text(text: str, number: str, rest: str) -> None:
    found = taken_apart(text, review=True)
    assert (found.number, found.text) == (number, rest)


def test_the_words_of_trackers_are_understood_or_left_alone() -> None:
    assert (status("Fully implemented"), status("Parcialmente Cumprido"), status("in_progress")) == (
        "implemented", "partially_implemented", "under_way")  # fmt: skip
    assert status("with the minister") == ""
    assert (position("Accepted"), position("Noted"), position("under consideration")) == ("supported", "noted", "")
    assert (priority("High"), priority("urgent"), priority("?")) == ("high", "high", "")
    assert (session("35th Session"), session("")) == ("35", "")


def test_a_code_of_the_index_before_a_theme_is_no_part_of_it() -> None:
    assert (
        vocabulary.theme_called("A41 Constitutional & legislative framework")
        == "Constitutional & legislative framework"
    )
    assert vocabulary.theme_called("Article 7") == "Article 7"


def test_a_group_of_persons_that_is_a_theme_too_is_one() -> None:
    assert vocabulary.is_person_alone("- Children")
    assert not vocabulary.is_person_alone("Migrants")
    assert not vocabulary.is_person_alone("Right to health")
