"""Hand a person's whole desk over: what is on it, where it would go, and doing it; handing it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from workbench.drafting.sharing import desks, handing_over
from workbench.drafting.sharing.desks import HandOver, Item, Membership, Move, PersonsDesk, Stays
from workbench.errors import NotFound, WorkbenchError
from workbench.people import Person
from workbench.people import queries as people_queries
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.sharing.words import task_words
from workbench.web.pages import Page, render
from workbench.web.people.blueprint import blueprint
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class ThingRow:
    """One thing on the desk; `apart` the person chosen for it alone, `outcome` what would become of it, in words."""

    key: str
    what: str
    where: str
    due: str
    apart: str
    outcome: str
    stays: bool


@dataclass(frozen=True)
class HandOverPage(Page):
    template: ClassVar[str] = "people/hand_over.html"
    person: Person
    rows: tuple[ThingRow, ...]
    stays: tuple[str, ...]
    to: str
    heirs: tuple[tuple[str, str], ...]
    previewed: bool
    before: tuple[HandOver, ...]
    errors: dict[str, str]


@blueprint.get("/people/<person_id>/hand-over")
@requires(Permission.MANAGE_PEOPLE)
def show_hand_over(person_id: str) -> str:
    """`?to=` a person for all, `?for-<thing>=` another for one of them: shows where each thing would go."""
    return _page(person_id, request.args)


@blueprint.post("/people/<person_id>/hand-over")
@requires(Permission.MANAGE_PEOPLE)
def hand_over(person_id: str) -> Response | tuple[str, int]:
    """The form carries what the preview showed."""
    try:
        with store().writing() as db:
            to, apart = request.form.get("to", ""), _apart(request.form)
            _id, planned = handing_over.hand_over(db, person_id=person_id, to=to, apart=apart, by=actor(), at=now())
    except NotFound:
        raise
    except WorkbenchError as error:
        return _page(person_id, request.form, {"": words(error)}), status_of(error)
    stayed = sum(each.obstacle is not None for each in planned)
    flash(_("The desk is handed over. What was written stays under the name of who wrote it."))
    if stayed:
        flash(ngettext("%(num)s thing stayed: see below.", "%(num)s things stayed: see below.", stayed), "missing")
    return redirect(f"/people/{person_id}/hand-over", code=303)


@blueprint.post("/people/<person_id>/hand-over/<hand_over_id>/back")
@requires(Permission.MANAGE_PEOPLE)
def hand_back(person_id: str, hand_over_id: str) -> Response | tuple[str, int]:
    """Give the desk back."""
    try:
        with store().writing() as db:
            stayed = handing_over.hand_back(db, hand_over_id=hand_over_id, by=actor(), at=now())
    except NotFound:
        raise
    except WorkbenchError as error:
        return _page(person_id, MultiDict(), {"": words(error)}), status_of(error)
    flash(_("The desk is handed back."))
    if stayed:
        told = ngettext(
            "%(num)s thing was ended or handed on meanwhile, and stays where it is.",
            "%(num)s things were ended or handed on meanwhile, and stay where they are.",
            stayed,
        )
        flash(told, "missing")
    return redirect(f"/people/{person_id}/hand-over", code=303)


def _apart(form: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix("for-"): form[name] for name in form if name.startswith("for-") and form[name]}


def _page(person_id: str, form: Mapping[str, str], errors: dict[str, str] | None = None) -> str:
    to, apart = form.get("to", ""), _apart(form)
    errors = dict(errors or {})
    with store().reading() as db:
        desk = desks.desk_of(db, actor(), person_id)
        planned: tuple[Move, ...] = ()
        if to and not errors:
            try:
                desk, planned = handing_over.preview(db, person_id=person_id, to=to, apart=apart, by=actor())
            except NotFound:
                raise
            except WorkbenchError as error:
                errors[""] = words(error)
        before = desks.hand_overs(db, person_id)
        heirs = _heirs(people_queries.people(db), desk.person, {
            each.id for each in people_queries.organisations(db) if each.independent
        })  # fmt: skip
    by_key = {each.item.key: each for each in planned}
    return render(
        HandOverPage(
            person=desk.person,
            rows=tuple(_row(each, apart.get(each.key, ""), by_key.get(each.key)) for each in desk.items),
            stays=_stays(desk),
            to=to,
            heirs=heirs,
            previewed=bool(planned),
            before=before,
            errors=errors,
        )
    )


def _heirs(everybody: tuple[Person, ...], person: Person, independent: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.id, each.name)
        for each in everybody
        if each.active and each.id != person.id and each.organisation_id not in independent
    )


def _row(item: Item, apart: str, move: Move | None) -> ThingRow:
    if isinstance(item, Membership):
        what = _("leads the drafting group") if item.leads else _("belongs to the drafting group")
        return ThingRow(item.key, what, item.group.name, "", apart, _outcome(move), bool(move and move.obstacle))
    what = _("was asked to %(task)s", task=task_words(item.asked.task))
    where = f"{item.section or _('the whole report')} · {item.report.title}"
    return ThingRow(item.key, what, where, item.asked.due, apart, _outcome(move), bool(move and move.obstacle))


def _outcome(move: Move | None) -> str:
    if move is None:
        return ""
    if move.obstacle:
        return _("stays: %(name)s cannot open this report; add %(name)s to a drafting group of it first",
                 name=move.heir.name)  # fmt: skip
    if move.has_it:
        return _("%(name)s has it already", name=move.heir.name)
    return _("goes to %(name)s", name=move.heir.name)


def _stays(desk: PersonsDesk) -> tuple[str, ...]:
    return tuple(_stay_words(kind, number, desk.person.name) for kind, number in desk.stays.items())


def _stay_words(kind: Stays, number: int, name: str) -> str:
    """What goes to nobody, and what to do about it."""
    if kind is Stays.ROLE:
        return _("The part in the mechanism: give it to the other person on the page People.")
    if kind is Stays.OFFICIAL_VOICE:
        return _(
            "The official voice of the institution: the institution names another, to be added on the page People."
        )
    if kind is Stays.LATE_TEXTS:
        return ngettext(
            "%(num)s text of %(name)s’s that was kept beside another’s: it stays in the history of its paragraph.",
            "%(num)s texts of %(name)s’s that were kept beside another’s: each stays in the history of its paragraph.",
            number,
            name=name,
        )
    return ngettext(
        "%(num)s task in a report that you may not see: ask the secretariat.",
        "%(num)s tasks in reports that you may not see: ask the secretariat.",
        number,
    )
