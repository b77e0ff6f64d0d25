"""Who answered in time and who did not: what the mechanism's annual report says of the requests of a year. Pure.

What counts is the day on which a contribution was first submitted, against the last day with every extension in. What
came unsigned counts as of the day on which its words were here and its authority had signed them, by the date of its
letter, which may arrive later: the ministry had done its part. A date alone makes nothing timely that was not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from enum import StrEnum

from workbench.requests.records import Contribution, ContributionStanding, InformationRequest, RequestEvent


class Timeliness(StrEnum):
    """How a request was answered. Not awaited: it was closed or taken back before anything was submitted."""

    IN_TIME = "in_time"
    LATE = "late"
    AWAITED = "awaited"
    OVERDUE = "overdue"
    NOT_AWAITED = "not_awaited"


@dataclass(frozen=True)
class Timely:
    """A request that was sent, and when it was answered. first_due: the last day as first given · days: after the last
    day, 0 in time; of one that is overdue, up to today · received_on: when something came unsigned, None where nothing
    did or the reader does not see it."""

    request: InformationRequest
    asked_on: date
    first_due: date
    extensions: int
    received_on: date | None
    submitted_on: date | None
    days: int
    standing: Timeliness


@dataclass(frozen=True)
class Counted:
    """The requests to one ministry, or all. days_late: of those late, on average, rounded; longest: the most."""

    name: str
    asked: int
    in_time: int
    late: int
    awaited: int
    overdue: int
    not_awaited: int
    extended: int
    days_late: int
    longest: int

    @property
    def share_in_time(self) -> int | None:
        """Per cent of those that had to be answered by today; None where none had."""
        had_to = self.in_time + self.late + self.overdue
        return round(100 * self.in_time / had_to) if had_to else None


def timely(
    request: InformationRequest,
    events: Iterable[RequestEvent],
    given: Sequence[Contribution],
    today: date,
    zone: tzinfo = UTC,
) -> Timely:
    """How timely a request that was sent was answered, of the contributions the reader may see; days are the zone's."""
    extended = [each for each in events if each.kind == "extended"]
    first_due = date.fromisoformat(extended[0].facts["from"]) if extended else request.due
    submitted = [each.day(zone) for each in given if each.standing is ContributionStanding.SUBMITTED]
    received = [each.at.astimezone(zone).date() for each in given if each.standing is ContributionStanding.RECEIVED]
    submitted_on = min(submitted, default=None)
    over = max(0, ((submitted_on or today) - request.due).days)
    standing = _standing(request, submitted_on, over)
    return Timely(
        request=request,
        asked_on=(request.sent_at or request.made_at).astimezone(zone).date(),
        first_due=first_due,
        extensions=len(extended),
        received_on=min(received, default=None),
        submitted_on=submitted_on,
        days=0 if standing is Timeliness.NOT_AWAITED else over,
        standing=standing,
    )


def counts_as_of(given: Sequence[Contribution], signed_on: date, zone: tzinfo | None) -> date:
    """The day as of which what came unsigned counts, once a letter of that date stands behind it.

    `given` is what was contributed so far, oldest first. A file that was read anew came on its first day.
    """
    submitted = [place for place, each in enumerate(given) if each.standing is ContributionStanding.SUBMITTED]
    unsigned = given[submitted[-1] + 1 if submitted else 0 :]
    came: dict[str, date] = {}
    for each in unsigned:
        came.setdefault(each.file or each.id, each.at.astimezone(zone).date())
    return max((signed_on, *came.values()))


def _standing(request: InformationRequest, submitted_on: date | None, over: int) -> Timeliness:
    if submitted_on is not None:
        return Timeliness.LATE if over else Timeliness.IN_TIME
    if not request.is_open:
        return Timeliness.NOT_AWAITED
    return Timeliness.OVERDUE if over else Timeliness.AWAITED


def counted(name: str, found: Iterable[Timely]) -> Counted:
    """The requests together."""
    every = tuple(found)
    late = [each.days for each in every if each.standing is Timeliness.LATE]

    def of(standing: Timeliness) -> int:
        return sum(each.standing is standing for each in every)

    return Counted(
        name=name,
        asked=len(every),
        in_time=of(Timeliness.IN_TIME),
        late=len(late),
        awaited=of(Timeliness.AWAITED),
        overdue=of(Timeliness.OVERDUE),
        not_awaited=of(Timeliness.NOT_AWAITED),
        extended=sum(each.extensions > 0 for each in every),
        days_late=round(sum(late) / len(late)) if late else 0,
        longest=max(late, default=0),
    )


def by_ministry(found: Sequence[Timely]) -> tuple[Counted, ...]:
    """Ministry by ministry, by name."""
    names = {each.request.organisation_id: each.request.organisation for each in found}
    return tuple(
        counted(name, (each for each in found if each.request.organisation_id == key))
        for key, name in sorted(names.items(), key=lambda entry: entry[1])
    )
