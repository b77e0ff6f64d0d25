"""A file is taken in or set aside; either way it is kept with its date."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import arrivals, operations
from workbench.comments.arrivals import Arrival
from workbench.comments.operations import Receipt
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store


def arrive(round_id: str, organisation_id: str) -> Response | None:
    """Log the file of the form for that institution and show what it would bring; None where none was chosen."""
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    if sent is None or not sent.filename:
        flash(_("Choose the file first. Nothing was taken in."), "missing")
        return None
    if not data:
        flash(_("The file %(name)s is empty. Nothing was taken in: save it again, then choose it.", name=sent.filename))
        return None
    message = request.files.get("message")
    said = message.read() if message and message.filename else b""
    returned = arrivals.read(store(), actor(), round_id, data)
    for kept in filter(None, (data, said)):
        store().files.put(kept)
    with store().writing() as db:
        arrived = operations.arrive(
            db,
            round_id=round_id,
            organisation_id=organisation_id,
            data=data,
            name=sent.filename,
            returned=returned,
            message=(message.filename, said) if message and message.filename and said else None,
            by=actor(),
            at=now(),
        )
    return redirect(f"/rounds/{round_id}/arrivals/{arrived.id}", code=303)


@blueprint.post("/rounds/<round_id>/arrivals/<arrival_id>/take-in")
@requires(Permission.READ_ROUNDS)
def take_in(round_id: str, arrival_id: str) -> Response:
    """Take in what the report showed: what is new goes into preparation, or into the record."""
    looked = arrivals.look(store(), actor(), round_id, arrival_id)
    labels = request.form.getlist("label")
    chosen = dict(zip(labels, request.form.getlist("person"), strict=False))
    with store().writing() as db:
        receipt = operations.take_in(
            db,
            round_id=round_id,
            arrival_id=arrival_id,
            returned=looked.returned,
            authors={label: person for label, person in chosen.items() if person},
            by=actor(),
            at=now(),
        )
    _tell(receipt)
    return redirect(_onwards(looked.arrival, queued=receipt.queued), code=303)


@blueprint.post("/rounds/<round_id>/arrivals/<arrival_id>/set-aside")
@requires(Permission.READ_ROUNDS)
def set_aside(round_id: str, arrival_id: str) -> Response:
    """Take nothing from the file; it stays in the record with its date."""
    with store().writing() as db:
        operations.set_aside(
            db,
            round_id=round_id,
            arrival_id=arrival_id,
            reason=request.form.get("reason", ""),
            by=actor(),
            at=now(),
        )
    flash(_("The file is set aside. It is kept with its date; handed in again, it waits again."))
    return redirect(f"/rounds/{round_id}/files", code=303)


def _onwards(arrival: Arrival, *, queued: int) -> str:
    """To the queue where something waits for a place, else to what was taken in."""
    room = "/read" if arrival.handed_in_by == "institution" else ""
    page = f"{room}/queue" if queued else "/read/ours" if room else ""
    return f"/rounds/{arrival.round_id}{page}"


def _tell(receipt: Receipt) -> None:
    count = len(receipt.comments)
    flash(
        ngettext("%(num)s comment was taken from the file", "%(num)s comments were taken from the file", count)
        + "; "
        + ngettext("%(num)s was there already", "%(num)s were there already", receipt.duplicates)
        + "."
    )
    if receipt.queued:
        flash(
            ngettext(
                "%(num)s could not be placed at its exact words: choose its place.",
                "%(num)s could not be placed at their exact words: choose their places.",
                receipt.queued,
            ),
            "missing",
        )
