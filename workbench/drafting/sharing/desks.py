"""A person's desk: what of theirs can go to another, and what cannot."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.drafting.sharing.assignments import of_person, of_report
from workbench.drafting.sharing.groups import groups_of, may_open
from workbench.drafting.sharing.owing import late_texts
from workbench.drafting.sharing.records import Assignment
from workbench.people import Actor, DraftingGroup, Person, Role
from workbench.people import queries as people_queries
from workbench.people.access import Permission, require
from workbench.store import Database


class Stays(StrEnum):
    """What of a desk goes to nobody, whoever takes it over."""

    ROLE = "role"  # a part in the mechanism is given, not handed on
    OFFICIAL_VOICE = "official_voice"  # the institution names its voice
    LATE_TEXTS = "late_texts"  # a text kept beside another's stays under the name of who wrote it
    UNSEEN_REPORT = "unseen_report"  # asked for in a report that the one who hands over may not see


class Obstacle(StrEnum):
    """Why a thing stays where it is."""

    CANNOT_OPEN = "cannot_open"


@dataclass(frozen=True)
class Membership:
    """A drafting group that the person belongs to, or leads."""

    group: DraftingGroup
    leads: bool

    @property
    def key(self) -> str:
        """`group:<id>`."""
        return f"group:{self.group.id}"


@dataclass(frozen=True)
class Task:
    """Something the person was asked for; `section` is its title, empty for the whole report."""

    asked: Assignment
    report: StateReport
    section: str

    @property
    def key(self) -> str:
        """`task:<id>`."""
        return f"task:{self.asked.id}"


Item = Membership | Task


@dataclass(frozen=True)
class PersonsDesk:
    """All that is on it, groups first, and how many things of each kind stay."""

    person: Person
    items: tuple[Item, ...]
    stays: Mapping[Stays, int]


@dataclass(frozen=True)
class Move:
    """Where a thing would go; with an obstacle it stays. `has_it`: the heir has the same already, and keeps it."""

    item: Item
    heir: Person
    obstacle: Obstacle | None = None
    has_it: bool = False


@dataclass(frozen=True)
class HandOver:
    """A desk that was handed over; `things` is how many went."""

    id: str
    person_id: str
    at: datetime
    by_name: str
    things: int
    heirs: tuple[str, ...]
    returned_at: datetime | None


def desk_of(db: Database, actor: Actor, person_id: str) -> PersonsDesk:
    """What is on a person's desk, as far as the actor may see it. Raises DoorClosed, NoSuchPerson."""
    require(actor, Permission.MANAGE_PEOPLE)
    require(actor, Permission.READ_REPORTS)
    person = people_queries.person(db, person_id)
    mine = [each for each in people_queries.groups(db) if person.id in each.member_ids]
    asked = of_person(db, person.id)
    seen = {each.id: each for each in queries.reports(db, actor)} if asked else {}
    tasks = tuple(
        Task(each, seen[each.report_id], _title(db, each.section_id)) for each in asked if each.report_id in seen
    )
    unseen = len(asked) - len(tasks)
    groups = tuple(Membership(each, person.id in each.lead_ids) for each in mine)
    return PersonsDesk(person, (*groups, *tasks), _stays(db, person, unseen))


def _title(db: Database, section_id: str | None) -> str:
    rows = db.query("select title from section where id = :id", {"id": section_id or ""})
    return next((str(row["title"]) for row in rows), "")


def _stays(db: Database, person: Person, unseen: int) -> dict[Stays, int]:
    of_theirs = people_queries.actor_of(db, person.id)
    counted = {
        Stays.ROLE: int(person.role in {Role.SECRETARIAT, Role.FOCAL_POINT, Role.ADMINISTRATOR}),
        Stays.OFFICIAL_VOICE: int(person.official_voice),
        Stays.LATE_TEXTS: len(late_texts(db, of_theirs)),
        Stays.UNSEEN_REPORT: unseen,
    }
    return {kind: number for kind, number in counted.items() if number}


def moves(db: Database, desk: PersonsDesk, heirs: Mapping[str, Person]) -> tuple[Move, ...]:
    """Where each thing would go: `heirs` maps its key to a person; what has none stays unnamed.

    A task goes only to whoever can open the report, be it through a group that goes to them in the same step.
    """
    given = {
        (heirs[each.key].id, each.group.id) for each in desk.items if isinstance(each, Membership) and each.key in heirs
    }
    return tuple(_move(db, each, heirs[each.key], given) for each in desk.items if each.key in heirs)


def _move(db: Database, item: Item, heir: Person, given: set[tuple[str, str]]) -> Move:
    if isinstance(item, Membership):
        has_it = heir.id in (item.group.lead_ids if item.leads else item.group.member_ids)
        return Move(item, heir, has_it=has_it)
    through = {group_id for person_id, group_id in given if person_id == heir.id}
    opens = may_open(db, heir, item.report) or through & {each.id for each in groups_of(db, item.report.id)}
    if not opens:
        return Move(item, heir, Obstacle.CANNOT_OPEN)
    return Move(item, heir, has_it=same_task(db, item.asked, heir.id) is not None)


def same_task(db: Database, asked: Assignment, person_id: str) -> Assignment | None:
    """The open assignment of that person for the same section and task."""
    key = (asked.section_id, asked.task, person_id)
    open_ones = of_report(db, asked.report_id)
    return next((each for each in open_ones if (each.section_id, each.task, each.person_id) == key), None)


def hand_overs(db: Database, person_id: str) -> tuple[HandOver, ...]:
    """Those of a person's desk, latest first. Whoever asks must manage people."""
    names = {each.id: each.name for each in people_queries.people(db)}
    sql = "select * from hand_over where from_id = :id order by rowid desc"
    found: list[HandOver] = []
    for row in db.query(sql, {"id": person_id}):
        items = json.loads(row["items"])
        heirs = tuple(dict.fromkeys(names.get(each["to"], "") for each in items))
        returned = datetime.fromisoformat(row["returned_at"]) if row["returned_at"] else None
        at = datetime.fromisoformat(row["at"])
        found.append(HandOver(row["id"], person_id, at, row["by_name"], len(items), heirs, returned))
    return tuple(found)
