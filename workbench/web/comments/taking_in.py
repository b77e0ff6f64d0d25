"""A returned file comes in by upload, from the institution or from those who manage the round."""

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.comments import operations
from workbench.comments.intake import files
from workbench.drafting.records import Snapshot
from workbench.web.context import actor, now, store


def take_in(snapshot: Snapshot, *, round_id: str, organisation_id: str) -> None:
    """Take in the file of the form for that institution, and say what came of it."""
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    if sent is None or not sent.filename:
        flash(_("Choose the file first. Nothing was taken in."), "missing")
        return
    if not data:
        flash(_("The file %(name)s is empty. Nothing was taken in: save it again, then choose it.", name=sent.filename))
        return
    read = files.read(data, snapshot)
    store().files.put(data)
    with store().writing() as db:
        receipt = operations.receive(
            db,
            round_id=round_id,
            organisation_id=organisation_id,
            data=data,
            name=sent.filename,
            returned=read,
            by=actor(),
            at=now(),
        )
    _tell(receipt)


def _tell(receipt: operations.Receipt) -> None:
    if receipt.why_not:
        flash(_("The file is kept with its date, but could not be read: %(why)s", why=_(receipt.why_not)), "warning")
        return
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
                "%(num)s could not be placed at its exact words: it says why.",
                "%(num)s could not be placed at their exact words: each says why.",
                receipt.queued,
            ),
            "missing",
        )
