"""The filters of the list and the address that names them."""

from dataclasses import fields

from workbench.recommendations.wanted import Wanted, wanted_of


def test_an_address_may_ask_by_every_filter() -> None:
    texts = {each.name: f"a {each.name}" for each in fields(Wanted) if each.name != "ids"}
    assert wanted_of({**texts, "ids": "one,two"}) == Wanted(**texts, ids=("one", "two"))


def test_an_address_with_other_things_in_it_asks_only_for_what_it_knows() -> None:
    assert wanted_of({"page": "3", "status": " none ", "ids": ","}) == Wanted(status="none")
