"""An outline from the command line: made, changed, taken back; what is refused is said in one line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.installation import Installation


@pytest.fixture
def home(installation: Installation) -> Path:
    return installation.settings.home


def run(home: Path, *words: str, status: int = 0) -> Any:
    result = CliRunner().invoke(main, ["--home", str(home), *words, "--json"])
    assert result.exit_code == status, f"{words}: {result.output}"
    return json.loads(result.stdout) if result.stdout.strip() else result.stderr


@pytest.fixture
def report(home: Path) -> str:
    begun = run(home, *("report", "new", "--treaty", "ICERD", "--state", "ARC", "--guideline", "icerd"))
    return str(begun["report"])


def headings(home: Path, report: str) -> list[tuple[str, str]]:
    return [(each["number"], each["title"]) for each in run(home, "report", "show", report)["sections"]]


def test_a_section_is_added_moved_renamed_set_aside_and_all_of_it_taken_back(home: Path, report: str) -> None:
    before = headings(home, report)
    first = run(home, "report", "show", report)["sections"][0]["id"]
    new = run(home, "section", "add", report, "--title", "Land", "--after", first, "--words", "400")
    assert (new["number"], new["title"], new["budget"]) == ("II", "Land", 400)
    assert run(home, "section", "move", new["section"], "--up")["number"] == "I"
    assert run(home, "section", "rename", new["section"], "--title", "Land titles")["title"] == "Land titles"
    assert run(home, "section", "core-document", new["section"], "paras. 3–9")["core_document"] == "paras. 3–9"
    assert run(home, "section", "delete", new["section"]) == {"section": new["section"], "deleted": True}
    assert run(home, "section", "restore", new["section"])["number"] == "I"
    undone = [run(home, "section", "undo", report)["undone"] for _ in range(6)]
    assert undone == [
        "restore_section",
        "delete_section",
        "see_core_document",
        "rename_section",
        "move_section",
        "add_section",
    ]
    assert headings(home, report) == before
    assert "taken back" in run(home, "section", "undo", report, status=1)


def test_a_section_is_split_at_a_paragraph(home: Path, report: str) -> None:
    section = run(home, "report", "show", report)["sections"][0]["id"]
    run(home, "paragraph", "add", section, "--text", "It stays.")
    second = run(home, "paragraph", "add", section, "--text", "It goes.")["id"]
    new = run(home, "section", "split", section, "--from", second, "--title", "Land")
    shown = {each["id"]: each for each in run(home, "report", "show", report)["sections"]}
    assert [each["id"] for each in shown[new["section"]]["paragraphs"]] == [second]


def test_an_annex_is_taken_as_a_file_and_another_kind_of_file_is_refused(
    home: Path, report: str, tmp_path: Path
) -> None:
    file = tmp_path / "census.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF")
    annex = run(home, *("section", "add", report, "--title", "Census", "--annex", "--file", str(file)))
    assert (annex["number"], annex["annex"], annex["file"]) == ("Annex I", True, "census.pdf")
    other = tmp_path / "census.zip"
    other.write_bytes(b"PK\x03\x04")
    refusal = run(home, *("section", "add", report, "--title", "X", "--annex", "--file", str(other)), status=1)
    assert "an annex is a PDF" in refusal


def test_where_a_section_is_moved_must_be_said_once(home: Path, report: str) -> None:
    section = run(home, "report", "show", report)["sections"][0]["id"]
    assert "Say where" in run(home, "section", "move", section, status=2)
