"""Comments in preparation that stand at the same words: what colleagues may want to say once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workbench.comments.records import CommentKind, DraftComment, Match

Stretch = tuple[int, int]


def alongside(drafts: Iterable[DraftComment]) -> tuple[tuple[DraftComment, ...], ...]:
    """Those on one paragraph whose words overlap, or that are all about the whole of it; groups of two and more.

    Replies, corrections of what was sent and proposed changes stand for themselves.
    """
    by_paragraph: dict[str, list[DraftComment]] = defaultdict(list)
    for each in drafts:
        if may_be_put_together(each) and each.anchor.paragraph_id and each.anchor.match is not Match.QUEUED:
            by_paragraph[each.anchor.paragraph_id].append(each)
    found: list[tuple[DraftComment, ...]] = []
    for here in by_paragraph.values():
        whole = [each for each in here if _words(each) is None]
        found += [tuple(group) for group in (whole, *_overlapping(here)) if len(group) > 1]
    return tuple(found)


def may_be_put_together(draft: DraftComment) -> bool:
    """Whether its words can go into another comment and nothing be lost by it."""
    return draft.kind is CommentKind.COMMENT and draft.reply_to is None and draft.replaces is None


def _words(draft: DraftComment) -> Stretch | None:
    place = draft.anchor
    return (place.start, place.end) if place.start is not None and place.end is not None else None


def _overlapping(drafts: Iterable[DraftComment]) -> list[list[DraftComment]]:
    spans = sorted((words, each.id, each) for each in drafts if (words := _words(each)) is not None)
    groups: list[list[DraftComment]] = []
    reach = -1
    for (start, end), _, each in spans:
        if groups and start < reach:
            groups[-1].append(each)
        else:
            groups.append([each])
        reach = max(reach, end)
    return groups
