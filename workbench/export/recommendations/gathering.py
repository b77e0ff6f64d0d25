"""The recommendations that are given back, each with all that the actor may see of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.export.recommendations.said import SaidInReport, reports_say
from workbench.people import Actor
from workbench.people.access import Permission, may, require
from workbench.recommendations.lists.rows import Line, lines
from workbench.recommendations.queries import portions
from workbench.recommendations.records import Fact, Kept, Recommendation
from workbench.recommendations.twins.reading import counted_of, earlier_of
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

_AT_ONCE = 2_000  # a few megabytes


@dataclass(frozen=True)
class Gathered:
    """One recommendation. `earlier` are citations; `annotation_id` is the index's own key, "" where it is not known."""

    line: Line
    said: tuple[SaidInReport, ...] = ()
    earlier: tuple[str, ...] = ()
    annotation_id: str = ""

    @property
    def unit(self) -> Recommendation:
        """The recommendation itself."""
        return self.line.unit

    @property
    def kept(self) -> Kept:
        """What is kept of it; for a reader who may not see the follow-up themes, persons, goals and position alone."""
        return self.line.kept


@dataclass(frozen=True)
class Given:
    """All that is given back in one file; `follow_up`: whether its reader sees ministries, status and notes.

    `rows` are a tuple, or come one after the other so that a long list is never held whole.
    """

    rows: Iterable[Gathered]
    count: int
    follow_up: bool

    def as_rows(self, row_of: Callable[[Gathered], tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
        """The rows of a table, held where the recommendations are."""
        found = map(row_of, self.rows)
        return tuple(found) if isinstance(self.rows, tuple) else found


def gather(db: Database, actor: Actor, wanted: Wanted) -> Given:
    """What is wanted, in the order of the list, without what reports in drafting say. Raises DoorClosed."""
    rows = tuple(chain.from_iterable(gathered(db, actor, wanted)))
    return Given(rows, len(rows), may(actor, Permission.READ_FOLLOW_UP))


def gathered(db: Database, actor: Actor, wanted: Wanted) -> Iterator[tuple[Gathered, ...]]:
    """As `gather`, a portion at a time. Raises DoorClosed."""
    require(actor, Permission.READ_LIBRARY)
    for units in portions(db, actor, wanted, of=_AT_ONCE):
        yield _portion(db, actor, units)


def _portion(db: Database, actor: Actor, units: Sequence[Recommendation]) -> tuple[Gathered, ...]:
    follow_up = may(actor, Permission.READ_FOLLOW_UP)
    leads = [unit.lead for unit in units]
    said = reports_say(db, actor, leads, drafts=False)
    keys = annotation_ids(db, leads)
    earlier = _earlier(db, actor, leads) if follow_up else {}
    return tuple(
        Gathered(
            line if follow_up else _without_follow_up(line),
            said.get(line.unit.lead, ()),
            earlier.get(line.unit.lead, ()),
            keys.get(line.unit.lead, ""),
        )
        for line in lines(db, units)
    )


def _without_follow_up(line: Line) -> Line:
    """Of what is kept, what every reader of the library sees: themes, persons, goals and the State's position."""
    tags = tuple(tag for tag in line.kept.tags if tag.role is None)
    position = line.kept.facts.get(Fact.POSITION)
    return Line(line.unit, Kept(tags=tags, facts={Fact.POSITION: position} if position else {}))


def annotation_ids(db: Database, leads: Iterable[str]) -> dict[str, str]:
    """Lead → the index's own key, where a table of the index was taken in."""
    sql = (
        "select recommendation.lead, min(row_taken_in.key) as key from row_taken_in "
        "join recommendation on recommendation.id = recommendation_id where source = 'uhri' "
        "and recommendation.lead in (select value from json_each(:leads)) group by recommendation.lead"
    )
    return {row["lead"]: row["key"] for row in db.query(sql, {"leads": json.dumps(sorted(set(leads)))})}


def _earlier(db: Database, actor: Actor, leads: list[str]) -> Mapping[str, tuple[str, ...]]:
    """Lead → citations of the earlier ones on the same matter."""
    tied = earlier_of(db, leads)
    ids = tuple(sorted({each for earlier in tied.values() for each in earlier}))
    if not ids:
        return {}
    known = {unit.lead: unit.citation for unit in counted_of(db, actor, ids)}
    return {lead: tuple(known[each] for each in earlier if each in known) for lead, earlier in tied.items()}
