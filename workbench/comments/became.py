"""What became of the comments on a report, round by round: how many were answered how, and which wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.comments import queries
from workbench.comments.records import Answer, Comment, CommentRound
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class Became:
    """The comments of a round that are in force. answers: how many have each answer, those open again included ·
    not_answered, open_again: labels. A thread counts once, under the comment that began it."""

    round: CommentRound
    version: int
    comments: int
    answers: Mapping[Answer, int]
    not_answered: tuple[str, ...]
    open_again: tuple[str, ...]


def became_of_comments(db: Database, actor: Actor, report_id: str) -> tuple[Became, ...]:
    """Of every round held on the report that the actor manages, latest first."""
    held = [each for each in queries.rounds(db, actor) if each.report_id == report_id]
    return tuple(_became(db, actor, each) for each in held if queries.seat(db, actor, each.id).manages)


def _became(db: Database, actor: Actor, held: CommentRound) -> Became:
    found = [each for each in queries.comments(db, actor, held.id) if each.stands and _is_answered_alone(each)]
    given = Counter(each.disposition.value for each in found if each.disposition)
    (row,) = db.query("select number from snapshot where id = :id", {"id": held.snapshot_id})
    return Became(
        round=held,
        version=row["number"],
        comments=len(found),
        answers={value: given[value] for value in Answer if given[value]},
        not_answered=tuple(each.label for each in found if each.disposition is None),
        open_again=tuple(each.label for each in found if each.reopened),
    )


def _is_answered_alone(comment: Comment) -> bool:
    """Whether it has, or is to have, an answer of its own; a reply in a thread has that of its head."""
    return comment.disposition is None or comment.disposition.comment_id == comment.id
