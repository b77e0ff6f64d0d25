"""What came back by mail, taken in by the folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.export.request_folder import Arrival
from workbench.export.request_folder import receive_folder as received_from


@click.command("receive-folder")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@pass_desk
def receive_folder(desk: Desk, folder: Path) -> None:
    """Take in the files of a folder that were saved out of e-mail: each goes to the request that it names.

    Forms and letters (.docx, .odt, .doc, .rtf, .pdf), and those in messages (.eml). A file names its request by the
    form it is, by its words, by its name (REQ-7F3K2M.pdf), or by the message that it came in. What names none is
    listed with why. The same folder again adds nothing.
    """
    arrived = tuple(received_from(desk.store, folder, by=desk.actor, at=desk.now()))
    desk.emit([_value(each) for each in arrived], text=lambda: "\n".join(map(_line, arrived)) or "No files.")
    for each in arrived:
        if each.received is None:
            desk.refused(f"{each.name}: {each.refusal}")


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
    got = arrival.received
    return f"{arrival.name}  {where}  {got.new} answers received, {got.queued} in the queue, {got.known} known already"
