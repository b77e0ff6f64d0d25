"""A version goes out: recorded once, shown, and its files lose the stamp."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from tests.applications import application
from tests.builders.rounds import a_frozen_report
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.drafting import operations, queries
from workbench.drafting.operations.submit import ClearedByNobody, NotADay
from workbench.drafting.snapshots import SnapshotNotFound
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people.access import DoorClosed
from workbench.store.sqlite import sqlite3

RECORDED = ("--date", "2026-06-30", "--cleared-by", "Minister of Justice", "--cleared-by", "The Cabinet")


@pytest.fixture
def snapshot(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return a_frozen_report(installation, cast)[1]


@pytest.fixture
def amina(installation: Installation, cast: Cast) -> FlaskClient:
    app = application(installation)
    client = app.test_client()
    with client.session_transaction() as session:
        session["person_id"] = cast.amina.person_id
        session["session_version"] = 1
    return client


def call(installation: Installation, *words: str, acting: str = "amina") -> Result:
    home = str(installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, "--as", f"{acting}@arcadia.example", "report", *words, "--json"])


def submit(
    installation: Installation, snapshot: str, by: Actor, *, day: str = "2026-06-30", cleared: str = "The Cabinet"
) -> None:
    with installation.store.writing() as db:
        operations.submit(db, snapshot_id=snapshot, day=day, cleared_by=(cleared,), by=by, at=MORNING)


def has_stamp(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(b"DRAFT" in package.read(name) for name in package.namelist())


def test_a_submission_is_recorded_and_shown(installation: Installation, snapshot: str) -> None:
    result = call(installation, "submit", snapshot, *RECORDED, "--symbol", "CERD/C/ARC/21-23")

    assert result.exit_code == 0, result.output
    submitted = {
        "date": "2026-06-30",
        "cleared_by": ["Minister of Justice", "The Cabinet"],
        "symbol": "CERD/C/ARC/21-23",
    }
    assert json.loads(result.stdout)["submitted"] == submitted
    with installation.store.reading() as db:
        report = next(db.query("select report_id from snapshot"))["report_id"]
        (line,) = db.query("select * from journal where verb = 'submit'")
    (shown,) = json.loads(call(installation, "show", report).stdout)["snapshots"]
    assert shown["submitted"] == submitted
    assert (line["object_kind"], line["object_id"], line["name"]) == ("snapshot", snapshot, "Amina Haddad")
    assert "version 1" in line["summary"]
    assert "2026-06-30, cleared by Minister of Justice, The Cabinet" in line["summary"]


def test_before_it_is_submitted_nothing_is_said_of_it(installation: Installation, cast: Cast, snapshot: str) -> None:
    with installation.store.reading() as db:
        found = queries.snapshot(db, cast.amina, snapshot)
        assert queries.snapshots(db, cast.amina, found.report.id)[0].submission is None
    assert not found.is_released


def test_only_the_file_for_submission_of_a_version_that_went_out_has_no_stamp(
    installation: Installation, snapshot: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.docx"

    def exported(form: str) -> tuple[bool, bool]:
        result = call(installation, "export", snapshot, "--for", form, "-o", str(file))
        return json.loads(result.stdout)["draft"], has_stamp(file.read_bytes())

    assert exported("submission") == (True, True)
    call(installation, "submit", snapshot, *RECORDED)
    assert exported("submission") == (False, False)
    assert exported("comments") == (True, True)


def test_a_later_version_is_a_draft_again(installation: Installation, cast: Cast, snapshot: str) -> None:
    submit(installation, snapshot, cast.amina)
    with installation.store.writing() as db:
        report = queries.snapshot(db, cast.amina, snapshot).report
        operations.freeze(db, report_id=report.id, by=cast.amina, at=MORNING)
        assert [each.is_released for each in queries.snapshots(db, cast.amina, report.id)] == [False, True]


def test_a_second_time_is_refused_with_the_first_date(installation: Installation, snapshot: str) -> None:
    call(installation, "submit", snapshot, *RECORDED)
    again = call(installation, "submit", snapshot, "--date", "2026-07-15", "--cleared-by", "The Cabinet")

    assert again.exit_code == 1
    assert "Version 1 is recorded as submitted on 2026-06-30" in again.stderr


@pytest.mark.parametrize("day", ["30 June 2026", "2026-02-30", "2026-06", "20260630", ""])
def test_what_is_no_date_is_refused(installation: Installation, cast: Cast, snapshot: str, day: str) -> None:
    with pytest.raises(NotADay, match=r"2026-06-30"):
        submit(installation, snapshot, cast.amina, day=day)


def test_somebody_must_have_cleared_it(installation: Installation, cast: Cast, snapshot: str) -> None:
    with pytest.raises(ClearedByNobody):
        submit(installation, snapshot, cast.amina, cleared="  ")
    assert call(installation, "submit", snapshot, "--date", "2026-06-30").exit_code == 2


def test_a_version_that_is_not_there_is_refused(installation: Installation, cast: Cast, snapshot: str) -> None:
    with pytest.raises(SnapshotNotFound):
        submit(installation, "01ARZ3NDEKTSV4RRFFQ69G5FAV", cast.amina)
    result = call(installation, "submit", "none", *RECORDED)
    assert (result.exit_code, result.stderr.startswith("There is no version “none”")) == (1, True)


def test_outsiders_find_nothing_to_submit(installation: Installation, cast: Cast, snapshot: str) -> None:
    for actor in (cast.bruno, cast.chidi, cast.olga, cast.dana):
        with pytest.raises((DoorClosed, SnapshotNotFound)):
            submit(installation, snapshot, actor)
    with installation.store.reading() as db:
        assert not list(db.query("select * from submission"))


@pytest.mark.parametrize(
    "sql",
    [
        "update submission set date = '2026-07-01'",
        "delete from submission",
        "insert or replace into submission select snapshot_id, '2026-07-01', cleared_by, symbol, at, by_id, by_name "
        "from submission",
    ],
)
def test_the_record_is_never_changed(installation: Installation, cast: Cast, snapshot: str, sql: str) -> None:
    submit(installation, snapshot, cast.amina)
    with pytest.raises(sqlite3.IntegrityError, match="never"), installation.store.writing() as db:
        db.execute(sql)
    with installation.store.reading() as db:
        found = queries.snapshot(db, cast.amina, snapshot).submission
    assert found is not None
    assert found.date.isoformat() == "2026-06-30"


def test_the_page_takes_the_record_and_shows_it(installation: Installation, amina: FlaskClient, snapshot: str) -> None:
    page = f"/snapshots/{snapshot}"
    assert "Record the submission" in amina.get(page).text
    assert has_stamp(amina.get(f"{page}/file?for=submission").data)
    data = {"date": "2026-06-30", "cleared_by": "Minister of Justice\r\nThe <Cabinet>", "symbol": "CERD/C/ARC/21-23"}
    assert amina.post(f"{page}/submission", data=data).location == page
    shown = amina.get(page).text
    assert "Submitted on 30 June 2026" in shown
    assert "cleared by Minister of Justice, The &lt;Cabinet&gt;" in shown
    assert "CERD/C/ARC/21-23" in shown
    assert f'action="{page}/submission"' not in shown
    assert not has_stamp(amina.get(f"{page}/file?for=submission").data)
    with installation.store.reading() as db:
        report = next(db.query("select report_id from snapshot"))["report_id"]
    assert "Submitted on" in amina.get(f"/reports/{report}").text


def test_a_form_that_is_refused_comes_back_as_it_was(amina: FlaskClient, snapshot: str) -> None:
    page = f"/snapshots/{snapshot}"
    refused = amina.post(f"{page}/submission", data={"date": "soon", "cleared_by": "The Cabinet", "symbol": "X/1"})
    assert refused.status_code == 422
    assert "“soon” is no date." in refused.text
    assert 'value="X/1"' in refused.text
    assert "The Cabinet</textarea>" in refused.text
    amina.post(f"{page}/submission", data={"date": "2026-06-30", "cleared_by": "The Cabinet"})
    again = amina.post(f"{page}/submission", data={"date": "2026-07-30", "cleared_by": "The Cabinet"})
    assert again.status_code == 409
    assert "Version 1 is recorded as submitted on 2026-06-30" in again.text
