"""`corpus mend`, `mends`, `unmend`: what was read is corrected paragraph by paragraph."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.corpus_values import mend_json, paragraph_json, unplaced_warning
from workbench.corpus import citations, queries
from workbench.corpus.corrections import mends
from workbench.corpus.corrections.mending import MendKind
from workbench.corpus.corrections.mends import KeptMend
from workbench.corpus.records import ParagraphKind
from workbench.people.access import Permission, require
from workbench.people.records import Actor
from workbench.recommendations.documents import mending
from workbench.recommendations.documents.mending import Mended
from workbench.store import Database


@click.command("mend")
@click.argument("citation")
@click.option("--number", help="Its number, as printed: 21, 147.12.")
@click.option("--no-number", is_flag=True, help="What was read as its number is part of the words.")
@click.option("--kind", type=click.Choice([each.value for each in ParagraphKind]), help="What it says, or its item.")
@click.option("--split-before", metavar="WORDS", help="Begin a new paragraph at these words of it.")
@click.option("--join", is_flag=True, help="Join it to the paragraph before it.")
@click.option("--heading", help='The heading it stands under, "" for none; holds for those after it too.')
@click.option("--section", help="The section it stands in; holds for those after it too.")
@pass_desk
def mend_command(desk: Desk, citation: str, **options: Any) -> None:
    """Correct the number, break, kind or heading of a paragraph; it stays corrected when the file is read again.

    CITATION is that of a paragraph, of an item (for --kind), or a paragraph's id. With --split-before, --number is the
    number of the paragraph that begins there.
    """
    what, value, words = _asked(options)
    with desk.store.writing() as db:
        paragraph_id, item = _meant(db, desk.actor, citation, item_too=what is MendKind.KIND)
        mended = mending.mend(
            db, paragraph_id=paragraph_id, what=what, value=value, item=item, words=words, by=desk.actor, at=desk.now()
        )
    _said(desk, mended, f"Corrected: {mended.mend.citation}. To take it back: workbench corpus unmend {mended.mend.id}")


def _asked(options: dict[str, Any]) -> tuple[MendKind, str, str]:
    """(what, value, words) of the one thing that is to be corrected."""
    if options["split_before"]:
        number = options.pop("number") or ""
        words = options.pop("split_before")
        if any(options.values()):
            raise click.UsageError("With --split-before only --number can be given.")
        return MendKind.SPLIT, number, words
    given = [name for name, value in options.items() if value not in (None, False)]
    if len(given) != 1:
        raise click.UsageError(
            "Say one thing to correct: --number, --no-number, --kind, --split-before, --join, --heading or --section."
        )
    value = options[given[0]]
    return MendKind(given[0]), "" if value is True else str(value), ""


def _meant(db: Database, actor: Actor, citation: str, *, item_too: bool) -> tuple[str, str]:
    """(paragraph id, item) that a citation or an id names."""
    parts = citations.parse(citation)
    if parts is None:
        return queries.paragraph(db, actor, citation.strip()).id, ""
    found = queries.paragraph_by_citation(db, actor, citation)
    return found.id, " ".join(parts.labels) if item_too else ""


@click.command("mends")
@click.argument("key", metavar="SYMBOL-OR-ID")
@pass_desk
def mends_command(desk: Desk, key: str) -> None:
    """The corrections of a document, paragraph by paragraph; those that no longer find their place are marked."""
    require(desk.actor, Permission.READ_LIBRARY)
    with desk.store.reading() as db:
        document = queries.document_named(db, desk.actor, key)
        found = mends.of_document(db, desk.actor, document.id)
    desk.emit(
        [mend_json(each) for each in found],
        text=lambda: "\n".join(map(_line, found)) or "Nothing of it was corrected paragraph by paragraph.",
    )


def _line(kept: KeptMend) -> str:
    value = f" {kept.mend.value}" if kept.mend.value else ""
    item = f" ({kept.mend.item})" if kept.mend.item else ""
    state = "taken back" if kept.is_undone else "" if kept.placed else "no longer finds its place"
    words = f"“{kept.mend.where.exact}”"
    return "  ".join(
        each for each in (kept.id, f"{kept.citation}{item}", f"{kept.mend.what}{value}", state, words) if each
    )


@click.command("unmend")
@click.argument("mend_id", metavar="ID")
@pass_desk
def unmend_command(desk: Desk, mend_id: str) -> None:
    """Take a correction back: what was read stands again."""
    with desk.store.writing() as db:
        mended = mending.undo_mend(db, mend_id=mend_id, by=desk.actor, at=desk.now())
    _said(desk, mended, f"Taken back: {mended.mend.citation}.")


def _said(desk: Desk, mended: Mended, done: str) -> None:
    desk.installation.sync()
    for warning in unplaced_warning(mended.document):
        click.echo(warning, err=True)
    paragraph = paragraph_json(mended.document, mended.paragraph) if mended.paragraph else None
    desk.emit({"mend": mend_json(mended.mend), "paragraph": paragraph}, text=lambda: done)
