"""A request goes out, gets more time, is closed, opened again, or taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.requests import owing, queries
from workbench.requests.ledger import note
from workbench.requests.operations.preparing import in_preparation
from workbench.requests.operations.validating import KeptFile, keep_file
from workbench.requests.records import OUT, InformationRequest, RequestStanding
from workbench.requests.refusals import (
    DueInThePast,
    NeedsNoMoreTime,
    NothingAsked,
    NotSentYet,
    ReasonOfExtensionMissing,
    RequestClosed,
)
from workbench.requests.telling import tell_ministry
from workbench.store import Database, timestamp

LETTER_LINES: Final = "letter_lines"  # the fact of a sending that holds the lines of its letter, as JSON


@dataclass(frozen=True)
class SentLetter:
    """The letter on top of a request as it went out, and its lines, by which a form that comes back is told from it."""

    file: KeptFile
    lines: tuple[str, ...]


def send(db: Database, *, request_id: str, by: Actor, at: datetime, letter: SentLetter | None = None) -> None:
    """Ask the ministry: from now on it sees the request, and what was asked stays, its letter too.

    Raises NoSuchRequest, AlreadySent, NothingAsked, DueInThePast.
    """
    found = in_preparation(db, request_id, by)
    if not queries.items(db, found.id):
        raise NothingAsked(organisation=found.organisation)
    if found.due < at.date():
        raise DueInThePast(due=found.due.isoformat())
    _stand(db, found, RequestStanding.SENT, sent_at=timestamp(at))
    facts = {LETTER_LINES: json.dumps(letter.lines, ensure_ascii=False)} if letter else {}
    if letter is not None:
        shared = f"contribution:{found.organisation_id}"  # those who ask and those who are asked
        keep_file(db, found, letter.file, direction=OUT, audience=shared, is_office=False, by=by, at=at)
    note(db, found, "sent", did=f"sent a request to {found.organisation}", by=by, at=at, **facts)
    tell_ministry(db, found, NoticeKind.REQUESTED, by=by, at=at)


def extend(db: Database, *, request_id: str, due: date, reason: str, by: Actor, at: datetime) -> None:
    """More time for a request that was sent, as long as nothing was submitted: what is late stays late.

    Raises NoSuchRequest, NotSentYet, RequestClosed, NeedsNoMoreTime, DueInThePast, ReasonOfExtensionMissing.
    """
    found = _sent(db, request_id, by)
    submitted = owing.submitted_at(db, found)
    if submitted is not None:
        day = submitted.astimezone(at.tzinfo).date().isoformat()
        raise NeedsNoMoreTime(organisation=found.organisation, day=day)
    if due < at.date() or due <= found.due:
        raise DueInThePast(due=due.isoformat())
    if not reason.strip():
        raise ReasonOfExtensionMissing(organisation=found.organisation)
    db.table("information_request").update(found.id, {"due": due.isoformat()})
    facts = {"from": found.due.isoformat(), "to": due.isoformat(), "reason": reason.strip()}
    note(db, found, "extended", did=f"gave {found.organisation} more time", by=by, at=at, **facts)
    tell_ministry(db, replace(found, due=due), NoticeKind.REQUEST_EXTENDED, by=by, at=at)


def close(db: Database, *, request_id: str, by: Actor, at: datetime) -> None:
    """No more answers are awaited. Raises NoSuchRequest, NotSentYet, RequestClosed."""
    found = _sent(db, request_id, by)
    _stand(db, found, RequestStanding.CLOSED)
    note(db, found, "closed", did=f"closed a request to {found.organisation}", by=by, at=at)
    tell_ministry(db, found, NoticeKind.REQUEST_CLOSED, by=by, at=at)


def reopen(db: Database, *, request_id: str, by: Actor, at: datetime) -> None:
    """Await answers again; an open request stays as it is. One taken back before it was sent is in preparation again.

    Raises NoSuchRequest, NotSentYet.
    """
    found = queries.asks(db, by, request_id)
    if found.standing is RequestStanding.SENT:
        return
    if found.sent_at is None:
        _prepare_again(db, found, by=by, at=at)
        return
    _stand(db, found, RequestStanding.SENT)
    note(db, found, "reopened", did=f"opened a request to {found.organisation} again", by=by, at=at)
    tell_ministry(db, found, NoticeKind.REQUESTED, by=by, at=at)


def _prepare_again(db: Database, found: InformationRequest, *, by: Actor, at: datetime) -> None:
    if found.standing is not RequestStanding.WITHDRAWN:
        raise NotSentYet
    _stand(db, found, RequestStanding.IN_PREPARATION)
    note(db, found, "reopened", did=f"prepares a request to {found.organisation} again", by=by, at=at)


def withdraw(db: Database, *, request_id: str, reason: str, by: Actor, at: datetime) -> None:
    """Take a request back; what was contributed stays, and once is enough. Raises NoSuchRequest."""
    found = queries.asks(db, by, request_id)
    if found.is_withdrawn:
        return
    _stand(db, found, RequestStanding.WITHDRAWN)
    did = f"took back a request to {found.organisation}"
    note(db, found, "withdrawn", did=did, by=by, at=at, reason=reason.strip())
    if found.is_open:  # of one in preparation the ministry knows nothing; of a closed one it knows that
        tell_ministry(db, found, NoticeKind.REQUEST_CLOSED, by=by, at=at)


def _sent(db: Database, request_id: str, by: Actor) -> InformationRequest:
    found = queries.asks(db, by, request_id)
    if found.sent_at is None:
        raise NotSentYet
    if not found.is_open:
        raise RequestClosed
    return found


def _stand(db: Database, found: InformationRequest, standing: RequestStanding, **columns: str) -> None:
    db.table("information_request").update(found.id, {"standing": standing.value, **columns})
