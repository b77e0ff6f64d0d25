"""What somebody was asked to do in a report, by when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbench.drafting.records import SectionState

_ORDER = tuple(SectionState)


class Task(StrEnum):
    """What a person is asked for."""

    WRITE = "write"
    REVIEW = "review"
    APPROVE = "approve"


# From which state on each task is done.
_DONE_FROM = {
    Task.WRITE: SectionState.READY_FOR_REVIEW,
    Task.REVIEW: SectionState.REVIEWED,
    Task.APPROVE: SectionState.APPROVED,
}


@dataclass(frozen=True)
class Assignment:
    """A person asked for a section, or for the whole report where `section_id` is None.

    `due` is an ISO day or empty. `ended_at` stands on one that was ended, changed or handed on; `replaces` names the
    one it came from.
    """

    id: str
    report_id: str
    section_id: str | None
    person_id: str
    person: str
    task: Task
    due: str
    note: str
    at: datetime
    by_name: str
    ended_at: datetime | None = None
    ended_by_name: str = ""
    replaces: str | None = None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    def is_done(self, state: SectionState) -> bool:
        """Whether a section in that state needs no more of this task."""
        return _ORDER.index(state) >= _ORDER.index(_DONE_FROM[self.task])

    def is_late(self, state: SectionState, today: date) -> bool:
        """Whether its day is over and the section is not as far as was asked."""
        return bool(self.due) and self.due < today.isoformat() and not self.is_done(state)


def waits_for(task: Task, state: SectionState) -> bool:
    """Whether it is the turn of this task: one writes what is not ready, reviews what is, approves what is reviewed."""
    return {
        Task.WRITE: state in {SectionState.EMPTY, SectionState.IN_PROGRESS},
        Task.REVIEW: state is SectionState.READY_FOR_REVIEW,
        Task.APPROVE: state is SectionState.REVIEWED,
    }[task]
