"""When a ministry is to be reminded, and which letters that makes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from workbench.requests.records import InformationRequest

REMINDED: Final = (14, 7, 2, -2, -7, -14)  # days before the last day and after it, as the office does it by letter


@dataclass(frozen=True)
class ToRemind:
    """A request that is awaited. asked_on: when the ministry was last told its last day · lettered_on: the day of the
    last letter of reminder, None without one · received_on: when something came unsigned, as the reader knows it.

    `reminder` is the one that has fallen due and no letter followed: days before the last day, negative after it.
    """

    request: InformationRequest
    asked_on: date
    lettered_on: date | None
    received_on: date | None
    reminder: int | None


@dataclass(frozen=True)
class LetterOfReminder:
    """One letter: all that one ministry owes, in one language."""

    organisation_id: str
    organisation: str
    language: str
    owed: tuple[ToRemind, ...]

    @property
    def is_due(self) -> bool:
        """Whether a reminder has fallen due for any of it."""
        return any(each.reminder is not None for each in self.owed)


def passed(due: date, asked_on: date, today: date) -> tuple[int, ...]:
    """The reminders that have fallen due by today: a request sent with ten days to go has none of fourteen."""
    left, since = (due - today).days, (today - asked_on).days
    return tuple(days for days in REMINDED if left <= days < left + since)


def fallen_due(due: date, asked_on: date, lettered_on: date | None, today: date) -> int | None:
    """The last reminder that has fallen due, unless a letter went out on its day or later."""
    come = passed(due, asked_on, today)
    if not come or (lettered_on is not None and lettered_on >= due - timedelta(days=come[-1])):
        return None
    return come[-1]


def letters(owed: Iterable[ToRemind]) -> tuple[LetterOfReminder, ...]:
    """One a ministry (and language), in the order of what comes first."""
    by_office: dict[tuple[str, str], list[ToRemind]] = {}
    for each in owed:
        by_office.setdefault((each.request.organisation_id, each.request.language), []).append(each)
    return tuple(
        LetterOfReminder(office, theirs[0].request.organisation, language, tuple(theirs))
        for (office, language), theirs in by_office.items()
    )
