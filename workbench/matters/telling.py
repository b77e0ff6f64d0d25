"""Whoever brings a matter to its decision is told, and reminded of the day; who put it learns what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from workbench.matters import queries
from workbench.matters.records import Matter
from workbench.notices.records import NoticeKind
from workbench.notices.telling import tell
from workbench.people import Actor
from workbench.people import queries as people
from workbench.store import Database, timestamp

REMINDED: Final = (7, 2, 0)  # days before the day it is due


def tell_owner(db: Database, matter: Matter, *, by: Actor, at: datetime) -> None:
    """Whoever has it now."""
    _tell(db, matter, [matter.now.owner_id], NoticeKind.MATTER_YOURS, by=by, at=at)


def tell_decided(db: Database, matter: Matter, *, by: Actor, at: datetime) -> None:
    """Whoever has it and whoever put it."""
    concerned = [matter.now.owner_id, *([matter.put_by_id] if matter.put_by_id else [])]
    _tell(db, matter, concerned, NoticeKind.MATTER_DECIDED, by=by, at=at)


def remind(db: Database, *, at: datetime) -> int:
    """Remind whoever has an open matter 7 and 2 days before its day, and on it; gives how many."""
    return sum(_reminded(db, matter, at=at) for matter in queries.open_matters(db))


def _reminded(db: Database, matter: Matter, *, at: datetime) -> bool:
    """Once for each of the days; where the workbench was not running on one, the nearest counts for those before."""
    now = matter.now
    left, asked = (now.due - at.date()).days, (at.date() - now.at.date()).days
    known = {row["days"] for row in db.query("select days from matter_reminder where event_id = :id", {"id": now.id})}
    # A matter put with two days to go has no reminder of seven: being asked was one.
    passed = [days for days in REMINDED if left <= days < left + asked and days not in known]
    for days in passed:
        db.table("matter_reminder").insert({"event_id": now.id, "days": days, "at": timestamp(at)})
    if passed and people.person(db, now.owner_id).active:
        _tell(db, matter, [now.owner_id], NoticeKind.MATTER_DUE, by=None, at=at)
    return bool(passed)


def _tell(db: Database, matter: Matter, to: list[str], kind: NoticeKind, *, by: Actor | None, at: datetime) -> None:
    facts = {"title": matter.report_title, "day": matter.now.due.isoformat()}
    tell(db, to, kind, facts, address=f"/matters/{matter.id}", at=at, but=by)
