"""A matter for decision as the office speaks of it: a question, the texts against one another, who brings it when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Subject(StrEnum):
    """What a matter came from. NONE: somebody asked of their own accord."""

    NONE = ""
    COMMENT = "comment"  # of a comment round; its id
    CONCERN = "concern"  # an institution's serious concern; the id of its invitation
    FIGURES = "figures"  # two ministries' figures for one thing; the id of the contradiction


class DecidedBy(StrEnum):
    """Who decides what drafters cannot: the head of the mechanism, or its members together."""

    HEAD = "head"
    PLENARY = "plenary"


class MatterStep(StrEnum):
    """What was done about a matter."""

    PUT = "put"
    HANDED_ON = "handed_on"
    DECIDED = "decided"
    TAKEN_UP_AGAIN = "taken_up_again"


@dataclass(frozen=True)
class Side:
    """One of the texts that stand against one another.

    whose: who says so, "" for the draft itself · address: the page it stands on, from the root, or "".
    """

    whose: str
    text: str
    language: str
    address: str = ""


@dataclass(frozen=True)
class MatterEvent:
    """One step. `due` is the day by which it is to be decided; `decided_on` the day of a decision, else None."""

    id: str
    step: MatterStep
    owner_id: str
    owner: str
    due: date
    decision: str
    decided_by: DecidedBy | None
    decided_on: date | None
    reason: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class Matter:
    """A matter with all that was done about it, first to last (`events` is never empty)."""

    id: str
    report_id: str
    report_title: str
    report_language: str
    question: str
    subject: Subject
    subject_id: str
    put_by_id: str | None
    sides: tuple[Side, ...]
    events: tuple[MatterEvent, ...]

    @property
    def now(self) -> MatterEvent:
        """The last step, which says who has it and until when."""
        return self.events[-1]

    @property
    def decision(self) -> MatterEvent | None:
        """The decision in force; None while the matter is open."""
        settling = [each for each in self.events if each.step is not MatterStep.HANDED_ON]
        return settling[-1] if settling[-1].step is MatterStep.DECIDED else None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its decision."""
        return self.decision is None

    def is_late(self, today: date) -> bool:
        """Whether its day is over and nothing was decided."""
        return self.is_open and self.now.due < today
