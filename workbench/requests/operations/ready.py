"""A focal point says that the answers are ready: the validating authority of its ministry is told."""

from __future__ import annotations

from datetime import datetime

from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, may
from workbench.requests import queries
from workbench.requests.operations.answering import open_request
from workbench.requests.operations.submitting import require_ready
from workbench.requests.operations.validating import standing
from workbench.requests.refusals import NobodyToTell, StandsAlready
from workbench.requests.telling import tell_ready
from workbench.store import Database


def say_ready(db: Database, *, request_id: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Tell whoever can sign in and stand behind the answers, but `by`, that they wait for it; gives their names.

    Nobody outside the ministry learns of it. Raises NoSuchRequest, RequestClosed, NothingAnswered, AnswersWithoutItem,
    TwoAnswersToOneItem, OfficeNotNamed, StandsAlready, NobodyToTell.
    """
    found = open_request(db, request_id, by)
    require_ready(db, found, queries.prepared(db, by, found.id))
    if (there := standing(db, by, found.id)) is not None:
        raise StandsAlready(name=there.by_name)
    voices = [people.actor_of(db, each.id) for each in people.voices_of(db, found.organisation_id)]
    others = [each for each in voices if may(each, Permission.ANSWER_REQUESTS) and each.person_id != by.person_id]
    if not others:
        raise NobodyToTell(organisation=found.organisation)
    tell_ready(db, found, others, at=at)
    return tuple(each.name for each in others)
