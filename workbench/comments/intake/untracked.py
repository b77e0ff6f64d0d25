"""Changes made without change tracking: which comments stand on their new words, and how paragraphs are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.comments.intake.records import ReceivedComment
from workbench.word.document import WordComment, WordDocument
from workbench.word.projection import Projection
from workbench.word.returned.untracked import UntrackedChange


def styles_of(document: WordDocument, view: Projection) -> tuple[str, ...]:
    """The style of each paragraph of the view."""
    return tuple(document.paragraphs[each.members[0]].style for each in view.paragraphs)


def on_new_words(
    comments: Sequence[WordComment],
    received: Sequence[ReceivedComment],
    view: Projection,
    untracked: Sequence[tuple[UntrackedChange, ReceivedComment]],
) -> tuple[ReceivedComment, ...]:
    """The comments, those that stand on words put in without change tracking naming the proposal that these are."""
    return tuple(
        replace(one, on_suggestion=one.on_suggestion or _under(comment, view, untracked))
        for comment, one in zip(comments, received, strict=True)
    )


def _under(
    comment: WordComment, view: Projection, untracked: Sequence[tuple[UntrackedChange, ReceivedComment]]
) -> str | None:
    if comment.start is None or comment.end is None:
        return None
    start, end = view.place(comment.start), view.place(comment.end)
    for change, proposal in untracked:
        if change.stands is None or start >= end or start.paragraph != end.paragraph:
            continue
        index, first, last = change.stands
        if start.paragraph == index and first <= start.offset and end.offset <= last:
            return proposal.identity
    return None
