"""From one version of the draft to another: remarks that were placed on the one, carried to the same paragraphs. Pure.

A paragraph keeps its id from version to version, and so its remarks find it. Where its text is the same, so is their
place. Where it was rewritten in between, a remark keeps the words that stand there still, letter by letter; a proposal
about words that were changed waits. So does a remark whose words stand in a new paragraph (the old one was split), and
one in a paragraph that may have taken in another that read like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from workbench.comments.intake.placing import CONTEXT
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, CommentKind, Match
from workbench.errors import N_
from workbench.text import diff, kept, together
from workbench.word.returned.anchoring import FrozenParagraph, Segment
from workbench.word.returned.owners import TWINS

KEPT: Final = 0.5  # share of the letters of a range that must stand still for a place among them

GONE: Final = N_(
    "The paragraph it is on is not in the version of this round any more. Choose the paragraph that is meant."
)
REWRITTEN: Final = N_(
    "The words it is about were changed since the version that this file was made from. "
    "The likely place is offered; confirm it or choose another."
)


@dataclass(frozen=True)
class _Place:
    """A place in the other version and how sure it is."""

    segment: Segment
    match: Match


def carried(
    one: ReceivedComment, before: Mapping[str, FrozenParagraph], after: Mapping[str, FrozenParagraph]
) -> ReceivedComment:
    """The remark, placed on the paragraphs `before`, at its place in those `after`; both by id."""
    offered = (_carried(place, before, after) for place in one.likely)
    likely = tuple(place.segment for place in offered if place is not None)
    if one.anchor.match is Match.QUEUED:
        return replace(one, anchor=_kept_in_queue(one.anchor, before, after), likely=likely)
    segments = one.segments or _of(one.anchor)
    places = [_carried(segment, before, after) for segment in segments]
    found = [place for place in places if place is not None]
    if not found:
        return replace(one, anchor=_waits(one.anchor, GONE), number=None, segments=(), likely=likely)
    went = tuple(place for segment in segments for place in _went(segment, before, after))
    is_lost = bool(went) and any(place.match is Match.PARAGRAPH for place in found)
    if is_lost or any(_holds_a_twin(place.segment.uid, before, after) for place in found):
        likely = (*went, *(place.segment for place in found))
        return replace(one, anchor=_waits(one.anchor, REWRITTEN), number=None, segments=(), likely=likely)
    sure = all(place is not None and place.match is Match.EXACT for place in places)
    if one.kind is not CommentKind.COMMENT and not sure:
        likely = tuple(place.segment for place in found)
        return replace(one, anchor=_waits(one.anchor, REWRITTEN), number=None, segments=(), likely=likely)
    return _placed(one, found, sure=sure, after=after)


def _placed(
    one: ReceivedComment, found: list[_Place], *, sure: bool, after: Mapping[str, FrozenParagraph]
) -> ReceivedComment:
    first = found[0]
    paragraph = after[first.segment.uid]
    start, end = first.segment.start, first.segment.end
    match = one.anchor.match if sure else _less_sure(one.anchor.match, first.match)
    anchor = Anchor(
        paragraph_id=paragraph.uid,
        start=start,
        end=end,
        quote=paragraph.text[start:end],
        prefix=paragraph.text[max(0, start - CONTEXT) : start],
        suffix=paragraph.text[end : end + CONTEXT],
        match=match,
        why=one.anchor.why if match is one.anchor.match else REWRITTEN,
    )
    moved = one.moved_to if one.moved_to is not None and one.moved_to.uid in after else None
    segments = tuple(place.segment for place in found)
    return replace(one, anchor=anchor, number=paragraph.number, segments=segments, moved_to=moved)


def _less_sure(one: Match, other: Match) -> Match:
    order = (Match.EXACT, Match.APPROXIMATE, Match.PARAGRAPH, Match.QUEUED)
    return max(one, other if other is not Match.EXACT else Match.APPROXIMATE, key=order.index)


def _carried(
    place: Segment, before: Mapping[str, FrozenParagraph], after: Mapping[str, FrozenParagraph]
) -> _Place | None:
    """The place in the other version; None where the paragraph is not in it."""
    if place.uid not in before or place.uid not in after:
        return None
    old, new = before[place.uid].text, after[place.uid].text
    if old == new:
        return _Place(place, Match.EXACT)
    stayed = [
        (edit.b_start + low - edit.a_start, edit.b_start + high - edit.a_start)
        for edit in diff.opcodes(old, new)
        if edit.tag == "equal" and edit.a_end - edit.a_start == edit.b_end - edit.b_start
        and (low := max(edit.a_start, place.start)) <= (high := min(edit.a_end, place.end))
        and (low < high or (place.start == place.end and edit.a_start < low < edit.a_end))
    ]  # fmt: skip
    whole = Segment(place.uid, 0, len(new))
    if not stayed:
        return _Place(whole, Match.PARAGRAPH)
    start, end = stayed[0][0], stayed[-1][1]
    if new[start:end] == old[place.start : place.end]:
        return _Place(Segment(place.uid, start, end), Match.EXACT)
    share = sum(high - low for low, high in stayed) / max(1, place.end - place.start)
    return (
        _Place(Segment(place.uid, start, end), Match.APPROXIMATE) if share >= KEPT else _Place(whole, Match.PARAGRAPH)
    )


def _went(
    place: Segment, before: Mapping[str, FrozenParagraph], after: Mapping[str, FrozenParagraph]
) -> Iterator[Segment]:
    """The words in paragraphs that are new in the other version: one that was split left its end in another."""
    if place.uid not in before or place.start == place.end:
        return
    old = before[place.uid].text
    for uid in (each for each in after if each not in before):
        runs = kept.runs(old, after[uid].text)
        there = kept.within(runs, place.start, place.end)
        if there and kept.coverage(old, runs, place.start, place.end) >= KEPT:
            yield Segment(uid, there[0].b_start, there[-1].b_end)


def _holds_a_twin(uid: str, before: Mapping[str, FrozenParagraph], after: Mapping[str, FrozenParagraph]) -> bool:
    """Whether it may have taken in a paragraph that read like it: whose words now stand there, nobody can tell."""
    old, new = before[uid].text, after[uid].text
    if old == new:
        return False
    gone = (each.text for key, each in before.items() if key not in after)
    return any(_stays(each, new) >= KEPT and max(_stays(old, each), _stays(each, old)) >= TWINS for each in gone)


def _stays(text: str, other: str) -> float:
    """The share of a text's letters that stands in the other."""
    return kept.coverage(text, together.runs(text, other), 0, len(text)) if text else 0.0


def _of(anchor: Anchor) -> tuple[Segment, ...]:
    if anchor.paragraph_id is None:
        return ()
    return (Segment(anchor.paragraph_id, anchor.start or 0, anchor.end or 0),)


def _kept_in_queue(
    anchor: Anchor, before: Mapping[str, FrozenParagraph], after: Mapping[str, FrozenParagraph]
) -> Anchor:
    for place in _of(anchor):
        found = _carried(place, before, after)
        if found is not None:
            return replace(anchor, start=found.segment.start, end=found.segment.end)
    return _waits(anchor, anchor.why)


def _waits(anchor: Anchor, why: str) -> Anchor:
    return replace(anchor, paragraph_id=None, start=None, end=None, match=Match.QUEUED, why=why)
