"""The answers of a round that are open again, each with its text as it was given and as it reads now."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workbench.comments import present, queries
from workbench.comments.records import Comment, Disposition
from workbench.drafting.records import DraftParagraph
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class OpenAgain:
    """An answer that is open again. `now` is the paragraph that holds its words today, None where it is gone."""

    comment: Comment
    answer: Disposition
    given: str
    now: DraftParagraph | None
    now_label: str


def open_again(db: Database, actor: Actor, round_id: str) -> tuple[OpenAgain, ...]:
    """Those of the round, by label, for whoever manages it. Raises NoSuchRound."""
    held = queries.managed(db, actor, round_id).round
    found = [
        (each, each.disposition)
        for each in queries.comments(db, actor, round_id)
        if each.reopened and each.disposition and each.disposition.comment_id == each.id
    ]
    given = _texts(db, [answer.revision_id for _, answer in found if answer.revision_id])
    labels = present.labels(db, held.report_id) if found else {}
    return tuple(
        _open_again(db, actor, comment, answer, given.get(answer.revision_id or "", ""), labels)
        for comment, answer in found
    )


def _open_again(
    db: Database, actor: Actor, comment: Comment, answer: Disposition, given: str, labels: dict[str, str]
) -> OpenAgain:
    now = present.paragraph(db, actor, answer.paragraph_id or "")
    return OpenAgain(comment, answer, given, now, labels.get(now.id, "") if now else "")


def _texts(db: Database, revision_ids: list[str]) -> dict[str, str]:
    sql = "select id, text from revision where id in (select value from json_each(:ids))"
    return {row["id"]: row["text"] for row in db.query(sql, {"ids": json.dumps(revision_ids)})}
