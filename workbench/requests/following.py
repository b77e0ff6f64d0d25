"""How far each request is, and how timely each ministry, as somebody may know it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.progress import Progress, progress
from workbench.requests.records import Contribution, InformationRequest
from workbench.requests.timeliness import Timely, timely
from workbench.store import Database


def progresses(db: Database, actor: Actor, *, report_id: str | None = None) -> tuple[Progress, ...]:
    """How far each request is, first due first."""
    found = queries.requests(db, actor, report_id=report_id)
    given: dict[str, list[Contribution]] = defaultdict(list)
    for each in queries.contributions(db, actor, [one.id for one in found]):
        given[each.request_id].append(each)
    return tuple(progress(each, queries.items(db, each.id), given[each.id]) for each in found)


def progress_of(db: Database, actor: Actor, request: InformationRequest) -> Progress:
    """How far one request is."""
    return progress(request, queries.items(db, request.id), queries.contributions(db, actor, [request.id]))


def timeliness(
    db: Database, actor: Actor, *, now: datetime, year: int | None = None, report_id: str | None = None
) -> tuple[Timely, ...]:
    """How timely each request that was sent (in that year, for that report) was answered, first asked first.

    Days are those of the clock that `now` is by.
    """
    asked = [each for each in queries.requests(db, actor, report_id=report_id) if each.sent_at is not None]
    if year is not None:
        asked = [each for each in asked if each.sent_at is not None and each.sent_at.year == year]
    today, zone = now.date(), now.tzinfo or UTC
    found = (
        timely(each, queries.events(db, each.id), queries.contributions(db, actor, [each.id]), today, zone)
        for each in asked
    )
    return tuple(sorted(found, key=lambda each: (each.asked_on, each.request.organisation, each.request.code)))
