"""The addresses of the search page: what one asks, and one filter more or less."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from workbench.searches.asked import Asked

ASKED = (
    Asked(),
    Asked(query="racism & police"),
    Asked(model=("words", "a text")),
    Asked(query="racism", chosen=(("treaty", "ICERD"), ("theme", "Right to life")), year="2015..2022"),
    Asked(query="racism", chosen=(("treaty", "ICERD"),), by_document=True, page=4),
)
FILTERS = (("treaty", "ICERD"), ("treaty", "CAT"), ("year", "2019"), ("year", "2015..2022"), ("theme", "Right to life"))


def read(address: str) -> Asked:
    return Asked.of_address(urlsplit(address).query)


def in_any_order(asked: Asked) -> Asked:
    """Filters are read name by name."""
    return replace(asked, chosen=tuple(sorted(asked.chosen)))


@pytest.mark.parametrize("asked", ASKED)
def test_an_address_asks_what_it_was_made_of(asked: Asked) -> None:
    assert read(asked.address) == asked


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("chosen", FILTERS)
def test_the_address_beside_a_value_puts_its_filter_on_or_takes_it_off(asked: Asked, chosen: tuple[str, str]) -> None:
    address = asked.address_turned(*chosen)

    assert in_any_order(read(address)) == in_any_order(asked.turned(*chosen))
    assert read(address).has(*chosen) is not asked.has(*chosen)
