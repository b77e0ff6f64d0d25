"""Put a question before the head or the plenary, with the texts that stand against one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from workbench.drafting import queries as drafting
from workbench.drafting.records import StateReport
from workbench.matters import queries, telling
from workbench.matters.records import Matter, MatterStep, Side, Subject
from workbench.matters.refusals import AlreadyPut, CannotBringIt, NotADueDay, QuestionMissing
from workbench.people import Actor, Person
from workbench.people import queries as people
from workbench.people.access import Permission, may, may_see, require
from workbench.store import Database, journal, new_id, timestamp


def put(
    db: Database,
    *,
    report_id: str,
    question: str,
    sides: Sequence[Side],
    owner: str,
    due: str,
    by: Actor,
    at: datetime,
    subject: Subject = Subject.NONE,
    subject_id: str = "",
) -> str:
    """Put a matter for decision and give its id. `owner`: the person (id) who brings it there · `due` as `2026-06-30`.

    Raises ReportNotFound, QuestionMissing, NotADueDay, NoSuchPerson, CannotBringIt, AlreadyPut.
    """
    require(by, Permission.WRITE_REPORTS)
    report = drafting.report(db, by, report_id)
    asked = " ".join(question.split())
    if not asked:
        raise QuestionMissing
    day, bringer = due_day(due, at), who_brings(db, report, owner)
    known = queries.about(db, by, subject, [subject_id]).get(subject_id) if subject is not Subject.NONE else None
    if known is not None and known.is_open:
        raise AlreadyPut
    matter_id = new_id()
    row = {"id": matter_id, "report_id": report.id, "question": asked}
    source = {"subject": subject.value, "subject_id": subject_id}
    db.table("matter").insert({**row, **source, **_by(by, at)})
    _keep_sides(db, matter_id, sides)
    add_event(db, matter_id, MatterStep.PUT, owner=bringer, due=day, by=by, at=at)
    note(db, matter_id, f"put a matter of {report.title} for decision", verb="put_matter", by=by, at=at)
    telling.tell_owner(db, queries.matter(db, by, matter_id), by=by, at=at)
    return matter_id


def _keep_sides(db: Database, matter_id: str, sides: Sequence[Side]) -> None:
    for position, each in enumerate(side for side in sides if side.text.strip()):
        words = {"whose": each.whose.strip(), "text": each.text.strip()}
        place = {"language": each.language, "address": each.address}
        row = {"id": new_id(), "matter_id": matter_id, "position": position, **words, **place}
        db.table("matter_text").insert(row)


def add_event(
    db: Database, matter_id: str, step: MatterStep, *, owner: Person, due: date, by: Actor, at: datetime, **said: str
) -> None:
    """The next step of a matter; `said` has decision, decided_by, decided_on, reason."""
    row = {"id": new_id(), "matter_id": matter_id, "kind": step.value, "owner_id": owner.id, "due": due.isoformat()}
    db.table("matter_event").insert({**row, **said, **_by(by, at)})


def _by(by: Actor, at: datetime) -> dict[str, str | None]:
    return {"at": timestamp(at), "by_id": by.person_id, "by_name": by.name}


def note(db: Database, matter_id: str, did: str, *, verb: str, by: Actor, at: datetime) -> None:
    """The journal's line: who did what, never a word of the matter."""
    summary = f"{by.name} {did}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="matter", object_id=matter_id, summary=summary)


def due_day(written: str, at: datetime) -> date:
    """The day by which it is to be decided, today or later. Raises NotADueDay."""
    day = a_day(written)
    if day is None or day < at.date():
        raise NotADueDay(written=written)
    return day


def a_day(written: str) -> date | None:
    """A day as `2026-06-30`; None where it is none."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written.strip()):
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def who_brings(db: Database, report: StateReport, person_id: str) -> Person:
    """The person, if they may open the report. Raises NoSuchPerson, CannotBringIt."""
    person = people.person(db, person_id)
    if not brings(db, report, person):
        raise CannotBringIt(name=person.name, report=report.title)
    return person


def brings(db: Database, report: StateReport, person: Person) -> bool:
    """Whether a matter of the report can be theirs: they are here, and open the report."""
    actor = people.actor_of(db, person.id)
    return person.active and may(actor, Permission.READ_REPORTS) and may_see(actor, report.audience)


def is_left_alone(db: Database, report: StateReport, matter: Matter) -> bool:
    """Whether it waits for a decision and nobody brings it there: who had it cannot open the report any more."""
    return matter.is_open and not brings(db, report, people.person(db, matter.now.owner_id))
