"""How an office is asked, as its page shows it: the goals it leads for, and through whom it receives what is asked."""

from dataclasses import dataclass

from workbench.people.queries import organisations
from workbench.recommendations.offices import ways
from workbench.store import Database


@dataclass(frozen=True)
class ShownWays:
    """goals: as they are typed, with commas · through: id, "" for none · choices: whom it may be asked through."""

    goals: str
    through: str
    through_name: str
    choices: tuple[tuple[str, str], ...]
    speaks_for: tuple[str, ...]


def shown_ways(db: Database, organisation_id: str) -> ShownWays:
    """How that office is asked."""
    known = ways.ways(db)
    names = {each.id: each.name for each in organisations(db)}
    through = known.through.get(organisation_id, "")
    return ShownWays(
        goals=", ".join(sorted(known.goals.get(organisation_id, ()), key=int)),
        through=through,
        through_name=names.get(through, ""),
        choices=tuple(each for each in ways.to_be_asked_through(db) if each[0] != organisation_id),
        speaks_for=tuple(names[each] for each in known.spoken_for(organisation_id)),
    )
