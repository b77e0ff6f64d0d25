"""Say the values of a statistic. Earlier ones stay in its history; texts print the last."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.drafting.statistics import queries
from workbench.drafting.statistics.cells import key
from workbench.drafting.statistics.records import Statistic
from workbench.drafting.statistics.words import value_of
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp

LONGEST = 200  # characters of a period, a group or a value; more is no figure


class NoPeriod(Invalid):
    message = N_("A value needs the year or the period it is of (2024, 2020-2024). Nothing was changed: say it.")


class NoFigure(Invalid):
    message = N_("“%(text)s…” is too long for a figure. Nothing was changed: write at most %(longest)d characters.")


@dataclass(frozen=True)
class NewValue:
    """A value that is said; an empty one takes away what stood."""

    period: str
    value: str
    breakdown: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def renew(db: Database, *, statistic_id: str, values: Iterable[NewValue], by: Actor, at: datetime) -> Statistic:
    """Keep the values that are new or differ from what stands; the same again changes nothing.

    Raises StatisticNotFound, NoPeriod, NoFigure.
    """
    require(by, Permission.KEEP_STATISTICS)
    known = queries.statistic(db, by, statistic_id)
    standing = {key(cell.period, cell.breakdown): (cell.value, cell.note) for cell in known.cells}
    changed = 0
    for value in map(_tidy, values):
        place = key(value.period, value.breakdown)
        if standing.get(place, ("", "")) == (value.value, value.note):
            continue
        standing[place] = (value.value, value.note)
        _insert(db, known.id, value, by=by, at=at)
        changed += 1
    if changed:
        summary = f"{by.name} renewed {changed} values of the statistic “{known.name}”"
        journal.record(
            db, by=by, at=at, verb="renew_statistic", object_kind="statistic", object_id=known.id, summary=summary
        )
    return queries.statistic(db, by, known.id)


def _tidy(said: NewValue) -> NewValue:
    period = " ".join(said.period.split())
    groups = {
        " ".join(name.split()).casefold(): " ".join(group.split())
        for name, group in said.breakdown.items()
        if name.strip() and group.strip()
    }
    value = value_of(said.value)
    if not period:
        raise NoPeriod
    for text in (period, value, *groups, *groups.values()):
        if len(text) > LONGEST:
            raise NoFigure(text=text[:40], longest=LONGEST)
    return NewValue(period, value, groups, " ".join(said.note.split()) if value else "")


def _insert(db: Database, statistic_id: str, value: NewValue, *, by: Actor, at: datetime) -> None:
    db.table("statistic_value").insert(
        {
            "id": new_id(),
            "statistic_id": statistic_id,
            "period": value.period,
            "breakdown": json.dumps(dict(sorted(value.breakdown.items())), ensure_ascii=False),
            "value": value.value,
            "note": value.note,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
