"""`recommendations import`: a table taken in, the index's export or any other."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.people.access import Permission, require
from workbench.recommendations.intake import importing, opening, queries
from workbench.recommendations.intake.batches import Batch
from workbench.recommendations.intake.choosing import Chosen, choose
from workbench.recommendations.intake.maps import map_as_toml, map_from_toml
from workbench.recommendations.intake.opening import Opened
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import ColumnMap, Source, Table, Taken
from workbench.recommendations.intake.remembering import remember
from workbench.store import Database

_SHOWN = 50  # refused rows said one by one; the JSON and the file of them have all


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", type=click.Choice([each.value for each in Source]), help="Where it comes from; else guessed.")
@click.option(
    "--columns",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="MAP.toml",
    help="What the columns mean; else proposed. It is remembered for tables with the same columns.",
)
@click.option("--table", "titles", multiple=True, metavar="TITLE", help="This table of the file alone, if hidden too.")
@click.option("--show-columns", is_flag=True, help="Print what the columns mean as MAP.toml, and take nothing in.")
@pass_desk
def import_command(
    desk: Desk, file: Path, source: str | None, columns: Path | None, titles: tuple[str, ...], show_columns: bool
) -> None:
    """Take a table of recommendations in. The same table again changes nothing, and no table overrules a person.

    A call that is cut short is made again and goes on with the rest.
    """
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    data, given = file.read_bytes(), map_from_toml(columns.read_text("utf-8")) if columns else None
    if show_columns:
        found = read_tables(data, file.name)
        _show_columns(found, _chosen(desk, found, file.name, given, titles))
        return
    with desk.progress() as progress:
        task = progress.add_task("reading", total=None)
        known, maps, opened = _opened(desk, data, file.name, source, given, titles)
        progress.update(task, description="taking in", total=opened.rows)

        def after(_db: Database, batch: Batch) -> bool:
            progress.update(task, completed=batch.done)
            return True

        table_id = _begun(desk, data, file.name, known, maps)
        if given is not None:
            _remember(desk, given, opened, file.stem)
        importing.take_all(desk.store, table_id, known, opened, after=after, by=desk.actor, clock=desk.now)
    with desk.store.reading() as db:
        taken = queries.taken(db, table_id)
    _say(desk, taken)


def _opened(
    desk: Desk, data: bytes, name: str, source: str | None, given: ColumnMap | None, titles: Sequence[str]
) -> tuple[Source, Mapping[str, ColumnMap], Opened]:
    """The source, the maps and the file; the index is known by its headers."""
    if source == Source.UHRI.value:
        return Source.UHRI, {}, opening.open_index(data)
    if source is None and given is None and (opened := opening.open_if_index(data)) is not None:
        return Source.UHRI, {}, opened
    tables = read_tables(data, name)
    chosen = _chosen(desk, tables, name, given, titles)
    known = Source(source) if source else Source.SHEET
    return known, chosen.maps, opening.open_read(tables, chosen.maps)


def _chosen(desk: Desk, tables: Sequence[Table], name: str, given: ColumnMap | None, titles: Sequence[str]) -> Chosen:
    """What of the file is taken in; what is left out is said, with how to choose it all the same."""
    with desk.store.reading() as db:
        chosen = choose(db, tables, name, given, titles)
    for title, why in chosen.left_out.items():
        click.echo(f"Left out: {title}. {why or 'None of its columns says a recommendation.'}", err=True)
    if not titles and any(chosen.left_out.values()):
        click.echo("To take in a table that is left out, name it: --table TITLE.", err=True)
    return chosen


def _show_columns(tables: Sequence[Table], chosen: Chosen) -> None:
    """Each table's map; the names of the tables are comments, so that one table's map is a file as it is."""
    for table in tables:
        if table.title in chosen.maps:
            click.echo(f"# {table.title}")
            click.echo(map_as_toml(chosen.maps[table.title], table.headers))


def _remember(desk: Desk, column_map: ColumnMap, opened: Opened, name: str) -> None:
    with desk.store.writing() as db:
        for headers in opened.headers.values():
            remember(db, headers, column_map, name=name, by=desk.actor, at=desk.now())


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
