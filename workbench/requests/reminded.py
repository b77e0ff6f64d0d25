"""Which ministries owe what, as somebody who asks knows it, for the letters that remind them."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from workbench.people import Actor
from workbench.people.access import Permission, may_see, require
from workbench.requests import owing, queries
from workbench.requests.records import ContributionStanding, InformationRequest
from workbench.requests.reminding import ToRemind, fallen_due
from workbench.store import Database

LETTERED = "reminded"  # the event of a letter of reminder that went out


def to_remind(db: Database, actor: Actor, *, now: datetime, report_id: str | None = None) -> tuple[ToRemind, ...]:
    """Every request that is awaited, first due first; days end by the clock of `now`."""
    require(actor, Permission.ASK_MINISTRIES)
    awaited = {each.id for each in owing.awaited(db)}
    return tuple(
        _owed(db, actor, each, now)
        for each in queries.requests(db, actor, report_id=report_id)
        if each.id in awaited and may_see(actor, each.audience)
    )


def lettered_on(db: Database, request_id: str, zone: tzinfo | None) -> date | None:
    """The day of the last letter of reminder, in that time zone."""
    sql = "select max(at) as at from request_event where request_id = :id and kind = :kind"
    row = next(db.query(sql, {"id": request_id, "kind": LETTERED}))
    return datetime.fromisoformat(row["at"]).astimezone(zone).date() if row["at"] else None


def _owed(db: Database, actor: Actor, found: InformationRequest, now: datetime) -> ToRemind:
    zone = now.tzinfo
    asked, lettered = owing.asked_at(db, found).astimezone(zone).date(), lettered_on(db, found.id, zone)
    came = [
        each.at.astimezone(zone).date()
        for each in queries.contributions(db, actor, [found.id])
        if each.standing is ContributionStanding.RECEIVED
    ]
    return ToRemind(
        request=found,
        asked_on=asked,
        lettered_on=lettered,
        received_on=came[-1] if came else None,
        reminder=fallen_due(found.due, asked, lettered, now.date()),
    )
