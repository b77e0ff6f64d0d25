"""`report release`, `report annex`, `report gaps`: that a version may go out, and the files beside it."""

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import OUT
from workbench.cli.report_values import snapshot_value
from workbench.drafting import operations, queries
from workbench.drafting.asked.frozen import asked_of_version
from workbench.export import annex as annexes
from workbench.export import gaps as gap_list
from workbench.people.access import Permission, require


@click.command("release")
@click.argument("snapshot")
@click.option("--reason", default="", help="Why it may go out though something in it is open.")
@pass_desk
def release(desk: Desk, snapshot: str, reason: str) -> None:
    """Record, once and for good, that a version may go out: its files for submission lose the stamp DRAFT."""
    with desk.store.writing() as db:
        frozen = operations.release(db, snapshot_id=snapshot, reason=reason, by=desk.actor, at=desk.now())
    desk.emit(snapshot_value(frozen), text=lambda: f"Version {frozen.number} is released.")


@click.command("annex")
@click.argument("snapshot")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx, .xlsx or .json file.")
@pass_desk
def annex(desk: Desk, snapshot: str, output: Path) -> None:
    """Write the annex of a version: each recommendation, what was done, the paragraphs that say so."""
    makers = annexes.FILES
    if output.suffix.lower() not in makers:
        raise click.BadParameter("ends in .docx, .xlsx or .json", param_hint="-o")
    require(desk.actor, Permission.FREEZE_REPORTS)
    with desk.store.reading() as db:
        frozen = queries.snapshot(db, desk.actor, snapshot)
        asked = asked_of_version(db, desk.actor, frozen)
    output.write_bytes(makers[output.suffix.lower()](frozen, asked))
    count = len(annexes.rows(frozen, asked))
    value = {"snapshot": frozen.id, "file": str(output), "recommendations": count, "draft": not frozen.is_released}
    desk.emit(value, text=lambda: f"Written: {output} ({count} recommendations)")


@click.command("gaps")
@click.argument("snapshot")
@click.option("-o", "--output", type=OUT, help="A .xlsx, .docx, .json or .txt file; without it, the lines.")
@pass_desk
def gaps(desk: Desk, snapshot: str, output: Path | None) -> None:
    """What a version still lacks, as links and marks stand now: an internal list, never part of an export."""
    if output and output.suffix.lower() not in gap_list.FILES:
        raise click.BadParameter("ends in .xlsx, .docx, .json or .txt", param_hint="-o")
    require(desk.actor, Permission.FREEZE_REPORTS)
    with desk.store.reading() as db:
        frozen = queries.snapshot(db, desk.actor, snapshot)
        found = gap_list.gaps(frozen, queries.coverage(db, desk.actor, frozen.report))
    if output:
        output.write_bytes(gap_list.FILES[output.suffix.lower()](frozen, found))
    listed = [{"kind": each.kind.name.lower(), "key": each.key, "text": each.text, "note": each.note} for each in found]
    desk.emit(listed, text=lambda: f"Written: {output}" if output else gap_list.as_text(frozen, found).rstrip())


COMMANDS = (release, annex, gaps)
