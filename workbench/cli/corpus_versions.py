"""`corpus tie`, `untie`, `restore-version`: one document in several languages, and versions that stand again."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.corpus_values import document_json, line
from workbench.corpus import queries
from workbench.recommendations.documents import tying


@click.command("tie")
@click.argument("one", metavar="SYMBOL-OR-ID")
@click.argument("other", metavar="SYMBOL-OR-ID")
@pass_desk
def tie_command(desk: Desk, one: str, other: str) -> None:
    """Say that two documents are one in two languages; those of the same symbol are tied by themselves."""
    with desk.store.writing() as db:
        document_id = queries.document_named(db, desk.actor, one).id
        other_id = queries.document_named(db, desk.actor, other).id
        found = tying.tie(db, document_id=document_id, other_id=other_id, by=desk.actor, at=desk.now())
    desk.emit([document_json(each) for each in found], text=lambda: f"Tied: {found[0].name} and {found[1].name}.")


@click.command("untie")
@click.argument("key", metavar="SYMBOL-OR-ID")
@pass_desk
def untie_command(desk: Desk, key: str) -> None:
    """The document is none of those in other languages that it is tied to."""
    with desk.store.writing() as db:
        document_id = queries.document_named(db, desk.actor, key).id
        found = tying.untie(db, document_id=document_id, by=desk.actor, at=desk.now())
    desk.emit(
        [document_json(each) for each in found], text=lambda: f"Untied from {', '.join(each.name for each in found)}."
    )


@click.command("restore-version")
@click.argument("document_id", metavar="ID")
@pass_desk
def restore_command(desk: Desk, document_id: str) -> None:
    """Take back that another document was put in the place of this one: both stand beside one another."""
    with desk.store.writing() as db:
        document = tying.restore(db, document_id, by=desk.actor, at=desk.now())
    desk.installation.sync()
    desk.emit(document_json(document), text=lambda: line(document_json(document)))


VERSIONS = (tie_command, untie_command, restore_command)
