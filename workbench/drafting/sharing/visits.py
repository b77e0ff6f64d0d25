"""When somebody was last in a report, so that what changed since can be told. Written where one signs in, works or
says "seen", never by looking."""

from datetime import datetime, timedelta

from workbench.drafting import queries
from workbench.people import Actor
from workbench.people.access import Permission, may, require
from workbench.store import Database, timestamp

AWAY = timedelta(hours=4)  # who gives no sign for so long has left; what changed meanwhile is told at the next visit
FIRST = timedelta(days=14)  # who was never here is told of the last two weeks


def arrived(db: Database, *, by: Actor, at: datetime) -> None:
    """Somebody signed in: a visit to each report they may see begins, unless the last is still going on."""
    if by.person_id is None or not may(by, Permission.READ_REPORTS):
        return
    for report in queries.reports(db, by):
        still_here(db, report_id=report.id, by=by, at=at)


def still_here(db: Database, *, report_id: str, by: Actor, at: datetime) -> None:
    """A sign of somebody in a report that was fetched with the actor before: the visit goes on, or a new one begins."""
    if by.person_id is None:
        return
    db.execute(
        "insert into visit (person_id, report_id, at) values (:person, :report, :at) "
        "on conflict (person_id, report_id) do update set "
        "before = case when visit.at < :away then visit.at else visit.before end, at = excluded.at",
        {"person": by.person_id, "report": report_id, "at": timestamp(at), "away": timestamp(at - AWAY)},
    )


def mark_seen(db: Database, *, report_id: str, by: Actor, at: datetime) -> None:
    """All that changed until now was seen. Raises ReportNotFound."""
    require(by, Permission.READ_REPORTS)
    report = queries.report(db, by, report_id)
    if by.person_id is None:
        return
    db.execute(
        "insert into visit (person_id, report_id, at, before) values (:person, :report, :at, :at) "
        "on conflict (person_id, report_id) do update set before = excluded.at, at = excluded.at",
        {"person": by.person_id, "report": report.id, "at": timestamp(at)},
    )


def away_since(db: Database, actor: Actor, report_id: str, *, at: datetime) -> datetime:
    """The end of the visit before this one; two weeks ago for who was never here.

    A visit that is over counts as the last one although no new one was written yet.
    """
    sql = "select at, before from visit where person_id = :person and report_id = :report"
    row = db.execute(sql, {"person": actor.person_id or "", "report": report_id}).fetchone()
    if row and row[0] < timestamp(at - AWAY):
        return datetime.fromisoformat(row[0])
    return datetime.fromisoformat(row[1]) if row and row[1] else at - FIRST
