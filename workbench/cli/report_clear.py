"""`report clear`: what an office says in its signed letter on whether a version may go out."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE, FILE
from workbench.comments import clearances, operations
from workbench.comments.operations import OfficeSays
from workbench.comments.records.clearances import ClearanceDecision, OfficeAsked
from workbench.comments.refusals_of_clearing import NobodyAskedToClear
from workbench.people import queries as people
from workbench.store import Database


@click.command("clear")
@click.argument("snapshot")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION", help="The office that was asked.")
@click.option("--decision", type=click.Choice([each.value for each in ClearanceDecision]), required=True)
@click.option("--authority", required=True, help="Who says it there: the minister, the head of the legal service.")
@click.option("--on", "said_on", type=DATE, help="The day of the letter; today without it.")
@click.option("--letter", type=FILE, required=True, help="The signed letter; it is kept.")
@click.option("--remark", default="", help="Needed where the office refuses.")
@pass_desk
def clear_command(
    desk: Desk,
    snapshot: str,
    organisation: str,
    decision: str,
    authority: str,
    said_on: datetime | None,
    letter: Path,
    remark: str,
) -> None:
    """Record whether an office of a clearance round clears a version. On the web an office says so itself."""
    data, at = letter.read_bytes(), desk.now()
    desk.store.files.put(data)
    with desk.store.writing() as db:
        asked = _office(db, desk, snapshot, people.organisation(db, organisation).id, organisation)
        operations.record_clearance(
            db,
            round_id=asked.round.id,
            organisation_id=asked.invitation.organisation_id,
            said=OfficeSays(ClearanceDecision(decision), authority, remark),
            said_on=(said_on or at).date(),
            letter=(letter.name, data),
            by=desk.actor,
            at=at,
        )
        offices = clearances.of_snapshot(db, desk.actor, snapshot)
    desk.emit(
        {"snapshot": snapshot, "clearances": [clearance_value(each) for each in offices]},
        text=lambda: f"Recorded: {asked.invitation.organisation} says {decision.replace('_', ' ')}.",
    )


def _office(db: Database, desk: Desk, snapshot: str, organisation_id: str, name: str) -> OfficeAsked:
    """The seat of the office in the last clearance round of the version. Raises NobodyAskedToClear."""
    for asked in reversed(clearances.of_snapshot(db, desk.actor, snapshot)):
        if asked.invitation.organisation_id == organisation_id:
            return asked
    raise NobodyAskedToClear(organisation=name)


def clearance_value(asked: OfficeAsked) -> dict[str, Any]:
    """An office and what it said last; `decision` is null while it has said nothing."""
    now = asked.now
    return {
        "round": asked.round.id,
        "open": asked.round_is_open,
        "office": asked.invitation.organisation,
        "decision": now.decision.value if now else None,
        "authority": now.authority if now else None,
        "day": now.said_on.isoformat() if now else None,
        "remark": now.remark if now else None,
        "recorded_by": now.recorded_by if now else None,
    }
