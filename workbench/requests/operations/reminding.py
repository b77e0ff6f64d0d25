"""Letters of reminder went out on paper, or did not after all: it is recorded, and both sides read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from workbench.people import Actor
from workbench.requests import owing, queries
from workbench.requests.ledger import note
from workbench.requests.refusals import NobodyToRemind, NoReminderRecorded, NotAwaited
from workbench.requests.reminded import LETTERED, NOT_LETTERED, last_letter, lettered_on
from workbench.store import Database


def record_reminders(db: Database, *, request_ids: Iterable[str], by: Actor, at: datetime) -> int:
    """Letters that remind of these requests went out; gives of how many. Twice on one day counts once.

    Raises NoSuchRequest, NobodyToRemind, NotAwaited.
    """
    chosen = [queries.asks(db, by, each) for each in dict.fromkeys(request_ids)]
    if not chosen:
        raise NobodyToRemind
    awaited = {each.id for each in owing.awaited(db)}
    recorded = 0
    for each in chosen:
        if each.id not in awaited:
            raise NotAwaited(code=each.code, organisation=each.organisation)
        if lettered_on(db, each.id, at.tzinfo) != at.date():
            note(db, each, LETTERED, did=f"reminded {each.organisation} by letter", by=by, at=at)
            recorded += 1
    return recorded


def take_back_reminder(db: Database, *, request_id: str, by: Actor, at: datetime) -> date:
    """The letter of reminder that was recorded last did not go out; gives its day, by the clock of `at`.

    The record keeps both, and the letter is due again. Raises NoSuchRequest, NoReminderRecorded.
    """
    found = queries.asks(db, by, request_id)
    last = last_letter(db, found.id)
    if last is None:
        raise NoReminderRecorded(code=found.code, organisation=found.organisation)
    day = last.at.astimezone(at.tzinfo).date()
    did = f"took back that {found.organisation} was reminded by letter"
    note(db, found, NOT_LETTERED, did=did, by=by, at=at, letter=last.id, day=day.isoformat())
    return day
