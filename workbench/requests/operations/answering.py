"""A ministry prepares its answers: its own people's, seen by nobody else, until they are submitted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.people import Actor
from workbench.requests import earlier, queries, rows
from workbench.requests.earlier import How
from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    ContributedAnswer,
    InformationRequest,
    PreparedAnswer,
    Use,
)
from workbench.requests.refusals import (
    AnswerChanged,
    AnswerIsEmpty,
    BelongsToMissing,
    NoSuchAnswer,
    NothingToBringBack,
    NothingToCorrect,
    RequestClosed,
)
from workbench.requests.standing import to_go_on_from
from workbench.store import Database, new_id, timestamp


@dataclass(frozen=True)
class Answer:
    """What is answered to an item. `belongs_to` is needed for NOT_OURS, blocks for ANSWER."""

    kind: AnswerKind = AnswerKind.ANSWER
    use: Use = Use.FOR_REPORT
    belongs_to: str = ""
    blocks: tuple[AnswerBlock, ...] = ()


def write_answer(
    db: Database, *, request_id: str, item_id: str, answer: Answer, by: Actor, at: datetime, source: str = ""
) -> str:
    """Keep an answer to an item (id or code), beside any other to it, and give its id.

    Where something was contributed and nothing is in preparation, the other answers come along (`carry_on`). Raises
    NoSuchRequest, RequestClosed, NoSuchItem, AnswerIsEmpty, BelongsToMissing.
    """
    found = open_request(db, request_id, by)
    item = queries.item(db, found.id, item_id)
    require_said(answer)
    carry_on(db, found, but={item.id}, by=by, at=at)
    return _put(db, found, answer, item_id=item.id, source=source, why="", by=by, at=at)


def rewrite_answer(db: Database, *, answer_id: str, version: int, answer: Answer, by: Actor, at: datetime) -> None:
    """Change an answer in preparation. Raises NoSuchAnswer, AnswerChanged, AnswerIsEmpty, BelongsToMissing."""
    mine = _mine(db, answer_id, by)
    if mine.version != version:
        raise AnswerChanged
    require_said(answer)
    rewrite(db, mine, answer, by=by, at=at)


def rewrite(db: Database, mine: PreparedAnswer, answer: Answer, *, by: Actor, at: datetime) -> None:
    """The answer reads so from now on; what stood there is kept where it was anything else."""
    if Answer(mine.kind, mine.use, mine.belongs_to, mine.blocks) != answer:
        keep_earlier(db, mine, How.REWRITTEN, by=by, at=at)
    values = {**_columns(answer), "version": mine.version + 1, "updated_at": timestamp(at)}
    db.table("prepared_answer").update(mine.id, values)


def place_answer(db: Database, *, answer_id: str, item_id: str, by: Actor, at: datetime) -> None:
    """Say which item (id or code) an answer is to. Raises NoSuchAnswer, NoSuchItem."""
    mine = _mine(db, answer_id, by)
    item = queries.item(db, mine.request_id, item_id)
    values = {"item_id": item.id, "why_queued": "", "version": mine.version + 1, "updated_at": timestamp(at)}
    db.table("prepared_answer").update(mine.id, values)


def discard_answer(db: Database, *, answer_id: str, by: Actor, at: datetime) -> None:
    """Leave out an answer in preparation; it can be brought back. Raises NoSuchAnswer."""
    take_out(db, _mine(db, answer_id, by), How.LEFT_OUT, by=by, at=at)


def bring_back(db: Database, *, request_id: str, earlier_id: str, by: Actor, at: datetime) -> None:
    """Have an earlier answer stand again: in the place of what it was rewritten to, or beside what stands there.

    After a contribution the other answers come along (`carry_on`). Raises NoSuchRequest, RequestClosed,
    NothingToBringBack.
    """
    found = open_request(db, request_id, by)
    before = next((each for each in earlier.answers(db, by, found.id) if each.id == earlier_id), None)
    if before is None:
        raise NothingToBringBack
    answer = Answer(before.kind, before.use, before.belongs_to, before.blocks)
    there = next((each for each in queries.prepared(db, by, found.id) if each.id == before.answer_id), None)
    if there is not None:
        rewrite(db, there, answer, by=by, at=at)
    else:
        item_id, source, why = before.item_id, before.source, before.why_queued
        carry_on(db, found, but={item_id} if item_id else (), by=by, at=at)
        _put(db, found, answer, item_id=item_id, source=source, why=why, by=by, at=at)
    db.execute("delete from earlier_answer where id = :id", {"id": before.id})


def make_one(
    db: Database, *, keep: str, others: Sequence[str], version: int, answer: Answer, by: Actor, at: datetime
) -> None:
    """One answer of what several departments wrote to an item. Raises NoSuchAnswer, AnswerChanged, AnswerIsEmpty."""
    kept = _mine(db, keep, by)
    for other in dict.fromkeys(others):
        beside = _mine(db, other, by)
        if beside.item_id != kept.item_id or beside.request_id != kept.request_id:
            raise NoSuchAnswer
        if beside.id != kept.id:
            take_out(db, beside, How.PUT_TOGETHER, by=by, at=at)
    rewrite_answer(db, answer_id=keep, version=version, answer=answer, by=by, at=at)


def begin_again(db: Database, *, request_id: str, by: Actor, at: datetime) -> int:
    """Put what was contributed last into preparation, to be corrected and submitted anew; gives how many answers.

    Items that have an answer in preparation keep it. Raises NoSuchRequest, RequestClosed, NothingToCorrect.
    """
    found = open_request(db, request_id, by)
    given = queries.contributions(db, by, [found.id])
    if not given:
        raise NothingToCorrect
    there = queries.prepared(db, by, found.id)
    lost = [each.blocks for each in there if each.item_id is None]
    last = [each for each in to_go_on_from(given) if each.item_id or each.blocks not in lost]
    return _put_all(db, found, last, but={each.item_id for each in there if each.item_id}, by=by, at=at)


def carry_on(db: Database, found: InformationRequest, *, but: Collection[str], by: Actor, at: datetime) -> None:
    """Where nothing is in preparation, what was contributed comes into it, but to the items `but`.

    A contribution stands whole: submitted without them, the other answers would stand no more.
    """
    if not queries.prepared(db, by, found.id):
        last = to_go_on_from(queries.contributions(db, by, [found.id]))
        _put_all(db, found, last, but=but, by=by, at=at)


def _put_all(
    db: Database,
    found: InformationRequest,
    given: Iterable[ContributedAnswer],
    *,
    but: Collection[str],
    by: Actor,
    at: datetime,
) -> int:
    wanted = [each for each in given if each.item_id not in but]
    for each in wanted:
        answer = Answer(each.kind, each.use, each.belongs_to, each.blocks)
        _put(db, found, answer, item_id=each.item_id, source="", why=each.why_queued, by=by, at=at)
    return len(wanted)


def put_answer(
    db: Database, found: InformationRequest, answer: Answer, *, item_id: str, source: str, by: Actor, at: datetime
) -> str:
    """Keep what a file says to an item, as it stands there: one that names no office is asked for it at submission."""
    return _put(db, found, answer, item_id=item_id, source=source, why="", by=by, at=at)


def put_queued(
    db: Database, found: InformationRequest, answer: Answer, *, source: str, why: str, by: Actor, at: datetime
) -> str:
    """Keep words of a file that found no item, with the reason."""
    return _put(db, found, answer, item_id=None, source=source, why=why, by=by, at=at)


def open_request(db: Database, request_id: str, by: Actor) -> InformationRequest:
    """The request, for its ministry's people while answers are awaited. Raises NoSuchRequest, RequestClosed."""
    found = queries.answers(db, by, request_id)
    if not found.is_open:
        raise RequestClosed
    return found


def _mine(db: Database, answer_id: str, by: Actor) -> PreparedAnswer:
    for row in db.query("select request_id from prepared_answer where id = :id", {"id": answer_id}):
        found = open_request(db, row["request_id"], by)
        for mine in queries.prepared(db, by, found.id):
            if mine.id == answer_id:
                return mine
    raise NoSuchAnswer


def take_out(db: Database, mine: PreparedAnswer, how: How, *, by: Actor, at: datetime) -> None:
    """It stands no more, and is kept to be brought back."""
    keep_earlier(db, mine, how, by=by, at=at)
    db.execute("delete from prepared_answer where id = :id", {"id": mine.id})


def keep_earlier(db: Database, mine: PreparedAnswer, how: How, *, by: Actor, at: datetime) -> None:
    """Keep an answer as it stands now, for its ministry's people alone, before it is changed or left out."""
    row = {
        "id": new_id(),
        "answer_id": mine.id,
        "request_id": mine.request_id,
        "item_id": mine.item_id,
        "organisation_id": mine.organisation_id,
        "audience": f"organisation:{mine.organisation_id}",
        "source": mine.source,
        "why_queued": mine.why_queued,
        "author_label": mine.author_label,
        "how": how.value,
        "by_label": by.name,
        "at": timestamp(at),
        **_columns(Answer(mine.kind, mine.use, mine.belongs_to, mine.blocks)),
    }
    db.table("earlier_answer").insert(row)


def require_said(answer: Answer) -> None:
    """That an answer says something. Raises AnswerIsEmpty, BelongsToMissing."""
    if answer.kind is AnswerKind.ANSWER and not said(answer.blocks):
        raise AnswerIsEmpty
    if answer.kind is AnswerKind.NOT_OURS and not answer.belongs_to.strip():
        raise BelongsToMissing


def said(blocks: Iterable[AnswerBlock]) -> bool:
    """Whether anything stands in an answer."""
    return any(each.text.strip() for each in blocks)


def _put(
    db: Database,
    found: InformationRequest,
    answer: Answer,
    *,
    item_id: str | None,
    source: str,
    why: str,
    by: Actor,
    at: datetime,
) -> str:
    row = {
        "id": new_id(),
        "request_id": found.id,
        "item_id": item_id,
        "organisation_id": found.organisation_id,
        "audience": f"organisation:{found.organisation_id}",
        "source": source,
        "why_queued": why,
        "author_id": by.person_id,
        "author_label": by.name,
        "version": 1,
        "updated_at": timestamp(at),
        **_columns(answer),
    }
    db.table("prepared_answer").insert(row)
    return str(row["id"])


def _columns(answer: Answer) -> dict[str, Any]:
    return {
        "kind": answer.kind.value,
        "use": answer.use.value,
        "belongs_to": answer.belongs_to.strip(),
        "blocks": rows.blocks_column(answer.blocks),
    }
