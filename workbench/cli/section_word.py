"""`section export`, `section receive`, `section waiting`: a section out to Word, back, and what has no sure place."""

from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting.returned import receiving, waiting
from workbench.drafting.returned.waiting import Decision, Waiting
from workbench.export import section as taking_out

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.command("export")
@click.argument("section")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The .docx to write."
)
@pass_desk
def export_command(desk: Desk, section: str, output: Path) -> None:
    """Take a section out to work on it in Word; `section receive` takes it back."""
    made = taking_out.take_out(desk.store, section_id=section, by=desk.actor, at=desk.now())
    output.write_bytes(made.data)
    value = {"section": section, "file": str(output), "paragraphs": len(made.sent.blocks)}
    desk.emit(value, text=lambda: f"{output}: {len(made.sent.blocks)} paragraphs.")


@click.command("receive")
@click.argument("section")
@_FILE
@pass_desk
def receive_command(desk: Desk, section: str, file: Path) -> None:
    """Take a section back from Word: each change becomes a revision; what has no sure place waits."""
    data = file.read_bytes()
    returned = receiving.look(desk.store, section_id=section, data=data, by=desk.actor)
    outcome = receiving.receive(
        desk.store, returned=returned, data=data, file_name=file.name, by=desk.actor, at=desk.now()
    )
    desk.emit(_outcome(outcome), text=lambda: _said(outcome))


def _outcome(outcome: receiving.Outcome) -> dict[str, Any]:
    taken = outcome.taken
    return {
        "again": outcome.again,
        "written": taken.written,
        "split": taken.split,
        "merged": taken.merged,
        "added": taken.added,
        "deleted": taken.deleted,
        "moved": taken.moved,
        "unchanged": taken.unchanged,
        "waiting": [
            {"reason": each.why.value, "paragraph": each.likely, "text": each.arrived.text if each.arrived else ""}
            for each in taken.waiting
        ],
        "notices": [str(notice) for notice in outcome.notices],
    }


def _said(outcome: receiving.Outcome) -> str:
    if outcome.again:
        return "This very file was taken in before. Nothing was changed."
    taken = outcome.taken
    counts = f"{taken.written} written, {taken.split} split, {taken.merged} merged, {taken.added} added"
    more = f"{taken.deleted} deleted, {taken.moved} moved, {taken.unchanged} as they were, {len(taken.waiting)} waiting"
    return "\n".join((f"{counts}, {more}.", *map(str, outcome.notices)))


@click.command("waiting")
@click.argument("section")
@click.option("--decide", "text_id", metavar="ID", help="Decide what becomes of this one.")
@click.option("--how", type=click.Choice([each.value for each in Decision]), help="With --decide.")
@click.option("--paragraph", metavar="ID", help="The paragraph it replaces, or stands behind.")
@pass_desk
def waiting_command(desk: Desk, section: str, text_id: str | None, how: str | None, paragraph: str | None) -> None:
    """List what came back from Word and waits for a place, or give one of them its place."""
    if (text_id is None) != (how is None):
        raise click.UsageError("--decide and --how belong together")
    if text_id is not None and how is not None:
        with desk.store.writing() as db:
            waiting.decide(
                db,
                section_id=section,
                text_id=text_id,
                decision=Decision(how),
                paragraph_id=paragraph,
                by=desk.actor,
                at=desk.now(),
            )
    with desk.store.reading() as db:
        found = waiting.waiting(db, desk.actor, section)
    desk.emit(
        [_waiting(each) for each in found], text=lambda: "\n".join(_line(each) for each in found) or "Nothing waits."
    )


def _waiting(each: Waiting) -> dict[str, Any]:
    return {
        "id": each.id,
        "reason": each.why.value,
        "text": each.markup,
        "paragraph": each.likely_id,
        "number": each.label,
        "file": each.file_name,
        "came": each.came_at,
    }


def _line(each: Waiting) -> str:
    return f"{each.id}  {each.why.value}  {each.label}  {each.markup[:60]}"


COMMANDS = (export_command, receive_command, waiting_command)
