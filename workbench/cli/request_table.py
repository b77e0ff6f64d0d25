"""`request receive-table`: a table that a ministry keeps of its own, taken in as its answers by a column map."""

import hashlib
from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import FILE
from workbench.recommendations.intake.maps import map_from_json, map_from_toml
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import ColumnMap
from workbench.requests import operations, queries
from workbench.requests.operations import KeptFile
from workbench.requests.tabled import tabled


@click.command("receive-table")
@click.argument("request")
@click.argument("file", type=FILE)
@click.option("--columns", "map_file", type=FILE, metavar="MAP.toml", help="What the columns mean.")
@click.option(
    "--column", "said", multiple=True, metavar="COLUMN=MEANING", help="What one column means: “Unit=citation”."
)
@click.option("--answer", "answers", multiple=True, metavar="COLUMN", help="A column of answers; may be given again.")
@pass_desk
def receive_table(
    desk: Desk, request: str, file: Path, map_file: Path | None, said: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    """Take in a ministry's own table (.xlsx, .csv, .docx …): each row at the item that it is about.

    Rows that name other ministries alone are left to them. As with a form, what came unsigned is received, not
    validated; the same file again adds nothing; what is about no item waits with the reason. Where nothing tells what
    the columns mean, say it: --column "Paragraph=citation" --answer "What was done".
    """
    if map_file and said:
        raise click.UsageError("Say what the columns mean with --columns MAP.toml or with --column, not with both.")
    data = file.read_bytes()
    tables = read_tables(data, file.name)
    given = map_from_toml(map_file.read_text("utf-8")) if map_file else _map_of(said)
    with desk.store.reading() as db:
        found = queries.asks(db, desk.actor, request)
        read = tabled(db, found, tables, file.name, column_map=given, columns=answers)
    desk.store.files.put(data)
    kept = KeptFile(hashlib.sha256(data).hexdigest(), file.name, len(data))
    with desk.store.writing() as db:
        done = operations.receive(db, request_id=found.id, file=kept, read=read.read, by=desk.actor, at=desk.now())
    value = {
        "request": found.code,
        "received": done.new,
        "known": done.known,
        "queued": done.queued,
        "of_others": read.of_others,
        "without_words": read.without_words,
        "contribution": done.contribution_id,
    }
    desk.emit(
        value,
        text=lambda: (
            f"{done.new} answers received, {done.queued} in the queue, {done.known} known already; "
            f"{read.of_others} rows are of other ministries, {read.without_words} say nothing."
        ),
    )


def _map_of(said: tuple[str, ...]) -> ColumnMap | None:
    """The map of `COLUMN=MEANING`, None where nothing is said. Raises NotAField."""
    if not said:
        return None
    columns = {}
    for each in said:
        name, equals, meaning = each.rpartition("=")
        if not equals:
            raise click.BadParameter(f"“{each}” is not COLUMN=MEANING", param_hint="--column")
        columns[name.strip()] = meaning.strip()
    return map_from_json({"columns": columns})
