"""Reads of who was asked for what. The report must have been fetched with the actor before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting.sharing.records import Assignment, Task
from workbench.errors import N_, NotFound
from workbench.store import Database

_ASSIGNED = "select assignment.*, person.name as person from assignment join person on person.id = assignment.person_id"
_ORDER = (
    "order by assignment.due = '', assignment.due, "
    "case assignment.task when 'write' then 1 when 'review' then 2 else 3 end, person.name, assignment.rowid"
)


class AssignmentNotFound(NotFound):
    message = N_("There is no such task in this report, or it was ended meanwhile. Its page “Who does what” shows all.")


def of_report(db: Database, report_id: str) -> tuple[Assignment, ...]:
    """The open ones of a report, first due first."""
    sql = f"{_ASSIGNED} where assignment.report_id = :id and assignment.ended_at is null {_ORDER}"
    return tuple(assignment_from(row) for row in db.query(sql, {"id": report_id}))


def ended_of_report(db: Database, report_id: str, *, limit: int) -> tuple[Assignment, ...]:
    """Those that were ended, changed or handed on, latest first."""
    sql = (
        f"{_ASSIGNED} where assignment.report_id = :id and assignment.ended_at is not null "
        "order by assignment.ended_at desc, assignment.rowid desc limit :limit"
    )
    return tuple(assignment_from(row) for row in db.query(sql, {"id": report_id, "limit": limit}))


def of_person(db: Database, person_id: str) -> tuple[Assignment, ...]:
    """The open ones of a person in every report, first due first."""
    sql = f"{_ASSIGNED} where assignment.person_id = :id and assignment.ended_at is null {_ORDER}"
    return tuple(assignment_from(row) for row in db.query(sql, {"id": person_id}))


def assignment(db: Database, report_id: str, assignment_id: str) -> Assignment:
    """An open one of the report. Raises AssignmentNotFound."""
    for each in of_report(db, report_id):
        if each.id == assignment_id:
            return each
    raise AssignmentNotFound


def by_id(db: Database, assignment_id: str) -> Assignment:
    """One by its id, open or not. Raises AssignmentNotFound. Whoever asks may see its report."""
    for row in db.query(f"{_ASSIGNED} where assignment.id = :id", {"id": assignment_id}):
        return assignment_from(row)
    raise AssignmentNotFound


def assignment_from(row: Mapping[str, Any]) -> Assignment:
    """A row of assignment, with the name of the person."""
    return Assignment(
        id=row["id"],
        report_id=row["report_id"],
        section_id=row["section_id"],
        person_id=row["person_id"],
        person=row["person"],
        task=Task(row["task"]),
        due=row["due"],
        note=row["note"],
        at=datetime.fromisoformat(row["at"]),
        by_name=row["by_name"],
        ended_at=datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
        ended_by_name=row["ended_by_name"],
        replaces=row["replaces"],
    )
