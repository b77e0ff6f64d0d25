"""Reads of matters for decision: a matter is seen by whoever may open its report in drafting, and by nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.matters import rows
from workbench.matters.records import Matter, Subject
from workbench.matters.refusals import NoSuchMatter
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.store import Database

_MATTERS = """
    select matter.*, report.title as report_title, report.language as report_language
    from matter join report on report.id = matter.report_id
"""


def matters(db: Database, actor: Actor, *, report_id: str | None = None) -> tuple[Matter, ...]:
    """The matters that the actor may know of, first due first."""
    if not may(actor, Permission.READ_REPORTS):
        return ()
    where = f"where {audience_clause('report.audience')} and (:report is null or matter.report_id = :report)"
    found = _read(db, where, {**audience_parameters(actor), "report": report_id})
    return tuple(sorted(found, key=lambda each: (each.now.due, each.id)))


def matter(db: Database, actor: Actor, matter_id: str) -> Matter:
    """One of them. Raises NoSuchMatter, also where it is of a report that the actor may not open."""
    for found in matters(db, actor):
        if found.id == matter_id:
            return found
    raise NoSuchMatter


def about(db: Database, actor: Actor, subject: Subject, subject_ids: Iterable[str]) -> dict[str, Matter]:
    """The last matter about each of these things (id → matter), decided or not, as far as the actor may know."""
    wanted = set(subject_ids)
    found = sorted(matters(db, actor), key=lambda each: each.id)
    return {each.subject_id: each for each in found if each.subject is subject and each.subject_id in wanted}


def open_matters(db: Database) -> tuple[Matter, ...]:
    """Every matter that waits, whoever may see it: for what the program does by itself."""
    return tuple(each for each in _read(db, "", {}) if each.is_open)


def _read(db: Database, where: str, values: dict[str, Any]) -> Iterator[Matter]:
    found = list(db.query(f"{_MATTERS} {where} order by matter.id", values))
    sides, events = _belonging(db, "matter_text", "position"), _events(db)
    for row in found:
        yield rows.matter(row, [rows.side(each) for each in sides[row["id"]]], events[row["id"]])


def _belonging(db: Database, table: str, order: str) -> dict[str, list[dict[str, Any]]]:
    gathered: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in db.query(f"select * from {table} order by matter_id, {order}"):  # names of ours alone
        gathered[row["matter_id"]].append(row)
    return gathered


def _events(db: Database) -> dict[str, list[Any]]:
    sql = (
        "select matter_event.*, person.name as owner from matter_event "
        "join person on person.id = matter_event.owner_id order by matter_event.rowid"
    )
    gathered: dict[str, list[Any]] = defaultdict(list)
    for row in db.query(sql):
        gathered[row["matter_id"]].append(rows.event(row))
    return gathered
