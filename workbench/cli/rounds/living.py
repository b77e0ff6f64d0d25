"""Answers that live on after they were given: open again where their text changed, gone on about."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments import operations, queries
from workbench.comments.refusals import OnlyTheInstitutionsOwnPeople


def look_again(desk: Desk, round_id: str) -> None:
    """Find the answers of the round whose text changed; kept whatever the command that asks comes to."""
    with desk.store.writing() as db:
        queries.seat(db, desk.actor, round_id)
        operations.reopen_changed(db, round_id=round_id, at=desk.now())


@click.command("still-holds")
@click.argument("round_id", metavar="ROUND")
@click.argument("comments", nargs=-1, required=True, metavar="COMMENT…")
@pass_desk
def still_holds(desk: Desk, round_id: str, comments: tuple[str, ...]) -> None:
    """Say that answers which are open again hold with the text as it is now (comments by id or label).

    Each is given once more as it was, on the present text. Release it as any other; in a closed round it is released
    at once.
    """
    look_again(desk, round_id)
    with desk.store.writing() as db:
        for comment in comments:
            operations.still_holds(db, round_id=round_id, comment_id=comment, by=desk.actor, at=desk.now())
    value = {"round": round_id, "hold": list(comments)}
    desk.emit(value, text=lambda: f"{len(comments)} answers hold with the text as it is now.")


@click.command("reply")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.option("--text", required=True, help="What the State says; the institution reads it at once.")
@pass_desk
def reply(desk: Desk, round_id: str, comment: str, text: str) -> None:
    """Say something further of a comment (by id or label), in the State's name; in a closed round too.

    An institution's official voice replies signed in on the web.
    """
    with desk.store.writing() as db:
        if not queries.seat(db, desk.actor, round_id).manages:
            raise OnlyTheInstitutionsOwnPeople
        reply_id = operations.reply(db, round_id=round_id, comment_id=comment, text=text, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "reply": reply_id}, text=lambda: "The institution can read it now.")
