"""Answers that live on after they were given: open again where their text changed."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments import operations, queries


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
