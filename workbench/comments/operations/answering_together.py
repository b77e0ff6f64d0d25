"""Comments that say the same, answered in one act. The institutions never learn that it was one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from workbench.comments import queries
from workbench.comments.operations.answering import dispose
from workbench.comments.records import Answer
from workbench.comments.refusals import AnsweredMeanwhile
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database


def dispose_together(
    db: Database,
    *,
    round_id: str,
    comment_ids: Sequence[str],
    value: Answer,
    by: Actor,
    at: datetime,
    reason: str = "",
    paragraph_id: str | None = None,
    internal_note: str = "",
    stood: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """Answer comments that say the same in one act, each with an answer of its own; all of them, or none.

    `stood`: by the id of a comment the id of the answer that stood to it when this one was begun, "" where none did
    (what is not named had none); None asks for no such look. Gives the answers' ids in the order of the comments.
    Raises AnsweredMeanwhile where another stands by now, and what `dispose` raises.
    """
    require(by, Permission.ANSWER_COMMENTS)
    together = tuple(dict.fromkeys(comment_ids))
    if stood is not None:
        _refuse_if_answered(db, round_id, together, stood, by=by)
    return tuple(
        dispose(
            db,
            round_id=round_id,
            comment_id=each,
            value=value,
            reason=reason,
            paragraph_id=paragraph_id,
            internal_note=internal_note,
            by=by,
            at=at,
        )
        for each in together
    )


def _refuse_if_answered(
    db: Database, round_id: str, comment_ids: Collection[str], stood: Mapping[str, str], *, by: Actor
) -> None:
    """Before any of them is answered: in a thread the answer to the first is the answer to its replies."""
    queries.managed(db, by, round_id)
    for comment in queries.comments(db, by, round_id):
        answer = comment.disposition
        if comment.id in comment_ids and answer and answer.id != stood.get(comment.id, ""):
            raise AnsweredMeanwhile(label=comment.label, name=answer.decided_by)
