"""Letters of reminder from the command line: written into a folder, and recorded once they went out."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.request_letter import writer
from workbench.export.request_reminder import written_all
from workbench.requests import operations, queries
from workbench.requests.reminded import to_remind
from workbench.requests.reminding import LetterOfReminder, letters

FOLDER = click.Path(file_okay=False, writable=True, path_type=Path)


@click.command("remind")
@click.option("-o", "--output", type=FOLDER, required=True, help="The folder that the letters are written into.")
@click.option("--report", metavar="REPORT", help="Only what was asked for a report.")
@click.option("--all", "every", is_flag=True, help="Also where no reminder has fallen due.")
@pass_desk
def remind(desk: Desk, output: Path, report: str | None, every: bool) -> None:
    """Write the letters that remind ministries of what they owe (.docx): one a ministry, in its language.

    A letter is due 14, 7 and 2 days before the last day and after it, until `request reminded` says that it went out.
    """
    now = desk.now()
    with desk.store.reading() as db:
        found = letters(to_remind(db, desk.actor, now=now, report_id=report))
    chosen = [each for each in found if every or each.is_due]
    made = written_all(chosen, writer(desk), on=now.date())
    output.mkdir(parents=True, exist_ok=True)
    for each in made:
        (output / each.name).write_bytes(each.data)
    value = [_value(letter, file.name) for letter, file in zip(chosen, made, strict=True)]
    desk.emit(value, text=lambda: "\n".join(each.name for each in made) or "Nobody is to be reminded.")


@click.command("reminded")
@click.argument("requests", nargs=-1, required=True, metavar="REQUEST…")
@click.option("--not", "by_mistake", is_flag=True, help="The letters recorded last did not go out.")
@pass_desk
def reminded(desk: Desk, requests: tuple[str, ...], by_mistake: bool) -> None:
    """Record that the letters of reminder of these requests went out; both sides read it.

    With --not, that those recorded last did not go out after all: they are due again.
    """
    at = desk.now()
    with desk.store.writing() as db:
        ids = list(dict.fromkeys(queries.asks(db, desk.actor, each).id for each in requests))
        recorded = 0 if by_mistake else operations.record_reminders(db, request_ids=ids, by=desk.actor, at=at)
        for each in ids if by_mistake else ():
            operations.take_back_reminder(db, request_id=each, by=desk.actor, at=at)
    if by_mistake:
        desk.emit({"taken_back": len(ids)}, text=lambda: f"{len(ids)} taken back.")
    else:
        desk.emit({"recorded": recorded}, text=lambda: f"{recorded} recorded.")


def _value(letter: LetterOfReminder, name: str) -> dict[str, object]:
    return {
        "file": name,
        "ministry": letter.organisation,
        "language": letter.language,
        "requests": [each.request.code for each in letter.owed],
        "due": letter.is_due,
    }
