"""What an office that was asked to clear a version said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbench.comments.records.rounds import CommentRound, Invitation


class ClearanceDecision(StrEnum):
    """The three things an office can say."""

    CLEARED = "cleared"
    CLEARED_WITH_CHANGES = "cleared_with_changes"
    REFUSED = "refused"


@dataclass(frozen=True)
class Clearance:
    """What was said. authority: who cleared, as the office names them · said_on: the day of the letter or of the act ·
    recorded_by: institution or state · by_name: the institution, or who at the mechanism recorded its letter ·
    file_id: the letter, where one was attached · seal: the hash of its entry in the ledger."""

    id: str
    round_id: str
    organisation_id: str
    decision: ClearanceDecision
    authority: str
    said_on: date
    remark: str
    recorded_by: str
    by_name: str
    file_id: str | None
    at: datetime
    seal: str


@dataclass(frozen=True)
class OfficeAsked:
    """An office asked to clear a version in a round, and all that it said, first to last."""

    round: CommentRound
    round_is_open: bool
    invitation: Invitation
    said: tuple[Clearance, ...]

    @property
    def now(self) -> Clearance | None:
        """What counts: the last thing it said."""
        return self.said[-1] if self.said else None

    @property
    def has_cleared(self) -> bool:
        """Whether the version may go out as far as this office is concerned."""
        return self.now is not None and self.now.decision is not ClearanceDecision.REFUSED
