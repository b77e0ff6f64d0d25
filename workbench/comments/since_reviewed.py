"""A second round: what changed since the version that an institution reviewed, beside what it said then.

Made of the two frozen versions alone, which the institution was given: nothing of the draft between them is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.comments import queries
from workbench.comments.records import Comment
from workbench.drafting import queries as drafting
from workbench.drafting.moments.comparing import Became, ComparedBlock, ComparedPart, compare
from workbench.drafting.moments.states import of_snapshot
from workbench.drafting.records import Snapshot
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class SinceBlock:
    """A paragraph of either version that changed, or of which something was said. `comments`: what, with answers."""

    compared: ComparedBlock
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class SincePart:
    """A heading with the paragraphs under it that changed or were commented on; `comments` are those on the heading."""

    compared: ComparedPart
    comments: tuple[Comment, ...]
    blocks: tuple[SinceBlock, ...]


@dataclass(frozen=True)
class SinceReviewed:
    """What lies between the version reviewed and the version of the round.

    `comments` are the institution's on the version as a whole, and what had no place in it · `counts`: how many
    paragraphs became what.
    """

    reviewed: Snapshot
    now: Snapshot
    comments: tuple[Comment, ...]
    parts: tuple[SincePart, ...]
    counts: Mapping[Became, int]


def since_reviewed(db: Database, actor: Actor, round_id: str) -> SinceReviewed | None:
    """For the people of an invited institution; None where it reviewed no earlier version. Raises NoSuchRound."""
    seat, invitation = queries.invited(db, actor, round_id)
    if invitation.reviewed_snapshot is None:
        return None
    before = drafting.snapshot(db, None, invitation.reviewed_snapshot)
    after = drafting.snapshot(db, None, seat.round.snapshot_id)
    return lies_between(before, after, _said_of(db, actor, before, invitation.organisation_id))


def _said_of(db: Database, actor: Actor, reviewed: Snapshot, organisation_id: str) -> tuple[Comment, ...]:
    """What the institution said of that version and is in force, with the answers released to it."""
    held = [each for each in queries.rounds(db, actor) if each.snapshot_id == reviewed.id]
    said = (queries.comments_of(db, actor, each.id, organisation_id) for each in held)
    return tuple(comment for those in said for comment in those if comment.stands)


def lies_between(before: Snapshot, after: Snapshot, said: Iterable[Comment]) -> SinceReviewed:
    """The comparison with the comments at their places. Pure."""
    at: Mapping[str, list[Comment]] = defaultdict(list)
    for comment in said:
        at[comment.paragraph_id or comment.section_id or ""].append(comment)
    comparison = compare(of_snapshot(before), of_snapshot(after))
    parts = tuple(_parts(comparison.parts, at))
    placed = {each.id for part in parts for said in _said_in(part) for each in said}
    return SinceReviewed(
        reviewed=before,
        now=after,
        comments=tuple(each for those in at.values() for each in those if each.id not in placed),
        parts=parts,
        counts={became: comparison.count(became) for became in Became},
    )


def _said_in(part: SincePart) -> Iterator[tuple[Comment, ...]]:
    yield part.comments
    yield from (block.comments for block in part.blocks)


def _parts(compared: Iterable[ComparedPart], at: Mapping[str, list[Comment]]) -> Iterator[SincePart]:
    """Those in which something changed or was said. What moved stands twice; what was said of it, where it is now."""
    for part in compared:
        blocks = tuple(
            SinceBlock(each, said)
            for each in part.blocks
            for said in [tuple(at.get(each.id, ())) if each.became is not Became.MOVED_AWAY else ()]
            if said or each.became is not Became.SAME
        )
        said = tuple(at.get(part.id, ())) if part.became is not Became.MOVED_AWAY else ()
        if blocks or said or part.became is not Became.SAME:
            yield SincePart(part, said, blocks)
