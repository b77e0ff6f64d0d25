"""`report submit`: the record that a version went out, and what stands behind it."""

from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import FILE
from workbench.cli.report_clear import clearance_value
from workbench.cli.report_values import snapshot_value
from workbench.comments import clearances, operations, submissions
from workbench.comments.became import Became, became_of_comments
from workbench.comments.operations import GoingOut
from workbench.drafting.records import Snapshot
from workbench.matters import queries as matters
from workbench.store import Database


@click.command("submit")
@click.argument("snapshot")
@click.option("--date", "day", metavar="YYYY-MM-DD", required=True, help="The day it went out.")
@click.option(
    "--cleared-by", "cleared_by", metavar="NAME", required=True, multiple=True, help="Can be given several times."
)
@click.option("--symbol", default="", help="Where the United Nations have given one already.")
@click.option("--note-verbale", default="", help="The reference of the note verbale.")
@click.option("--note", type=FILE, help="The note verbale as it was sent; it is kept.")
@click.option("--reason", default="", help="Why it goes out although an office that was asked has not cleared it.")
@pass_desk
def submit_command(
    desk: Desk,
    snapshot: str,
    day: str,
    cleared_by: tuple[str, ...],
    symbol: str,
    note_verbale: str,
    note: Path | None,
    reason: str,
) -> None:
    """Record who cleared a version and when it went out, once and for good. Its exports lose the stamp DRAFT.

    Refused while a clearance round of the version is open, or an office that was asked has not cleared it, unless a
    reason is given.
    """
    data = note.read_bytes() if note else b""
    if data:
        desk.store.files.put(data)
    going = GoingOut(day, cleared_by, symbol, note_verbale, (note.name, data) if note and data else None, reason)
    with desk.store.writing() as db:
        sent = operations.submit_version(db, snapshot_id=snapshot, going=going, by=desk.actor, at=desk.now())
        value = {**snapshot_value(sent), **_behind(db, desk, sent)}
    desk.emit(value, text=lambda: _said(sent, day.strip(), value))


def _behind(db: Database, desk: Desk, sent: Snapshot) -> dict[str, Any]:
    """Who cleared it, what is kept beside it, and what is still before the head or the plenary."""
    note = submissions.note_of(db, desk.actor, sent.id)
    return {
        "clearances": [clearance_value(each) for each in clearances.of_snapshot(db, desk.actor, sent.id)],
        "note_verbale": note.note_verbale or None if note else None,
        "reason": note.reason or None if note else None,
        "not_cleared": list(note.not_cleared) if note else [],
        "answers": [_became_value(each) for each in became_of_comments(db, desk.actor, sent.report.id)],
        "open_matters": sum(each.is_open for each in matters.matters(db, desk.actor, report_id=sent.report.id)),
    }


def _became_value(found: Became) -> dict[str, Any]:
    """What became of the comments of one round."""
    return {
        "round": found.round.id,
        "kind": found.round.kind.value,
        "version": found.version,
        "comments": found.comments,
        "answers": {value.value: count for value, count in found.answers.items()},
        "not_answered": list(found.not_answered),
        "open_again": list(found.open_again),
    }


def _said(sent: Snapshot, day: str, value: dict[str, Any]) -> str:
    """That it is recorded, who cleared it, and a line for each round: how its comments were answered, what is open."""
    lines = [f"Version {sent.number} is recorded as submitted on {day}."]
    for each in value["clearances"]:
        by = f" ({each['authority']}, {each['day']})" if each["decision"] else ""
        lines.append(f"{each['office']}: {(each['decision'] or 'nothing said').replace('_', ' ')}{by}.")
    if value["open_matters"]:
        lines.append(f"{value['open_matters']} not decided by the head or the plenary: workbench matter list --open")
    for each in value["answers"]:
        given = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in each["answers"].items())
        lines.append(
            f"{each['comments']} comments on version {each['version']} ({each['kind']}): {given or 'none answered'}."
        )
        for words, labels in (("Not answered", each["not_answered"]), ("Open again", each["open_again"])):
            if labels:
                lines.append(f"  {words}: {', '.join(labels)}")
    return "\n".join(lines)
