"""What a person names as a moment: a version, a day or time, or now."""

from datetime import UTC, datetime, time

from workbench.drafting import queries
from workbench.drafting.moments.states import Moment, of_snapshot, state_at
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.store import Database

NOW = "now"


class NotAMoment(Invalid):
    message = N_(
        "“%(name)s” is no moment of this report. Name a version by its id or number, a day (2026-05-03: its end), a "
        "time (2026-05-03T14:00), or now."
    )


def moment(db: Database, actor: Actor, report_id: str, name: str, *, now: datetime) -> Moment:
    """The report as it stood then. Raises ReportNotFound, NotAMoment, MomentNotKnown."""
    report = queries.report(db, actor, report_id)
    for each in queries.snapshots(db, actor, report.id):
        if name in (each.id, str(each.number)):
            return of_snapshot(queries.snapshot(db, actor, each.id))
    return state_at(db, actor, report.id, now if name == NOW else time_named(name))


def time_named(name: str) -> datetime:
    """A day is its end; a time without a zone is in UTC. Raises NotAMoment."""
    try:
        found = datetime.fromisoformat(name)
    except ValueError:
        raise NotAMoment(name=name) from None
    if len(name) <= len("2026-05-03"):
        found = datetime.combine(found.date(), time.max)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
