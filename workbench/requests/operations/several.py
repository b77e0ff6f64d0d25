"""One answer to several items at once, as when nothing changed since the last report."""

from collections.abc import Sequence
from datetime import datetime

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.operations.answering import Answer, carry_on, open_request, put_answer, require_said
from workbench.requests.refusals import NothingTicked
from workbench.store import Database


def answer_several(
    db: Database,
    *,
    request_id: str,
    item_ids: Sequence[str],
    answer: Answer,
    by: Actor,
    at: datetime,
    anew: bool = False,
) -> tuple[str, ...]:
    """Keep the same answer to each of these items (id or code) that has none in preparation; gives the ids of those.

    What was contributed to an item comes along and stays as it is, unless it is answered `anew`. Raises NoSuchRequest,
    RequestClosed, NothingTicked, NoSuchItem, AnswerIsEmpty, BelongsToMissing.
    """
    found = open_request(db, request_id, by)
    if not item_ids:
        raise NothingTicked
    require_said(answer)
    wanted = dict.fromkeys(queries.item(db, found.id, each).id for each in item_ids)
    carry_on(db, found, but=wanted if anew else (), by=by, at=at)
    there = {each.item_id for each in queries.prepared(db, by, found.id)}
    still_open = tuple(each for each in wanted if each not in there)
    for item_id in still_open:
        put_answer(db, found, answer, item_id=item_id, source="", by=by, at=at)
    return still_open
