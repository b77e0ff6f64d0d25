"""Ask somebody for a section or the whole report, change that, end it. What was asked before stays in the history."""

from datetime import date, datetime

from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.drafting.sharing.assignments import assignment, of_report
from workbench.drafting.sharing.groups import groups_of, may_open, require_lead
from workbench.drafting.sharing.records import Assignment, Task
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor, Person
from workbench.people import queries as people_queries
from workbench.people.operations import IndependentBodyNeverDrafts
from workbench.store import Database, journal, new_id, timestamp


class CannotOpen(Conflict):
    message = N_(
        "%(name)s cannot open %(report)s, and so cannot be asked for it. Nothing was changed: add %(name)s to a "
        "drafting group of the report first (%(groups)s), on the page People."
    )


class AskedAlready(Conflict):
    message = N_("%(name)s is asked for this already. Nothing was changed: change the day or the note there.")


class NoSuchDay(Invalid):
    message = N_("“%(day)s” is not a day. Write it as 2026-05-03, or leave it empty. Nothing was changed.")


def assign(
    db: Database,
    *,
    report_id: str,
    person_id: str,
    task: Task,
    by: Actor,
    at: datetime,
    section_id: str | None = None,
    due: str = "",
    note: str = "",
) -> Assignment:
    """Ask a person to write, review or approve a section (without one: the whole report) by a day.

    Raises ReportNotFound, SectionNotFound, NoSuchPerson, NotTheLead, IndependentBodyNeverDrafts, CannotOpen,
    AskedAlready, NoSuchDay.
    """
    report = queries.report(db, by, report_id)
    require_lead(db, by, report)
    section = queries.section_of_report(db, report.id, section_id) if section_id else None
    person = people_queries.person(db, person_id)
    require_can_be_asked(db, person, report)
    key = (section.id if section else None, person.id, task)
    if any((each.section_id, each.person_id, each.task) == key for each in of_report(db, report.id)):
        raise AskedAlready(name=person.name)
    asked = add(db, report.id, key[0], person.id, task, due=day_of(due), note=note.strip(), by=by, at=at)
    _note(db, "assign", f"asked {person.name} to {task.value} {_what(db, asked, report)}", report, by, at)
    return asked


def change_assignment(
    db: Database, *, report_id: str, assignment_id: str, due: str, note: str, by: Actor, at: datetime
) -> Assignment:
    """Another day, another note; the former stays in the history. Raises what `assign` raises, AssignmentNotFound."""
    report = queries.report(db, by, report_id)
    require_lead(db, by, report)
    before = assignment(db, report.id, assignment_id)
    if (day_of(due), note.strip()) == (before.due, before.note):
        return before
    end(db, before, by=by, at=at)
    after = add(
        db, report.id, before.section_id, before.person_id, before.task,
        due=day_of(due), note=note.strip(), by=by, at=at, replaces=before.id,
    )  # fmt: skip
    did = f"changed what {before.person} is asked for in {_what(db, before, report)}"
    _note(db, "change_assignment", did, report, by, at)
    return after


def end_assignment(db: Database, *, report_id: str, assignment_id: str, by: Actor, at: datetime) -> None:
    """It is asked no more; what was written stays. Raises ReportNotFound, NotTheLead, AssignmentNotFound."""
    report = queries.report(db, by, report_id)
    require_lead(db, by, report)
    ended = assignment(db, report.id, assignment_id)
    end(db, ended, by=by, at=at)
    did = f"no longer asks {ended.person} to {ended.task.value} {_what(db, ended, report)}"
    _note(db, "end_assignment", did, report, by, at)


def require_can_be_asked(db: Database, person: Person, report: StateReport) -> None:
    """Raises IndependentBodyNeverDrafts, CannotOpen."""
    if person.organisation_id and people_queries.organisation(db, person.organisation_id).independent:
        raise IndependentBodyNeverDrafts(name=person.name)
    if not may_open(db, person, report):
        names = ", ".join(each.name for each in groups_of(db, report.id)) or "–"
        raise CannotOpen(name=person.name, report=report.title, groups=names)


def day_of(text: str) -> str:
    """An ISO day, or empty. Raises NoSuchDay."""
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise NoSuchDay(day=text.strip()) from None


def add(
    db: Database,
    report_id: str,
    section_id: str | None,
    person_id: str,
    task: Task,
    *,
    due: str,
    note: str,
    by: Actor,
    at: datetime,
    replaces: str | None = None,
) -> Assignment:
    """Write one down; the caller has asked whether it may be."""
    row = {
        "id": new_id(),
        "report_id": report_id,
        "section_id": section_id,
        "person_id": person_id,
        "task": task.value,
        "due": due,
        "note": note,
        "at": timestamp(at),
        "by_id": by.person_id,
        "by_name": by.name,
        "replaces": replaces,
    }
    db.table("assignment").insert(row)
    return assignment(db, report_id, str(row["id"]))


def end(db: Database, ended: Assignment, *, by: Actor, at: datetime) -> None:
    """End one; the caller has asked whether it may be."""
    db.execute(
        "update assignment set ended_at = :at, ended_by_name = :name where id = :id",
        {"at": timestamp(at), "name": by.name, "id": ended.id},
    )


def _what(db: Database, asked: Assignment, report: StateReport) -> str:
    if asked.section_id is None:
        return report.title
    title = db.execute("select title from section where id = :id", {"id": asked.section_id}).fetchone()[0]
    return f"“{title}” of {report.title}"


def _note(db: Database, verb: str, did: str, report: StateReport, by: Actor, at: datetime) -> None:
    summary = f"{by.name} {did}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="report", object_id=report.id, summary=summary)
