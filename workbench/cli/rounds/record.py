"""An institution's record of a round, signed, from the command line."""

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments.receipts.packing import packed
from workbench.comments.receipts.record import record, records
from workbench.people import queries as people


@click.command("record")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION")
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
@pass_desk
def record_command(desk: Desk, round_id: str, organisation: str, output: Path) -> None:
    """Write all that an institution said in the round and what became of it, signed: a .zip that says how to check it.

    It holds nothing that the institution could not read itself: no unreleased answer, no internal note.
    """
    at, settings = desk.now(), desk.installation.settings
    with desk.store.reading() as db:
        guest = people.organisation(db, organisation)
        made = record(
            db, desk.actor, round_id=round_id, organisation_id=guest.id, mechanism=settings.mechanism_name, at=at
        )
    output.write_bytes(packed(made, home=settings.home, files=desk.store.files, at=at))
    value = {"round": round_id, "file": str(output), "comments": len(made.values["comments"])}
    desk.emit(value, text=lambda: f"Written: {output}")


@click.command("records")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION")
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
@pass_desk
def records_command(desk: Desk, organisation: str, output: Path) -> None:
    """Write the same of every round that the institution was invited to, in one signed .zip."""
    at, settings = desk.now(), desk.installation.settings
    with desk.store.reading() as db:
        guest = people.organisation(db, organisation)
        made = records(db, desk.actor, organisation_id=guest.id, mechanism=settings.mechanism_name, at=at)
    output.write_bytes(packed(made, home=settings.home, files=desk.store.files, at=at))
    value = {"file": str(output), "rounds": [each["round"] for each in made.values["rounds"]]}
    desk.emit(value, text=lambda: f"Written: {output}")
