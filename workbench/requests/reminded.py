"""Which ministries owe what, as somebody who asks knows it, for the letters that remind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from workbench.people import Actor
from workbench.people.access import Permission, may_see, require
from workbench.requests import owing, queries
from workbench.requests.records import ContributionStanding, InformationRequest
from workbench.requests.reminding import ToRemind, fallen_due
from workbench.store import Database

LETTERED = "reminded"  # the event of a letter of reminder that went out
NOT_LETTERED = "reminder_taken_back"  # that of one that did not, recorded by mistake; its fact `letter` names the event


def to_remind(db: Database, actor: Actor, *, now: datetime, report_id: str | None = None) -> tuple[ToRemind, ...]:
    """Every request that is awaited, first due first; days end by the clock of `now`."""
    require(actor, Permission.ASK_MINISTRIES)
    awaited = {each.id for each in owing.awaited(db)}
    return tuple(
        _owed(db, actor, each, now)
        for each in queries.requests(db, actor, report_id=report_id)
        if each.id in awaited and may_see(actor, each.audience)
    )


@dataclass(frozen=True)
class RecordedReminder:
    """A letter of reminder that was recorded, by the id of its event."""

    id: str
    at: datetime


def last_letter(db: Database, request_id: str) -> RecordedReminder | None:
    """The last letter of reminder that went out: what was recorded by mistake does not count."""
    sql = (
        "select id, at from request_event where request_id = :id and kind = :kind and id not in ("
        "select json_extract(facts, '$.letter') from request_event where request_id = :id and kind = :undone) "
        "order by at desc, id desc limit 1"
    )
    values = {"id": request_id, "kind": LETTERED, "undone": NOT_LETTERED}
    return next((RecordedReminder(row["id"], datetime.fromisoformat(row["at"])) for row in db.query(sql, values)), None)


def lettered_on(db: Database, request_id: str, zone: tzinfo | None) -> date | None:
    """The day of the last letter of reminder, in that time zone."""
    last = last_letter(db, request_id)
    return last.at.astimezone(zone).date() if last else None


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
