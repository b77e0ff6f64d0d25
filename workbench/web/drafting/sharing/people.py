"""Who does what in a report: the groups that write it, who was asked for what by when, and asking."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.records import Section, SectionState, StateReport
from workbench.drafting.sharing import assigning, assignments, groups
from workbench.drafting.sharing.records import Assignment, Task
from workbench.drafting.sharing.states import states
from workbench.errors import NotFound, WorkbenchError
from workbench.people import DraftingGroup
from workbench.people import queries as people_queries
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.sharing.words import task_words
from workbench.web.drafting.words import section_shape, section_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words

LATE = "late"
HISTORY = 30  # of what was ended, the last so many


@dataclass(frozen=True)
class AssignedRow:
    """One open assignment; `state` of its section in words, empty for the whole report."""

    assigned: Assignment
    task: str
    section: str
    address: str
    state: str
    shape: str
    is_late: bool
    is_done: bool
    can_open: bool


@dataclass(frozen=True)
class WhoDoesWhatPage(Page):
    template: ClassVar[str] = "drafting/sharing/people.html"
    report: StateReport
    groups: tuple[DraftingGroup, ...]
    other_groups: tuple[tuple[str, str], ...]
    names: dict[str, str]
    rows: tuple[AssignedRow, ...]
    ended: tuple[tuple[Assignment, str, str], ...]
    persons: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
    tasks: tuple[tuple[str, str], ...]
    shown_person: str
    shown_task: str
    shown_late: bool
    typed: dict[str, str]
    errors: dict[str, str]
    leads: bool


@blueprint.get("/reports/<report_id>/people")
@requires(Permission.READ_REPORTS)
def who_does_what(report_id: str) -> str:
    """`?person=`, `?task=` and `?late=yes` narrow the list."""
    return _page(report_id)


@blueprint.post("/reports/<report_id>/people")
@requires(Permission.LEAD_REPORTS)
def assign(report_id: str) -> Response | tuple[str, int]:
    """Ask `person` to do `task` in `section` (empty: the whole report) by `due`."""
    form = request.form
    task = Task(form["task"]) if form.get("task") in set(Task) else Task.WRITE

    def ask(db: Database) -> object:
        return assigning.assign(
            db,
            report_id=report_id,
            section_id=form.get("section") or None,
            person_id=form.get("person", ""),
            task=task,
            due=form.get("due", ""),
            note=form.get("note", ""),
            by=actor(),
            at=now(),
        )

    return _done(report_id, ask, _("They are asked for it, and see it under “My work”."))


@blueprint.post("/reports/<report_id>/people/<assignment_id>")
@requires(Permission.LEAD_REPORTS)
def change_assignment(report_id: str, assignment_id: str) -> Response | tuple[str, int]:
    """Another `due` and `note`; with `do=end` it is asked no more."""
    which = {"report_id": report_id, "assignment_id": assignment_id}
    if request.form.get("do") == "end":
        return _done(
            report_id,
            lambda db: assigning.end_assignment(db, by=actor(), at=now(), **which),
            _("It is asked no more. What was written stays."),
        )
    given = {"due": request.form.get("due", ""), "note": request.form.get("note", "")}
    return _done(
        report_id,
        lambda db: assigning.change_assignment(db, by=actor(), at=now(), **which, **given),
        _("It is changed; what was asked before stays in the history."),
    )


@blueprint.post("/reports/<report_id>/groups")
@requires(Permission.LEAD_REPORTS)
def let_in(report_id: str) -> Response | tuple[str, int]:
    """Let another `group` write the report."""
    group_id = request.form.get("group", "")
    return _done(
        report_id,
        lambda db: groups.let_in(db, report_id=report_id, group_id=group_id, by=actor(), at=now()),
        _("The group writes the report too; its members see it from now on."),
    )


@blueprint.post("/reports/<report_id>/groups/<group_id>/remove")
@requires(Permission.LEAD_REPORTS)
def let_out(report_id: str, group_id: str) -> Response | tuple[str, int]:
    """Take a group out of the report."""
    return _done(
        report_id,
        lambda db: groups.let_out(db, report_id=report_id, group_id=group_id, by=actor(), at=now()),
        _("The group no longer writes the report. What its members wrote stays."),
    )


def _done(report_id: str, change: Callable[[Database], object], said: str) -> Response | tuple[str, int]:
    try:
        with store().writing() as db:
            change(db)
    except NotFound:
        raise
    except WorkbenchError as error:
        field = "due" if isinstance(error, assigning.NoSuchDay) else ""
        return _page(report_id, {field: words(error)}), status_of(error)
    flash(said)
    return redirect(f"/reports/{report_id}/people", code=303)


def _page(report_id: str, errors: dict[str, str] | None = None) -> str:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        everybody = people_queries.people(db)
        able = groups.people_of(db, report)
        headings = {each.id: each for each in queries.sections(db, report.id)}
        writing = groups.groups_of(db, report.id)
        asked = assignments.of_report(db, report.id)
        rows = _rows(report, asked, headings, states(db, report.id), {person.id for person in able})
        ended = assignments.ended_of_report(db, report.id, limit=HISTORY)
        others = [each for each in people_queries.groups(db) if each.id not in {one.id for one in writing}]
        leads = groups.leads_report(db, actor(), report.id)
    person, task = request.args.get("person", ""), request.args.get("task", "")
    late = request.args.get(LATE) == "yes"
    return render(
        WhoDoesWhatPage(
            report=report,
            groups=writing,
            other_groups=tuple((each.id, each.name) for each in others),
            names={each.id: each.name for each in everybody},
            rows=tuple(row for row in rows if _is_shown(row, person, task, late)),
            ended=tuple((each, task_words(each.task), _title(headings, each.section_id)) for each in ended),
            persons=tuple((each.id, each.name) for each in able),
            sections=tuple((each.id, _title(headings, each.id)) for each in headings.values()),
            tasks=tuple((each.value, task_words(each)) for each in Task),
            shown_person=person,
            shown_task=task,
            shown_late=late,
            typed=dict(request.form) if errors else {},
            errors=errors or {},
            leads=leads,
        )
    )


def _is_shown(row: AssignedRow, person: str, task: str, late: bool) -> bool:
    return (
        (not person or row.assigned.person_id == person)
        and (not task or row.assigned.task == task)
        and (not late or row.is_late)
    )


def _rows(
    report: StateReport,
    asked: tuple[Assignment, ...],
    headings: dict[str, Section],
    far: dict[str, SectionState],
    able: set[str],
) -> tuple[AssignedRow, ...]:
    today = now().date()
    least = min(far.values(), key=tuple(SectionState).index, default=SectionState.EMPTY)

    def row(each: Assignment) -> AssignedRow:
        state = far.get(each.section_id, SectionState.EMPTY) if each.section_id else least
        return AssignedRow(
            assigned=each,
            task=task_words(each.task),
            section=_title(headings, each.section_id),
            address=desk_address(report.id, each.section_id) if each.section_id else f"/reports/{report.id}",
            state=section_words(state) if each.section_id else "",
            shape=section_shape(state),
            is_late=each.is_late(state, today),
            is_done=each.is_done(state),
            can_open=each.person_id in able,
        )

    return tuple(row(each) for each in asked if each.section_id is None or each.section_id in headings)


def _title(headings: dict[str, Section], section_id: str | None) -> str:
    if section_id is None:
        return _("the whole report")
    if section_id not in headings:
        return _("a section that was taken out")
    return headings[section_id].heading
