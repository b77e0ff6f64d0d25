"""Where a comment stands: as it was anchored, as it may belong, as a hand has set it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.comments.records.kinds import Match


@dataclass(frozen=True)
class Anchor:
    """A place in the frozen text. Offsets are code points of the paragraph's plain text; None where not known."""

    paragraph_id: str | None
    start: int | None
    end: int | None
    quote: str
    prefix: str
    suffix: str
    match: Match
    why: str


@dataclass(frozen=True)
class LikelyPlace:
    """Words of a frozen paragraph, or all of it: offered for a comment that has no place, never taken unasked."""

    paragraph_id: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Placement:
    """A place set by hand; it outranks the anchor, which is never changed."""

    comment_id: str
    paragraph_id: str
    start: int | None
    end: int | None
    quote: str
    note: str
    placed_by: str
    placed_at: datetime
