"""Threads of a returned file: which comment answers which, and which stands on the new words of a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.comments.intake.identity import identified
from workbench.comments.intake.placing import Placing
from workbench.comments.intake.records import ReceivedComment
from workbench.word.document import WordComment
from workbench.word.projection import Projection
from workbench.word.tracked import TrackedChange


def in_threads(
    comments: Sequence[WordComment],
    placing: Placing,
    changes: Sequence[TrackedChange],
    suggestions: Sequence[ReceivedComment],
) -> tuple[ReceivedComment, ...]:
    """The comments with their identities, each reply naming the comment that it answers."""
    received = identified([placing.comment(comment) for comment in comments])
    identities = {comment.id: one.identity for comment, one in zip(comments, received, strict=True)}
    return tuple(
        replace(
            one,
            reply_to=identities.get(comment.reply_to or ""),
            on_suggestion=_on_suggestion(comment, placing.view, changes, suggestions),
        )
        for comment, one in zip(comments, received, strict=True)
    )


def _on_suggestion(
    comment: WordComment,
    view: Projection,
    changes: Sequence[TrackedChange],
    suggestions: Sequence[ReceivedComment],
) -> str | None:
    """The proposal on whose new words a comment stands: its range is long in the file and empty in the frozen text."""
    if comment.start is None or comment.end is None or comment.start >= comment.end:
        return None
    start, end = view.place(comment.start), view.place(comment.end)
    for change, suggestion in zip(changes, suggestions, strict=True):
        at_change = start.paragraph == change.paragraph and change.start <= start.offset <= change.end
        if start == end and at_change and change.inserted:
            return suggestion.identity
    return None
