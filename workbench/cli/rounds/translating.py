"""Translations of comments, from the command line."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments import operations, queries
from workbench.comments.refusals import OnlyTheInstitutionsOwnPeople


@click.command("translate")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.option("--language", required=True, metavar="CODE", help="Into which: en, fr, es, ar, ru, zh, pt.")
@click.option("--text", default="", help="The comment in that language.")
@click.option("--proposed", default="", help="The text that it proposes, in that language.")
@pass_desk
def translate(desk: Desk, round_id: str, comment: str, language: str, text: str, proposed: str) -> None:
    """Keep a translation of a comment (by id or label) under your name, beside its own words and never in their place.

    An institution translates its own comments on the web.
    """
    with desk.store.writing() as db:
        if not queries.seat(db, desk.actor, round_id).manages:
            raise OnlyTheInstitutionsOwnPeople
        made = operations.translate(
            db,
            round_id=round_id,
            comment_id=comment,
            language=language,
            text=text,
            proposed=proposed,
            by=desk.actor,
            at=desk.now(),
        )
        found = queries.comment(db, desk.actor, round_id, comment)
    value = {"translation": made, "comment": found.id, "label": found.label, "language": language}
    desk.emit(value, text=lambda: f"{found.label} is translated ({language}); its own words stand first.")
