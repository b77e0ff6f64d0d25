"""Who owes what: on the board, by section, under My work, and in the table for the annual report."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from tests.builders.contributing import contribute, correct, words
from tests.builders.requests import DUE, Asked, a_request
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.installation import Installation
from workbench.requests import following, operations, queries
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, Terms
from workbench.requests.records import AnswerKind, Use

FAR = date(2999, 6, 30)


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def submitted(asked: Asked, at: datetime) -> None:
    with asked.installation.store.writing() as db:
        answer = Answer(AnswerKind.NO_CHANGE)
        code = asked.items[0].code
        operations.write_answer(db, request_id=asked.id, item_id=code, answer=answer, by=asked.cast.bruno, at=at)
        operations.validate(db, request_id=asked.id, by=asked.authority, at=at)
    made = operations.made_documents(asked.installation.store, asked.cast.bruno, asked.id)
    with asked.installation.store.writing() as db:
        operations.submit(db, request_id=asked.id, made=made, by=asked.cast.bruno, at=at)


def received(asked: Asked) -> None:
    said = ReadForm("", (ReadAnswer(asked.items[0].code, AnswerKind.NO_CHANGE, Use.FOR_REPORT, "", (), ""),))
    file = KeptFile("c" * 64, "answers.docx", 20)
    with asked.installation.store.writing() as db:
        operations.receive(db, request_id=asked.id, file=file, read=said, by=asked.cast.amina, at=MORNING)


def health_is_asked(asked: Asked, due: date = FAR) -> str:
    with asked.installation.store.writing() as db:
        items = operations.from_report(db, asked.cast.amina, asked.report_id, asked.cast.education)
        terms = {"terms": Terms(due), "report_id": asked.report_id, "items": items}
        made = operations.prepare(db, organisation="MoH", by=asked.cast.amina, at=MORNING, **terms)  # type: ignore[arg-type]
        operations.send(db, request_id=made, by=asked.cast.amina, at=MORNING)
    return made


def page(asked: Asked, who: str, address: str) -> str:
    answer = signed_in(asked.installation, who).get(address)
    assert answer.status_code == 200
    return answer.text


def run(asked: Asked, *words: str) -> Any:
    home = ["--home", str(asked.installation.settings.home)]
    result = CliRunner().invoke(main, [*home, "request", "timeliness", *words, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_ministry_sees_under_my_work_what_it_owes_until_it_has_submitted(asked: Asked) -> None:
    answers = f"/requests/{asked.id}/answers"
    assert answers in page(asked, "bruno", "/")
    assert "day over" in (mine := page(asked, "mara", "/")) or "days over" in mine
    assert "stands behind the answers before that" not in mine
    for stranger in ("hugo", "ines", "dana"):
        assert asked.id not in page(asked, stranger, "/")
    submitted(asked, MORNING)
    assert "Your ministry is asked for a contribution" not in page(asked, "bruno", "/")


def test_those_who_ask_see_under_my_work_what_is_late_and_the_secretariat_what_came_unsigned(asked: Asked) -> None:
    health_is_asked(asked)
    for who in ("amina", "farid"):
        text = page(asked, who, "/")
        assert "1 contribution is late" in text
        assert "2 contributions are awaited" in text
        assert "received, not validated" not in text
    received(asked)
    assert "received, not validated" in page(asked, "amina", "/")
    assert "received, not validated" in page(asked, "bruno", "/")
    assert "received, not validated" not in page(asked, "farid", "/")
    submitted(asked, MORNING)
    assert "contribution is late" not in page(asked, "amina", "/")


def test_an_answer_in_preparation_counts_on_the_first_page_of_its_own_ministry_alone(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        answer = Answer(AnswerKind.NO_CHANGE)
        code = asked.items[0].code
        operations.write_answer(db, request_id=asked.id, item_id=code, answer=answer, by=asked.cast.bruno, at=MORNING)
    assert "1 of 3" in page(asked, "bruno", "/")
    assert "1 of 3" in page(asked, "bruno", "/requests"), "the board of its own people says the same"
    for address in ("/requests", "/requests/sections", "/requests/timeliness"):
        assert not any("1 of 3" in page(asked, who, address) for who in ("amina", "farid")), address


def test_each_section_shows_whom_it_waits_for(asked: Asked) -> None:
    health_is_asked(asked)
    text = page(asked, "farid", f"/requests/sections?report={asked.report_id}")
    assert "Ministry of Education" in text
    assert "Ministry of Health" in text
    assert "0 of 6" in text
    submitted(asked, MORNING)
    text = page(asked, "farid", f"/requests/sections?report={asked.report_id}")
    assert "1 of 6" in text
    assert "submitted on" in text
    assert signed_in(asked.installation, "bruno").get("/requests/sections").status_code == 404
    assert signed_in(asked.installation, "farid").get("/requests/sections?report=none").status_code == 404


def test_the_annual_report_says_who_answered_in_time(asked: Asked, tmp_path: Path) -> None:
    health = health_is_asked(asked, DUE)
    submitted(asked, datetime.combine(DUE + timedelta(days=4), MORNING.timetz()))
    with asked.installation.store.writing() as db:
        more, at = DUE + timedelta(days=9), datetime.combine(DUE, MORNING.timetz())
        operations.extend(db, request_id=health, due=more, reason="The census is late.", by=asked.cast.amina, at=at)
    text = page(asked, "amina", "/requests/timeliness?year=2026")
    assert "4 on average, 4 at most" in text
    found = run(asked, "--year", "2026")
    first, second = found["ministries"]
    assert (first["name"], first["late"], first["days_late"], first["per_cent_in_time"]) == (
        "Ministry of Education", 1, 4, 0,
    )  # fmt: skip
    assert (second["name"], second["overdue"], second["extended"]) == ("Ministry of Health", 1, 1)
    assert found["all"]["asked"] == 2
    assert run(asked, "--year", "2025")["requests"] == []
    file = tmp_path / "timeliness.xlsx"
    run(asked, "-o", str(file))
    sheets = openpyxl.load_workbook(file)
    assert [row[0].value for row in sheets["Ministries"].iter_rows(min_row=2)] == [
        "Ministry of Education", "Ministry of Health", "All",
    ]  # fmt: skip


def test_the_table_is_taken_away_in_excel_and_csv_and_in_nothing_else(asked: Asked, tmp_path: Path) -> None:
    client = signed_in(asked.installation, "farid")
    rows = list(csv.DictReader(io.StringIO(client.get("/requests/timeliness.csv").data.decode("utf-8-sig"))))
    assert [(row["Ministry or body"], row["Last day"], row["Stands"]) for row in rows] == [
        ("Ministry of Education", DUE.isoformat(), "overdue")
    ]
    assert openpyxl.load_workbook(io.BytesIO(client.get("/requests/timeliness.xlsx").data)).sheetnames == [
        "Ministries", "Requests",
    ]  # fmt: skip
    assert client.get("/requests/timeliness.pdf").status_code == 404
    assert signed_in(asked.installation, "bruno").get("/requests/timeliness.csv").status_code == 404
    home = ["--home", str(asked.installation.settings.home)]
    out = str(tmp_path / "table.pdf")
    refused = CliRunner().invoke(main, [*home, "request", "timeliness", "-o", out])
    assert refused.exit_code == 2
    assert "ends in .xlsx or .csv" in refused.output
    assert not Path(out).exists()


def test_the_table_speaks_the_readers_language_and_runs_as_it_does(asked: Asked) -> None:
    client = signed_in(asked.installation, "farid")
    client.post("/language", data={"language": "ar"})
    ministries, requests = openpyxl.load_workbook(io.BytesIO(client.get("/requests/timeliness.xlsx").data)).worksheets
    page = client.get("/requests/timeliness").text
    head = next(requests.iter_rows(max_row=1, values_only=True))
    assert head[0] != "Ministry or body"
    assert f">{head[0]}</th>" in page
    assert ministries.sheet_view.rightToLeft
    (row,) = csv.DictReader(io.StringIO(client.get("/requests/timeliness.csv").data.decode("utf-8-sig")))
    assert head[0] in row
    assert "overdue" not in row.values()


def test_what_came_unsigned_is_in_the_table_of_the_secretariat_alone(asked: Asked) -> None:
    received(asked)
    with asked.installation.store.reading() as db:
        seen = {
            who.name: following.timeliness(db, who, now=MORNING)[0].received_on
            for who in (asked.cast.amina, asked.cast.farid)
        }
        assert queries.contributions(db, asked.cast.farid, [asked.id]) == ()
    assert seen == {asked.cast.amina.name: MORNING.date(), asked.cast.farid.name: None}


def test_a_correction_after_the_last_day_makes_nothing_late_that_was_in_time(asked: Asked) -> None:
    contribute(asked, {0: words("We trained 40 teachers.")})
    correct(asked, {0: words("We trained 44 teachers.")}, at=datetime(2026, 7, 2, 9, tzinfo=UTC))
    for who, address in (
        ("amina", "/requests"),
        ("amina", f"/requests/{asked.id}"),
        ("bruno", f"/requests/{asked.id}/answers"),
    ):
        shown = page(asked, who, address)
        assert "submitted on 4 May 2026" in shown
        assert "corrected on 2 July 2026" in shown
        assert ">late<" not in shown


def test_whoever_has_submitted_is_given_no_more_time_so_that_what_came_late_stays_late(asked: Asked) -> None:
    here = f"/requests/{asked.id}"
    assert f'action="{here}/extend"' in page(asked, "amina", here)
    contribute(asked, {0: words("We trained 40 teachers.")}, at=datetime(2026, 7, 2, 9, tzinfo=UTC))
    assert f'action="{here}/extend"' not in (shown := page(asked, "amina", here))
    assert ">late<" in shown
    more = {"due": "2999-01-01", "reason": "The archive moved."}
    refused = signed_in(asked.installation, "amina").post(f"{here}/extend", data=more)
    assert refused.status_code == 409
    assert "needs no more time" in refused.text
    assert ">late<" in page(asked, "amina", here)


def test_more_time_that_is_given_before_makes_what_came_after_the_first_day_be_in_time(asked: Asked) -> None:
    more = {"due": date(2026, 7, 2), "reason": "The archive moved."}
    with asked.installation.store.writing() as db:
        operations.extend(db, request_id=asked.id, by=asked.cast.amina, at=MORNING, **more)  # type: ignore[arg-type]
    contribute(asked, {0: words("We trained 40 teachers.")}, at=datetime(2026, 7, 2, 9, tzinfo=UTC))
    assert ">late<" not in page(asked, "amina", f"/requests/{asked.id}")


def test_what_is_submitted_a_second_time_is_told_as_a_correction(asked: Asked) -> None:
    contribute(asked, {0: words("We trained 40 teachers.")})
    again = "the contribution was corrected and submitted again"
    places = (("amina", f"/requests/{asked.id}"), ("bruno", f"/requests/{asked.id}/answers"))
    assert all(again not in page(asked, who, address) for who, address in places)
    correct(asked, {0: words("We trained 44 teachers.")})
    for who, address in places:
        shown = page(asked, who, address)
        assert (shown.count(again), shown.count("the contribution was submitted")) == (1, 1)


def test_the_page_of_a_report_leads_to_asking_the_ministries(asked: Asked) -> None:
    assert f'href="/requests/new?report={asked.report_id}"' in page(asked, "amina", f"/reports/{asked.report_id}")
