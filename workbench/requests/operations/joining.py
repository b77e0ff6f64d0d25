"""One answer of what several departments wrote to one item."""

from collections.abc import Sequence
from datetime import datetime

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.operations.answering import Answer, make_one
from workbench.requests.records import AnswerKind, PreparedAnswer, Use
from workbench.requests.refusals import NoSuchAnswer, OneAnswerThere
from workbench.store import Database


def put_together(db: Database, *, request_id: str, item_id: str, by: Actor, at: datetime) -> str:
    """One answer of all that stands in preparation at an item (id or code); gives its id.

    Raises NoSuchRequest, NoSuchItem, NoSuchAnswer, OneAnswerThere, AnswerIsEmpty.
    """
    found = queries.answers(db, by, request_id)
    item = queries.item(db, found.id, item_id)
    there = [each for each in queries.prepared(db, by, found.id) if each.item_id == item.id]
    if not there:
        raise NoSuchAnswer
    first, *others = there
    if not others:
        raise OneAnswerThere(code=item.code)
    ids = [each.id for each in others]
    make_one(db, keep=first.id, others=ids, version=first.version, answer=joined(there), by=by, at=at)
    return first.id


def joined(answers: Sequence[PreparedAnswer]) -> Answer:
    """All their words, in order, to be shortened by hand; where none has any, what the first says.

    What one of them keeps from being quoted is not quoted: the whole is background, until somebody says otherwise.
    """
    first, *_others = answers
    blocks = tuple(block for each in answers for block in each.blocks)
    return Answer(
        kind=AnswerKind.ANSWER if blocks else first.kind,
        use=Use.BACKGROUND if any(each.use is Use.BACKGROUND for each in answers) else Use.FOR_REPORT,
        belongs_to="" if blocks else first.belongs_to,
        blocks=blocks,
    )
