"""Days end, and pages show hours, by the office's clock; what is stored is in UTC."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from tests.applications import application
from tests.builders.requests import DUE, a_request
from tests.cast import Cast
from tests.integration.test_request_folders import a_form
from workbench.export import request_folder
from workbench.installation import Installation
from workbench.requests import following, operations, queries
from workbench.requests.operations import Answer
from workbench.requests.records import AnswerKind
from workbench.requests.timeliness import Timeliness
from workbench.settings import SettingRefused, load
from workbench.store import jobs, timestamp
from workbench.web.context import now
from workbench.web.shell import clock, day, moment
from workbench.worker import Worker

LATE = datetime(2026, 6, 30, 21, 30, tzinfo=UTC)  # in Nairobi half an hour into the first of July


def _in_nairobi(installation: Installation) -> Flask:
    settings = replace(installation.settings, time_zone=ZoneInfo("Africa/Nairobi"))
    return application(replace(installation, settings=settings))


def test_a_moment_is_shown_by_the_clock_of_the_office(installation: Installation) -> None:
    with _in_nairobi(installation).test_request_context():
        assert moment(LATE) == moment(LATE.isoformat()) == "1 July 2026, 00:30"
        assert day(LATE) == day("2026-06-30T21:30:00.000000Z") == "1 July 2026"
        assert clock(LATE).startswith("12:30")
        assert moment(LATE.replace(tzinfo=None)) == moment(LATE)


def test_a_day_that_somebody_gave_stays_that_day(installation: Installation) -> None:
    with _in_nairobi(installation).test_request_context():
        assert day(date(2026, 6, 30)) == day("2026-06-30") == "30 June 2026"
        assert (day(None), moment("")) == ("", "")


def test_a_zone_that_the_machine_does_not_know_is_refused_by_its_setting(
    installation: Installation,
) -> None:
    home = installation.settings.home
    assert load(home, {}).time_zone is None
    assert load(home, {"WORKBENCH_TIME_ZONE": " Africa/Nairobi "}).time_zone == ZoneInfo("Africa/Nairobi")
    for wrong in ("Arcadia/Capital", "../etc/passwd", "+03:00"):
        with pytest.raises(SettingRefused, match="WORKBENCH_TIME_ZONE"):
            load(home, {"WORKBENCH_TIME_ZONE": wrong})


def test_the_day_of_the_office_is_the_day_on_which_something_is_done(installation: Installation) -> None:
    app = _in_nairobi(installation)
    with app.test_request_context():
        assert now().utcoffset() == timedelta(hours=3)
        assert timestamp(LATE.astimezone(ZoneInfo("Africa/Nairobi"))) == timestamp(LATE)


def test_what_is_submitted_on_the_evening_of_the_last_day_is_in_time_west_of_greenwich(
    installation: Installation, cast: Cast
) -> None:
    """At half past nine in Brasília it is the next day in UTC."""
    asked = a_request(installation, cast)
    evening = datetime(DUE.year, DUE.month, DUE.day, 21, 30, tzinfo=ZoneInfo("America/Sao_Paulo"))
    of = {"request_id": asked.id, "at": evening}
    with installation.store.writing() as db:
        operations.write_answer(db, item_id=asked.items[0].id, answer=Answer(AnswerKind.NO_CHANGE), by=cast.bruno, **of)  # type: ignore[arg-type]
        operations.validate(db, by=asked.authority, **of)  # type: ignore[arg-type]
    made = operations.made_documents(installation.store, cast.bruno, asked.id)
    with installation.store.writing() as db:
        operations.submit(db, made=made, by=cast.bruno, **of)  # type: ignore[arg-type]
    with installation.store.reading() as db:
        (given,) = queries.contributions(db, cast.amina, [asked.id])
        (timely,) = following.timeliness(db, cast.amina, now=evening + timedelta(days=2))
        (by_utc,) = following.timeliness(db, cast.amina, now=(evening + timedelta(days=2)).astimezone(UTC))
    assert (given.late, timely.standing, timely.submitted_on) == (False, Timeliness.IN_TIME, DUE)
    assert by_utc.standing is Timeliness.LATE


def test_what_came_by_mail_on_that_evening_is_in_time_though_it_is_read_later(
    installation: Installation, cast: Cast
) -> None:
    asked = a_request(installation, cast)
    zone = ZoneInfo("America/Sao_Paulo")
    evening = datetime(DUE.year, DUE.month, DUE.day, 21, 30, tzinfo=zone)
    kept = {"sha256": installation.store.files.put(a_form(asked, "An office was set up.")), "name": "form.docx"}
    with installation.store.writing() as db:
        files = {"files": [kept]}
        jobs.queue(db, kind=request_folder.KIND, title="Mail", payload=files, total=1, by=cast.amina, at=evening)
    there = replace(installation, settings=replace(installation.settings, time_zone=zone))
    Worker(there, clock=lambda: evening + timedelta(hours=1)).work_once()
    with installation.store.reading() as db:
        (given,) = queries.contributions(db, cast.amina, [asked.id])
    assert not given.late
