"""Comments that say the same, answered in one act. The institutions never learn that it was one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workbench.comments.operations.answering import dispose
from workbench.comments.records import Answer
from workbench.people import Actor
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
) -> tuple[str, ...]:
    """Answer comments that say the same in one act, each with an answer of its own; all of them, or none.

    Gives the answers' ids in the order of the comments. Raises what `dispose` raises.
    """
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
        for each in dict.fromkeys(comment_ids)
    )
