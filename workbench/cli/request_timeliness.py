"""Who answered in time, from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.export import timeliness as files
from workbench.people.access import Permission, require
from workbench.requests import following
from workbench.requests.timeliness import Counted, Timely, by_ministry, counted


@click.command("timeliness")
@click.option("--year", type=click.IntRange(1900, 9999), help="Only what was asked in that year.")
@click.option("--report", metavar="REPORT", help="Only what was asked for a report.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Write a .xlsx or .csv file."
)
@pass_desk
def timeliness(desk: Desk, year: int | None, report: str | None, output: Path | None) -> None:
    """Who answered in time, for the annual report: ministry by ministry, with the days late."""
    require(desk.actor, Permission.ASK_MINISTRIES)
    if output and output.suffix.lower() not in (".xlsx", ".csv"):
        raise click.BadParameter("ends in .xlsx or .csv", param_hint="-o")
    with desk.store.reading() as db:
        found = following.timeliness(db, desk.actor, now=desk.now(), year=year, report_id=report)
    if output:
        is_csv = output.suffix.lower() == ".csv"
        output.write_bytes(files.as_csv(found) if is_csv else files.as_excel(found))
    desk.emit(_value(found), text=lambda: "\n".join(_lines(found)))


def _value(found: Sequence[Timely]) -> dict[str, Any]:
    """Both tables: ministry by ministry, and request by request."""
    return {
        "ministries": [_counted(each) for each in by_ministry(found)],
        "all": _counted(counted(files.ENGLISH.total, found)),
        "requests": [_timely(each) for each in found],
    }


def _lines(found: Sequence[Timely]) -> tuple[str, ...]:
    """A line a ministry, then all."""
    return tuple(_line(each) for each in (*by_ministry(found), counted(files.ENGLISH.total, found)))


def _counted(each: Counted) -> dict[str, Any]:
    return {**asdict(each), "per_cent_in_time": each.share_in_time}


def _timely(each: Timely) -> dict[str, Any]:
    return {
        "request": each.request.code,
        "ministry": each.request.organisation,
        "asked_on": each.asked_on.isoformat(),
        "first_due": each.first_due.isoformat(),
        "due": each.request.due.isoformat(),
        "extensions": each.extensions,
        "received_on": each.received_on.isoformat() if each.received_on else None,
        "submitted_on": each.submitted_on.isoformat() if each.submitted_on else None,
        "days_late": each.days,
        "standing": each.standing.value,
    }


def _line(each: Counted) -> str:
    late = f", {each.days_late} days late on average, {each.longest} at most" if each.late else ""
    return (
        f"{each.name}: {each.asked} asked, {each.in_time} in time, {each.late} late{late}, {each.overdue} overdue, "
        f"{each.awaited} awaited, {each.not_awaited} no longer awaited"
    )
