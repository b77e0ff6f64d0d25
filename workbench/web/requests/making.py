"""One step from a report, or from a document that no report answers yet, to what every ministry is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.corpus import queries as corpus
from workbench.corpus.records import Document
from workbench.drafting import queries as drafting
from workbench.errors import Invalid
from workbench.people import queries as people
from workbench.people.access import Permission, may
from workbench.recommendations.offices.ministries import may_answer
from workbench.requests import operations, queries
from workbench.requests.asking import of_document, to_ask
from workbench.requests.assembling import ToAsk, of_office
from workbench.requests.operations import NewItem, Terms
from workbench.requests.records import ItemKind
from workbench.store import Database
from workbench.text import languages
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint

_ASKED_OF: Final = CONCLUDING_OBSERVATIONS | {
    DocumentKind.INDIVIDUAL_COMMUNICATION.value,
    DocumentKind.FOLLOW_UP_ASSESSMENT.value,
    DocumentKind.UPR_DRAFT_WG_REPORT.value,
    DocumentKind.HRC_DOCUMENT.value,
}
_MOST: Final = 60  # documents to choose from


@dataclass(frozen=True)
class OfficeRow:
    """An office that may be asked, how much the report has to ask it, and whether it was asked already."""

    id: str
    name: str
    asked: int
    there: str
    is_chosen: bool


@dataclass(frozen=True)
class MakingPage(Page):
    template: ClassVar[str] = "requests/making.html"
    report: str
    document: str
    source_title: str
    reports: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    offices: tuple[OfficeRow, ...]
    without_office: int
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/requests/new")
@requires(Permission.ASK_MINISTRIES)
def before_making() -> str:
    """`?report=` or `?document=`: its ministries, with what there is to ask each."""
    return _page(request.args, {}, chosen=None)


@blueprint.post("/requests")
@requires(Permission.ASK_MINISTRIES)
def make() -> Response | tuple[str, int]:
    """A request to each office that was chosen, with the question put to all; nobody is asked before it is sent."""
    given = request.form
    chosen, question = given.getlist("office"), given.get("question", "").strip()
    due, words_left = _day(given.get("due", "")), given.get("words", "")
    errors: dict[str, str] = {}
    if due is None:
        errors["due"] = _("Write the last day as year, month and day: 2026-06-30.")
    if not chosen:
        errors["office"] = _("Choose at least one office to be asked.")
    if errors or due is None:
        return _page(given, errors, chosen=chosen), 422
    terms = Terms(
        due=due,
        words=int(words_left) if words_left.isdecimal() and 0 < int(words_left) < 10**7 else None,
        contact=given.get("contact", ""),
        letter=given.get("letter", ""),
    )
    try:
        with store().writing() as db:
            for office in chosen:
                _prepare(db, office, terms, given, question)
    except Invalid as error:
        return _page(given, {"due": words(error)}, chosen=chosen), 422
    count = len(chosen)
    flash(
        ngettext(
            "%(num)s request is prepared. Look it over and send it.",
            "%(num)s requests are prepared. Look them over and send them.",
            count,
        )
    )
    return redirect(f"/requests?report={given.get('report', '')}", code=303)


def _prepare(db: Database, office: str, terms: Terms, given: Mapping[str, str], question: str) -> None:
    request_id = operations.prepare(
        db,
        organisation=office,
        terms=terms,
        report_id=given.get("report") or None,
        document_id=given.get("document") or None,
        by=actor(),
        at=now(),
    )
    if question:
        put = NewItem(ToAsk(ItemKind.QUESTION, "", "", question, languages.guess(question), None))
        operations.add_items(db, request_id=request_id, items=[put], by=actor())


def _page(typed: Mapping[str, str], errors: Mapping[str, str], *, chosen: list[str] | None) -> str:
    report, document = typed.get("report", ""), typed.get("document", "")
    with reading() as db:
        source = _source(db, report, document)
        rows = _offices(db, source, chosen) if source else ()
        return render(
            MakingPage(
                report=report,
                document=document,
                source_title=source.title if source else "",
                reports=tuple((each.id, each.title) for each in drafting.reports(db, actor())),
                documents=_documents(db),
                offices=rows,
                without_office=_without_office(source.asked) if source else 0,
                typed=typed,
                errors=errors,
            )
        )


@dataclass(frozen=True)
class _Source:
    """What there is to ask, of which report or document, and who was asked of it already: office → code."""

    title: str
    asked: tuple[ToAsk, ...]
    there: Mapping[str, str]


def _source(db: Database, report: str, document: str) -> _Source | None:
    if report:
        found = drafting.report(db, actor(), report)
        there = {each.organisation_id: each.code for each in queries.requests(db, actor(), report_id=found.id)}
        return _Source(found.title, to_ask(db, actor(), found.id), there)
    if document and may(actor(), Permission.RECEIVE_CONTRIBUTIONS):
        of = corpus.document(db, actor(), document)
        there = {each.organisation_id: each.code for each in queries.of_document(db, actor(), of.id)}
        return _Source(of.title, of_document(db, actor(), of.id), there)
    return None


def _documents(db: Database) -> tuple[tuple[str, str], ...]:
    """What came and no report answers yet: recommendations and communications, the latest first. The secretariat's.

    Of a document in several languages the one in the reader's.
    """
    if not may(actor(), Permission.RECEIVE_CONTRIBUTIONS):
        return ()
    found: dict[str, Document] = {}
    for each in corpus.documents(db, actor()):
        key = each.base or each.id
        if each.kind in _ASKED_OF and (key not in found or each.language == actor().language):
            found[key] = each
    latest = tuple(found.values())[:_MOST]
    return tuple((each.id, f"{each.symbol or ''} {each.title}".strip()) for each in latest)


def _offices(db: Database, source: _Source, chosen: list[str] | None) -> tuple[OfficeRow, ...]:
    rows = []
    for each in people.organisations(db):
        if not may_answer(each):
            continue
        count = len(of_office(source.asked, each.id))
        picked = each.id in chosen if chosen is not None else bool(count) and each.id not in source.there
        rows.append(OfficeRow(each.id, each.name, count, source.there.get(each.id, ""), picked))
    return tuple(sorted(rows, key=lambda row: (-row.asked, row.name)))


def _without_office(asked: tuple[ToAsk, ...]) -> int:
    return sum(each.kind is ItemKind.RECOMMENDATION and not (each.responsible | each.supporting) for each in asked)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
