"""A focal point says that the answers are ready: the validating authority of its ministry is told."""

from __future__ import annotations

from datetime import datetime

from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, may
from workbench.requests import queries
from workbench.requests.operations.answering import open_request
from workbench.requests.operations.submitting import require_ready
from workbench.requests.operations.validating import sealed, standing
from workbench.requests.refusals import NobodyToTell, StandsAlready, ToldAlready
from workbench.requests.telling import tell_ready
from workbench.store import Database, timestamp


def say_ready(db: Database, *, request_id: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Tell whoever can sign in and stand behind the answers, but `by`, that they wait for it; gives their names.

    Each is told once of the same answers. Nobody outside the ministry learns of it. Raises NoSuchRequest,
    RequestClosed, NothingAnswered, AnswersWithoutItem, TwoAnswersToOneItem, OfficeNotNamed, StandsAlready,
    NobodyToTell, ToldAlready.
    """
    found = open_request(db, request_id, by)
    require_ready(db, found, queries.prepared(db, by, found.id))
    if (there := standing(db, by, found.id)) is not None:
        raise StandsAlready(name=there.by_name)
    voices = [people.actor_of(db, each.id) for each in people.voices_of(db, found.organisation_id)]
    others = [each for each in voices if may(each, Permission.ANSWER_REQUESTS) and each.person_id != by.person_id]
    if not others:
        raise NobodyToTell(organisation=found.organisation)
    seal = sealed(db, by, found.id)
    known = _told(db, found.id, seal)
    fresh = [each for each in others if each.person_id not in known]
    if not fresh:
        day = max(known[each.person_id] for each in others).date().isoformat()
        raise ToldAlready(names=", ".join(each.name for each in others), day=day)
    tell_ready(db, found, fresh, at=at)
    told = [
        {"request_id": found.id, "person_id": each.person_id, "digest": seal, "at": timestamp(at)} for each in fresh
    ]
    db.table("ready_told").upsert_all(told, pk=("request_id", "person_id"))
    return tuple(each.name for each in fresh)


def _told(db: Database, request_id: str, seal: str) -> dict[str | None, datetime]:
    """Who was last told of the answers of that digest, and when."""
    sql = "select person_id, at from ready_told where request_id = :id and digest = :seal"
    return {
        row["person_id"]: datetime.fromisoformat(row["at"]) for row in db.query(sql, {"id": request_id, "seal": seal})
    }
