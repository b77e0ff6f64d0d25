"""Recommendations from the command line: the list with its fields and filters, and all that is kept of them."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.builders.library import put_document
from tests.cast import Cast
from workbench.cli import main
from workbench.installation import Installation
from workbench.recommendations.documents.operations import put_units

ASKED = ("recommendation", "The Committee recommends that the State party open schools to all children.")
OTHER = ("recommendation", "The Committee recommends that the State party train judges.")
FRENCH = ("recommendation", "Le Comité recommande à l'État partie d'ouvrir les écoles à tous les enfants.")
SYMBOL = "CERD/C/ARC/CO/5"


class Office:
    """Somebody at the keyboard."""

    def __init__(self, installation: Installation) -> None:
        self.home = str(installation.settings.home)

    def says(self, *words: str, by: str = "") -> Result:
        person = ("--as", f"{by}@arcadia.example") if by else ()
        return CliRunner().invoke(main, ["--home", self.home, *person, "recommendations", *words])

    def gets(self, *words: str, by: str = "") -> Any:
        result = self.says(*words, "--json", by=by)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


@pytest.fixture
def office(installation: Installation, cast: Cast) -> Office:
    with installation.store.writing() as db:
        put_units(db, put_document(db, [ASKED, OTHER], symbol=SYMBOL, state="ARC", date="2024-05-10"))
        put_units(db, put_document(db, [FRENCH], symbol=SYMBOL, state="ARC", language="fr", slug="fr"))
        put_units(
            db,
            put_document(
                db, [OTHER], symbol="CAT/C/ARC/CO/2", state="ARC", treaty="CAT", body="CAT", date="2019-05-10"
            ),
        )
    return Office(installation)


def test_what_was_assigned_stands_in_the_list(office: Office) -> None:
    citation = f"{SYMBOL}, para. 1"
    office.gets("assign", citation, "--ministry", "MoE")
    office.gets("assign", citation, "--ministry", "Secretariat of the National Mechanism", "--role", "supporting")
    office.gets("tag", citation, "--theme", "Education", "--person", "Children", "--sdg", "SDG 4.1")
    office.gets("status", citation, "--is", "under_way", "--evidence", "A bill.", "--source", f"{SYMBOL}, para. 2")
    office.gets("priority", citation, "--is", "high")
    office.gets("due", citation, "--is", "2027-03-31")
    office.gets("note", citation, "--is", "Ask again.")
    (found,) = office.gets("list", "--ministry", "MoE", "--status", "under_way", "--sdg", "4")
    assert {
        name: found[name] for name in ("responsible", "supporting", "sdgs", "status", "priority", "due", "note")
    } == {
        "responsible": ["Ministry of Education"],
        "supporting": ["Secretariat of the National Mechanism"],
        "sdgs": ["4.1"],
        "status": "under_way",
        "priority": "high",
        "due": "2027-03-31",
        "note": "Ask again.",
    }
    assert sorted(found["ministries"]) == ["Ministry of Education", "Secretariat of the National Mechanism"]
    assert (found["citation"], len(found["themes"]), len(found["persons"])) == (citation, 1, 1)
    shown = office.gets("show", found["id"])
    (said,) = (each for each in shown["history"] if each["what"] == "status")
    assert (said["after"], said["evidence"], said["evidence_citation"]) == (
        "under_way",
        "A bill.",
        f"{SYMBOL}, para. 2",
    )


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ((), 3),
        (("--treaty", "CERD"), 2),
        (("--body", "CAT"), 1),
        (("--words", "SCHOOLS children"), 1),
        (("--year", "2020.."), 2),
        (("--year", "2019"), 1),
        (("--year", "..2019"), 1),
        (("--theme", "none"), 3),
        (("--ministry", "none", "--state", "ARC", "--marked", "substantive"), 3),
        (("--ministry", "MoE"), 0),
        (("--cluster", "none", "--status", "none", "--priority", "none"), 3),
        (("--document", "CAT/C/ARC/CO/2"), 1),
        (("--limit", "1", "--offset", "2"), 1),
        (("--document", SYMBOL, "--offset", "1"), 1),
    ],
)
def test_the_list_is_narrowed_by_anything(office: Office, asked: tuple[str, ...], many: int) -> None:
    assert len(office.gets("list", *asked)) == many


def test_a_document_is_listed_as_it_says_it_itself(office: Office) -> None:
    assert [each["text"] for each in office.gets("list", "--document", "fr")] == [FRENCH[1]]


@pytest.mark.parametrize(
    "call",
    [
        ("list", "--status", "done"),
        ("list", "--year", "last"),
        ("assign", "x"),
        ("tag", "x"),
        ("status", "x"),
        ("priority", "x", "--is", "urgent"),
        ("undo",),
    ],
)
def test_a_call_that_makes_no_sense_is_the_callers_fault(office: Office, call: tuple[str, ...]) -> None:
    assert office.says(*call).exit_code == 2


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("list", "--ministry", "Ministry of Rain"), "Ministry of Rain"),
        (("list", "--document", "CCPR/C/ARC/CO/9"), "CCPR/C/ARC/CO/9"),
        (("list", "--cluster", "Rain"), "Rain"),
        (("list", "--sdg", "99"), "99"),
        (("show", "nothing"), "nothing"),
        (("due", f"{SYMBOL}, para. 1", "--is", "soon"), "soon"),
        (("undo", "nothing"), "nothing left to undo"),
        (("cluster", "show", "Rain"), "Rain"),
    ],
)
def test_what_is_refused_says_why(office: Office, call: tuple[str, ...], told: str) -> None:
    result = office.says(*call)
    assert result.exit_code == 1
    assert told in result.stderr


def test_of_several_those_that_are_there_are_done_and_the_others_named(office: Office) -> None:
    result = office.says(
        "assign", f"{SYMBOL}, para. 1", "no-such", f"{SYMBOL}, para. 99", "--ministry", "MoE", "--json"
    )
    assert result.exit_code == 1
    assert json.loads(result.stdout)["changed"] == 1
    assert len(result.stderr.splitlines()) == 2
    result = office.says("assign", f"{SYMBOL}, para. 2", "--ministry", "Rain", "--ministry", "MoE", "--json")
    assert (result.exit_code, json.loads(result.stdout)["changed"]) == (1, 1)


def test_what_was_done_is_undone_by_its_act(office: Office) -> None:
    both = (f"{SYMBOL}, para. 1", f"{SYMBOL}, para. 2")
    done = office.gets("assign", *both, "--ministry", "MoE")
    assert done["changed"] == 2
    assert office.gets("undo", *done["acts"])["changed"] == 2
    assert office.gets("list", "--ministry", "MoE") == []
    assert office.says("undo", *done["acts"]).exit_code == 1
    office.gets("assign", *both, "--ministry", "MoE")
    office.gets("assign", both[0], "--ministry", "MoE", "--remove")
    assert [each["citation"] for each in office.gets("list", "--ministry", "MoE")] == [both[1]]


def test_a_value_is_taken_back(office: Office) -> None:
    citation = f"{SYMBOL}, para. 1"
    office.gets("priority", citation, "--is", "high")
    office.gets("priority", citation, "--is", "none")
    office.gets("tag", citation, "--theme", "Education")
    office.gets("untag", citation, "--theme", "Education")
    (found,) = office.gets("list", "--words", "schools")
    assert (found["priority"], found["themes"]) == (None, [])
    assert len(office.gets("show", found["id"])["set_aside"]) == 1


def test_a_cluster_is_begun_filled_and_closed(office: Office) -> None:
    office.gets("cluster", "create", "Schools", "--about", "Of every body.")
    office.gets("cluster", "add", "Schools", f"{SYMBOL}, para. 1", "CAT/C/ARC/CO/2, para. 1")
    office.gets("status", f"{SYMBOL}, para. 1", "--is", "implemented")
    office.gets("cluster", "remove", "Schools", "CAT/C/ARC/CO/2, para. 1")
    office.gets("cluster", "describe", "Schools", "--name", "Education for all")
    shown = office.gets("cluster", "show", "education for all")
    assert (shown["members"], shown["about"], shown["statuses"]) == (1, "Of every body.", {"implemented": 1})
    assert office.gets("list", "--cluster", "Education for all")[0]["clusters"] == ["Education for all"]
    office.gets("cluster", "close", "Education for all")
    assert office.says("cluster", "add", "Education for all", f"{SYMBOL}, para. 2").exit_code == 1
    office.gets("cluster", "reopen", "Education for all")
    assert [each["closed"] for each in office.gets("cluster", "list")] == [False]


def test_a_focal_point_reports_on_its_own_alone(office: Office) -> None:
    office.gets("assign", f"{SYMBOL}, para. 1", "--ministry", "MoE")
    result = office.says(
        "status", f"{SYMBOL}, para. 1", f"{SYMBOL}, para. 2", "--is", "under_way", "--json", by="bruno"
    )
    assert result.exit_code == 1
    assert json.loads(result.stdout)["changed"] == 1
    assert f"{SYMBOL}, para. 2" in result.stderr
    assert office.says("priority", f"{SYMBOL}, para. 1", "--is", "high", by="bruno").exit_code == 1


def test_a_reviewer_sees_themes_and_nothing_of_the_follow_up(office: Office) -> None:
    citation = f"{SYMBOL}, para. 1"
    office.gets("assign", citation, "--ministry", "MoE")
    office.gets("status", citation, "--is", "under_way")
    office.gets("tag", citation, "--theme", "Education")
    office.gets("cluster", "create", "Schools")
    found = office.gets("list", "--ministry", "MoE", "--status", "implemented", "--cluster", "Schools", by="chidi")
    assert len(found) == 3  # the filters are not heard
    (first,) = (each for each in found if each["citation"] == citation)
    assert (first["themes"] != [], first["ministries"], first["status"]) == (True, [], None)
    assert office.gets("show", first["id"], by="chidi")["history"] == []
    assert office.says("cluster", "list", by="chidi").exit_code == 1
    assert office.says("list", by="dana").exit_code == 1
