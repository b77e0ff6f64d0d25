"""What an institution will read once the answers are released, beside what it reads now. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.comments.matrix import MatrixRow
from workbench.comments.records import Comment


@dataclass(frozen=True)
class Difference:
    """A row of the institution's matrix that changes: as it reads now (None where there is none), and then."""

    now: MatrixRow | None
    then: MatrixRow


def as_if_released(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """The comments with the last answer of each, as if it had been released."""
    return tuple(
        replace(comment, disposition=replace(comment.disposition, released=True)) if comment.disposition else comment
        for comment in comments
    )


def differences(now: Sequence[MatrixRow], then: Sequence[MatrixRow]) -> tuple[Difference, ...]:
    """The rows that change, in the order in which they then stand."""
    before = {row.comment_id: row for row in now}
    return tuple(Difference(before.get(row.comment_id), row) for row in then if before.get(row.comment_id) != row)
