"""Reads of requests. The State side sees those of its reports; a ministry what was sent to it, and its own alone.

What a ministry prepares is seen by its own people; what came unsigned by them and the secretariat; what was submitted
by whoever may read that ministry's contributions.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from workbench.corpus import queries as corpus
from workbench.corpus.queries import DocumentNotFound
from workbench.corpus.records import Document
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may, may_see
from workbench.requests import rows
from workbench.requests.records import (
    OUT,
    AnswerBlock,
    BlockKind,
    ContributedAnswer,
    Contribution,
    InformationRequest,
    PreparedAnswer,
    PreparedAttachment,
    RequestEvent,
    RequestFile,
    RequestItem,
)
from workbench.requests.refusals import NoSuchItem, NoSuchPicture, NoSuchRequest
from workbench.store import Database

_REQUESTS = """
    select r.*, o.name as organisation, report.title as report_title from information_request r
    join organisation o on o.id = r.organisation_id left join report on report.id = r.report_id
"""
_CONTRIBUTIONS = f"""
    select c.*, o.name as organisation, f.sha256 as file
    from (select value as id, min(key) as place from json_each(:ids) group by value) as asked
    join contribution c on c.request_id = asked.id join organisation o on o.id = c.organisation_id
    left join request_file f on f.id = c.file_id
    where {audience_clause("c.audience")} or (:answers and exists (
        select 1 from information_request r where r.id = c.request_id and r.organisation_id = :office))
    order by asked.place, c.number
"""
# What a ministry knows of: what was sent to it, were it taken back since.
_THEIRS = "(:answers and r.organisation_id = :office and r.sent_at is not null)"


def requests(db: Database, actor: Actor, *, report_id: str | None = None) -> tuple[InformationRequest, ...]:
    """Those that the actor may know of, first due first."""
    if not may(actor, Permission.READ_REQUESTS):
        return ()
    sql = (
        f"{_REQUESTS} where ((:asks and {audience_clause('r.audience')}) or {_THEIRS}) "
        "and (:report is null or r.report_id = :report) order by r.due, o.name, r.id"
    )
    return tuple(rows.request(row) for row in db.query(sql, {**_seen(actor), "report": report_id}))


def request(db: Database, actor: Actor, id_or_code: str) -> InformationRequest:
    """One of them, by id or code. Raises NoSuchRequest."""
    for found in requests(db, actor):
        if id_or_code.strip().upper() in (found.id, found.code):
            return found
    raise NoSuchRequest


def whichever(db: Database, request_id: str) -> InformationRequest:
    """The request whoever asks, for the program itself. Raises NoSuchRequest."""
    for row in db.query(f"{_REQUESTS} where r.id = :id", {"id": request_id}):
        return rows.request(row)
    raise NoSuchRequest


def asks(db: Database, actor: Actor, request_id: str) -> InformationRequest:
    """The request for somebody who may change what it asks. Raises NoSuchRequest for everybody else."""
    found = request(db, actor, request_id)
    if not may(actor, Permission.ASK_MINISTRIES) or not may_see(actor, found.audience):
        raise NoSuchRequest
    return found


def answers(db: Database, actor: Actor, request_id: str) -> InformationRequest:
    """The request for one of the people who answer it. Raises NoSuchRequest for everybody else."""
    found = request(db, actor, request_id)
    if not is_theirs(actor, found):
        raise NoSuchRequest
    return found


def is_theirs(actor: Actor, found: InformationRequest) -> bool:
    """Whether the actor is one of the people who answer the request for the ministry that is asked."""
    return may(actor, Permission.ANSWER_REQUESTS) and found.organisation_id == actor.organisation_id


def _seen(actor: Actor) -> dict[str, Any]:
    return {
        **audience_parameters(actor),
        "asks": may(actor, Permission.ASK_MINISTRIES),
        "answers": may(actor, Permission.ANSWER_REQUESTS),
        "office": actor.organisation_id or "",
    }


def document(db: Database, actor: Actor, request_id: str) -> Document | None:
    """What a request for no report hangs on, where the actor may read it."""
    for row in db.query("select document_id from request_document where request_id = :id", {"id": request_id}):
        try:
            return corpus.document(db, actor, str(row["document_id"]))
        except DocumentNotFound:
            return None
    return None


def of_document(db: Database, actor: Actor, document_id: str) -> tuple[InformationRequest, ...]:
    """Those for no report that hang on that document and the actor may know of, first due first."""
    sql = "select request_id from request_document where document_id = :id"
    hanging = {row["request_id"] for row in db.query(sql, {"id": document_id})}
    return tuple(each for each in requests(db, actor) if each.id in hanging)


def items(db: Database, request_id: str) -> tuple[RequestItem, ...]:
    """What a request asks, in order; the caller may see the request."""
    found = db.query("select * from request_item where request_id = :id order by position, id", {"id": request_id})
    return tuple(rows.item(row) for row in found)


def item(db: Database, request_id: str, id_or_code: str) -> RequestItem:
    """One of them, by id or code. Raises NoSuchItem."""
    for found in items(db, request_id):
        if id_or_code in (found.id, found.code):
            return found
    raise NoSuchItem


def events(db: Database, request_id: str) -> tuple[RequestEvent, ...]:
    """What happened to a request, first to last; the caller may see the request."""
    found = db.query("select * from request_event where request_id = :id order by id", {"id": request_id})
    return tuple(rows.event(row) for row in found)


def files(db: Database, actor: Actor, request_id: str) -> tuple[RequestFile, ...]:
    """The files of a request that the actor may read, first to last.

    What a ministry's people brought is theirs who answer for it: a drafter who comes from there is none of them.
    """
    found = request(db, actor, request_id)
    sql = (
        f"select * from request_file where request_id = :id and {audience_clause()} "
        "and (:answers or audience not like 'organisation:%') order by id"
    )
    values = {"id": found.id, **_seen(actor)}
    return tuple(rows.file(row) for row in db.query(sql, values))


def letter(db: Database, actor: Actor, request_id: str) -> RequestFile | None:
    """The letter that went out on top of a request, None where there was none. Raises NoSuchRequest."""
    return next((each for each in reversed(files(db, actor, request_id)) if each.direction == OUT), None)


def prepared(db: Database, actor: Actor, request_id: str) -> tuple[PreparedAnswer, ...]:
    """What the actor's own ministry has in preparation; nobody else has any."""
    found = answers(db, actor, request_id)
    sql = (
        "select * from prepared_answer where request_id = :id and organisation_id = :office "
        f"and {audience_clause()} order by id"
    )
    values = {"id": found.id, "office": found.organisation_id, **audience_parameters(actor)}
    return tuple(rows.prepared(row) for row in db.query(sql, values))


def attachments(db: Database, actor: Actor, request_id: str) -> tuple[PreparedAttachment, ...]:
    """The files that the actor's own ministry has beside its answers in preparation; nobody else has any."""
    found = answers(db, actor, request_id)
    sql = (
        "select * from prepared_attachment where request_id = :id and organisation_id = :office "
        f"and {audience_clause()} order by id"
    )
    values = {"id": found.id, "office": found.organisation_id, **audience_parameters(actor)}
    return tuple(rows.attachment(row) for row in db.query(sql, values))


def contributions(db: Database, actor: Actor, request_ids: Iterable[str]) -> tuple[Contribution, ...]:
    """What was contributed to these requests and the actor may read: request by request as they are given, by number.

    What came unsigned is the secretariat's and its own ministry's.
    """
    found = list(db.query(_CONTRIBUTIONS, {"ids": json.dumps(list(request_ids)), **_seen(actor)}))
    return with_answers(db, found)


def require_picture(db: Database, actor: Actor, request_id: str, sha256: str) -> None:
    """That a picture stands in an answer which the actor may read. Raises NoSuchRequest, NoSuchPicture."""
    found = request(db, actor, request_id)
    given = (each.blocks for one in contributions(db, actor, [found.id]) for each in one.answers)
    ours = (each.blocks for each in prepared(db, actor, found.id)) if is_theirs(actor, found) else iter(())
    if AnswerBlock(BlockKind.PICTURE, sha256) not in chain.from_iterable((*given, *ours)):
        raise NoSuchPicture


def with_answers(db: Database, found: Sequence[Mapping[str, Any]]) -> tuple[Contribution, ...]:
    """Rows of contribution, which the caller may read, with the answers of each in order."""
    sql = (
        "select * from contribution_answer where contribution_id in (select value from json_each(:ids)) order by rowid"
    )
    said: dict[str, list[ContributedAnswer]] = defaultdict(list)
    for row in db.query(sql, {"ids": json.dumps([each["id"] for each in found])}):
        said[row["contribution_id"]].append(rows.contributed(row))
    return tuple(rows.contribution(row, said[row["id"]]) for row in found)
