"""Statistics from the command line: declared once, renewed, taken in from a spreadsheet, given out, traced."""

import csv
import io
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting.statistics import operations, queries
from workbench.drafting.statistics.columns import REASONS, Meaning
from workbench.drafting.statistics.operations import Declared, NewValue
from workbench.drafting.statistics.records import Cell, Statistic
from workbench.drafting.statistics.uses import uses
from workbench.drafting.statistics.written import breakdown_of, lines_of, written_of

statistic_command = click.Group("statistic", help="Figures declared once, and renewed wherever a report names them.")


@statistic_command.command("add")
@click.argument("name")
@click.option("--definition", default="")
@click.option("--source", default="")
@click.option("--unit", default="", help="“per cent” prints with the figure.")
@click.option("--treaty", default="")
@pass_desk
def add(desk: Desk, **said: str) -> None:
    """Declare a statistic."""
    with desk.store.writing() as db:
        known = operations.declare(db, said=Declared(**said), by=desk.actor, at=desk.now())
    desk.emit(statistic_value(known), text=lambda: f"{known.name}: {known.id}")


@statistic_command.command("set")
@click.argument("statistic")
@click.argument("period")
@click.argument("value")
@click.option("--group", default="", metavar="GROUPS", help="sex: women; age: 0-17. Without it: all.")
@click.option("--note", default="")
@pass_desk
def set_value(desk: Desk, statistic: str, period: str, value: str, group: str, note: str) -> None:
    """Say a value; an empty one takes it away. Texts and tables that name it print the new one."""
    said = NewValue(period, value, breakdown_of(group), note)
    with desk.store.writing() as db:
        known = operations.renew(db, statistic_id=statistic, values=[said], by=desk.actor, at=desk.now())
        tables = operations.renew_tables(db, statistic_id=known.id, by=desk.actor, at=desk.now())
        used = uses(db, desk.actor, known.id)
    reports = len({use.report_id for use in used})
    desk.emit(
        {**statistic_value(known), "paragraphs": len(used), "reports": reports, "tables_renewed": list(tables)},
        text=lambda: f"{known.name}: in {len(used)} paragraphs of {reports} reports",
    )


@statistic_command.command("list")
@pass_desk
def list_statistics(desk: Desk) -> None:
    """The statistics that are kept, by name."""
    with desk.store.reading() as db:
        known = queries.statistics(db, desk.actor)
    desk.emit(
        [statistic_value(each) for each in known],
        text=lambda: "\n".join(f"{each.id}  {each.name}  {len(each.cells)} values" for each in known) or "None yet.",
    )


@statistic_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--column", "columns", nargs=2, multiple=True, metavar="HEADER MEANING", help="What a column means.")
@pass_desk
def import_statistics(desk: Desk, file: Path, columns: tuple[tuple[str, str], ...]) -> None:
    """Take statistics in from a spreadsheet; the same again changes nothing."""
    for _, meaning in columns:
        if meaning not in set(Meaning):
            raise click.BadParameter(f"{meaning!r} is not one of {', '.join(Meaning)}.", param_hint="--column")
    sheets = operations.read(file.read_bytes(), file.name, dict(columns))
    with desk.store.writing() as db:
        taken = operations.take_in(db, sheets=sheets, by=desk.actor, at=desk.now())
    for row in taken.refused:
        desk.refused(f"{row.place}: {REASONS[row.reason]}")
    desk.emit(
        {
            "declared": taken.declared,
            "renewed": taken.renewed,
            "unchanged": taken.unchanged,
            "refused": [{"row": row.place, "reason": REASONS[row.reason]} for row in taken.refused],
        },
        text=lambda: f"{taken.declared} declared, {taken.renewed} values renewed, {taken.unchanged} as they were",
    )


@statistic_command.command("export")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="A .csv file.")
@pass_desk
def export(desk: Desk, output: Path) -> None:
    """Give out every value that stands, in the columns that `import` takes."""
    with desk.store.reading() as db:
        known = queries.statistics(db, desk.actor)
    stream = io.StringIO()
    csv.writer(stream).writerows(lines_of(known))
    output.write_text("\ufeff" + stream.getvalue(), encoding="utf-8")
    desk.emit({"file": str(output), "statistics": len(known)}, text=lambda: f"{output}: {len(known)} statistics")


@statistic_command.command("uses")
@click.argument("statistic")
@pass_desk
def list_uses(desk: Desk, statistic: str) -> None:
    """The paragraphs that print it, in any report."""
    with desk.store.reading() as db:
        known = queries.statistic(db, desk.actor, statistic)
        used = uses(db, desk.actor, known.id)
    desk.emit(
        [
            {
                "report": use.report_id,
                "title": use.report,
                "section": use.section_id,
                "paragraph": use.paragraph_id,
                "label": use.label,
                "figures": list(use.figures),
            }
            for use in used
        ],
        text=lambda: "\n".join(f"{use.report}: {use.label}" for use in used) or "No paragraph names it.",
    )


def statistic_value(known: Statistic) -> dict[str, Any]:
    """A statistic in JSON."""
    return {
        "id": known.id,
        "name": known.name,
        "definition": known.definition,
        "source": known.source,
        "unit": known.unit,
        "treaty": known.treaty,
        "values": [_cell_value(cell) for cell in known.cells],
    }


def _cell_value(cell: Cell) -> dict[str, Any]:
    return {
        "period": cell.period,
        "group": dict(cell.breakdown),
        "words": written_of(cell.breakdown),
        "value": cell.value,
        "note": cell.note,
        "by": cell.by_name,
        "at": cell.at.isoformat() if cell.at else None,
    }
