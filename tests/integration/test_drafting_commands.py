"""A report from the command line: what each call gives, and its exit status."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders.word import docx
from tests.cast import Cast
from tests.drafting import CORE, OBSERVATIONS, a_library
from workbench.cli import main
from workbench.installation import Installation


class Caller:
    """Calls the program on one home."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *words: str, status: int = 0, who: str = "") -> Any:
        acting = ("--as", f"{who}@arcadia.example") if who else ()
        result = CliRunner().invoke(main, ["--home", str(self.home), *acting, *words, "--json"])
        assert result.exit_code == status, result.output
        return json.loads(result.stdout) if result.stdout else result.stderr


@pytest.fixture
def call(installation: Installation, cast: Cast) -> Caller:
    with installation.store.writing() as db:
        a_library(db)
    return Caller(installation.store.home)


@pytest.fixture
def report(call: Caller) -> str:
    made = call(
        "report",
        "new",
        "--treaty",
        "CERD",
        "--kind",
        "periodic",
        "--state",
        "ARC",
        "--guideline",
        "icerd",
        "--numbers",
        "21-23",
        "--covers",
        "2021..2025",
        "--due",
        "2027-06-30",
        who="amina",
    )
    return str(made["report"])


def a_draft(folder: Path, *, quote: str = "12 per cent") -> str:
    rows = [
        {
            "section": "icerd.population",
            "text": 'Of all, 12 per cent<cite id="1"/> name one.',
            "answers": ["icerd.population.01"],
            "responds": [f"{OBSERVATIONS}, para. 21"],
            "cites": [{"citation": f"{CORE}, para. 7", "quote": quote}],
        },
        {"section": "Racial segregation", "text": "There is none."},
    ]
    file = folder / "draft.json"
    file.write_text(json.dumps(rows), "utf-8")
    return str(file)


def test_a_draft_goes_in_and_coverage_shows_exactly_what_it_answers(call: Caller, report: str, tmp_path: Path) -> None:
    assert call("report", "load", report, a_draft(tmp_path))["loaded"] == 2
    covered = call("report", "coverage", report)
    answered = [each["id"] for each in covered["requirements"] if each["state"] == "answered"]
    assert answered == ["icerd.population.01"]
    assert [
        (each["citation"].rpartition(", ")[2], each["state"], each["implementation"])
        for each in covered["recommendations"]
    ] == [
        ("para. 21 (a)", "answered", "no_information"),
        ("para. 21 (b)", "answered", "no_information"),
        ("para. 40", "open", "no_information"),
    ]
    shown = call("report", "show", report)
    (paragraph,) = next(each for each in shown["sections"] if each["key"] == "icerd.population")["paragraphs"]
    assert paragraph["number"] == 1
    assert paragraph["cites"][0]["quote"] == "12 per cent"
    assert shown["words"] == sum(each["own_words"] for each in shown["sections"])
    frozen = call("report", "freeze", report)
    assert (frozen["paragraphs"], frozen["words"]) == (2, shown["words"])


def test_a_draft_with_a_wrong_quote_is_refused_whole_and_the_row_is_named(
    call: Caller, report: str, tmp_path: Path
) -> None:
    refused = call("report", "load", report, a_draft(tmp_path, quote="13 per cent"), status=1)
    assert [each["row"] for each in refused["refused"]] == [1]
    assert not [one for each in call("report", "show", report)["sections"] for one in each["paragraphs"]]


def test_a_word_draft_shows_where_it_would_go_and_goes_there(call: Caller, report: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(docx("# Racial segregation", "21. There is **none**.^", "# Our own heading", "Text.", "- x"))
    seen = call("report", "load", report, str(file), "--preview")
    (known, own) = seen["parts"]
    assert (known["section"], own["to"]) == ("Racial segregation", "new")
    assert not [one for each in call("report", "show", report)["sections"] for one in each["paragraphs"]]

    loaded = call("report", "load", report, str(file), "--to", f"{own['key']}=text")
    assert (loaded["loaded"], loaded["new_sections"], loaded["left_out"]) == (4, [], [])
    assert {each["section"] for each in loaded["paragraphs"]} == {known["to"]}
    again = call("report", "load", report, str(file), "--to", f"{own['key']}=out")
    assert again["left_out"] == ["Our own heading", "Text.", "x"]


def test_a_paragraph_is_written_split_moved_merged_deleted_and_brought_back(call: Caller, report: str) -> None:
    section = call("report", "show", report)["sections"][0]["id"]
    added = call("paragraph", "add", section, "--text", "A law was adopted. It bans hate.")
    written = call(
        "paragraph", "write", added["id"], "--text", "A law stands. It bans hate.", "--base", added["revision"]
    )
    conflict = call("paragraph", "write", added["id"], "--text", "Mine.", "--base", added["revision"], status=1)
    assert (conflict["mine"], conflict["theirs"]) == ("Mine.", "A law stands. It bans hate.")
    assert conflict["revision"] == written["revision"]
    split = call("paragraph", "split", added["id"], "--at", "14")
    assert [each["kind"] for each in split["lineage"]] == ["split"]
    other = split["new"]["id"]
    assert call("paragraph", "move", added["id"], "--after", other)["number"] == 2
    assert call("paragraph", "move", added["id"], "--first")["number"] == 1
    merged = call("paragraph", "merge", added["id"], other)
    assert merged["text"] == "A law stands. It bans hate."
    assert call("paragraph", "delete", added["id"])["deleted"]
    assert not call("paragraph", "delete", added["id"], "--undo")["deleted"]
    history = call("paragraph", "history", added["id"])
    assert [each["kind"] for each in history["revisions"]] == ["added", "written", "parallel", "split", "merged"]
    assert [each["kind"] for each in history["lineage"]] == ["split", "move", "move", "merge", "delete", "restore"]


def test_marks_and_checks(call: Caller, report: str) -> None:
    assert "needs a reason" in call("report", "mark", report, "icerd.art-3.01", "not_applicable", status=1)
    call("report", "mark", report, "icerd.art-3.01", "not_applicable", "--reason", "No segregation.")
    call("report", "mark", report, f"{OBSERVATIONS}, para. 40", "--implementation", "partly")
    covered = call("report", "coverage", report)
    assert next(each for each in covered["requirements"] if each["id"] == "icerd.art-3.01")["state"] == "not_applicable"
    assert covered["recommendations"][2]["implementation"] == "partly"
    findings = call("report", "check", report)
    assert {each["rule"] for each in findings} == {"requirement-open", "recommendation-open"}
    assert "icerd.art-3.01" not in str(findings)


def test_somebody_outside_the_group_finds_no_report(call: Caller, report: str) -> None:
    assert call("report", "list", who="bruno") == []
    assert "There is no report" in call("report", "show", report, who="chidi", status=1)


def test_a_wrong_call_is_status_2(call: Caller) -> None:
    for words in (
        ("report", "new", "--treaty", "CERD", "--kind", "novel", "--state", "ARC", "--guideline", "icerd"),
        ("paragraph", "move", "X"),
        ("report", "mark", "X", "Y"),
    ):
        call(*words, status=2)


def test_packs_are_listed_shown_and_checked_by_line(call: Caller, tmp_path: Path) -> None:
    assert len(call("guidelines", "list")) == 22
    assert call("guidelines", "show", "icerd")["sections"][0]["requirements"][0]["required"]
    assert call("guidelines", "check") == []
    faulty = tmp_path / "mine.yaml"
    faulty.write_text("pack: mine\nconfidence: certain\n", "utf-8")
    faults = call("guidelines", "check", str(faulty), status=1)
    assert any(each["line"] == 2 and "certain" in each["message"] for each in faults)


def test_an_outdated_text_is_put_together_where_it_is_clear_and_what_was_done_is_undone(
    call: Caller, report: str
) -> None:
    section = call("report", "show", report)["sections"][0]["id"]
    added = call("paragraph", "add", section, "--text", "A law was adopted in 2019. It bans hate.")
    call("paragraph", "write", added["id"], "--text", "A law was adopted in 2019. It bans discrimination.")
    mine = ("--text", "A new law was adopted in 2019. It bans hate.", "--base", added["revision"])
    merged = call("paragraph", "write", added["id"], *mine)
    assert merged["text"] == "A new law was adopted in 2019. It bans discrimination."
    assert merged["merged"]
    revisions = call("paragraph", "history", added["id"])["revisions"]
    assert [each["kind"] for each in revisions] == ["added", "written", "parallel", "written"]
    assert revisions[-1]["combined"] == revisions[-2]["revision"] == merged["kept"]

    undone = call("paragraph", "undo", added["id"])
    shown = call("paragraph", "history", added["id"])["revisions"][-1]
    assert shown["text"] == "A law was adopted in 2019. It bans discrimination."
    call("paragraph", "undo", added["id"], "--act", undone["undone_by"])
    assert call("paragraph", "history", added["id"])["revisions"][-1]["text"] == merged["text"]
    restored = call("paragraph", "restore", added["id"], added["revision"])
    assert restored["text"] == "A law was adopted in 2019. It bans hate."
    call("paragraph", "undo", added["id"], "--act", "01NOTTHERE", status=1)
