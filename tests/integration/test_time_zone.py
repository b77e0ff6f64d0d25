"""Pages show days and hours by the office's clock; what is stored, and rules that count days, stay in UTC."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from workbench.app import create_app
from workbench.installation import Installation
from workbench.settings import SettingRefused, load
from workbench.web.shell import clock, day, moment

LATE = datetime(2026, 6, 30, 21, 30, tzinfo=UTC)  # in Nairobi half an hour into the first of July


def _in_nairobi(installation: Installation) -> Flask:
    settings = replace(installation.settings, time_zone=ZoneInfo("Africa/Nairobi"))
    return create_app(replace(installation, settings=settings), testing=True)


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
