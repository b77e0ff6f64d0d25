"""Paragraphs of a draft from the command line."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.report_rolling import still_right_command
from workbench.cli.report_sources import source_command
from workbench.drafting import operations, queries
from workbench.drafting.moments import undoing
from workbench.drafting.operations import structure
from workbench.drafting.records import LineageEvent, Revision

paragraph_command = click.Group("paragraph", help="Numbered paragraphs: write, split, merge, move, delete, history.")
paragraph_command.add_command(source_command)
paragraph_command.add_command(still_right_command)

_TEXT = click.option("--text", required=True, help="The text, in the paragraph's markup.")
_FOOTNOTE = click.option(
    "--footnote", nargs=2, multiple=True, metavar="ID TEXT", help='The words of <fn id="ID"> in the text.'
)


@paragraph_command.command("write")
@click.argument("paragraph")
@_TEXT
@_FOOTNOTE
@click.option(
    "--base",
    help="The revision it was written on. Where another text was saved since, both are put together word by word; "
    "where that is not clear it is a conflict, and both are said.",
)
@pass_desk
def write(desk: Desk, paragraph: str, text: str, footnote: tuple[tuple[str, str], ...], base: str | None) -> None:
    """Save a paragraph's text."""
    with desk.store.writing() as db:
        revision = operations.write_paragraph(
            db,
            paragraph_id=paragraph,
            text=text,
            base=base,
            footnotes=dict(footnote) or None,
            by=desk.actor,
            at=desk.now(),
        )
    with desk.store.reading() as db:
        try:
            operations.refuse_if_late(db, revision, by=desk.actor)
        except (operations.ParagraphChanged, operations.ParagraphDeleted) as conflict:
            _say_conflict(desk, conflict)
            return
    _say(desk, revision, merged=revision.combined_id is not None)


def _say_conflict(desk: Desk, conflict: operations.ParagraphChanged | operations.ParagraphDeleted) -> None:
    values = conflict.values
    desk.refused(str(conflict))
    if desk.as_json:
        told = {name: values.get(name) for name in ("mine", "theirs", "into")}
        desk.emit(
            {
                "id": values["paragraph"],
                "conflict": True,
                "revision": values.get("standing"),
                "kept": values["revision"],
                **told,
            }
        )


@paragraph_command.command("add")
@click.argument("section")
@_TEXT
@_FOOTNOTE
@click.option("--after", metavar="PARAGRAPH", help="Behind that paragraph; without it at the end of the section.")
@pass_desk
def add(desk: Desk, section: str, text: str, footnote: tuple[tuple[str, str], ...], after: str | None) -> None:
    """Add a paragraph to a section."""
    with desk.store.writing() as db:
        revision = operations.add_paragraph(
            db,
            section_id=section,
            text=text,
            after=after,
            footnotes=dict(footnote) or None,
            by=desk.actor,
            at=desk.now(),
        )
    _say(desk, revision)


@paragraph_command.command("split")
@click.argument("paragraph")
@click.option("--at", "offset", required=True, type=int, help="Code points of the plain text before the cut.")
@pass_desk
def split(desk: Desk, paragraph: str, offset: int) -> None:
    """Cut a paragraph in two; the first part keeps the id."""
    with desk.store.writing() as db:
        first, second = operations.split_paragraph(
            db, paragraph_id=paragraph, offset=offset, by=desk.actor, at=desk.now()
        )
    desk.emit(
        {**_revision(first), "new": _revision(second), "lineage": _lineage(desk, paragraph)},
        text=lambda: f"{first.paragraph_id} and {second.paragraph_id}",
    )


@paragraph_command.command("merge")
@click.argument("paragraph")
@click.argument("other")
@pass_desk
def merge(desk: Desk, paragraph: str, other: str) -> None:
    """Put the second paragraph's words behind the first's, which keeps its id."""
    with desk.store.writing() as db:
        revision = operations.merge_paragraphs(db, paragraph_id=paragraph, other_id=other, by=desk.actor, at=desk.now())
    _say(desk, revision)


@paragraph_command.command("move")
@click.argument("paragraph")
@click.option("--after", metavar="PARAGRAPH", help="Behind that paragraph, in its section.")
@click.option("--section", metavar="SECTION", help="To the end of that section.")
@click.option("--first", is_flag=True, help="To the beginning of its section.")
@pass_desk
def move(desk: Desk, paragraph: str, after: str | None, section: str | None, first: bool) -> None:
    """Move a paragraph; its id stays, the numbers change."""
    if (after is not None) + (section is not None) + first != 1:
        raise click.UsageError("Say where: --after, --section or --first.")
    with desk.store.writing() as db:
        if first:
            structure.move_to_start(db, paragraph_id=paragraph, by=desk.actor, at=desk.now())
        else:
            operations.move_paragraph(
                db, paragraph_id=paragraph, after=after, section_id=section, by=desk.actor, at=desk.now()
            )
        moved = queries.paragraph(db, desk.actor, paragraph)
    desk.emit(
        {
            "id": moved.id,
            "revision": moved.revision_id,
            "text": moved.markup,
            "number": moved.number,
            "section": moved.section_id,
            "lineage": _lineage(desk, paragraph),
        },
        text=lambda: f"It is paragraph {moved.number} now.",
    )


@paragraph_command.command("delete")
@click.argument("paragraph")
@click.option("--undo", is_flag=True, help="Bring it back to where it stood.")
@pass_desk
def delete(desk: Desk, paragraph: str, undo: bool) -> None:
    """Take a paragraph out of the report; its history stays and it can be brought back with --undo."""
    verb = operations.restore_paragraph if undo else operations.delete_paragraph
    with desk.store.writing() as db:
        verb(db, paragraph_id=paragraph, by=desk.actor, at=desk.now())
        last = queries.history(db, desk.actor, paragraph)[-1]
    desk.emit(
        {**_revision(last), "deleted": not undo, "lineage": _lineage(desk, paragraph)},
        text=lambda: (
            "Brought back." if undo else f"Deleted. Bring it back with: workbench paragraph delete {paragraph} --undo"
        ),
    )


@paragraph_command.command("history")
@click.argument("paragraph")
@pass_desk
def history(desk: Desk, paragraph: str) -> None:
    """Every text a paragraph had, oldest first, and where it came from."""
    with desk.store.reading() as db:
        found = queries.history(db, desk.actor, paragraph)
    desk.emit(
        {"id": paragraph, "revisions": [_dated(each) for each in found], "lineage": _lineage(desk, paragraph)},
        text=lambda: "\n".join(
            f"{each.at:%Y-%m-%d %H:%M}  {each.by_name}  {each.kind}\n  {each.text}" for each in found
        ),
    )


@paragraph_command.command("restore")
@click.argument("paragraph")
@click.argument("revision")
@pass_desk
def restore(desk: Desk, paragraph: str, revision: str) -> None:
    """Make an earlier text, or one that came too late, the paragraph's text again."""
    with desk.store.writing() as db:
        restored = operations.restore_revision(
            db, paragraph_id=paragraph, revision_id=revision, by=desk.actor, at=desk.now()
        )
    _say(desk, restored)


@paragraph_command.command("undo")
@click.argument("paragraph")
@click.option("--act", help="That act and no other; without it the last one that you did in the paragraph's section.")
@pass_desk
def undo(desk: Desk, paragraph: str, act: str | None) -> None:
    """Take back what was done: a new paragraph, a text, a split, a merge, a move. Undoing an undo does it again."""
    with desk.store.writing() as db:
        queries.report_of_paragraph(db, desk.actor, paragraph)
        if act is None:
            section = queries.place_of(db, paragraph).section_id
            last = undoing.last_act(db, desk.actor, section)
            if last is None:
                raise undoing.NothingToUndo
            act = last.id
        done = undoing.undo(db, act_id=act, by=desk.actor, at=desk.now())
        undoing_act = undoing.undoing_of(db, done.id)
    desk.emit(
        {"act": done.id, "verb": done.verb, "paragraphs": list(done.paragraphs), "undone_by": undoing_act},
        text=lambda: f"Undone. Do it again with: workbench paragraph undo {paragraph} --act {undoing_act}",
    )


def _say(desk: Desk, revision: Revision, *, merged: bool = False) -> None:
    """`merged`: somebody had saved another text, and the changes of both stand now, in the text that is said."""
    together = {"merged": True, "kept": revision.combined_id} if merged else {}
    written = f"{revision.paragraph_id} (revision {revision.id})"
    desk.emit(
        {**_revision(revision), **together, "lineage": _lineage(desk, revision.paragraph_id)},
        text=lambda: (
            f"{written}\nSomebody had saved another text; both changes stand now:\n{revision.markup}"
            if merged
            else written
        ),
    )


def _revision(revision: Revision) -> dict[str, Any]:
    return {"id": revision.paragraph_id, "revision": revision.id, "text": revision.markup}


def _dated(revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.id,
        "base": revision.base_id,
        "kind": revision.kind,
        "combined": revision.combined_id,
        "text": revision.markup,
        "words": revision.words,
        "at": revision.at.isoformat(),
        "by": revision.by_name,
    }


def _lineage(desk: Desk, paragraph: str) -> list[dict[str, Any]]:
    with desk.store.reading() as db:
        return [_event(each) for each in queries.lineage(db, paragraph)]


def _event(event: LineageEvent) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "from": event.from_id,
        "to": event.to_id,
        "start": event.start,
        "end": event.end,
        "at": event.at.isoformat(),
        "by": event.by_name,
    }
