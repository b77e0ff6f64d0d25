"""`recommendations import`: a table taken in, the index's export or any other."""

from collections.abc import Mapping
from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.people.access import Permission, require
from workbench.recommendations.intake import importing, opening, queries
from workbench.recommendations.intake.batches import Batch
from workbench.recommendations.intake.choosing import choose
from workbench.recommendations.intake.maps import map_from_toml
from workbench.recommendations.intake.opening import Opened
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import ColumnMap, Source, Taken
from workbench.store import Database

_SHOWN = 50  # refused rows said one by one; the JSON and the file of them have all


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", type=click.Choice([each.value for each in Source]), help="Where it comes from; else guessed.")
@click.option(
    "--columns",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="MAP.toml",
    help="What the columns mean; else proposed.",
)
@pass_desk
def import_command(desk: Desk, file: Path, source: str | None, columns: Path | None) -> None:
    """Take a table of recommendations in. The same table again changes nothing, and no table overrules a person.

    A call that is cut short is made again and goes on with the rest.
    """
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    data, given = file.read_bytes(), map_from_toml(columns.read_text("utf-8")) if columns else None
    with desk.progress() as progress:
        task = progress.add_task("reading", total=None)
        known, maps, opened = _opened(desk, data, file.name, source, given)
        progress.update(task, description="taking in", total=opened.rows)

        def after(_db: Database, batch: Batch) -> bool:
            progress.update(task, completed=batch.done)
            return True

        table_id = _begun(desk, data, file.name, known, maps)
        importing.take_all(desk.store, table_id, known, opened, after=after, by=desk.actor, clock=desk.now)
    with desk.store.reading() as db:
        taken = queries.taken(db, table_id)
    _say(desk, taken)


def _opened(
    desk: Desk, data: bytes, name: str, source: str | None, given: ColumnMap | None
) -> tuple[Source, Mapping[str, ColumnMap], Opened]:
    """The source, the maps and the file; the index is known by its headers."""
    if source == Source.UHRI.value:
        return Source.UHRI, {}, opening.open_index(data)
    if source is None and given is None and (opened := opening.open_if_index(data)) is not None:
        return Source.UHRI, {}, opened
    tables = read_tables(data, name)
    with desk.store.reading() as db:
        chosen = choose(db, tables, name, given)
    for title, why in chosen.left_out.items():
        click.echo(f"Left out: {title}. {why or 'None of its columns says a recommendation.'}", err=True)
    known = Source(source) if source else Source.SHEET
    return known, chosen.maps, opening.open_read(tables, chosen.maps)


def _begun(desk: Desk, data: bytes, name: str, source: Source, maps: Mapping[str, ColumnMap]) -> str:
    sha256 = desk.store.files.put(data)
    with desk.store.writing() as db:
        return importing.begin(
            db, source=source, file_sha256=sha256, file_name=name, maps=maps, by=desk.actor, at=desk.now()
        )


def _say(desk: Desk, taken: Taken) -> None:
    for others in taken.left_out:
        click.echo(f"Left out, being no recommendations ({others.record}): {others.rows} rows.", err=True)
    for each in taken.refused[:_SHOWN]:
        desk.refused(f"{each.place}: {each.said}")
    if len(taken.refused) > _SHOWN:
        click.echo(f"… and {len(taken.refused) - _SHOWN} more rows were refused.", err=True)
    desk.emit(
        {
            "added": taken.added,
            "changed": taken.changed,
            "unchanged": taken.unchanged,
            "refused": [{"row": each.row, "reason": each.said} for each in taken.refused],
        },
        text=lambda: (
            f"{taken.added} added, {taken.changed} changed, {taken.unchanged} unchanged, {len(taken.refused)} refused."
        ),
    )
