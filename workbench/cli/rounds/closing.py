"""A round closed, opened again, and proved."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.rounds.living import look_again
from workbench.comments import operations, queries
from workbench.people.access import Permission, may


@click.command("close")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def close(desk: Desk, round_id: str) -> None:
    """Close the round; refused while a comment has no answer, or one whose text changed since it was given.

    Answers not released yet are released with it.
    """
    look_again(desk, round_id)
    with desk.store.writing() as db:
        operations.close(db, round_id=round_id, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "state": "closed"}, text=lambda: "The round is closed.")


@click.command("reopen")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def reopen(desk: Desk, round_id: str) -> None:
    """Open a closed round again."""
    with desk.store.writing() as db:
        operations.reopen(db, round_id=round_id, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "state": "open"}, text=lambda: "The round is open.")


@click.command("verify")
@click.argument("round_id", metavar="ROUND")
@click.option("--seal", "seals", multiple=True, metavar="HASH", help="A head or seal noted earlier; it must be there.")
@pass_desk
def verify(desk: Desk, round_id: str, seals: tuple[str, ...]) -> None:
    """Check that nothing in the round was altered: entries, comments, answers and kept files.

    Note the head: with --seal a later check shows that nothing was cut off the end, nor the ledger written anew. To an
    institution entries and head are not told, for they grow with answers that are not released; its seals are its own.
    """
    with desk.store.reading() as db:
        verdict = operations.verify(db, desk.store.files, round_id=round_id, by=desk.actor, seals=seals)
        # Their number and the last of them tell of answers that are not released yet. Altered rows may be unreadable.
        tells = may(desk.actor, Permission.MANAGE_ROUNDS) and (
            not verdict.ok or queries.seat(db, desk.actor, round_id).manages
        )
    value: dict[str, Any] = {
        "ok": verdict.ok,
        "entries": verdict.entries if tells else None,
        "head": verdict.head if tells else None,
        "first_bad": verdict.first_bad,
        "detail": verdict.detail,
    }
    held = f"{verdict.entries} entries hold; head {verdict.head}" if tells else "Nothing was altered."
    desk.emit(value, text=lambda: held if verdict.ok else "Altered.")
    if not verdict.ok:
        desk.refused(f"Entry {verdict.first_bad} does not hold: {verdict.detail}. Restore the home from a backup.")
