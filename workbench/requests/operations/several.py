"""One answer to several items at once, as when nothing changed since the last report."""

from collections.abc import Sequence
from datetime import datetime

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.operations.answering import Answer, carry_on, open_request, write_answer
from workbench.requests.refusals import NothingTicked
from workbench.store import Database


def answer_several(
    db: Database, *, request_id: str, item_ids: Sequence[str], answer: Answer, by: Actor, at: datetime
) -> int:
    """Keep the same answer to each of these items (id or code) that has none in preparation; gives to how many.

    What stands at an item already, or was contributed to it, stays as it is. Raises NoSuchRequest, RequestClosed,
    NothingTicked, NoSuchItem, AnswerIsEmpty, BelongsToMissing.
    """
    found = open_request(db, request_id, by)
    if not item_ids:
        raise NothingTicked
    carry_on(db, found, but=(), by=by, at=at)
    there = {each.item_id for each in queries.prepared(db, by, found.id)}
    wanted = dict.fromkeys(queries.item(db, found.id, each).id for each in item_ids)
    still_open = [each for each in wanted if each not in there]
    for item_id in still_open:
        write_answer(db, request_id=found.id, item_id=item_id, answer=answer, by=by, at=at)
    return len(still_open)
