"""What is still owed to each section of a report: pure, over how far its requests are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.requests.progress import ItemProgress, Progress


@dataclass(frozen=True)
class OwedBy:
    """What one request asks for a section, and how much of it came."""

    progress: Progress
    items: tuple[ItemProgress, ...]

    @property
    def answered(self) -> int:
        """Items that were answered, by a contribution that the reader may see."""
        return sum(each.is_answered for each in self.items)

    @property
    def is_awaited(self) -> bool:
        """Whether the ministry still has to submit."""
        return self.progress.request.is_open and not self.progress.is_validated

    def is_late(self, today: date) -> bool:
        """Whether it has to submit and the last day is over."""
        return self.is_awaited and self.progress.days_left(today) < 0


@dataclass(frozen=True)
class SectionOwed:
    """A section (`section_id` None: for no section) and whom something is asked for it, first due first."""

    section_id: str | None
    heading: str
    owed: tuple[OwedBy, ...]

    @property
    def asked(self) -> int:
        """Items that are asked for it."""
        return sum(len(each.items) for each in self.owed)

    @property
    def answered(self) -> int:
        """How many of them were answered."""
        return sum(each.answered for each in self.owed)

    @property
    def awaited(self) -> tuple[OwedBy, ...]:
        """Whom it waits for."""
        return tuple(each for each in self.owed if each.is_awaited)


def by_section(sections: Sequence[tuple[str, str]], found: Iterable[Progress]) -> tuple[SectionOwed, ...]:
    """Each of `sections` (id, heading), in order, for which something is asked; then what is asked for none of them.

    What is in preparation or was taken back is left out: nobody owes it.
    """
    asked = [each for each in found if each.request.sent_at is not None and not each.request.is_withdrawn]
    known = {section_id for section_id, _ in sections}
    every: list[tuple[str | None, str]] = [*sections, (None, "")]
    made = (SectionOwed(key, heading, tuple(_owed(asked, key, known))) for key, heading in every)
    return tuple(each for each in made if each.owed)


def _owed(asked: Iterable[Progress], section_id: str | None, known: set[str]) -> Iterable[OwedBy]:
    for each in asked:
        items = tuple(one for one in each.items if _place(one, known) == section_id)
        if items:
            yield OwedBy(each, items)


def _place(item: ItemProgress, known: set[str]) -> str | None:
    """The section an item stands in; none where that section is not in the outline any more."""
    return item.item.section_id if item.item.section_id in known else None
