"""The response matrix as a file, and its publication."""

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import OUT
from workbench.comments import operations
from workbench.comments.matrix import View
from workbench.comments.responding import response_matrix
from workbench.export import matrix as matrix_export
from workbench.people import queries as people


@click.command("matrix")
@click.argument("round_id", metavar="ROUND")
@click.option("--view", type=click.Choice([view.value for view in View]), required=True)
@click.option("--for", "organisation", metavar="ORGANISATION", help="Whose rows the commenter's view holds.")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx, .xlsx, .csv or .json file.")
@pass_desk
def matrix(desk: Desk, round_id: str, view: str, organisation: str | None, output: Path) -> None:
    """Write the response matrix.

    internal: all. commenter: one institution's rows with the answers released to it. reviewers: what those invited read
    of one another. public: what the institutions made public, once the round is closed.
    """
    form = output.suffix.lower().removeprefix(".")
    if form not in matrix_export.FORMS:
        raise click.BadParameter("ends in .docx, .xlsx, .csv or .json", param_hint="-o")
    if view == View.COMMENTER and organisation is None and desk.actor.organisation_id is None:
        raise click.BadParameter("say whose with --for ORGANISATION", param_hint="--view commenter")
    with desk.store.reading() as db:
        whose = people.organisation(db, organisation).id if organisation else None
        found = response_matrix(db, desk.actor, round_id, view=View(view), organisation_id=whose)
    output.write_bytes(matrix_export.FORMS[form](found))
    value = {"round": round_id, "view": view, "file": str(output), "rows": len(found.rows)}
    desk.emit(value, text=lambda: f"{len(found.rows)} rows written: {output}")


@click.command("answered")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx file.")
@pass_desk
def answered(desk: Desk, round_id: str, organisation: str, output: Path) -> None:
    """Write what became of an institution's comments: each with the answer released to it, section by section."""
    with desk.store.reading() as db:
        whose = people.organisation(db, organisation).id
        found = response_matrix(db, desk.actor, round_id, view=View.COMMENTER, organisation_id=whose)
    output.write_bytes(matrix_export.answered(found))
    value = {"round": round_id, "file": str(output), "rows": len(found.rows)}
    desk.emit(value, text=lambda: f"{len(found.rows)} comments written: {output}")


@click.command("publish")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def publish(desk: Desk, round_id: str) -> None:
    """Publish the matrix of a closed round, for good: the comments made public, each with its answer.

    Gives the address under which anybody reads it. Only a round that was opened for it has a public page.
    """
    with desk.store.writing() as db:
        address = operations.publish(db, round_id=round_id, by=desk.actor, at=desk.now())
    path = f"/public/rounds/{address}"
    desk.emit({"round": round_id, "address": path}, text=lambda: f"Published: {path}")
