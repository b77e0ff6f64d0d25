"""Requests to ministries from the command line, as the reference names them."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from tests.builders.requests import Asked, a_request
from tests.cast import Cast
from workbench.cli import main
from workbench.installation import Installation
from workbench.requests import queries


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def run(asked: Asked, *words: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(asked.installation.settings.home), *words])


def value(asked: Asked, *words: str) -> Any:
    result = run(asked, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def code(asked: Asked) -> str:
    with asked.installation.store.reading() as db:
        return queries.request(db, asked.cast.amina, asked.id).code


def test_a_request_is_made_sent_written_and_received_twice_adding_nothing(asked: Asked, tmp_path: Path) -> None:
    made = value(asked, "request", "new", asked.report_id, "--to", "MoE", "--due", "2999-06-30", "--words", "900")
    assert (made["items"], made["standing"], made["words"]) == (3, "in_preparation", 900)
    assert value(asked, "request", "send", made["request"])["standing"] == "sent"
    file = tmp_path / "form.docx"
    value(asked, "request", "export", made["request"], "-o", str(file))
    document = docx.Document(str(file))
    document.tables[0].rows[1].cells[1].text = "The Act was adopted."
    document.save(str(file))
    given = value(asked, "request", "receive", made["request"], str(file))
    assert (given["received"], given["queued"]) == (1, 0)
    again = value(asked, "request", "receive", made["request"], str(file))
    assert (again["received"], again["known"], again["contribution"]) == (0, 1, None)
    (there,) = (each for each in value(asked, "request", "list") if each["request"] == made["request"])
    assert (there["contributed"], there["answered"], there["items"]) == ("received", 1, 3)
    shown = run(asked, "request", "show", made["request"]).output
    assert "received, not validated" in shown
    assert all(str(each["words"]) in shown for each in value(asked, "request", "show", made["request"])["asked"])
    other = run(asked, "request", "receive", code(asked), str(file))
    assert (other.exit_code, f"This file answers {made['request']}" in other.output) == (1, True)


def test_a_letter_is_kept_and_logged_though_it_cannot_be_read(asked: Asked, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a scan")
    given = value(asked, "request", "receive", code(asked), str(letter))
    assert given["received"] == 0
    assert given["why_not"]
    with asked.installation.store.reading() as db:
        (kept,) = queries.files(db, asked.cast.amina, asked.id)
        assert (kept.name, kept.parsed) == ("letter.pdf", False)
        assert queries.files(db, asked.cast.farid, asked.id) == ()


def test_the_list_names_what_is_due_and_more_time_needs_a_day_to_come(asked: Asked) -> None:
    (listed,) = value(asked, "request", "list")
    assert (listed["request"], listed["ministry"]) == (code(asked), "Ministry of Education")
    assert len(value(asked, "request", "show", code(asked))["asked"]) == 3
    later = value(asked, "request", "extend", code(asked), "--due", "2999-01-31", "--reason", "The census is late.")
    assert later["due"] == "2999-01-31"
    refused = run(asked, "request", "extend", code(asked), "--due", "2026-01-31", "--reason", "x")
    assert refused.exit_code == 1


def test_the_template_of_the_letter_is_taken_out_put_in_and_given_up(asked: Asked, tmp_path: Path) -> None:
    file, broken = str(tmp_path / "letter.docx"), tmp_path / "broken.docx"
    broken.write_bytes(b"no template")
    assert value(asked, "request", "letter", "show", "-o", file)["own"] is False
    assert value(asked, "request", "letter", "put", file) == {"own": True}
    assert run(asked, "request", "letter", "put", str(broken)).exit_code != 0
    assert value(asked, "request", "letter", "show", "-o", file)["own"] is True
    assert value(asked, "request", "letter", "reset") == {"own": False, "had": True}
    assert value(asked, "request", "letter", "reset") == {"own": False, "had": False}


def test_more_is_asked_and_what_many_bodies_answered_is_written_into_one_table(asked: Asked, tmp_path: Path) -> None:
    made = value(asked, "request", "new", asked.report_id, "--to", "MoE", "--due", "2999-06-30")["request"]
    assert value(asked, "request", "ask", made, "--concerning", "--words", "200")["added"] == 1
    assert value(asked, "request", "ask", made, "--concerning", "--question", "How many?")["added"] == 1
    run(asked, "request", "send", made)
    item = value(asked, "request", "show", made)["asked"][0]["code"]
    for name in ("table.csv", "table.xlsx"):
        found = value(asked, "request", "bodies", made, item, "-o", str(tmp_path / name))
        assert {each["request"] for each in found["bodies"]} == {made, code(asked)}
        assert (tmp_path / name).stat().st_size > 100


def test_a_request_for_no_report_names_its_document(asked: Asked) -> None:
    made = value(asked, "request", "new", "--document", "CERD/C/ARC/CO/18-20", "--to", "MoE", "--due", "2999-06-30")
    assert (made["report"], made["items"]) == (None, 3)
    assert run(asked, "request", "new", "--to", "MoE", "--due", "2999-06-30").exit_code == 2


MAP = """
[columns]
"Paragraph" = "citation"
"Ministry" = "responsible"
"What was done" = "evidence"
[splits]
responsible = [";"]
"""


def test_a_table_that_a_ministry_keeps_is_taken_as_its_answers_and_twice_adds_nothing(
    asked: Asked, tmp_path: Path
) -> None:
    first, second, *_ = (each.key for each in asked.items)
    rows = [
        ("Paragraph", "Ministry", "What was done"),
        (first, "MoE", "The Act was adopted in 2025."),
        (second, "Ministry of Education; Ministry of Health", "Teachers were trained."),
        (first, "Ministry of Health", "Nurses were trained."),
        ("CERD/C/ARC/CO/99, para. 7", "MoE", "Nobody asked for this."),
        (second, "MoE", ""),
    ]
    table, meant = tmp_path / "kept.csv", tmp_path / "map.toml"
    table.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
    meant.write_text(MAP, encoding="utf-8")
    call = ("request", "receive-table", code(asked), str(table), "--columns", str(meant))
    done = value(asked, *call)
    assert {name: done[name] for name in ("received", "queued", "of_others", "without_words")} == {
        "received": 2,
        "queued": 1,
        "of_others": 1,
        "without_words": 1,
    }
    with asked.installation.store.reading() as db:
        (given,) = queries.contributions(db, asked.cast.amina, [asked.id])
    assert [each.blocks[0].text for each in given.answers][:2] == [
        "The Act was adopted in 2025.",
        "Teachers were trained.",
    ]
    assert [each.item_id for each in given.answers] == [asked.items[0].id, asked.items[1].id, None]
    again = value(asked, *call)
    assert (again["received"], again["known"], again["contribution"]) == (0, 3, None)


def test_a_table_without_a_column_of_answers_is_refused_and_says_which_it_has(asked: Asked, tmp_path: Path) -> None:
    table = tmp_path / "kept.csv"
    table.write_text(f'Paragraph,Ministry\n"{asked.items[0].key}",MoE\n', encoding="utf-8")
    refused = run(asked, "request", "receive-table", code(asked), str(table), "--answer", "Answers")
    assert refused.exit_code != 0
    assert "Nothing was taken in" in refused.output
    with asked.installation.store.reading() as db:
        assert queries.contributions(db, asked.cast.amina, [asked.id]) == ()


def test_a_report_back_asks_what_is_the_ministrys_own_among_those_that_fit_the_filters(asked: Asked) -> None:
    terms = ("--to", "MoE", "--due", "2999-12-31", "--title", "Report-back 2999")
    made = value(asked, "request", "report-back", *terms, "--treaty", "ICERD", "--at-most", "600")
    assert (made["items"], made["report"], made["title"], made["words"]) == (3, None, "Report-back 2999", 600)


def test_a_request_that_would_ask_nothing_is_refused_and_one_question_is_enough(asked: Asked) -> None:
    terms = ("--to", "MoH", "--due", "2999-12-31")
    back = run(asked, "request", "report-back", *terms, "--title", "Report-back 2999", "--treaty", "CEDAW")
    new = run(asked, "request", "new", asked.report_id, *terms)
    for refused in (back, new):
        assert (refused.exit_code, "Ministry of Health answers for nothing" in refused.output) == (1, True)
    assert len(value(asked, "request", "list")) == 1
    made = value(asked, "request", "new", asked.report_id, *terms, "--question", "How many clinics are there?")
    assert made["items"] == 1


def test_a_table_whose_columns_nobody_can_tell_is_taken_in_once_it_is_said_which_is_which(
    asked: Asked, tmp_path: Path
) -> None:
    table, call = tmp_path / "own.csv", ("request", "receive-table", code(asked), str(tmp_path / "own.csv"))
    rows = (
        ("Pt", "Did", "W"),
        (asked.items[0].key, "The Act was adopted.", "MoE"),
        (asked.items[1].key, "Clinics.", "MoH"),
    )
    table.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
    refused = run(asked, *call)
    assert (refused.exit_code, "its columns are “Pt”, “Did”, “W”" in refused.output) == (1, True)
    said = ("--column", "Pt=citation", "--column", "W=responsible")
    assert "its columns are “Pt”, “Did”, “W”" in run(asked, *call, *said).output, "which one holds the answer"
    assert "“Pt” is not COLUMN=MEANING" in run(asked, *call, "--column", "Pt").output
    assert "“place” is nothing that a column can say" in run(asked, *call, "--column", "Pt=place").output
    for wrong in (("--column", "Points=citation"), (*said, "--column", "Points=text"), (*said, "--answer", "Points")):
        refused = run(asked, *call, *wrong, "--answer", "Did")
        assert "no column “Points”. Nothing was taken in: its columns are “Pt”, “Did”, “W”" in refused.output, wrong
    taken = value(asked, *call, *said, "--answer", "Did")
    assert (taken["received"], taken["queued"], taken["of_others"]) == (1, 0, 1)


def test_a_form_goes_out_as_word_alone_and_one_that_comes_back_blank_is_said_to_be_blank(
    asked: Asked, tmp_path: Path
) -> None:
    form, printed = tmp_path / "form.docx", tmp_path / "form.pdf"
    refused = run(asked, "request", "export", code(asked), "-o", str(printed))
    assert (refused.exit_code, "ends in .docx" in refused.output, printed.exists()) == (2, True, False)
    for call in (("bodies", code(asked), asked.items[0].code), ("timeliness",), ("letter", "show")):
        refused = run(asked, "request", *call, "-o", str(printed))
        assert (refused.exit_code, "ends in ." in refused.output, printed.exists()) == (2, True, False)
    nowhere = run(asked, "request", "export", code(asked), "-o", str(tmp_path / "none" / "form.docx"))
    assert (nowhere.exit_code, "No such file or directory" in nowhere.output) == (1, True)
    value(asked, "request", "export", code(asked), "-o", str(form))
    for _ in range(2):
        assert "nothing is answered in it" in run(asked, "request", "receive", code(asked), str(form)).output
    (there,) = value(asked, "request", "list")
    assert (there["contributed"], there["answered"]) == (None, 0)
    with asked.installation.store.reading() as db:
        came = [each.name for each in queries.files(db, asked.cast.amina, asked.id) if each.direction == "in"]
    assert came == [form.name]
