"""A ministry brings files, stands behind its answers and submits them, by the password of one of its people."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE, FILE
from workbench.cli.own_sign_in import signed_in
from workbench.cli.request_ended import changing
from workbench.cli.request_values import received_json, received_line, say_what_was_not_read
from workbench.export.request_returned import kept, read_back
from workbench.people import Actor
from workbench.requests import operations, queries
from workbench.requests.brought import brought, named
from workbench.requests.operations import SignedLetter
from workbench.requests.operations.validating import standing
from workbench.requests.records import InformationRequest


@click.command("take-in")
@click.argument("request")
@click.argument("file", type=FILE)
@click.option("--corrects", default="", metavar="NAME", help="It is a corrected copy of that file, brought before.")
@pass_desk
def take_in(desk: Desk, request: str, file: Path, corrects: str) -> None:
    """Bring a form that a department filled in: its answers come into preparation, beside what stands there.

    With --corrects, in the place of what that file said to the same items. The same file again adds nothing; what
    cannot be read is kept as it is. What a ministry sends to the secretariat is taken in with: request receive.
    """
    who = signed_in(desk)
    with desk.store.reading() as db:
        found = queries.answers(db, who, request)
        before = brought(queries.files(db, who, found.id), queries.prepared(db, who, found.id))
        replaces = named(before, corrects).sha256 if corrects else ""
    back = read_back(desk.store, who, found.id, file.read_bytes(), file.name)
    why_not = str(back.refusal or "")
    with changing(desk, who, found.id) as (db, _):
        came = operations.take_in(
            db,
            request_id=found.id,
            file=back.file,
            read=back.read,
            why_not=why_not,
            replaces=replaces,
            by=who,
            at=desk.now(),
        )
    desk.emit(received_json(found, came), text=lambda: received_line(came))
    say_what_was_not_read(file.name, back)


@click.command("detach")
@click.argument("request")
@click.argument("attachment", metavar="FILE-ID")
@pass_desk
def detach(desk: Desk, request: str, attachment: str) -> None:
    """Leave out a file beside the answers that was never submitted (`files` of request prepared)."""
    who = signed_in(desk)
    with changing(desk, who, request) as (db, found):
        operations.detach(db, request_id=found.id, attachment_id=attachment, by=who)
    desk.emit({"request": found.code, "left_out": attachment}, text=lambda: "It is left out.")


@click.command("ready")
@click.argument("request")
@pass_desk
def ready(desk: Desk, request: str) -> None:
    """Tell the validating authority of your ministry that the answers in preparation wait for it."""
    who = signed_in(desk)
    with desk.store.writing() as db:
        found = queries.answers(db, who, request)
        told = operations.say_ready(db, request_id=found.id, by=who, at=desk.now())
    desk.emit({"request": found.code, "told": list(told)}, text=lambda: f"Told: {', '.join(told)}.")


@click.command("validate")
@click.argument("request")
@click.option("--letter", type=FILE, help="Its authority signed a letter: the scan.")
@click.option("--signed-by", default="", help="Who signed it.")
@click.option("--signed-on", type=DATE, help="On which day.")
@pass_desk
def validate(desk: Desk, request: str, letter: Path | None, signed_by: str, signed_on: datetime | None) -> None:
    """Stand behind the answers in preparation as they read now: the validating authority, by its own password.

    Or, with --letter, a colleague records the letter that it signed. Any change of an answer ends it.
    """
    if (letter is None) is not (signed_on is None):
        raise click.UsageError("A letter needs --letter, --signed-by and --signed-on.")
    who = signed_in(desk)
    with desk.store.reading() as db:
        found = queries.answers(db, who, request)
    signed = None
    if letter is not None and signed_on is not None:
        signed = SignedLetter(kept(desk.store, letter.read_bytes(), letter.name), signed_by, signed_on.date())
    with desk.store.writing() as db:
        if signed is None:
            operations.validate(db, request_id=found.id, by=who, at=desk.now())
        else:
            operations.validate_by_letter(db, request_id=found.id, letter=signed, by=who, at=desk.now())
    _say_who_stands_behind(desk, who, found)


@click.command("take-back-validation")
@click.argument("request")
@pass_desk
def take_back_validation(desk: Desk, request: str) -> None:
    """Not yet: the validating authority takes its word back, as long as the answers are not submitted."""
    who = signed_in(desk)
    with desk.store.writing() as db:
        found = queries.answers(db, who, request)
        operations.take_back_validation(db, request_id=found.id, by=who, at=desk.now())
    _say_who_stands_behind(desk, who, found)


@click.command("submit")
@click.argument("request")
@pass_desk
def submit(desk: Desk, request: str) -> None:
    """Submit what is in preparation and validated: from now on it is a contribution, in the library."""
    who = signed_in(desk)
    with desk.store.reading() as db:
        found = queries.answers(db, who, request)
    made = operations.made_documents(desk.store, who, found.id)
    with desk.store.writing() as db:
        contribution = operations.submit(db, request_id=found.id, made=made, by=who, at=desk.now())
    desk.installation.sync()
    value = {"request": found.code, "contribution": contribution}
    desk.emit(value, text=lambda: f"{found.code} is submitted: the mechanism reads it now.")


@click.command("correct")
@click.argument("request")
@pass_desk
def correct(desk: Desk, request: str) -> None:
    """Correct what was contributed: it comes into preparation, and stands until you submit anew."""
    who = signed_in(desk)
    with desk.store.writing() as db:
        found = queries.answers(db, who, request)
        count = operations.begin_again(db, request_id=found.id, by=who, at=desk.now())
    value = {"request": found.code, "in_preparation": count}
    desk.emit(value, text=lambda: f"{found.code}: {count} answers are in preparation again.")


def _say_who_stands_behind(desk: Desk, who: Actor, found: InformationRequest) -> None:
    with desk.store.reading() as db:
        behind = standing(db, who, found.id)
    name = behind.by_name if behind else None
    value = {"request": found.code, "validated_by": name}
    desk.emit(value, text=lambda: f"{name} stands behind the answers." if name else "Nobody stands behind the answers.")
