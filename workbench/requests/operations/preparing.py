"""Preparing a request: what one ministry is asked, in which words, by when. It knows nothing of it until it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from workbench.corpus import queries as corpus
from workbench.drafting import queries as drafting
from workbench.drafting.records import StateReport
from workbench.people import Actor, Organisation
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.recommendations.offices.ministries import may_answer
from workbench.recommendations.wanted import Wanted
from workbench.requests import codes, queries, rows, sets
from workbench.requests.asking import limits, there_is_to_ask, to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.beside import own_last
from workbench.requests.concerning import concerned
from workbench.requests.drawing import drawn, wording
from workbench.requests.last_report import last_said
from workbench.requests.ledger import note
from workbench.requests.offices import office as asked_office
from workbench.requests.offices import require_asked_itself
from workbench.requests.operations.limiting import share_out
from workbench.requests.records import Beside, InformationRequest, ItemKind, RequestStanding
from workbench.requests.refusals import (
    AlreadySent,
    DueInThePast,
    NotAMinistry,
    NothingToAsk,
    RequestChanged,
    RequestClosed,
    TitleMissing,
)
from workbench.store import Database, new_id, timestamp
from workbench.text import languages


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


@dataclass(frozen=True)
class ThereIs:
    """What there is to ask any office, and what the budgets of a report's sections leave each thing (by target): read
    once, however many requests are made of it."""

    asked: tuple[ToAsk, ...]
    budgeted: Mapping[str, int | None]


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
    there: ThereIs | None = None,
    question: str = "",
) -> str:
    """Make a request to an office (id, name or short name) and give its id.

    Without `items` it asks all and only what concerns that office (`requests.drawing`) in the report, within the
    budgets of its sections; or, where it is for no report, in the document or among the recommendations of several
    that it hangs on (`wanted`, which needs a title). `there` is that, where the caller has read it; `question` is put
    to it besides. Raises NoSuchOrganisation, NotAMinistry, AskedThrough, DueInThePast, TitleMissing, NothingToAsk,
    ReportNotFound, DocumentNotFound.
    """
    office = require_askable(db, organisation=organisation, terms=terms, wanted=wanted, by=by, at=at)
    report = drafting.report(db, by, report_id) if report_id else None
    document = corpus.document(db, by, document_id) if document_id and report is None else None
    title = report.title if report else document.title if document else ""
    request_id = _insert(db, office, report, _columns(terms, office, title), by=by, at=at)
    if document is not None:
        db.table("request_document").insert({"request_id": request_id, "document_id": document.id})
    made = queries.request(db, by, request_id)
    if wanted is not None:
        sets.hang_on(db, made, wanted)
    if items is None:
        there = there or there_is(db, by, there_is_to_ask(db, by, made), made.report_id)
        require_something_to_ask(db, there, office, question)
        items = _theirs(db, there, office, made.language)
    _add(db, made, (*items, *_put_in_words(question)), by)
    note(db, made, "prepared", did=f"prepared a request to {office.name}", by=by, at=at)
    return made.id


def require_askable(
    db: Database, *, organisation: str, terms: Terms, wanted: Wanted | None, by: Actor, at: datetime
) -> Organisation:
    """That a request to this office can be made; gives the office.

    Raises NoSuchOrganisation, NotAMinistry, AskedThrough, DueInThePast, TitleMissing.
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
    return office


def require_something_to_ask(db: Database, there: ThereIs, office: Organisation, question: str) -> None:
    """That there is anything to ask this office: what concerns it, a question in words of its own, or requirements that
    speak of it, to be looked over and asked then. Raises NothingToAsk."""
    if question.strip() or drawn(there.asked, asked_office(db, office)):
        return
    if not any(each.speaks for each in concerned(db, office.id, there.asked).values()):
        raise NothingToAsk(organisation=office.name)


def _put_in_words(question: str) -> tuple[NewItem, ...]:
    """A question in words of its own, in whatever language they are; none where it says nothing."""
    said = question.strip()
    return (NewItem(ToAsk(ItemKind.QUESTION, "", "", said, languages.guess(said), None)),) if said else ()


def _insert(
    db: Database, office: Organisation, report: StateReport | None, terms: dict[str, Any], *, by: Actor, at: datetime
) -> str:
    """Keep the request itself; gives its id."""
    row = {
        "id": new_id(),
        "code": codes.request_code({each["code"] for each in db.query("select code from information_request")}),
        "report_id": report.id if report else None,
        "organisation_id": office.id,
        "audience": report.audience if report else "secretariat",
        "standing": RequestStanding.IN_PREPARATION.value,
        "made_at": timestamp(at),
        "made_by": by.name,
        **terms,
    }
    db.table("information_request").insert(row)
    return str(row["id"])


def there_is(db: Database, actor: Actor, asked: tuple[ToAsk, ...], report_id: str | None) -> ThereIs:
    """What is asked, with what the report's sections leave each thing; nothing without a report."""
    report = drafting.report(db, actor, report_id) if report_id else None
    return ThereIs(asked, limits(db, report, asked) if report else {})


def from_report(
    db: Database, actor: Actor, report_id: str, office_id: str, *, language: str = "en"
) -> tuple[NewItem, ...]:
    """All and only what that office is asked of the report, each with its words; what is said of it in `language`."""
    there = there_is(db, actor, to_ask(db, actor, report_id), report_id)
    return _theirs(db, there, people.organisation(db, office_id), language)


def of_targets(
    db: Database, actor: Actor, request: InformationRequest, targets: Collection[str], *, words: int | None = None
) -> tuple[NewItem, ...]:
    """What else there is to ask of what the request hangs on, chosen by targets: within `words`, set by hand, or with
    what is budgeted for each."""
    if not targets:
        return ()
    there = there_is(db, actor, there_is_to_ask(db, actor, request), request.report_id)
    return tuple(
        NewItem(each, words, budgeted=there.budgeted.get(each.target)) for each in there.asked if each.target in targets
    )


def _theirs(db: Database, there: ThereIs, office: Organisation, language: str) -> tuple[NewItem, ...]:
    """All and only what that office is asked of it, each with what is budgeted for it."""
    whose = asked_office(db, office)
    return tuple(
        NewItem(each.asked, wording=wording(each, whose, language), budgeted=there.budgeted.get(each.asked.target))
        for each in drawn(there.asked, whose)
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
    new_rows: list[dict[str, Any]] = []
    for place, new in enumerate(items):
        asked = new.asked
        if asked.target and asked.target in known and asked.kind is not ItemKind.QUESTION:
            continue
        beside = (own.get(asked.target), *(asked.beside or [last.get(place)]))
        row = _row(new, found.id, codes.item_code(taken), [each for each in beside if each is not None])
        new_rows.append({**row, "position": position + len(new_rows) + 1})
        known.add(asked.target)
        taken.add(row["code"])
    db.table("request_item").insert_all(new_rows)
    share_out(db, found)
    return len(new_rows)


def _row(new: NewItem, request_id: str, code: str, beside: Sequence[Beside]) -> dict[str, Any]:
    asked = new.asked
    return {
        "id": new_id(),
        "request_id": request_id,
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
        "beside": rows.beside_column(beside),
    }
