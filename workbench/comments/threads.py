"""Threads: a comment and the replies to it, which are answered together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.comments.records import Comment, CommentKind

_STEPS = 20  # replies to replies; Word itself knows one level


def answered_in_threads(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """The comments, each reply without an answer of its own under that of the comment it replies to."""
    found = tuple(comments)
    by_id = {comment.id: comment for comment in found}
    return tuple(_answered(comment, by_id) for comment in found)


def root(comment: Comment, by_id: dict[str, Comment]) -> Comment:
    """The comment with which the thread begins, as far as it is among these; a proposal begins one of its own."""
    first = comment
    for _ in range(_STEPS):
        above = by_id.get(first.reply_to or "")
        if above is None or first.kind is not CommentKind.COMMENT or above.organisation_id != first.organisation_id:
            return first
        first = above
    return first


def _answered(comment: Comment, by_id: dict[str, Comment]) -> Comment:
    first = root(comment, by_id)
    if comment.disposition or not first.disposition:
        return comment
    return replace(comment, disposition=first.disposition)
