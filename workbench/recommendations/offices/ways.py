"""Which goals an office leads for, and through which other one it is asked: the judiciary through a ministry, say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.people.queries import organisations
from workbench.recommendations.offices.ministries import doubles_among, may_answer, ministry
from workbench.store import Database, journal

_GOALS = frozenset(map(str, range(1, 18)))


class NotOneOfTheGoals(Invalid):
    message = N_("“%(goal)s” is no goal. Nothing was changed: write numbers from 1 to 17 with commas between.")


class AskedInACircle(Invalid):
    message = N_(
        "%(through)s is asked through another office itself, or is this very one. Nothing was changed: choose the "
        "office that receives the request."
    )


@dataclass(frozen=True)
class Ways:
    """Of each office (id) the goals it leads for, as numbers (`16`), and the office (id) through which it is asked."""

    goals: Mapping[str, frozenset[str]]
    through: Mapping[str, str]

    def spoken_for(self, office: str) -> tuple[str, ...]:
        """The offices that are asked through that one."""
        return tuple(sorted(each for each, through in self.through.items() if through == office))


def ways(db: Database) -> Ways:
    """Of all offices; what was said of a double counts for the one that it is."""
    same = doubles_among(db, organisations(db))
    goals: dict[str, set[str]] = defaultdict(set)
    for row in db.query("select organisation_id, goal from goal_lead"):
        goals[same.get(row["organisation_id"], row["organisation_id"])].add(str(row["goal"]))
    said = ((row["organisation_id"], row["through_id"]) for row in db.query("select * from asked_through"))
    through = {same.get(one, one): same.get(other, other) for one, other in said}
    return Ways(
        {office: frozenset(numbers) for office, numbers in goals.items()},
        {office: other for office, other in through.items() if office != other},
    )


def say_ways(
    db: Database, organisation_id: str, *, goals: Iterable[str], through: str, by: Actor, at: datetime
) -> None:
    """Say which goals an office leads for, all of them, and through which other one (id) it is asked, "" for none.

    Raises NoSuchMinistry, NotOneOfTheGoals, AskedInACircle.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    found = ministry(db, by, organisation_id)
    numbers = {each.strip() for each in goals if each.strip()}
    for each in sorted(numbers - _GOALS):
        raise NotOneOfTheGoals(goal=each)
    other = ministry(db, by, through) if through else None
    known = ways(db)
    if other is not None and (other.id == found.id or other.id in known.through or known.spoken_for(found.id)):
        raise AskedInACircle(through=other.name)
    db.execute("delete from goal_lead where organisation_id = :id", {"id": found.id})
    db.table("goal_lead").insert_all({"organisation_id": found.id, "goal": int(each)} for each in sorted(numbers))
    db.execute("delete from asked_through where organisation_id = :id", {"id": found.id})
    if other is not None:
        db.table("asked_through").insert({"organisation_id": found.id, "through_id": other.id})
    summary = f"{by.name} said how {found.name} is asked"
    journal.record(db, by=by, at=at, verb="kept", object_kind="organisation", object_id=found.id, summary=summary)


def to_be_asked_through(db: Database) -> tuple[tuple[str, str], ...]:
    """Id and name of the offices that others may be asked through: those that receive their requests themselves."""
    every = organisations(db)
    same, known = doubles_among(db, every), ways(db)
    return tuple(
        (each.id, each.name)
        for each in every
        if may_answer(each) and each.id not in same and each.id not in known.through
    )
