"""`report submit`: the record that a version went out."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.report_values import snapshot_value
from workbench.drafting import operations


@click.command("submit")
@click.argument("snapshot")
@click.option("--date", "day", metavar="YYYY-MM-DD", required=True, help="The day it went out.")
@click.option(
    "--cleared-by", "cleared_by", metavar="NAME", required=True, multiple=True, help="Can be given several times."
)
@click.option("--symbol", default="", help="Where the United Nations have given one already.")
@pass_desk
def submit_command(desk: Desk, snapshot: str, day: str, cleared_by: tuple[str, ...], symbol: str) -> None:
    """Record who cleared a version and when it went out, once and for good. Its exports lose the stamp DRAFT."""
    with desk.store.writing() as db:
        sent = operations.submit(
            db, snapshot_id=snapshot, day=day, cleared_by=cleared_by, symbol=symbol, by=desk.actor, at=desk.now()
        )
    desk.emit(snapshot_value(sent), text=lambda: f"Version {sent.number} is recorded as submitted on {day.strip()}.")
