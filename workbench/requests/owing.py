"""Which requests are still waited for: reads for the program itself, whoever is signed in."""

from __future__ import annotations

from datetime import datetime

from workbench.requests import rows
from workbench.requests.records import InformationRequest
from workbench.store import Database

_SUBMITTED = "exists (select 1 from contribution c where c.request_id = r.id and c.standing = 'submitted')"
_AWAITED = f"""
    select r.*, o.name as organisation, report.title as report_title from information_request r
    join organisation o on o.id = r.organisation_id left join report on report.id = r.report_id
    where r.standing = 'sent' and not {_SUBMITTED}
"""


def awaited(db: Database) -> tuple[InformationRequest, ...]:
    """Requests that were sent, are open, and to which nothing was submitted; first due first."""
    return tuple(rows.request(row) for row in db.query(f"{_AWAITED} order by r.due, r.id"))


def is_last_in(db: Database, request: InformationRequest) -> bool:
    """Whether the report waits for nobody now that this one has submitted, for the first time."""
    first = "select count(*) as n from contribution where request_id = :id and standing = 'submitted'"
    if next(db.query(first, {"id": request.id}))["n"] != 1:
        return False
    return not any(True for _ in db.query(f"{_AWAITED} and r.report_id = :report", {"report": request.report_id}))


def submitted_at(db: Database, request: InformationRequest) -> datetime | None:
    """When its authority first stood behind a contribution, None while that is awaited."""
    sql = "select min(at) as at from contribution where request_id = :id and standing = 'submitted'"
    row = next(db.query(sql, {"id": request.id}))
    return datetime.fromisoformat(row["at"]) if row["at"] else None


def asked_at(db: Database, request: InformationRequest) -> datetime:
    """When the ministry was last told its last day: when it was asked, or given more time."""
    sql = "select max(at) as at from request_event where request_id = :id and kind in ('sent', 'extended', 'reopened')"
    row = next(db.query(sql, {"id": request.id}))
    return datetime.fromisoformat(row["at"]) if row["at"] else request.made_at
