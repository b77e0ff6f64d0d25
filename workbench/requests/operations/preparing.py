"""Preparing a request: what one ministry is asked, in which words, by when. It knows nothing of it until it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from workbench.corpus import queries as corpus
from workbench.drafting import queries as drafting
from workbench.people import Actor, Organisation
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.recommendations.offices.ministries import may_answer
from workbench.recommendations.wanted import Wanted
from workbench.requests import codes, queries, rows, sets
from workbench.requests.asking import limits, there_is_to_ask, to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.beside import own_last
from workbench.requests.drawing import Drawn, Office, drawn, wording
from workbench.requests.last_report import last_said
from workbench.requests.ledger import note
from workbench.requests.offices import office as asked_office
from workbench.requests.offices import require_asked_itself
from workbench.requests.operations.limiting import share_out
from workbench.requests.records import InformationRequest, ItemKind, RequestStanding
from workbench.requests.refusals import (
    AlreadySent,
    DueInThePast,
    NotAMinistry,
    RequestChanged,
    RequestClosed,
    TitleMissing,
)
from workbench.store import Database, new_id, timestamp


@dataclass(frozen=True)
class Terms:
    """What a request says beside its items; `words` is the limit of the whole, None without one."""

    due: date
    title: str = ""
    words: int | None = None
    contact: str = ""
    letter: str = ""
    language: str = ""


@dataclass(frozen=True)
class NewItem:
    """Something to be asked. words: the limit set by hand, None for what the rule gives (`assembling.shared_out`) ·
    budgeted: what its section's budget leaves it, None without one."""

    asked: ToAsk
    words: int | None = None
    wording: str = ""
    budgeted: int | None = None


def prepare(
    db: Database,
    *,
    organisation: str,
    terms: Terms,
    by: Actor,
    at: datetime,
    report_id: str | None = None,
    document_id: str | None = None,
    wanted: Wanted | None = None,
    items: Sequence[NewItem] | None = None,
) -> str:
    """Make a request to an office (id, name or short name) and give its id.

    Without `items` it asks all and only what concerns that office (`requests.drawing`) in the report, within the
    budgets of its sections; or, where it is for no report, in the document or among the recommendations of several
    that it hangs on (`wanted`, which needs a title). Raises NoSuchOrganisation, NotAMinistry, AskedThrough,
    DueInThePast, TitleMissing, ReportNotFound, DocumentNotFound.
    """
    require(by, Permission.ASK_MINISTRIES)
    office = people.organisation(db, organisation)
    if not may_answer(office):
        raise NotAMinistry(organisation=office.name)
    require_asked_itself(db, office)
    if terms.due < at.date():
        raise DueInThePast(due=terms.due.isoformat())
    if wanted is not None and not terms.title.strip():
        raise TitleMissing
    report = drafting.report(db, by, report_id) if report_id else None
    document = corpus.document(db, by, document_id) if document_id and report is None else None
    found = {
        "id": new_id(),
        "code": codes.request_code({row["code"] for row in db.query("select code from information_request")}),
        "report_id": report.id if report else None,
        "organisation_id": office.id,
        "audience": report.audience if report else "secretariat",
        "standing": RequestStanding.IN_PREPARATION.value,
        "made_at": timestamp(at),
        "made_by": by.name,
        **_columns(terms, office, report.title if report else document.title if document else ""),
    }
    db.table("information_request").insert(found)
    if document is not None:
        db.table("request_document").insert({"request_id": found["id"], "document_id": document.id})
    made = queries.request(db, by, str(found["id"]))
    if wanted is not None:
        sets.hang_on(db, made, wanted)
    chosen = items if items is not None else for_office(db, by, made)
    _add(db, made, chosen, by)
    note(db, made, "prepared", did=f"prepared a request to {office.name}", by=by, at=at)
    return made.id


def for_office(db: Database, actor: Actor, request: InformationRequest) -> tuple[NewItem, ...]:
    """All and only what its office is asked of what the request hangs on, each with what is budgeted for it, if the
    request is for a report."""
    if request.report_id is not None:
        return from_report(db, actor, request.report_id, request.organisation_id, language=request.language)
    whose = asked_office(db, people.organisation(db, request.organisation_id))
    theirs = drawn(there_is_to_ask(db, actor, request), whose)
    return _items(theirs, whose, {}, request.language)


def from_report(
    db: Database, actor: Actor, report_id: str, office_id: str, *, language: str = "en"
) -> tuple[NewItem, ...]:
    """All and only what that office is asked of the report, each with its words; what is said of it in `language`."""
    report = drafting.report(db, actor, report_id)
    asked = to_ask(db, actor, report_id)
    whose = asked_office(db, people.organisation(db, office_id))
    return _items(drawn(asked, whose), whose, limits(db, report, asked), language)


def _items(
    theirs: Iterable[Drawn], whose: Office, words: Mapping[str, int | None], language: str
) -> tuple[NewItem, ...]:
    return tuple(
        NewItem(each.asked, wording=wording(each, whose, language), budgeted=words.get(each.asked.target))
        for each in theirs
    )


def change(db: Database, *, request_id: str, version: int, terms: Terms, by: Actor, at: datetime) -> None:
    """Other terms for a request in preparation. Raises NoSuchRequest, AlreadySent, RequestChanged, DueInThePast."""
    found = in_preparation(db, request_id, by)
    if found.version != version:
        raise RequestChanged
    if terms.due < at.date():
        raise DueInThePast(due=terms.due.isoformat())
    office = people.organisation(db, found.organisation_id)
    db.table("information_request").update(
        found.id, {**_columns(terms, office, found.report_title), "version": version + 1}
    )
    share_out(db, replace(found, words=terms.words))


def add_items(db: Database, *, request_id: str, items: Iterable[NewItem], by: Actor) -> int:
    """Ask more, nothing twice; gives how many were new. Raises NoSuchRequest, AlreadySent."""
    return _add(db, in_preparation(db, request_id, by), items, by)


def change_item(db: Database, *, request_id: str, item_id: str, wording: str, words: int | None, by: Actor) -> None:
    """What the secretariat adds to an item, and its limit; None, or the one it has, leaves that to the rule.

    Raises NoSuchRequest, AlreadySent, NoSuchItem.
    """
    request = in_preparation(db, request_id, by)
    found = queries.item(db, request.id, item_id)
    db.table("request_item").update(found.id, {"asked": wording.strip()})
    if words != found.words:
        db.table("request_item").update(found.id, {"words": words, "by_hand": int(words is not None)})
        share_out(db, request)


def drop_item(db: Database, *, request_id: str, item_id: str, by: Actor) -> None:
    """Do not ask it. Raises NoSuchRequest, AlreadySent, NoSuchItem."""
    request = in_preparation(db, request_id, by)
    found = queries.item(db, request.id, item_id)
    db.execute("delete from request_item where id = :id", {"id": found.id})
    share_out(db, request)


def in_preparation(db: Database, request_id: str, by: Actor) -> InformationRequest:
    """The request, while it may be changed. Raises NoSuchRequest, AlreadySent, RequestClosed."""
    found = queries.asks(db, by, request_id)
    if found.sent_at is not None:
        raise AlreadySent(organisation=found.organisation, day=found.sent_at.date().isoformat())
    if found.standing is RequestStanding.WITHDRAWN:
        raise RequestClosed
    return found


def _columns(terms: Terms, office: Organisation, report_title: str) -> dict[str, Any]:
    return {
        "title": terms.title.strip() or report_title,
        "language": terms.language or office.language,
        "due": terms.due.isoformat(),
        "words": terms.words,
        "contact": terms.contact.strip(),
        "letter": terms.letter.strip(),
    }


def _add(db: Database, found: InformationRequest, items: Iterable[NewItem], by: Actor) -> int:
    items = tuple(items)
    own = own_last(db, by, found.organisation_id, {each.asked.target for each in items})
    last = last_said(db, by, found, [each.asked for each in items])
    there = queries.items(db, found.id)
    known = {each.target for each in there if each.target}
    taken = {each.code for each in there}
    position = max((each.position for each in there), default=0)
    added = 0
    for place, new in enumerate(items):
        asked = new.asked
        if asked.target and asked.target in known and asked.kind is not ItemKind.QUESTION:
            continue
        code, position, added = codes.item_code(taken), position + 1, added + 1
        known.add(asked.target)
        taken.add(code)
        db.table("request_item").insert(
            {
                "id": new_id(),
                "request_id": found.id,
                "position": position,
                "code": code,
                "kind": asked.kind.value,
                "target": asked.target,
                "key": asked.key,
                "text": asked.text,
                "language": asked.language,
                "asked": new.wording.strip(),
                "words": new.words,
                "by_hand": int(new.words is not None),
                "budgeted": new.budgeted,
                "section_id": asked.section_id,
                "beside": rows.beside_column(
                    each for each in (own.get(asked.target), *(asked.beside or [last.get(place)])) if each is not None
                ),
            }
        )
    share_out(db, found)
    return added
