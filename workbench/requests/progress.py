"""How far a request is: what was answered of what was asked, as those who may read the contributions know it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from workbench.requests.records import (
    AnswerKind,
    ContributedAnswer,
    Contribution,
    ContributionStanding,
    InformationRequest,
    RequestItem,
)
from workbench.requests.standing import that_stand


@dataclass(frozen=True)
class ItemProgress:
    """An item and what was contributed to it last; `over` counts words beyond its limit."""

    item: RequestItem
    answers: tuple[ContributedAnswer, ...]
    over: int

    @property
    def is_answered(self) -> bool:
        """Whether the ministry said anything to it: words, that nothing changed, or whose it is."""
        return bool(self.answers)

    @property
    def belongs_to(self) -> str:
        """The office that the ministry names instead of itself, or ""."""
        return next((each.belongs_to for each in self.answers if each.kind is AnswerKind.NOT_OURS), "")


@dataclass(frozen=True)
class Progress:
    """A request, what stands of its items (`standing`), and the contribution submitted last, else received last.

    `first` is the one submitted first, by which its day is measured (`timeliness`); the same as long as none was.
    """

    request: InformationRequest
    items: tuple[ItemProgress, ...]
    contribution: Contribution | None
    first: Contribution | None
    without_item: tuple[ContributedAnswer, ...]

    @property
    def answered(self) -> int:
        """Items that were answered."""
        return sum(each.is_answered for each in self.items)

    @property
    def over(self) -> int:
        """Items answered in more words than they may have."""
        return sum(each.over > 0 for each in self.items)

    @property
    def is_validated(self) -> bool:
        """Whether an authority stands behind what was contributed."""
        return self.contribution is not None and self.contribution.standing is ContributionStanding.SUBMITTED

    def is_late(self, zone: tzinfo | None) -> bool:
        """Whether it was answered after the last day, with every extension in; a correction makes nothing late."""
        return self.first is not None and self.first.day(zone) > self.request.due

    @property
    def is_corrected(self) -> bool:
        """Whether something was submitted again."""
        return self.is_validated and self.first != self.contribution

    def days_left(self, today: date) -> int:
        """Days until the last day in time; negative once it is over."""
        return (self.request.due - today).days


def progress(request: InformationRequest, items: Sequence[RequestItem], given: Sequence[Contribution]) -> Progress:
    """What stands of a request, of the contributions the reader may see."""
    submitted = [each for each in given if each.standing is ContributionStanding.SUBMITTED]
    standing = submitted or list(given)
    answers = that_stand(given)
    return Progress(
        request=request,
        items=tuple(_item(each, tuple(a for a in answers if a.item_id == each.id)) for each in items),
        contribution=standing[-1] if standing else None,
        first=submitted[0] if submitted else standing[-1] if standing else None,
        without_item=tuple(each for each in answers if each.item_id is None),
    )


def _item(item: RequestItem, answers: tuple[ContributedAnswer, ...]) -> ItemProgress:
    said = sum(each.words for each in answers)
    return ItemProgress(item, answers, max(0, said - item.words) if item.words is not None else 0)
