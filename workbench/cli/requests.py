"""Requests to ministries from the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE, FILE, OUT
from workbench.cli.request_answers import list_answers
from workbench.cli.request_asking import ask_more, bodies
from workbench.cli.request_changing import beside, change, change_item, close, drop_item, reopen, signed, withdraw
from workbench.cli.request_letter import letter_command, writer
from workbench.cli.request_new import new_request, report_back
from workbench.cli.request_own import answer, bring_back, leave_out, make_one, place, prepared, rewrite
from workbench.cli.request_reminding import remind, reminded
from workbench.cli.request_submitting import correct, detach, ready, submit, take_back_validation, take_in, validate
from workbench.cli.request_table import receive_table
from workbench.cli.request_timeliness import timeliness
from workbench.cli.request_values import (
    item_json,
    item_line,
    progress_json,
    progress_line,
    received_json,
    received_line,
    say_what_was_not_read,
)
from workbench.cli.requests_arriving import attach, receive_folder
from workbench.export.request_pack import letter_to_send, pack
from workbench.export.request_returned import read_back
from workbench.requests import operations, queries
from workbench.requests.following import progress_of, progresses

request_command = click.Group("request", help="Requests to ministries: what is asked of each, and what comes back.")
for command in (
    *(new_request, report_back, ask_more, change, change_item, drop_item, beside, close, reopen, withdraw),
    *(letter_command, receive_table, receive_folder, attach, signed),
    *(bodies, list_answers, remind, reminded, timeliness),
    *(prepared, answer, rewrite, place, make_one, leave_out, bring_back, take_in, detach),
    *(ready, validate, take_back_validation, submit, correct),
):
    request_command.add_command(command)


@request_command.command("list")
@click.option("--report", metavar="REPORT", help="Only those of a report.")
@pass_desk
def list_requests(desk: Desk, report: str | None) -> None:
    """The requests you may see, first due first."""
    zone = desk.now().tzinfo
    with desk.store.reading() as db:
        found = progresses(db, desk.actor, report_id=report)
    desk.emit(
        [progress_json(each, zone) for each in found],
        text=lambda: "\n".join(progress_line(each, zone) for each in found) or "No requests.",
    )


@request_command.command("show")
@click.argument("request")
@pass_desk
def show(desk: Desk, request: str) -> None:
    """What a request asks, item by item."""
    with desk.store.reading() as db:
        found = progress_of(db, desk.actor, queries.request(db, desk.actor, request))
    zone, items = desk.now().tzinfo, [each.item for each in found.items]
    value = {**progress_json(found, zone), "asked": [item_json(each) for each in items]}
    desk.emit(value, text=lambda: "\n".join([progress_line(found, zone), *map(item_line, items)]))


@request_command.command("send")
@click.argument("request")
@pass_desk
def send(desk: Desk, request: str) -> None:
    """Ask the ministry: from now on it sees the request, and what is asked stays."""
    at = desk.now()
    with desk.store.reading() as db:
        found = queries.request(db, desk.actor, request)
    letter = letter_to_send(desk.store, desk.actor, found.id, writer(desk), on=at.date())
    with desk.store.writing() as db:
        operations.send(db, request_id=found.id, by=desk.actor, at=at, letter=letter)
    desk.emit({"request": found.code, "standing": "sent"}, text=lambda: f"{found.code} is sent.")


@request_command.command("extend")
@click.argument("request")
@click.option("--due", type=DATE, required=True)
@click.option("--reason", required=True, help="Both sides read it.")
@pass_desk
def extend(desk: Desk, request: str, due: datetime, reason: str) -> None:
    """Give more time."""
    with desk.store.writing() as db:
        found = queries.request(db, desk.actor, request)
        operations.extend(db, request_id=found.id, due=due.date(), reason=reason, by=desk.actor, at=desk.now())
    value = {"request": found.code, "due": due.date().isoformat()}
    desk.emit(value, text=lambda: f"{found.code} is due by {due.date().isoformat()}.")


@request_command.command("export")
@click.argument("request")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx file.")
@pass_desk
def export(desk: Desk, request: str, output: Path) -> None:
    """Write the letter and the Word form that the ministry fills in, in one file.

    It needs no sign-in, and comes back with: request receive.
    """
    if output.suffix.lower() != ".docx":
        raise click.BadParameter("ends in .docx: a form that comes back is a Word file", param_hint="-o")
    made = pack(desk.store, desk.actor, request, writer(desk), on=desk.now().date())
    output.write_bytes(made.data)
    value = {"request": made.request.code, "file": str(output), "items": made.items}
    desk.emit(value, text=lambda: f"Written: {output}")


@request_command.command("receive")
@click.argument("request")
@click.argument("file", type=FILE)
@pass_desk
def receive(desk: Desk, request: str, file: Path) -> None:
    """Take in a form that a ministry sent back: kept, logged on its date, each answer at its item.

    What came unsigned is "received, not validated", and the secretariat's alone, until the signed letter of the
    validating authority is recorded. The same file again adds nothing; what cannot be read is kept as it is.
    """
    with desk.store.reading() as db:
        found = queries.asks(db, desk.actor, request)
    back = read_back(desk.store, desk.actor, found.id, file.read_bytes(), file.name)
    why_not = str(back.refusal or "")
    with desk.store.writing() as db:
        received = operations.receive(
            db, request_id=found.id, file=back.file, read=back.read, why_not=why_not, by=desk.actor, at=desk.now()
        )
    desk.emit(received_json(found, received), text=lambda: received_line(received))
    say_what_was_not_read(file.name, back)
