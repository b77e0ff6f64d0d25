"""The answers given, and which of them the institutions may read."""

from __future__ import annotations

from typing import Final

from workbench.comments import rows
from workbench.comments.records import Disposition
from workbench.store import Database

# Of each answer the last finding counts: its text changed, or came back as it was.
_OPEN_AGAIN: Final = """
    select disposition_id, at from (
        select disposition_id, became, at, max(event_seq) from answer_reopening
        where round_id = :round group by disposition_id
    ) where became = 'reopened'
"""


def answers_given(db: Database, round_id: str) -> dict[str, tuple[Disposition, ...]]:
    """Every answer ever given to each comment, first to last: a new one never replaces an old one."""
    released = last_release(db, round_id)
    found: dict[str, tuple[Disposition, ...]] = {}
    query = f"""
        with open_again as ({_OPEN_AGAIN})
        select disposition.*, open_again.at as reopened_at,
            json_extract(round_event.payload, '$.facts.carrier') as carrier
        from disposition left join open_again on open_again.disposition_id = disposition.id
        join round_event on round_event.round_id = disposition.round_id and round_event.seq = disposition.event_seq
        where disposition.round_id = :round order by event_seq
    """
    for row in db.query(query, {"round": round_id}):
        answer = rows.disposition(row, released=row["event_seq"] < released)
        found[answer.comment_id] = (*found.get(answer.comment_id, ()), answer)
    return found


def reopened_now(db: Database, round_id: str) -> frozenset[str]:
    """The comments whose last answer is open again."""
    last = (answers[-1] for answers in answers_given(db, round_id).values())
    return frozenset(answer.comment_id for answer in last if answer.reopened_at)


def last_release(db: Database, round_id: str) -> int:
    """The seq of the last release; answers given before it are released. 0 while nothing was."""
    query = "select coalesce(max(seq), 0) as seq from round_event where round_id = :round and kind = 'released'"
    return int(next(db.query(query, {"round": round_id}))["seq"])
