"""What stood in a ministry's preparation before: kept for its own people alone, who can bring it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.requests import queries, rows
from workbench.requests.records import AnswerBlock, AnswerKind, Use
from workbench.store import Database


class How(StrEnum):
    """Why an answer does not stand any more as it did."""

    REWRITTEN = "rewritten"
    LEFT_OUT = "left_out"
    PUT_TOGETHER = "put_together"


@dataclass(frozen=True)
class EarlierAnswer:
    """An answer in preparation as it stood until `at`, when `by_label` changed it or left it out.

    `answer_id` is the answer that it was; `item_id` is None for words of a file that found no item.
    """

    id: str
    answer_id: str
    request_id: str
    item_id: str | None
    source: str
    kind: AnswerKind
    use: Use
    belongs_to: str
    blocks: tuple[AnswerBlock, ...]
    why_queued: str
    author_label: str
    how: How
    by_label: str
    at: datetime


def answers(db: Database, actor: Actor, request_id: str) -> tuple[EarlierAnswer, ...]:
    """Of the actor's own ministry, latest first; nobody else has any. Raises NoSuchRequest."""
    found = queries.answers(db, actor, request_id)
    sql = (
        "select * from earlier_answer where request_id = :id and organisation_id = :office "
        f"and {audience_clause()} order by id desc"
    )
    values = {"id": found.id, "office": found.organisation_id, **audience_parameters(actor)}
    return tuple(_earlier(row) for row in db.query(sql, values))


def _earlier(row: Mapping[str, Any]) -> EarlierAnswer:
    return EarlierAnswer(
        id=row["id"],
        answer_id=row["answer_id"],
        request_id=row["request_id"],
        item_id=row["item_id"],
        source=row["source"],
        kind=AnswerKind(row["kind"]),
        use=Use(row["use"]),
        belongs_to=row["belongs_to"],
        blocks=rows.blocks(row["blocks"]),
        why_queued=row["why_queued"],
        author_label=row["author_label"],
        how=How(row["how"]),
        by_label=row["by_label"],
        at=datetime.fromisoformat(row["at"]),
    )
