"""Letters of reminder went out on paper: it is recorded, and both sides read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workbench.people import Actor
from workbench.requests import owing, queries
from workbench.requests.ledger import note
from workbench.requests.refusals import NobodyToRemind, NotAwaited
from workbench.requests.reminded import LETTERED, lettered_on
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
