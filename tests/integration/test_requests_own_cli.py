"""A ministry answers from the command line, by the password of one of its people; those who ask change and end it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, PASSWORD, Cast
from workbench.cli import main
from workbench.cli.own_sign_in import tries_from
from workbench.installation import Installation
from workbench.people import operations as people
from workbench.requests import queries
from workbench.store import timestamp

Call = Callable[..., Any]


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def run(asked: Asked, name: str, *words: str, password: str = PASSWORD) -> Result:
    who = ("--as", f"{name}@arcadia.example") if name else ()
    home = str(asked.installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, *who, "request", *words], input=f"{password}\n")


def value(asked: Asked, name: str, *words: str, status: int = 0) -> Any:
    result = run(asked, name, *words, "--json")
    assert result.exit_code == status, result.output
    return json.loads(result.stdout)


def code(asked: Asked) -> str:
    with asked.installation.store.reading() as db:
        return queries.request(db, asked.cast.amina, asked.id).code


def in_preparation(asked: Asked) -> dict[str, tuple[str, list[str]]]:
    there = value(asked, "bruno", "prepared", code(asked))["answers"]
    return {each["item"]: (each["kind"], [block["text"] for block in each["blocks"]]) for each in there}


def how_far(asked: Asked) -> tuple[str | None, int, str | None]:
    """As the secretariat reads it: what came, how many items are answered, as of which day."""
    (listed,) = value(asked, "", "list")
    assert {key: each for key, each in value(asked, "", "show", code(asked)).items() if key != "asked"} == listed
    return listed["contributed"], listed["answered"], listed["counts_on"]


def test_a_ministry_answers_rewrites_leaves_out_and_brings_back(asked: Asked, tmp_path: Path) -> None:
    request, (first, second, third) = code(asked), (each.code for each in asked.items)
    text = tmp_path / "answer.txt"
    text.write_text("The Act was adopted.\n\nIt is in force.", encoding="utf-8")
    assert value(asked, "bruno", "answer", request, first, "--file", str(text))["answered"] == [first]
    again = value(asked, "bruno", "answer", request, first, second, third, "--no-change", status=1)
    assert (again["answered"], again["stood"]) == ([second, third], [first])
    given = value(asked, "bruno", "rewrite", request, second, "--not-ours", "Ministry of Health", "--base", "1")
    assert (given["kind"], given["belongs_to"], given["version"]) == ("not_ours", "Ministry of Health", 2)
    late = run(asked, "bruno", "rewrite", request, second, "--text", "Ours.", "--base", "1")
    assert (late.exit_code, "changed by a colleague" in late.output) == (1, True)
    value(asked, "bruno", "leave-out", request, third)
    there = value(asked, "bruno", "prepared", request)
    assert [each["item"] for each in there["answers"]] == [first, second]
    (left,) = (each for each in there["earlier"] if each["how"] == "left_out")
    told = run(asked, "bruno", "prepared", request).output
    assert "Nobody stands behind the answers yet." in told
    assert f"left out before  {third}  no_change  0 words  {left['id']}" in told, "by which it is brought back"
    assert "not_ours (Ministry of Health)" in told
    value(asked, "bruno", "bring-back", request, left["id"])
    assert in_preparation(asked) == {
        first: ("answer", ["The Act was adopted.", "It is in force."]),
        second: ("not_ours", []),
        third: ("no_change", []),
    }


def test_its_authority_stands_behind_it_and_it_is_submitted_and_corrected(asked: Asked) -> None:
    request, codes = code(asked), [each.code for each in asked.items]
    value(asked, "bruno", "answer", request, *codes, "--no-change")
    assert "does not stand behind" in run(asked, "bruno", "submit", request).output
    assert "Only the validating authority" in run(asked, "bruno", "validate", request).output
    assert value(asked, "mara", "validate", request)["validated_by"] == "Mara Lund"
    assert value(asked, "mara", "take-back-validation", request)["validated_by"] is None
    assert "no word to take back" in run(asked, "mara", "take-back-validation", request).output
    assert value(asked, "mara", "validate", request)["validated_by"] == "Mara Lund"
    assert how_far(asked) == (None, 0, None), "what is in preparation is its ministry's alone"
    value(asked, "bruno", "submit", request)
    came, answered, today = how_far(asked)
    assert (came, answered) == ("submitted", 3)
    assert f"submitted {today}" in run(asked, "", "list").output
    assert "no_change, for_report" in run(asked, "", "answers", asked.report_id).output
    assert in_preparation(asked) == {}
    value(asked, "bruno", "answer", request, codes[0], "--text", "A law was adopted.", "--background")
    assert in_preparation(asked)[codes[0]] == ("answer", ["A law was adopted."])
    assert len(in_preparation(asked)) == 3, "what was contributed to the others comes along"
    assert value(asked, "bruno", "correct", request)["in_preparation"] == 0
    with asked.installation.store.reading() as db:
        (given,) = queries.contributions(db, asked.cast.farid, [asked.id])
        assert {each.kind.value for each in given.answers} == {"no_change"}


def test_a_letter_stands_for_its_authority_and_departments_are_put_together(asked: Asked, tmp_path: Path) -> None:
    request, item, other = code(asked), asked.items[0].code, asked.items[1].code
    form, letter = tmp_path / "form.docx", tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a scan")
    value(asked, "", "export", request, "-o", str(form))
    for text in ("The Act was adopted.", "Schools are open."):
        document = docx.Document(str(form))
        document.tables[0].rows[1].cells[1].text = text
        document.save(str(form))
        assert value(asked, "bruno", "take-in", request, str(form))["received"] == 1
    named = run(asked, "bruno", "leave-out", request, item)
    assert (named.exit_code, "2 answers stand at" in named.output) == (1, True)
    assert [each["text"] for each in value(asked, "bruno", "make-one", request, item)["blocks"]] == [
        "The Act was adopted.",
        "Schools are open.",
    ]
    alone = run(asked, "bruno", "make-one", request, item)
    assert (alone.exit_code, f"One answer stands at {item}" in alone.output) == (1, True)
    assert value(asked, "bruno", "place", request, item, other)["item"] == other
    value(asked, "bruno", "attach", request, str(letter))
    assert value(asked, "bruno", "attach", request, str(letter))["new"] is False
    (beside,) = value(asked, "bruno", "prepared", request)["files"]
    value(asked, "bruno", "detach", request, beside["id"])
    assert run(asked, "bruno", "validate", request, "--letter", str(letter)).exit_code == 2
    signed = ("--letter", str(letter), "--signed-by", "Dr Mara Lund", "--signed-on", "2026-05-06")
    assert value(asked, "bruno", "validate", request, *signed)["validated_by"] == "Dr Mara Lund"


def test_a_focal_point_says_that_the_answers_are_ready(asked: Asked) -> None:
    request = code(asked)
    value(asked, "bruno", "answer", request, asked.items[0].code, "--no-change")
    assert value(asked, "bruno", "ready", request)["told"] == ["Mara Lund"]
    unchanged = run(asked, "bruno", "ready", request)
    assert (unchanged.exit_code, "Nobody was told again" in unchanged.output) == (1, True)
    value(asked, "mara", "validate", request)
    again = run(asked, "bruno", "ready", request)
    assert (again.exit_code, "Mara Lund stands behind these answers already" in again.output) == (1, True)


def test_a_corrected_copy_is_taken_in_for_the_file_that_it_corrects(asked: Asked, tmp_path: Path) -> None:
    request, form = code(asked), tmp_path / "form.docx"
    value(asked, "", "export", request, "-o", str(form))
    document = docx.Document(str(form))
    for text, corrects in (("Forty schools.", ()), ("Fifty schools.", ("--corrects", "form.docx"))):
        document.tables[0].rows[1].cells[1].text = text
        document.save(str(form))
        value(asked, "bruno", "take-in", request, str(form), *corrects)
    (there,) = value(asked, "bruno", "prepared", request)["answers"]
    assert [each["text"] for each in there["blocks"]] == ["Fifty schools."]
    refused = run(asked, "bruno", "take-in", request, str(form), "--corrects", "other.docx")
    assert (refused.exit_code, "What did: “form.docx”" in refused.output) == (1, True)


def test_whoever_changes_what_is_validated_is_told_whose_word_that_ends(asked: Asked, tmp_path: Path) -> None:
    request, codes, plan = code(asked), [each.code for each in asked.items], tmp_path / "plan.txt"
    plan.write_text("A plan.", encoding="utf-8")
    value(asked, "bruno", "answer", request, *codes, "--no-change")
    ended = "Mara Lund does not stand behind the answers any more"
    for call in (
        ("rewrite", request, codes[0], "--text", "The Act was adopted."),
        ("attach", request, str(plan)),
        ("leave-out", request, codes[1]),
    ):
        value(asked, "mara", "validate", request)
        assert ended in run(asked, "bruno", *call).output
        assert ended not in run(asked, "bruno", *call).output, "nothing is ended twice"
        assert value(asked, "bruno", "prepared", request)["validated_by"] is None
    value(asked, "mara", "validate", request)
    assert ended not in run(asked, "bruno", "submit", request).output


def test_nobody_acts_for_a_ministry_or_reads_what_it_prepares_without_its_password(asked: Asked) -> None:
    request, item = code(asked), asked.items[0].code
    value(asked, "bruno", "answer", request, item, "--text", "CANARY")
    for who, password, words in (
        ("bruno", "a password of nobody", "do not belong together"),
        ("hugo", PASSWORD, "no such request"),
        ("amina", PASSWORD, "no such request"),
        ("chidi", PASSWORD, "no such request"),
    ):
        for call in (("prepared", request), ("leave-out", request, item), ("submit", request)):
            refused = run(asked, who, *call, password=password)
            assert (refused.exit_code, words in refused.output) == (1, True), refused.output
            assert "CANARY" not in refused.output
    nobody = run(asked, "", "answer", request, item, "--no-change")
    assert (nobody.exit_code, "Say who" in nobody.output) == (2, True)
    with asked.installation.store.writing() as db:
        known = people.reset_password(db, person_id=str(asked.cast.bruno.person_id), by=asked.cast.operator, at=MORNING)
    told = run(asked, "bruno", "prepared", request, password=known)
    assert (told.exit_code, "choose one of your own" in told.output) == (1, True)


def test_an_answer_says_one_thing_and_is_plain_text(asked: Asked, tmp_path: Path) -> None:
    request, item = code(asked), asked.items[0].code
    assert run(asked, "bruno", "answer", request, item).exit_code == 2
    assert run(asked, "bruno", "answer", request, item, "--no-change", "--text", "x").exit_code == 2
    assert "Nothing was saved" in run(asked, "bruno", "answer", request, item, "--text", " ").output
    form = tmp_path / "form.docx"
    form.write_bytes(b"PK\x03\x04\xff\xfe")
    refused = run(asked, "bruno", "answer", request, item, "--file", str(form))
    assert (refused.exit_code, "no plain text" in refused.output) == (1, True)


def test_what_is_asked_is_changed_dropped_and_given_a_passage_before_it_is_sent(asked: Asked) -> None:
    made = value(asked, "", "new", asked.report_id, "--to", "MoE", "--due", "2999-06-30")["request"]
    first, second, *_ = (each["code"] for each in value(asked, "", "show", made)["asked"])
    changed = value(asked, "", "change", made, "--due", "2999-07-31", "--words", "700", "--title", "Schools")
    assert (changed["due"], changed["words"], changed["title"]) == ("2999-07-31", 700, "Schools")
    assert value(asked, "", "change", made, "--words", "0")["words"] is None
    assert run(asked, "", "change", made, "--language", "xx").exit_code == 2
    item = value(asked, "", "change-item", made, first, "--asked", "Since 2020?", "--words", "90")
    assert (item["asked"], item["words"]) == ("Since 2020?", 90)
    (put,) = value(asked, "", "beside", made, first, asked.items[1].key)["beside"]
    assert run(asked, "", "beside", made, first, "CERD/C/ARC/CO/18-20, para. 99", "--take-away").exit_code == 1
    assert value(asked, "", "beside", made, first, put["citation"], "--take-away")["beside"] == []
    assert value(asked, "", "drop-item", made, second)["dropped"] == [second]
    refused = run(asked, "", "drop-item", code(asked), asked.items[0].code)
    assert (refused.exit_code, "was sent" in refused.output) == (1, True)


def test_a_request_is_closed_opened_again_and_taken_back(asked: Asked) -> None:
    request = code(asked)
    assert value(asked, "", "close", request)["standing"] == "closed"
    assert "is closed" in run(asked, "bruno", "answer", request, asked.items[0].code, "--no-change").output
    assert value(asked, "", "reopen", request)["standing"] == "sent"
    assert value(asked, "", "withdraw", request, "--reason", "By mistake.")["standing"] == "withdrawn"
    assert run(asked, "bruno", "close", request).exit_code == 1


def test_a_signed_letter_makes_a_contribution_of_what_came_unsigned(asked: Asked, tmp_path: Path) -> None:
    request, form, letter = code(asked), tmp_path / "form.docx", tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a scan")
    signed = ("signed", request, str(letter), "--signed-by", "Dr Mara Lund", "--signed-on", "2026-05-06")
    assert "Nothing waits for a signed letter" in run(asked, "", *signed).output
    value(asked, "", "export", request, "-o", str(form))
    document = docx.Document(str(form))
    document.tables[0].rows[1].cells[1].text = "The Act was adopted."
    document.save(str(form))
    value(asked, "", "receive", request, str(form))
    made = value(asked, "", *signed)
    with asked.installation.store.reading() as db:
        received, given = queries.contributions(db, asked.cast.amina, [asked.id])
    assert (made["contribution"], made["validated_by"]) == (given.id, "Dr Mara Lund")
    assert given.counts_on == received.at.date()


def test_slips_of_one_person_at_the_command_line_lock_out_nobody_else_there(asked: Asked) -> None:
    """All that is typed on a machine comes from one place, where 40 slips of a ministry's people would be too many."""
    others = [f"other{number}@arcadia.example" for number in range(people.TRIES_PER_ADDRESS)]
    slips = [{"at": timestamp(datetime.now(UTC)), "email": each, "address": tries_from(each)} for each in others]
    with asked.installation.store.writing() as db:
        db.table("sign_in_attempt").insert_all({**each, "succeeded": 0} for each in slips)
    for _ in range(people.TRIES_PER_ACCOUNT):
        assert "do not belong together" in run(asked, "dana", "prepared", code(asked), password="wrong").output
    assert "Too many tries" in run(asked, "dana", "prepared", code(asked)).output
    assert run(asked, "bruno", "prepared", code(asked)).exit_code == 0
