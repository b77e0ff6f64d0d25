"""What came back by mail, taken in by the folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.own_sign_in import signed_in
from workbench.cli.request_ended import changing
from workbench.export.request_folder import Arrival
from workbench.export.request_folder import receive_folder as received_from
from workbench.export.request_returned import kept
from workbench.requests import operations, queries


@click.command("receive-folder")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@pass_desk
def receive_folder(desk: Desk, folder: Path) -> None:
    """Take in the files of a folder that were saved out of e-mail: each goes to the request that it names.

    Forms and letters (.docx, .odt, .doc, .rtf, .pdf), those in messages (.eml) and archives (.zip), and whatever else
    has the code of its request in its name. A file names its request by the form it is, by its words, by its name
    (REQ-7F3K2M.pdf), or by the message that it came in. What names none is listed with why. The same folder again adds
    nothing.
    """
    arrived = tuple(received_from(desk.store, folder, by=desk.actor, at=desk.now()))
    desk.emit([_value(each) for each in arrived], text=lambda: "\n".join(map(_line, arrived)) or "No files.")
    for each in arrived:
        if each.received is None:
            desk.refused(f"{each.name}: {each.refusal}")


@click.command("attach")
@click.argument("request")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@pass_desk
def attach(desk: Desk, request: str, file: Path) -> None:
    """Put a file beside the answers to a request, whatever it is.

    A ministry's own people, by their password, until they submit: it goes with the answers, and ends a validation. The
    secretariat, as what came by mail. Once the authority stands behind the contribution, what the library can read of
    it is there. The same file adds nothing.
    """
    who = desk.actor
    with desk.store.reading() as db:
        found = queries.request(db, who, request)
    is_office = queries.is_theirs(who, found)
    if is_office:
        who = signed_in(desk)
    beside = kept(desk.store, file.read_bytes(), file.name)
    if is_office:
        with changing(desk, who, found.id) as (db, _):
            new = operations.attach(db, request_id=found.id, file=beside, by=who, at=desk.now())
    else:
        with desk.store.writing() as db:
            new = operations.receive_attachment(db, request_id=found.id, file=beside, by=who, at=desk.now())
    said = "kept beside the answers" if new else "there already, nothing was added"
    desk.emit({"request": found.code, "file": file.name, "new": new}, text=lambda: f"{file.name}: {said}.")


def _value(arrival: Arrival) -> dict[str, Any]:
    received = arrival.received
    return {
        "file": arrival.name,
        "request": arrival.request.code if arrival.request else None,
        "received": received.new if received else 0,
        "known": received.known if received else 0,
        "queued": received.queued if received else 0,
        "why_not": str(arrival.refusal or ""),
        "contribution": received.contribution_id if received else None,
    }


def _line(arrival: Arrival) -> str:
    where = arrival.request.code if arrival.request else "no request"
    if arrival.received is None:
        return f"{arrival.name}  {where}  left out"
    if arrival.refusal:
        return f"{arrival.name}  {where}  kept, not read: {arrival.refusal}"
    if not arrival.is_read:
        return f"{arrival.name}  {where}  kept"
    got = arrival.received
    if got.is_blank:
        return f"{arrival.name}  {where}  kept, nothing is answered in it"
    return f"{arrival.name}  {where}  {got.new} answers received, {got.queued} in the queue, {got.known} known already"
