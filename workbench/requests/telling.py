"""Whom the acts of a request are told to: the people of the ministry that is asked, and those who ask.

A notice holds names and days, never a word of what is asked or answered; what a ministry prepares is told to nobody
outside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workbench.drafting.sources.uses import resting_on
from workbench.notices.records import NoticeKind
from workbench.notices.telling import tell
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, may, may_see
from workbench.requests import owing
from workbench.requests.records import InformationRequest
from workbench.requests.reminding import passed
from workbench.store import Database, timestamp


def tell_ministry(
    db: Database, request: InformationRequest, kind: NoticeKind, *, at: datetime, by: Actor | None = None
) -> None:
    """The people who answer for that ministry, `by` excepted."""
    theirs = (people.actor_of(db, each.id) for each in people.people_of(db, request.organisation_id) if each.active)
    ids = [who.person_id for who in theirs if may(who, Permission.ANSWER_REQUESTS)]
    tell(db, filter(None, ids), kind, _facts(request), address=f"/requests/{request.id}/answers", at=at, but=by)


def tell_asking(
    db: Database, request: InformationRequest, kind: NoticeKind, *, at: datetime, by: Actor, address: str = ""
) -> None:
    """Everybody who may ask for that report, `by` excepted."""
    everybody = (people.actor_of(db, each.id) for each in people.people(db) if each.active)
    asking = [
        who.person_id for who in everybody if may(who, Permission.ASK_MINISTRIES) and may_see(who, request.audience)
    ]
    tell(db, filter(None, asking), kind, _facts(request), address=address or f"/requests/{request.id}", at=at, but=by)


def tell_ready(db: Database, request: InformationRequest, authorities: Iterable[Actor], *, at: datetime) -> None:
    """These of its validating authorities: the answers wait for them. It is the ministry's own affair."""
    ids = filter(None, (each.person_id for each in authorities))
    tell(db, ids, NoticeKind.CONTRIBUTION_READY, _facts(request), address=f"/requests/{request.id}/answers", at=at)


def tell_submitted(db: Database, request: InformationRequest, *, by: Actor, at: datetime) -> None:
    """Those who ask: it is there; and, with the last that the report waited for, that all are in.

    Where it corrects an earlier one, also whoever writes a report that rests on that.
    """
    tell_asking(db, request, NoticeKind.CONTRIBUTION_SUBMITTED, by=by, at=at)
    _tell_corrected(db, request, by=by, at=at)
    if request.report_id and owing.is_last_in(db, request):
        address = f"/requests?report={request.report_id}"
        tell_asking(db, request, NoticeKind.CONTRIBUTIONS_IN, by=by, at=at, address=address)


def _tell_corrected(db: Database, request: InformationRequest, *, by: Actor, at: datetime) -> None:
    """One answer is used in several reports: in each of them it is to be looked at whether it still holds."""
    sql = (
        "select document_id from contribution_document join contribution on contribution.id = contribution_id "
        "where request_id = :id and number < (select max(number) from contribution where request_id = :id)"
    )
    earlier = [row["document_id"] for row in db.query(sql, {"id": request.id})]
    everybody = [people.actor_of(db, each.id) for each in people.people(db) if each.active]
    for report in resting_on(db, earlier):
        writers = (
            who.person_id for who in everybody if may(who, Permission.WRITE_REPORTS) and may_see(who, report.audience)
        )
        facts = {"institution": request.organisation, "title": report.title}
        address = f"/reports/{report.report_id}/sources?only=flagged"
        kind = NoticeKind.CONTRIBUTION_CORRECTED
        tell(db, filter(None, writers), kind, facts, address=address, at=at, but=by)


def remind(db: Database, *, at: datetime) -> int:
    """Remind the ministries that have submitted nothing 14, 7 and 2 days before their last day and after it.

    Gives how many were. Whoever was given more time is reminded of the new last day.
    """
    return sum(_reminded(db, each, at=at) for each in owing.awaited(db))


def _reminded(db: Database, request: InformationRequest, *, at: datetime) -> bool:
    """Once for each of the days; where the workbench was not running on one, the nearest counts for those before."""
    mine = {"request_id": request.id, "due": request.due.isoformat()}
    sql = "select days from request_reminder where request_id = :request_id and due = :due"
    known = {row["days"] for row in db.query(sql, mine)}
    left = (request.due - at.date()).days
    # A request sent with ten days to go has no reminder of fourteen: being asked was one. So with more time.
    come = passed(request.due, owing.asked_at(db, request).astimezone(at.tzinfo).date(), at.date())
    new = [days for days in come if days not in known]
    for days in new:
        db.table("request_reminder").insert({**mine, "days": days, "at": timestamp(at)})
    if new:
        tell_ministry(db, request, NoticeKind.REQUEST_DUE if left >= 0 else NoticeKind.REQUEST_LATE, at=at)
    return bool(new)


def _facts(request: InformationRequest) -> dict[str, str]:
    return {"institution": request.organisation, "title": request.title, "day": request.due.isoformat()}
