"""Change the outline of a report from the command line. Every change can be taken back with `section undo`."""

from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import queries
from workbench.drafting.outlines import annexes, changing, core_document, parting, setting_aside, undoing
from workbench.drafting.records import Section

_TITLE = click.option("--title", required=True, help="Its heading, without a number.")


@click.command("add")
@click.argument("report")
@_TITLE
@click.option("--under", metavar="SECTION", help="Last in that section.")
@click.option("--after", metavar="SECTION", help="Behind that section; without a place, last of the body.")
@click.option("--words", type=click.IntRange(0), help="How many words it may have.")
@click.option("--annex", is_flag=True, help="An annex, with numbers of its own and outside the count.")
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Of an annex: a PDF, .docx or .xlsx that is kept as it is.",
)
@click.option("--translated", is_flag=True, help="Of an annex: it is to be translated.")
@pass_desk
def add(
    desk: Desk,
    report: str,
    title: str,
    under: str | None,
    after: str | None,
    words: int | None,
    annex: bool,
    file: Path | None,
    translated: bool,
) -> None:
    """Add a section, or an annex."""
    if (file or translated) and not annex:
        raise click.UsageError("--file and --translated are of an annex: give --annex with them.")
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        if annex:
            section = annexes.add_annex(
                db,
                desk.store.files,
                report_id=key,
                title=title,
                data=file.read_bytes() if file else None,
                file_name=file.name if file else "",
                translated=translated,
                by=desk.actor,
                at=desk.now(),
            )
        else:
            section = changing.add_section(
                db, report_id=key, title=title, under=under, after=after, budget=words, by=desk.actor, at=desk.now()
            )
    _say(desk, section)


@click.command("move")
@click.argument("section")
@click.option("--up", "direction", flag_value="up", help="One place up.")
@click.option("--down", "direction", flag_value="down", help="One place down.")
@click.option("--under", metavar="SECTION", help="Last in that section.")
@click.option("--after", metavar="SECTION", help="Behind that section, at its level.")
@click.option("--top", is_flag=True, help="Last of the body, at the first level.")
@pass_desk
def move(desk: Desk, section: str, direction: Any, under: str | None, after: str | None, top: bool) -> None:
    """Move a section with all within; its words go along."""
    if sum(map(bool, (direction, under, after, top))) != 1:
        raise click.UsageError("Say where: --up, --down, --under, --after or --top.")
    with desk.store.writing() as db:
        if direction:
            moved = changing.step_section(db, section_id=section, direction=direction, by=desk.actor, at=desk.now())
        else:
            moved = changing.move_section(
                db, section_id=section, under=under, after=after, by=desk.actor, at=desk.now()
            )
    _say(desk, moved)


@click.command("rename")
@click.argument("section")
@_TITLE
@pass_desk
def rename(desk: Desk, section: str, title: str) -> None:
    """Give a section another heading."""
    with desk.store.writing() as db:
        renamed = changing.rename_section(db, section_id=section, title=title, by=desk.actor, at=desk.now())
    _say(desk, renamed)


@click.command("split")
@click.argument("section")
@click.option("--from", "paragraph", required=True, metavar="PARAGRAPH", help="The first that goes to the new one.")
@_TITLE
@pass_desk
def split(desk: Desk, section: str, paragraph: str, title: str) -> None:
    """Cut a section in two: its paragraphs from that one on go to a new section."""
    with desk.store.writing() as db:
        new = parting.split_section(
            db, section_id=section, from_paragraph=paragraph, title=title, by=desk.actor, at=desk.now()
        )
    _say(desk, new)


@click.command("core-document")
@click.argument("section")
@click.argument("paragraphs")
@pass_desk
def see(desk: Desk, section: str, paragraphs: str) -> None:
    """Say which paragraphs of the core document speak for a section (“paras. 12–18”); "" takes it back."""
    with desk.store.writing() as db:
        found = core_document.see_core_document(
            db, section_id=section, paragraphs=paragraphs, by=desk.actor, at=desk.now()
        )
    _say(desk, found)


@click.command("delete")
@click.argument("section")
@pass_desk
def delete(desk: Desk, section: str) -> None:
    """Set a section aside with all within; its paragraphs are kept, and `section restore` brings it back."""
    with desk.store.writing() as db:
        setting_aside.delete_section(db, section_id=section, by=desk.actor, at=desk.now())
    desk.emit(
        {"section": section, "deleted": True},
        text=lambda: f"Set aside. Bring it back with: workbench section restore {section}",
    )


@click.command("restore")
@click.argument("section")
@pass_desk
def restore(desk: Desk, section: str) -> None:
    """Bring back a section that was set aside."""
    with desk.store.writing() as db:
        back = setting_aside.restore_section(db, section_id=section, by=desk.actor, at=desk.now())
    _say(desk, back)


@click.command("undo")
@click.argument("report")
@pass_desk
def undo(desk: Desk, report: str) -> None:
    """Take the last change of the report's outline back."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        change = undoing.undo_outline(db, report_id=key, by=desk.actor, at=desk.now())
    desk.emit({"report": key, "undone": change.verb}, text=lambda: f"Taken back: {change.verb.replace('_', ' ')}.")


def _say(desk: Desk, section: Section) -> None:
    desk.emit(section_value(section), text=lambda: f"{section.id}  {section.heading}")


def section_value(section: Section) -> dict[str, Any]:
    """A section as it stands in the outline."""
    return {
        "section": section.id,
        "parent": section.parent_id,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "budget": section.budget,
        "annex": section.is_annex,
        "core_document": section.core_document or None,
        "file": section.file_name or None,
        "translated": section.translated,
    }


COMMANDS = (add, move, rename, split, see, delete, restore, undo)
