"""The State's list of ministries and the public list from the command line."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.installation import Installation
from workbench.people import OrganisationKind, operations


class Office:
    """Somebody at the keyboard."""

    def __init__(self, installation: Installation) -> None:
        self.home = str(installation.settings.home)

    def says(self, *words: str, by: str = "") -> Result:
        person = ("--as", f"{by}@arcadia.example") if by else ()
        return CliRunner().invoke(main, ["--home", self.home, *person, "recommendations", *words])

    def gets(self, *words: str) -> Any:
        result = self.says(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


@pytest.fixture
def office(installation: Installation, cast: Cast) -> Office:
    with installation.store.writing() as db:
        operations.add_organisation(db, name="教育部", kind=OrganisationKind.MINISTRY, by=cast.operator, at=MORNING)
    return Office(installation)


def test_a_double_is_merged_and_parted(office: Office) -> None:
    office.gets("ministry", "merge", "教育部", "MoE")
    (found,) = [each for each in office.gets("ministry", "list") if each["name"] == "Ministry of Education"]
    assert found["same_as_it"] == ["教育部"]
    office.gets("ministry", "part", "教育部")
    assert "教育部" in {each["name"] for each in office.gets("ministry", "list")}


def test_a_ministry_is_called_by_other_names(office: Office) -> None:
    found = office.gets("ministry", "call", "MoE", "--also", "Dept. of Schools", "--word", "Schools Act")
    assert (found["names"], found["words"]) == (["dept. of schools"], ["Schools Act"])
    assert office.gets("ministry", "call", "Dept. of Schools")["names"] == []
    refused = office.says("ministry", "call", "MoE", "--also", "教育部")
    assert refused.exit_code == 1
    assert "say that the two are one" in " ".join(refused.output.split())


def test_the_public_list_is_opened_shown_and_closed(office: Office) -> None:
    assert office.gets("public", "open", "--show", "status")["shown"] == ["status"]
    assert office.gets("public", "show")["open"] is True
    assert office.gets("public", "close")["open"] is False
    assert office.says("public", "close").exit_code == 1


@pytest.mark.parametrize("words", [("public", "show"), ("public", "open"), ("ministry", "list")])
def test_a_reviewer_finds_nothing_there(office: Office, words: tuple[str, ...]) -> None:
    assert office.says(*words, by="chidi").exit_code != 0
