"""Opening a round on a frozen version."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.frozen import heading, written_sections
from workbench.comments.records import ResponsePublication, RoundKind
from workbench.comments.refusals import ClosesInThePast, NobodyInvited, ShortNotice
from workbench.comments.seats.capacities import Capacity, capacity_of
from workbench.comments.seats.refusals import AnswersAreOwed
from workbench.drafting import queries as drafting
from workbench.errors import Invalid
from workbench.people import Organisation
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.opening.given import Given, suggested, typed
from workbench.web.comments.words import capacity_words, publication_words, round_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class Guest:
    """An organisation that may be invited; `last_day` is its own, as typed."""

    id: str
    name: str
    independent: bool
    invited: bool
    capacity: str
    last_day: str


@dataclass(frozen=True)
class OpenPage(Page):
    template: ClassVar[str] = "comments/open.html"
    snapshots: tuple[tuple[str, str], ...]
    snapshot: str
    kinds: tuple[tuple[str, str], ...]
    kind: str
    guests: tuple[Guest, ...]
    capacities: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str, int], ...]
    asked: tuple[str, ...]
    publications: tuple[tuple[str, str], ...]
    publication: str
    enforce: bool
    closes: str
    instructions: str
    reason: str
    errors: dict[str, str]


def _guests(db: Database) -> tuple[Organisation, ...]:
    return tuple(office for office in people.organisations(db) if office.kind != "secretariat")


def _snapshots(db: Database) -> tuple[tuple[str, str], ...]:
    return tuple(
        (frozen.id, _("%(report)s, version %(number)s", report=report.title, number=frozen.number))
        for report in drafting.reports(db, actor())
        for frozen in drafting.snapshots(db, actor(), report.id)
    )


def _sections(db: Database, snapshot: str) -> tuple[tuple[str, str, int], ...]:
    """The sections of the version that hold text: id, heading, level."""
    found = drafting.snapshot(db, actor(), snapshot)
    return tuple((each.id, heading(each), each.level) for each in written_sections(found))


def _guest(office: Organisation, given: Given) -> Guest:
    return Guest(
        id=office.id,
        name=office.name,
        independent=office.independent,
        invited=office.id in given.invited,
        capacity=given.capacities.get(office.id, capacity_of(office.kind)).value,
        last_day=given.own_days.get(office.id, ""),
    )


def _page(given: Given | None, errors: dict[str, str]) -> str:
    """The form with what was typed; None: with what the kind that was asked for suggests."""
    with store().reading() as db:
        offices, snapshots = _guests(db), _snapshots(db)
        shown = given or suggested(request.args, offices)
        known = [key for key, _name in snapshots]
        snapshot = shown.snapshot if shown.snapshot in known else next(iter(known), "")
        sections = _sections(db, snapshot) if snapshot else ()
    return render(
        OpenPage(
            snapshots=snapshots,
            snapshot=snapshot,
            kinds=tuple((kind.value, round_words(kind)) for kind in RoundKind),
            kind=shown.kind.value,
            guests=tuple(_guest(office, shown) for office in offices),
            capacities=tuple((each.value, capacity_words(each)) for each in Capacity),
            sections=sections,
            asked=shown.sections,
            publications=tuple((each.value, publication_words(each)) for each in reversed(ResponsePublication)),
            publication=shown.publication.value,
            enforce=shown.enforce,
            closes=shown.closes,
            instructions=shown.instructions,
            reason=shown.reason,
            errors=errors,
        )
    )


@blueprint.get("/rounds/new")
@requires(Permission.MANAGE_ROUNDS)
def before_opening() -> str:
    """Choose the version and the kind; then who is invited, until when, and what they are asked."""
    return _page(None, {})


@blueprint.post("/rounds/new")
@requires(Permission.MANAGE_ROUNDS)
def open_round() -> Response:
    """Open the round."""
    given = typed(request.form)
    closes = given.last_day()
    if closes is None:
        return make_response(_page(given, {"closes": _("Choose the last day for comments.")}), 422)
    try:
        round_id = _opened(given, closes)
    except Invalid as error:
        return make_response(_page(given, {_field_of(error): words(error)}), 422)
    flash(_("The round is open."))
    return redirect(f"/rounds/{round_id}", code=303)


def _opened(given: Given, closes: date) -> str:
    with store().writing() as db:
        return operations.open_round(
            db,
            snapshot_id=given.snapshot,
            kind=given.kind,
            invite=given.invited,
            closes=closes,
            own_deadlines=given.deadlines(),
            capacities=given.asked_as(),
            requested_sections=given.sections,
            response_publication=given.publication,
            enforce_deadline=given.enforce,
            instructions=given.instructions,
            reason=given.reason,
            by=actor(),
            at=now(),
        )


def _field_of(error: Invalid) -> str:
    if isinstance(error, ShortNotice):
        return "reason"
    if isinstance(error, ClosesInThePast):
        return "closes"
    if isinstance(error, AnswersAreOwed):
        return "publication"
    return "invite" if isinstance(error, NobodyInvited) else ""
