"""`report compare`: what lies between two moments of a report, said, or written as a Word file with tracked changes."""

from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import OUT
from workbench.drafting.moments import choosing, states
from workbench.drafting.moments.comparing import Became, ComparedBlock, Comparison, compare
from workbench.drafting.moments.states import Moment
from workbench.export.compared import tracked_file


@click.command("compare")
@click.argument("report")
@click.argument("first")
@click.argument("second")
@click.option("-o", "--output", type=OUT, help="A .docx: all accepted, it is the second; all rejected, the first.")
@pass_desk
def compare_command(desk: Desk, report: str, first: str, second: str, output: Path | None) -> None:
    """Compare two moments of a report: a version (id or number), a day, a time, or now."""
    with desk.store.reading() as db:
        before, after = (choosing.moment(db, desk.actor, report, each, now=desk.now()) for each in (first, second))
        lineage = states.lineage_between(db, before.report.id, before.at, after.at)
    found = compare(before, after, lineage)
    if output:
        line = f"{_named(before)} – {_named(after)}"
        how = "Accept all changes: the second text. Reject all: the first."
        data = tracked_file(before, after, author=desk.actor.name, line=line, how=how)
        output.write_bytes(data)
    desk.emit(_value(found, output), text=lambda: _text(found, output))


def _named(moment: Moment) -> str:
    return f"Version {moment.version}" if moment.version else f"{moment.at:%Y-%m-%d %H:%M}"


def _value(found: Comparison, output: Path | None) -> dict[str, Any]:
    sections = [
        {
            "id": part.id,
            "title": (part.after or part.before).title,  # type: ignore[union-attr]
            "became": part.became.value,
            "paragraphs": [_block(each) for each in part.blocks if each.became is not Became.SAME],
        }
        for part in found.parts
        if part.is_touched
    ]
    counts = {each.value: found.count(each) for each in Became}
    return {"sections": sections, "counts": counts, "file": str(output) if output else None}


def _block(each: ComparedBlock) -> dict[str, Any]:
    return {
        "id": each.id,
        "became": each.became.value,
        "before": each.before.markup if each.before else None,
        "after": each.after.markup if each.after else None,
        "other": each.other or None,
    }


def _text(found: Comparison, output: Path | None) -> str:
    counts = ", ".join(f"{each.value.replace('_', ' ')} {found.count(each)}" for each in Became)
    return counts + (f"\nWritten: {output}" if output else "")
