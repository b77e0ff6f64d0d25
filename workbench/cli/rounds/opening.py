"""Rounds opened and listed."""

from datetime import datetime

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE
from workbench.cli.rounds.values import round_value
from workbench.comments import operations, queries
from workbench.comments.records import ResponsePublication, RoundKind
from workbench.comments.seats.capacities import SUGGESTED, Capacity

CAPACITY = click.Choice([each.value for each in Capacity])


@click.command("open")
@click.argument("snapshot")
@click.option("--kind", type=click.Choice([kind.value for kind in RoundKind]), default="nhri", show_default=True)
@click.option("--invite", multiple=True, required=True, metavar="ORGANISATION", help="Name, short name or id.")
@click.option("--closes", type=DATE, required=True, help="The last day in time.")
@click.option("--deadline", nargs=2, multiple=True, metavar="ORGANISATION DATE", help="A deadline of its own.")
@click.option("--instructions", default="", help="What the institutions are asked.")
@click.option("--section", "sections", multiple=True, metavar="ID", help="A section on which a word is most needed.")
@click.option(
    "--publication",
    type=click.Choice([each.value for each in ResponsePublication]),
    help="Who reads the answers; without it what the kind suggests. none is not to be had for an independent body.",
)
@click.option("--enforce-deadline", is_flag=True, help="After the last day only letters are taken; marked late.")
@click.option("--capacity", nargs=2, multiple=True, metavar="ORGANISATION CAPACITY", help="As what it is asked.")
@click.option("--reason", default="", help="Needed where an independent body has fewer than ten working days.")
@pass_desk
def open_round(
    desk: Desk,
    snapshot: str,
    kind: str,
    invite: tuple[str, ...],
    closes: datetime,
    deadline: tuple[tuple[str, str], ...],
    instructions: str,
    sections: tuple[str, ...],
    publication: str | None,
    enforce_deadline: bool,
    capacity: tuple[tuple[str, str], ...],
    reason: str,
) -> None:
    """Open a round on a frozen version. Gives the round's id."""
    own = {name: DATE.convert(day, None, None).date() for name, day in deadline}
    asked_as = {name: Capacity(CAPACITY.convert(value, None, None)) for name, value in capacity}
    reads = ResponsePublication(publication) if publication else SUGGESTED[RoundKind(kind)].publication
    with desk.store.writing() as db:
        round_id = operations.open_round(
            db,
            snapshot_id=snapshot,
            kind=RoundKind(kind),
            invite=invite,
            closes=closes.date(),
            own_deadlines=own,
            instructions=instructions,
            requested_sections=sections,
            response_publication=reads,
            enforce_deadline=enforce_deadline,
            capacities=asked_as,
            reason=reason,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit({"round": round_id}, text=lambda: f"The round is open: {round_id}")


@click.command("list")
@pass_desk
def list_rounds(desk: Desk) -> None:
    """The rounds you manage or are invited to."""
    with desk.store.reading() as db:
        found = [
            round_value(held, queries.invitations(db, held.id), queries.closed_at(db, held.id))
            for held in queries.rounds(db, desk.actor)
        ]
    lines = "\n".join(f"{r['round']}  {r['kind']}  {r['state']}  closes {r['closes']}" for r in found)
    desk.emit(found, text=lambda: lines or "No comment rounds.")
