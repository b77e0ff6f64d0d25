"""What trackers and ministries write in a cell, in the languages of their offices."""

import pytest

from workbench.recommendations.intake import values
from workbench.recommendations.records import Priority, Status, UprPosition
from workbench.recommendations.vocabulary import data


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("In progress", Status.UNDER_WAY),
        ("Parcialmente Cumprido", Status.PARTIALLY_IMPLEMENTED),
        ("Mise en œuvre", Status.IMPLEMENTED),
        ("NO INICIADA.", Status.NOT_STARTED),
        ("Не выполнено", Status.NOT_STARTED),
        ("منفذة جزئيًا", Status.PARTIALLY_IMPLEMENTED),
        ("持續辦理", Status.UNDER_WAY),
        ("Sem informações", Status.NO_INFORMATION),
    ],
)
def test_a_status_is_understood_in_the_words_of_the_office(said: str, status: Status) -> None:
    assert values.status(said) == status.value


def test_a_word_that_is_not_known_is_never_guessed() -> None:
    assert values.status("Being looked into by the task force") == ""
    assert values.priority("purple") == ""
    assert values.position("To be considered") == ""


def test_priority_and_position_are_understood_too() -> None:
    assert values.priority("Prioritário") == Priority.HIGH.value
    assert values.position("Принято к сведению") == UprPosition.NOTED.value
    assert values.position("Aceptada parcialmente") == UprPosition.SUPPORTED_NOTED.value


def test_no_word_means_two_things_and_each_is_one_that_is_kept() -> None:
    for what, kept in (("status", Status), ("priority", Priority), ("position", UprPosition)):
        words = data("tracker-words.json")[what]
        said = [word for each in words.values() for word in each]
        assert set(words) <= {each.value for each in kept}
        assert len(said) == len(set(said))


def test_what_stands_in_brackets_is_not_parted() -> None:
    assert values.several("衛福部（社家署、保護司）、教育部", ("、",)) == ("衛福部（社家署、保護司）", "教育部")
    assert values.several("Police (North, South), Army", (",",)) == ("Police (North, South)", "Army")


def test_a_word_for_nothing_is_no_value_and_the_stop_of_a_list_no_part_of_a_name() -> None:
    assert values.several("無") == values.several("None") == ()
    assert values.several("IBGE, MDS.", (",",)) == ("IBGE", "MDS")
    assert values.several("U.S.A.") == ("U.S.A.",)
