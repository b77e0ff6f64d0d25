"""The secretariat's register: people, organisations, drafting groups."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries as drafting
from workbench.drafting.sharing.groups import add_group as add_drafting_group
from workbench.errors import WorkbenchError
from workbench.people import DraftingGroup, Organisation, OrganisationKind, Person, Role, kinds, operations, queries
from workbench.people.access import Permission, may
from workbench.store import Database
from workbench.treaties import treaties
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.people.blueprint import blueprint
from workbench.web.people.words import kind_options, kind_words, role_options, role_words
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class PersonRow:
    person: Person
    organisation: str
    role: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class PeoplePage(Page):
    """`password` is shown this once, with the name of whom it belongs to."""

    template: ClassVar[str] = "people/people.html"
    people: tuple[PersonRow, ...]
    organisations: tuple[Organisation, ...]
    kinds: dict[str, str]
    changeable: tuple[tuple[str, str], ...]
    kind_options: tuple[tuple[str, str], ...]
    role_options: tuple[tuple[str, str], ...]
    groups: tuple[DraftingGroup, ...]
    names: dict[str, str]
    matters: dict[str, str]
    treaty_options: tuple[tuple[str, str], ...]
    report_options: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    errors: dict[str, str]
    new_name: str
    new_email: str
    new_password: str
    may_hand_over: bool


def _page(
    *,
    errors: dict[str, str] | None = None,
    name: str = "",
    email: str = "",
    password: str = "",
) -> str:
    with store().reading() as db:
        organisations, groups, people = queries.organisations(db), queries.groups(db), queries.people(db)
        may_read = may(actor(), Permission.READ_REPORTS)
        reports = {each.id: each.title for each in drafting.reports(db, actor())} if may_read else {}
    offices = {office.id: office.name for office in organisations}
    rows = tuple(
        PersonRow(
            person,
            offices.get(person.organisation_id or "", ""),
            role_words(person.role),
            tuple(group.name for group in groups if person.id in group.member_ids),
        )
        for person in people
    )
    return render(
        PeoplePage(
            people=rows,
            organisations=organisations,
            kinds={office.id: kind_words(office.kind) for office in organisations},
            kind_options=kind_options(),
            changeable=tuple((value, label) for value, label in kind_options() if value not in kinds.SETTLED),
            role_options=role_options(),
            groups=groups,
            names={person.id: person.name for person in people},
            matters={group.id: _matter(group, reports) for group in groups},
            report_options=tuple(reports.items()),
            treaty_options=tuple((treaty.code, treaty.code) for treaty in treaties()),
            typed=dict(request.form) if errors else {},
            errors=errors or {},
            new_name=name,
            new_email=email,
            new_password=password,
            may_hand_over=may(actor(), Permission.READ_REPORTS),
        )
    )


def _matter(group: DraftingGroup, reports: dict[str, str]) -> str:
    """What a group is for; a report's title only for whoever may see the report."""
    if group.report_id:
        return reports.get(group.report_id, _("one report"))
    return group.rights or group.treaty


def _done(change: Callable[[Database], object], said: str) -> Response | tuple[str, int]:
    """Make the change and come back to the register, or say there why not."""
    try:
        with store().writing() as db:
            change(db)
    except WorkbenchError as error:
        return _page(errors={"": words(error)}), status_of(error)
    flash(said)
    return redirect("/people", code=303)


@blueprint.get("/people")
@requires(Permission.MANAGE_PEOPLE)
def people() -> str:
    return _page()


@blueprint.post("/people")
@requires(Permission.MANAGE_PEOPLE)
def add_person() -> str | tuple[str, int]:
    """Answers with the page itself: the password is shown once and stands in no address."""
    form = request.form
    try:
        with store().writing() as db:
            person_id, password = operations.add_person(
                db,
                email=form.get("email", ""),
                name=form.get("name", ""),
                organisation=form.get("organisation") or None,
                role=Role(form["role"]) if form.get("role") in {option for option, _label in role_options()} else None,
                official_voice=form.get("official_voice") == "yes",
                by=actor(),
                at=now(),
            )
            added = queries.person(db, person_id)
    except WorkbenchError as error:
        return _page(errors={"email": words(error)}), status_of(error)
    return _page(name=added.name, email=added.email, password=password)


@blueprint.post("/people/<person_id>/password")
@requires(Permission.MANAGE_PEOPLE)
def reset_password(person_id: str) -> str:
    """A new password, shown once; the sessions that were open end."""
    with store().writing() as db:
        password = operations.reset_password(db, person_id=person_id, by=actor(), at=now())
        person = queries.person(db, person_id)
    return _page(name=person.name, email=person.email, password=password)


@blueprint.post("/people/<person_id>/access")
@requires(Permission.MANAGE_PEOPLE)
def set_access(person_id: str) -> Response | tuple[str, int]:
    """Somebody leaves, or returns; what was written stays under the name."""
    active = request.form.get("active") == "yes"
    return _done(
        lambda db: operations.set_active(db, person_id=person_id, active=active, by=actor(), at=now()),
        _("The person can sign in again.")
        if active
        else _("The person can no longer sign in. What was written stays."),
    )


@blueprint.post("/organisations")
@requires(Permission.MANAGE_PEOPLE)
def add_organisation() -> Response | tuple[str, int]:
    form = request.form
    known = form.get("kind") in {kind.value for kind in OrganisationKind}
    kind = OrganisationKind(form["kind"]) if known else OrganisationKind.OTHER
    return _done(
        lambda db: operations.add_organisation(
            db,
            name=form.get("organisation_name", ""),
            short_name=form.get("short_name", ""),
            kind=kind,
            by=actor(),
            at=now(),
        ),
        _("The organisation is added."),
    )


@blueprint.post("/organisations/<organisation_id>/kind")
@requires(Permission.MANAGE_PEOPLE)
def say_kind(organisation_id: str) -> Response | tuple[str, int]:
    """Say that an organisation is of another kind than it was added as."""
    given = request.form.get("kind", "")
    kind = OrganisationKind(given) if given in set(OrganisationKind) else OrganisationKind.OTHER
    return _done(
        lambda db: kinds.say_kind(db, organisation_id, kind, by=actor(), at=now()),
        _("What it is was changed. What it is asked, and as what it is invited to rounds, follows from now on."),
    )


@blueprint.post("/groups")
@requires(Permission.MANAGE_PEOPLE)
def add_group() -> Response | tuple[str, int]:
    form = request.form
    return _done(
        lambda db: add_drafting_group(
            db,
            name=form.get("group_name", ""),
            treaty=form.get("treaty", ""),
            rights=form.get("rights", ""),
            report=form.get("report", ""),
            by=actor(),
            at=now(),
        ),
        _("The drafting group is added."),
    )


@blueprint.post("/groups/<group_id>/members")
@requires(Permission.MANAGE_PEOPLE)
def add_member(group_id: str) -> Response | tuple[str, int]:
    form = request.form
    return _done(
        lambda db: operations.add_member(
            db,
            group_id=queries.group(db, group_id).id,
            person_id=form.get("person", ""),
            lead=form.get("lead") == "yes",
            by=actor(),
            at=now(),
        ),
        _("The group has a new member."),
    )


@blueprint.post("/groups/<group_id>/members/<person_id>/remove")
@requires(Permission.MANAGE_PEOPLE)
def remove_member(group_id: str, person_id: str) -> Response | tuple[str, int]:
    return _done(
        lambda db: operations.remove_member(db, group_id=group_id, person_id=person_id, by=actor(), at=now()),
        _("The person is no longer in the group. What was written stays."),
    )
