"""The names of States as data write them: without spaces or capitals."""

import pytest

from workbench.corpus.parsing.identity.places import state_written


@pytest.mark.parametrize(
    ("name", "code"), [("srilanka", "LKA"), ("SriLanka", "LKA"), ("CzechRepublic", "CZE"), ("South-Africa", "ZAF")]
)
def test_a_name_that_was_run_together_is_that_of_its_state(name: str, code: str) -> None:
    assert state_written(name) == code


@pytest.mark.parametrize("name", ["", "republic", "arcadia", "12"])
def test_what_is_no_name_of_a_state_is_none(name: str) -> None:
    assert state_written(name) is None
