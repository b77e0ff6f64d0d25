"""One step from a report, a document or the list of recommendations to what every ministry is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from workbench.drafting import queries as drafting
from workbench.errors import Invalid
from workbench.people import Organisation, OrganisationKind
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.recommendations.offices.ministries import may_answer
from workbench.recommendations.wanted import NONE, Wanted
from workbench.requests import operations
from workbench.requests.assembling import ToAsk
from workbench.requests.drawing import Ground, drawn
from workbench.requests.offices import offices
from workbench.requests.operations import Terms
from workbench.requests.records import ItemKind
from workbench.requests.refusals import DueInThePast, NoNumberOfWords, NoSuchRequest, TitleMissing
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.filtering import MOST_IDS, asked_of
from workbench.web.refusals import words
from workbench.web.requests.answering import a_day
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.limits import words_at_most
from workbench.web.requests.sources import Source, documents, source, usual_title

_FIELDS: Final[Mapping[type[Invalid], str]] = {TitleMissing: "title", DueInThePast: "due", NoNumberOfWords: "words"}


@dataclass(frozen=True)
class OfficeRow:
    """An office that may be asked, how much there is to ask it, and in which requests it was asked already.

    by_rule: how much of that is asked for what the office is · speaks_for: names of those asked through it.
    """

    id: str
    name: str
    asked: int
    by_rule: int
    speaks_for: tuple[str, ...]
    there: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True)
class MakingPage(Page):
    template: ClassVar[str] = "requests/making.html"
    report: str
    document: str
    recommendations: str
    source_title: str
    source_address: str
    reports: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    offices: tuple[OfficeRow, ...]
    without_office: int
    assigned_first: int
    assign_address: str
    below: int
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/requests/new")
@requires(Permission.ASK_MINISTRIES)
def before_making() -> str:
    """`?report=`, `?document=` or `?recommendations=` (the filters of the list): what there is to ask each office."""
    return _page(request.args, {}, chosen=None)


@blueprint.post("/requests")
@requires(Permission.ASK_MINISTRIES)
def make() -> Response | tuple[str, int]:
    """A request to each office that was chosen, with the question put to all; nobody is asked before it is sent."""
    given = request.form
    chosen, question = _chosen(given), given.get("question", "").strip()
    due = a_day(given.get("due", ""))
    errors: dict[str, str] = {}
    if due is None:
        errors["due"] = _("Write the last day as year, month and day: 2026-06-30.")
    if not chosen:
        errors["office"] = _("Choose at least one office to be asked.")
    if errors or due is None:
        return _page(given, errors, chosen=chosen), 422
    try:
        _make_all(chosen, _terms(due, given), given, question)
    except Invalid as error:
        field = _FIELDS.get(type(error), "office")
        return _page(given, {field: words(error)}, chosen=chosen), 422
    count = len(chosen)
    flash(
        ngettext(
            "%(num)s request is prepared. Look it over and send it.",
            "%(num)s requests are prepared. Look them over and send them.",
            count,
        )
    )
    return redirect(f"/requests?report={given.get('report', '')}", code=303)


def _terms(due: date, given: Mapping[str, str]) -> Terms:
    """The terms typed. Raises NoNumberOfWords."""
    return Terms(
        due=due,
        words=words_at_most(given.get("words", "")),
        contact=given.get("contact", ""),
        letter=given.get("letter", ""),
        title=given.get("title", ""),
    )


def _chosen(given: MultiDict[str, str]) -> list[str]:
    """The offices that were ticked, and every body below the State's level where all of them were."""
    ticked = given.getlist("office")
    if given.get("every") == "subnational":
        with reading() as db:
            ticked += [each.id for each in _below(db)]
    return list(dict.fromkeys(ticked))


def _below(db: Database) -> tuple[Organisation, ...]:
    return tuple(each for each in people.organisations(db) if each.kind is OrganisationKind.SUBNATIONAL)


def _source(db: Database, given: Mapping[str, str]) -> Source:
    """What the form is for. Raises NoSuchRequest where it names nothing, or what is the secretariat's alone."""
    found = source(db, actor(), given)
    if found is None:
        raise NoSuchRequest
    return found


def _make_all(chosen: list[str], terms: Terms, given: Mapping[str, str], question: str) -> None:
    """All can be made, or none is. Each is kept by itself then, so that nobody's saving waits for thirty of them."""
    with reading() as db:
        hangs_on, at = _source(db, given), now()
        there = operations.there_is(db, actor(), hangs_on.asked, hangs_on.report)
        for office in chosen:
            asked = operations.require_askable(
                db, organisation=office, terms=terms, wanted=hangs_on.wanted, by=actor(), at=at
            )
            operations.require_something_to_ask(db, there, asked, question)
    for office in chosen:
        with store().writing() as db:
            _prepare(db, office, terms=terms, hangs_on=hangs_on, there=there, question=question)


def _prepare(
    db: Database, office: str, *, terms: Terms, hangs_on: Source, there: operations.ThereIs, question: str
) -> None:
    operations.prepare(
        db,
        organisation=office,
        terms=terms,
        report_id=hangs_on.report,
        document_id=hangs_on.document,
        wanted=hangs_on.wanted,
        there=there,
        question=question,
        by=actor(),
        at=now(),
    )


def _page(typed: Mapping[str, str], errors: Mapping[str, str], *, chosen: list[str] | None) -> str:
    with reading() as db:
        found = source(db, actor(), typed)
        rows = _offices(db, found, chosen) if found else ()
        nobodys = _without_office(found.asked) if found else ()
        return render(
            MakingPage(
                report=typed.get("report", ""),
                document=typed.get("document", ""),
                recommendations=typed.get("recommendations", ""),
                source_title=found.title if found else "",
                source_address=found.address if found else "",
                reports=tuple((each.id, each.title) for each in drafting.reports(db, actor())),
                documents=documents(db, actor()),
                offices=rows,
                below=len(_below(db)),
                without_office=len(nobodys),
                assigned_first=min(len(nobodys), MOST_IDS),
                assign_address=asked_of(Wanted(ministry=NONE, ids=nobodys[:MOST_IDS])).address(),
                typed={"title": usual_title(now().year), **typed},
                errors=errors,
            )
        )


def _offices(db: Database, source: Source, chosen: list[str] | None) -> tuple[OfficeRow, ...]:
    """Ticked at first: who answers for something, by assignment or by a goal. What words alone say is for a person, and
    nobody asks itself unless it says so."""
    rows = []
    theirs = offices(db, [each for each in people.organisations(db) if may_answer(each)])
    for each in theirs.values():
        asked = drawn(source.asked, each)
        by_rule = sum(one.ground is not Ground.OWN for one in asked)
        surely = any(one.ground in (Ground.OWN, Ground.GOAL) for one in asked)
        there = source.there.get(each.id, ())
        is_asking = each.kind is OrganisationKind.SECRETARIAT or each.id == actor().organisation_id
        picked = each.id in chosen if chosen is not None else surely and not there and not is_asking
        names = tuple(one.name for one in each.speaks_for)
        rows.append(OfficeRow(each.id, each.name, len(asked), by_rule, names, there, picked))
    return tuple(sorted(rows, key=lambda row: (not row.is_chosen, -row.asked, row.name)))


def _without_office(asked: tuple[ToAsk, ...]) -> tuple[str, ...]:
    """The leads of the recommendations that nobody answers for."""
    recommended = (each for each in asked if each.kind is ItemKind.RECOMMENDATION)
    return tuple(each.target for each in recommended if not (each.responsible | each.supporting))
