"""The filters of the list and the address that names them."""

from dataclasses import fields

from workbench.recommendations.wanted import Wanted, query_of, wanted_of


def test_every_filter_survives_the_way_through_an_address() -> None:
    texts = {each.name: f"a {each.name}" for each in fields(Wanted) if each.name != "ids"}
    wanted = Wanted(**texts, ids=("one", "two"))
    assert wanted_of(query_of(wanted)) == wanted


def test_what_asks_nothing_is_not_in_the_address() -> None:
    assert query_of(Wanted(theme="Education")) == {"theme": "Education"}


def test_an_address_with_other_things_in_it_asks_only_for_what_it_knows() -> None:
    assert wanted_of({"page": "3", "status": " none ", "ids": ","}) == Wanted(status="none")
