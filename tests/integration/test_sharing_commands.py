"""Who does what, from the command line."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from tests.cast import Cast
from tests.drafting import a_report, later
from workbench.cli import main
from workbench.drafting import operations, queries
from workbench.installation import Installation


class Caller:
    def __init__(self, installation: Installation) -> None:
        self.home = installation.store.home

    def __call__(self, *words: str, who: str = "amina", status: int = 0) -> Any:
        person = ["--as", f"{who}@arcadia.example"]
        result = CliRunner().invoke(main, ["--home", str(self.home), *person, *words, "--json"])
        assert result.exit_code == status, result.output
        return json.loads(result.stdout) if status == 0 else result.stderr


@pytest.fixture
def call(installation: Installation) -> Caller:
    return Caller(installation)


@pytest.fixture
def report(installation: Installation, cast: Cast) -> str:
    with installation.store.writing() as db:
        found = a_report(db, cast.amina)
        section = queries.sections(db, found.id)[0]
        operations.add_paragraph(db, section_id=section.id, text="A law.", by=cast.farid, at=later(1))
        return found.id


def test_a_section_is_asked_for_said_ready_and_approved(call: Caller, report: str) -> None:
    section = call("report", "show", report)["sections"][0]["id"]
    asked = call("report", "assign", report, "farid@arcadia.example", "--section", section, "--due", "2026-05-03")
    again = call("report", "assign", report, "farid@arcadia.example", "--section", section, "--due", "2026-06-03")
    assert again["assignment"] != asked["assignment"]
    (listed,) = call("report", "assignments", report, "--person", "farid@arcadia.example")
    assert (listed["due"], listed["task"], listed["state"]) == ("2026-06-03", "write", "in_progress")
    assert call("report", "say", report, section, "ready", who="farid")["state"] == "ready_for_review"
    assert "Nothing was changed" in call("report", "say", report, section, "approved", who="farid", status=1)
    assert call("report", "say", report, section, "approved")["state"] == "approved"
    assert call("report", "show", report)["sections"][0]["state"] == "approved"
    call("report", "unassign", report, again["assignment"])
    assert call("report", "assignments", report) == []


def test_who_cannot_open_the_report_is_refused_until_a_group_of_theirs_is_let_in(call: Caller, report: str) -> None:
    refused = call("report", "assign", report, "bruno@arcadia.example", status=1)
    assert "add Bruno Keller to a drafting group of the report" in refused
    call("group", "add", "Children", "--rights", "the rights of the child")
    call("group", "member", "Children", "bruno@arcadia.example")
    assert [each["name"] for each in call("report", "group", report, "Children")] == [
        "Children",
        "ICERD drafting group",
    ]
    assert call("report", "assign", report, "bruno@arcadia.example", "--task", "review")["task"] == "review"
    assert [each["report"] for each in call("report", "list", who="bruno")] == [report]


def test_a_group_is_added_for_one_report(call: Caller, report: str) -> None:
    call("group", "add", "Team", "--report", report)
    call("group", "member", "Team", "bruno@arcadia.example", "--lead")
    asked = call("report", "assign", report, "farid@arcadia.example", who="bruno")
    assert asked["person"] == "Farid Osei", "who leads a group of the report asks"
    assert "There is no report" in call("group", "add", "Other", "--report", "none", status=1)


def test_my_work_lists_what_is_owed_and_what_changed_until_it_was_seen(call: Caller, report: str) -> None:
    call("report", "assign", report, "farid@arcadia.example", "--due", "2026-05-03")
    work = call("report", "work", who="farid")
    assert [(each["task"], each["late"]) for each in work["owed"]] == [("write", True)]
    assert [each["what"] for each in work["changed"][0]["changes"]] == ["asked"]
    call("report", "seen", report, who="farid")
    assert call("report", "work", who="farid")["changed"][0]["changes"] == []
    assert call("report", "work", who="bruno") == {"owed": [], "waits": [], "late_texts": [], "changed": []}
