"""`corpus withdraw` and `corpus reinstate`: a document that its issuer took back, kept for what cites it."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.corpus_values import document_json, line
from workbench.corpus import queries
from workbench.recommendations.documents import tying


@click.command("withdraw")
@click.argument("key", metavar="SYMBOL-OR-ID")
@click.option("--reason", required=True, help="Why: whoever cites it is told.")
@pass_desk
def withdraw_command(desk: Desk, key: str, reason: str) -> None:
    """The document is found no more; every paragraph that rests on it says so. `reinstate` takes that back."""
    with desk.store.writing() as db:
        document_id = queries.document_named(db, desk.actor, key).id
        document = tying.withdraw(db, document_id, reason=reason, by=desk.actor, at=desk.now())
    desk.installation.sync()
    desk.emit(document_json(document), text=lambda: f"Withdrawn: {line(document_json(document))}")


@click.command("reinstate")
@click.argument("key", metavar="SYMBOL-OR-ID")
@click.option("--reason", default="", help="Why it stands again.")
@pass_desk
def reinstate_command(desk: Desk, key: str, reason: str) -> None:
    """Take back that a document was withdrawn: it is found again."""
    with desk.store.writing() as db:
        document_id = queries.document_named(db, desk.actor, key).id
        document = tying.reinstate(db, document_id, reason=reason, by=desk.actor, at=desk.now())
    desk.installation.sync()
    desk.emit(document_json(document), text=lambda: line(document_json(document)))


WITHDRAWING = (withdraw_command, reinstate_command)
