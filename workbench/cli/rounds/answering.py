"""What was said, where it stands, what is answered."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.rounds.living import look_again
from workbench.cli.rounds.values import comment_value
from workbench.comments import operations, present, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.projection.queries import projected
from workbench.comments.records import Answer, Comment
from workbench.comments.refusals import OnlyTheInstitutionsOwnPeople


@click.command("comments")
@click.argument("round_id", metavar="ROUND")
@click.option("--queued", is_flag=True, help="Only those that wait to be placed by hand.")
@pass_desk
def list_comments(desk: Desk, round_id: str, queued: bool) -> None:
    """What was sent or received, with answers and present place. Nothing in preparation is ever listed."""
    look_again(desk, round_id)
    with desk.store.reading() as db:
        seat = queries.seat(db, desk.actor, round_id)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        now = present.texts(db, seat.round.report_id) if seat.manages else {}
        found = [c for c in queries.comments(db, desk.actor, round_id) if c.waits_for_place or not queued]
        places = projected(db, desk.actor, found) if seat.manages else {}
    values = [comment_value(c, frozen=frozen, place=places.get(c.id), now=now) for c in found]
    desk.emit(values, text=lambda: "\n".join(_line(c, frozen) for c in found) or "No comments.")


def _line(comment: Comment, frozen: FrozenText) -> str:
    name = frozen.name(comment.paragraph_id)
    place = "in the queue" if comment.is_queued else f"para. {name}" if name else comment.scope.value
    answer = comment.disposition.value.value if comment.disposition else "not answered"
    answer += ", open again: its text has changed" if comment.reopened else ""
    return f"{comment.label}  {place}  {answer}  {comment.text[:70]}"


@click.command("place")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.option("--paragraph", required=True, metavar="ID", help="A paragraph of the version the round is held on.")
@click.option("--quote", default="", help="The words it is about; without it, the paragraph.")
@click.option("--note", default="", help="Why it belongs there.")
@click.option("--today", is_flag=True, help="Say where it stands in the draft as it is now: --paragraph is one of it.")
@pass_desk
def place(desk: Desk, round_id: str, comment: str, paragraph: str, quote: str, note: str, today: bool) -> None:
    """Set the place of a queued comment by hand; the first reading of its place stays in the record."""
    if today:
        _place_today(desk, round_id, comment, paragraph, quote)
        return
    with desk.store.writing() as db:
        if not queries.seat(db, desk.actor, round_id).manages:
            raise OnlyTheInstitutionsOwnPeople
        operations.place(
            db,
            round_id=round_id,
            comment_id=comment,
            paragraph_id=paragraph,
            quote=quote,
            note=note,
            by=desk.actor,
            at=desk.now(),
        )
        placed = queries.comment(db, desk.actor, round_id, comment)
    value = {"comment": placed.id, "label": placed.label, "paragraph": placed.paragraph_id, "span": placed.span}
    desk.emit(value, text=lambda: f"{placed.label} is placed.")


def _place_today(desk: Desk, round_id: str, comment: str, paragraph: str, quote: str) -> None:
    with desk.store.writing() as db:
        operations.confirm_today(
            db,
            round_id=round_id,
            comment_id=comment,
            paragraph_id=paragraph,
            quote=quote,
            by=desk.actor,
            at=desk.now(),
        )
        found = queries.comment(db, desk.actor, round_id, comment)
    value = {"comment": found.id, "label": found.label, "paragraph": paragraph, "quote": quote}
    desk.emit(value, text=lambda: f"{found.label} has its place in the draft of today.")


@click.command("dispose")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.argument("disposition", type=click.Choice([value.value for value in Answer]))
@click.option("--reason", default="", help="Needed for every answer but accepted.")
@click.option("--paragraph", metavar="ID", help="The draft paragraph whose present text carries the answer.")
@click.option("--internal-note", default="", help="Never leaves the State side.")
@click.option("--also", multiple=True, metavar="COMMENT", help="Another comment that this is the answer to as well.")
@pass_desk
def dispose(
    desk: Desk,
    round_id: str,
    comment: str,
    disposition: str,
    reason: str,
    paragraph: str | None,
    internal_note: str,
    also: tuple[str, ...],
) -> None:
    """Answer a comment (by id or label). An earlier answer stays in the record; the last one counts."""
    with desk.store.writing() as db:
        answer_id, *others = operations.dispose_together(
            db,
            round_id=round_id,
            comment_ids=(comment, *also),
            value=Answer(disposition),
            reason=reason,
            paragraph_id=paragraph,
            internal_note=internal_note,
            by=desk.actor,
            at=desk.now(),
        )
        answered = queries.comment(db, desk.actor, round_id, comment)
    value = {
        "disposition": answer_id,
        "comment": answered.id,
        "label": answered.label,
        "value": disposition,
        **({"also": others} if also else {}),
    }
    desk.emit(value, text=lambda: f"{answered.label}: {disposition}")


@click.command("release")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def release(desk: Desk, round_id: str) -> None:
    """Let the institutions read the answers given so far."""
    with desk.store.writing() as db:
        count = operations.release(db, round_id=round_id, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "released": count}, text=lambda: f"{count} answers released.")
