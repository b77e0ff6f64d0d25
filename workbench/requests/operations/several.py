"""One answer to several items at once, as when nothing changed since the last report."""

from collections.abc import Collection, Sequence
from datetime import datetime

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.operations.answering import Answer, carry_on, open_request, put_answer, require_said
from workbench.requests.records import InformationRequest
from workbench.requests.refusals import NothingTicked
from workbench.store import Database


def answer_several(
    db: Database, *, request_id: str, item_ids: Sequence[str], answer: Answer, by: Actor, at: datetime
) -> tuple[str, ...]:
    """Keep the same answer to each of these items (id or code) that has none; gives the ids of those.

    What was contributed comes along and stays as it is. Raises NoSuchRequest, RequestClosed, NothingTicked, NoSuchItem,
    AnswerIsEmpty, BelongsToMissing.
    """
    found, wanted = _wanted(db, request_id, item_ids, answer, by)
    carry_on(db, found, but=(), by=by, at=at)
    return _answered(db, found, wanted, answer, by=by, at=at)


def answer_anew(
    db: Database, *, request_id: str, item_ids: Sequence[str], answer: Answer, by: Actor, at: datetime
) -> tuple[str, ...]:
    """The same, but what was contributed to these items is answered anew; what is in preparation stays.

    Raises NoSuchRequest, RequestClosed, NothingTicked, NoSuchItem, AnswerIsEmpty, BelongsToMissing.
    """
    found, wanted = _wanted(db, request_id, item_ids, answer, by)
    carry_on(db, found, but=wanted, by=by, at=at)
    return _answered(db, found, wanted, answer, by=by, at=at)


def _wanted(
    db: Database, request_id: str, item_ids: Sequence[str], answer: Answer, by: Actor
) -> tuple[InformationRequest, tuple[str, ...]]:
    """The request, and the ids of the items, each once, once it is sure that something is said to each."""
    found = open_request(db, request_id, by)
    if not item_ids:
        raise NothingTicked
    require_said(answer)
    return found, tuple(dict.fromkeys(queries.item(db, found.id, each).id for each in item_ids))


def _answered(
    db: Database, found: InformationRequest, wanted: Collection[str], answer: Answer, *, by: Actor, at: datetime
) -> tuple[str, ...]:
    there = {each.item_id for each in queries.prepared(db, by, found.id)}
    still_open = tuple(each for each in wanted if each not in there)
    for item_id in still_open:
        put_answer(db, found, answer, item_id=item_id, source="", by=by, at=at)
    return still_open
