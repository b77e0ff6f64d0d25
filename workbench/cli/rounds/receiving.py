"""What comes back in a round."""

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import FILE
from workbench.cli.rounds.previews import preview_text, preview_value, way_there
from workbench.cli.rounds.values import receipt_text, receipt_value
from workbench.comments import arrivals, operations, queries
from workbench.comments.intake.files import Returned
from workbench.comments.operations import Receipt
from workbench.comments.refusals import OnlyTheInstitutionSends
from workbench.people import queries as people


@click.command("receive")
@click.argument("round_id", metavar="ROUND")
@click.argument("file", type=FILE)
@click.option("--from", "organisation", required=True, metavar="ORGANISATION")
@click.option("--message", type=FILE, help="The institution's own message that this is its final answer; it is kept.")
@click.option("--preview", is_flag=True, help="Only say what the file would bring; nothing is kept or logged.")
@click.option("--older-version", is_flag=True, help="Take it in though it was made from another version of the draft.")
@pass_desk
def receive(
    desk: Desk,
    round_id: str,
    file: Path,
    organisation: str,
    message: Path | None,
    preview: bool,
    older_version: bool,
) -> None:
    """Take in a file an institution returned: it is kept, and each of its comments placed on the frozen text.

    What the State side hands in is "received, unconfirmed" until the institution's official voice confirms it on the
    web; with the message that says it is final (--message), it counts as sent. The same file again adds nothing. A
    file that cannot be read (.odt, .doc, PDF, a scan) is kept as evidence and logged on its date. With --preview it
    is only said what is new, known or corrected, and where each remark would go.
    """
    data = file.read_bytes()
    with desk.store.reading() as db:
        guest = people.organisation(db, organisation)
    read = arrivals.read(desk.store, desk.actor, round_id, data)
    if preview:
        with desk.store.reading() as db:
            found = arrivals.preview(db, desk.actor, round_id, guest.id, read)
        desk.emit(preview_value(found), text=lambda: preview_text(found))
        return
    words = message.read_bytes() if message else None
    for kept in filter(None, (data, words)):
        desk.store.files.put(kept)
    with desk.store.writing() as db:
        receipt = operations.receive(
            db,
            round_id=round_id,
            organisation_id=guest.id,
            data=data,
            name=file.name,
            returned=read,
            message=(message.name, words) if message and words else None,
            older_version=older_version,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit(receipt_value(receipt), text=lambda: receipt_text(receipt))
    _say_what_was_not_read(desk, file, read, receipt)


def _say_what_was_not_read(desk: Desk, file: Path, read: Returned, receipt: Receipt) -> None:
    """It is kept either way: another version's and an unread Word file end the command with 1, a letter does not."""
    if read.made_from is not None and receipt.why_not:
        desk.refused(f"{file.name}: kept and logged on its date. {receipt.why_not} {way_there(read.made_from)}")
    elif receipt.why_not and file.suffix.lower() == ".docx":
        desk.refused(f"{file.name}: kept and logged on its date, but not read. {receipt.why_not}")
    elif receipt.why_not:  # a letter, a scan: evidence, and the deadline is met by it
        click.echo(f"{file.name}: kept as evidence and logged on its date. {receipt.why_not}", err=True)


@click.command("send")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def send(desk: Desk, round_id: str) -> None:
    """Always refused here: comments are sent by the institution's official voice, signed in on the web.

    Nobody at this keyboard can speak for an institution, with --as or without. What it returned as a file comes in
    with: round receive ROUND FILE --from ORGANISATION
    """
    with desk.store.reading() as db:
        queries.seat(db, desk.actor, round_id)
    raise OnlyTheInstitutionSends
