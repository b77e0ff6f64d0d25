"""What goes out in a round: the draft to comment in, with what was said or without, and the table."""

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import OUT
from workbench.cli.rounds import made
from workbench.comments import queries
from workbench.comments.commenting_table import commenting_table
from workbench.export import commenting_table as commenting_table_export
from workbench.people import queries as people


@click.command("export")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", metavar="ORGANISATION", help="Whose file it is: name, short name or id.")
@click.option(
    "--comments",
    type=click.Choice(["own", "all"]),
    help="With comments in the margin, proposals tracked, answers in the threads. own: of the institution of --for, "
    "with the answers released to it. all: of everybody, with answers not released yet, for the mechanism's own use.",
)
@click.option("--clean", is_flag=True, help="The text alone, to be passed on: no comments, no marks, no metadata.")
@click.option("-o", "--output", type=OUT, required=True)
@pass_desk
def export_round(
    desk: Desk, round_id: str, organisation: str | None, comments: str | None, clean: bool, output: Path
) -> None:
    """Write the Word file that an institution comments in: change tracking is on, every paragraph keeps its id.

    With --comments it holds what was said so far; what comes back with it is known and adds nothing.
    """
    _check(organisation, comments, clean=clean)
    if clean:
        data = made.clean(desk, round_id)
    elif comments:
        data = made.with_comments(desk, round_id, organisation, name=output.name)
    else:
        data = made.for_comments(desk, round_id, str(organisation), name=output.name)
    output.write_bytes(data)
    desk.emit({"round": round_id, "file": str(output), "bytes": len(data)}, text=lambda: f"Written: {output}")


def _check(organisation: str | None, comments: str | None, *, clean: bool) -> None:
    if clean and comments:
        raise click.BadParameter("a clean file has no comments", param_hint="--clean with --comments")
    if comments == "all" and organisation:
        said = "the file with all comments is the mechanism's own; leave --for out, or take --comments own"
        raise click.BadParameter(said, param_hint="--comments all with --for")
    if organisation is None and not clean and comments != "all":
        raise click.BadParameter("say for whom, with --for ORGANISATION", param_hint="--for")


@click.command("table")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx or .xlsx file.")
@pass_desk
def table(desk: Desk, round_id: str, organisation: str, output: Path) -> None:
    """Write the commenting table that an institution may fill in instead: a comment in each row.

    It is taken in like the draft with comments: round receive ROUND FILE --from ORGANISATION
    """
    make = commenting_table_export.FILES.get(output.suffix.lower())
    if make is None:
        raise click.BadParameter("ends in .docx or .xlsx", param_hint="-o")
    with desk.store.reading() as db:
        queries.seat(db, desk.actor, round_id)
        guest = people.organisation(db, organisation)
        found = commenting_table(db, desk.actor, round_id, guest.id)
    output.write_bytes(make(found))
    value = {"round": round_id, "file": str(output), "rows": len(found.rows)}
    desk.emit(value, text=lambda: f"Written: {output}")
