"""The files that came back in a round, from the command line: how each stands, and setting one aside."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments import arrivals, operations
from workbench.comments.arrivals import Arrival, ArrivalStatus


@click.command("files")
@click.argument("round_id", metavar="ROUND")
@click.option("--waiting", is_flag=True, help="Only those that wait to be taken in or set aside.")
@pass_desk
def files_command(desk: Desk, round_id: str, waiting: bool) -> None:
    """List the files that came back: when, of whom, and whether they were taken in, wait, were set aside or only kept.

    What an institution uploads itself is its own, and not listed here.
    """
    with desk.store.reading() as db:
        found = arrivals.arrivals(db, desk.actor, round_id, status=ArrivalStatus.WAITING if waiting else None)
    desk.emit([_value(each) for each in found], text=lambda: "\n".join(_line(each) for each in found) or "No files.")


@click.command("set-aside")
@click.argument("round_id", metavar="ROUND")
@click.argument("file_id", metavar="FILE-ID")
@click.option("--reason", default="", help="Why nothing is taken from it.")
@pass_desk
def set_aside_command(desk: Desk, round_id: str, file_id: str, reason: str) -> None:
    """Take nothing from a file that waits (its id: round files). It is kept as evidence; handed in again, it waits."""
    with desk.store.writing() as db:
        operations.set_aside(db, round_id=round_id, arrival_id=file_id, reason=reason, by=desk.actor, at=desk.now())
        found = arrivals.arrival(db, desk.actor, round_id, file_id)
    desk.emit(_value(found), text=lambda: f"{found.name} is set aside. It is kept with its date.")


def _value(found: Arrival) -> dict[str, Any]:
    return {
        "file": found.id,
        "name": found.name,
        "institution": found.organisation,
        "status": found.status.value,
        "arrived_at": found.at.isoformat(),
        "by": found.by_name,
        "is_final": found.is_final,
        "why_not": found.why_not,
        "reason": found.reason,
        "sha256": found.sha256,
    }


def _line(found: Arrival) -> str:
    why = found.why_not or found.reason
    return f"{found.id}  {found.at.date()}  {found.organisation}  {found.name}  {found.status.value}  {why}".rstrip()
