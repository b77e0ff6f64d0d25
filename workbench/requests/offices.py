"""An office as the rules of drawing see it, read from what the State said of it."""

from __future__ import annotations

from workbench.people import Organisation
from workbench.people import queries as people
from workbench.recommendations.offices.ways import Ways, ways
from workbench.requests.drawing import Office
from workbench.requests.refusals import AskedThrough
from workbench.store import Database


def office(db: Database, organisation: Organisation) -> Office:
    """That office with the goals it leads for and the offices asked through it."""
    return offices(db, [organisation])[organisation.id]


def offices(db: Database, organisations: list[Organisation]) -> dict[str, Office]:
    """Id → office; none that is asked through another."""
    known = ways(db)
    every = {each.id: each for each in people.organisations(db)}
    return {
        each.id: _office(each, known, tuple(every[one] for one in known.spoken_for(each.id)))
        for each in organisations
        if each.id not in known.through
    }


def require_asked_itself(db: Database, organisation: Organisation) -> None:
    """That an office receives its requests itself. Raises AskedThrough."""
    through = ways(db).through.get(organisation.id)
    if through is not None:
        raise AskedThrough(organisation=organisation.name, through=people.organisation(db, through).name)


def _office(found: Organisation, known: Ways, others: tuple[Organisation, ...] = ()) -> Office:
    return Office(
        id=found.id,
        name=found.name,
        kind=found.kind,
        goals=known.goals.get(found.id, frozenset()),
        speaks_for=tuple(_office(each, known) for each in others),
    )
