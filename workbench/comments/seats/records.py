"""More time, deputies, declining and serious concerns, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ConcernState(StrEnum):
    """What became of a serious concern. Silence resolves nothing."""

    OPEN = "open"
    RESOLVED = "resolved"  # said by the institution that holds it
    TEXT_MAINTAINED = "text_maintained"  # said for the State by a named person


@dataclass(frozen=True)
class Extension:
    """More time, with the reason. organisation_id: whose, None for everybody invited · working_days: those that the
    institution has in all by it; where it is for everybody, those from the opening to that day."""

    organisation_id: str | None
    last_day: date
    working_days: int
    reason: str
    granted_by: str
    at: datetime


@dataclass(frozen=True)
class Declining:
    """An institution's word that it will not comment in this round."""

    organisation_id: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Raised:
    """A sending with which an institution took the position that it has a serious concern. id: of the sending."""

    id: str
    organisation_id: str
    organisation: str
    remark: str
    at: datetime
    seq: int


@dataclass(frozen=True)
class Outcome:
    """What somebody said became of a concern. decided_by: the institution, or the person who spoke for the State."""

    concern_id: str
    state: ConcernState
    reason: str
    decided_by: str
    at: datetime
    seq: int


@dataclass(frozen=True)
class Concern:
    """A serious concern of an institution, from the sending that raised it (`id`) on.

    remarks: what was said with it, each time it was taken while it stood open · outcomes: first to last; the text may
    have been maintained before the institution resolved it.
    """

    id: str
    organisation_id: str
    organisation: str
    raised_at: datetime
    remarks: tuple[str, ...]
    outcomes: tuple[Outcome, ...] = ()

    @property
    def state(self) -> ConcernState:
        """How it stands by the last word said of it."""
        return self.outcomes[-1].state if self.outcomes else ConcernState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what became of it: while it is, the round cannot close."""
        return self.state is ConcernState.OPEN

    @property
    def last(self) -> Outcome | None:
        """The last word said of it."""
        return self.outcomes[-1] if self.outcomes else None
