"""What is suggested for recommendations and waits for a person's word: read, confirmed, set aside."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.queries import in_language, these
from workbench.recommendations.records import Facet, Recommendation, Role, Standing
from workbench.store import Database


@dataclass(frozen=True)
class Suggestion:
    """A value that may fit, how sure, and why. `shown` is what a person reads: a ministry's name, else the value."""

    recommendation_id: str
    facet: Facet
    value: str
    shown: str
    confidence: float
    sure: bool
    reason: str

    @property
    def percent(self) -> int:
        """The confidence as a person reads it."""
        return round(self.confidence * 100)


FACETS = "('theme', 'person', 'sdg', 'ministry')"  # earlier ones and what reports say are suggested elsewhere
_SUGGESTIONS = (
    "select suggestion.*, coalesce(organisation.name, value) as shown from suggestion "
    "left join organisation on facet = 'ministry' and organisation.id = value"
)


def suggested(db: Database, leads: Iterable[str]) -> dict[str, tuple[Suggestion, ...]]:
    """Lead → what is suggested for it, ministries first, then the surest; none where nothing is."""
    sql = (
        f"{_SUGGESTIONS} where recommendation_id in (select value from json_each(:ids)) "
        f"and facet in {FACETS} "
        "order by recommendation_id, facet <> 'ministry', confidence desc, value"
    )
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for row in db.query(sql, {"ids": json.dumps(sorted(set(leads)))}):
        found[row["recommendation_id"]].append(suggestion_from(row))
    return {lead: tuple(each) for lead, each in found.items()}


def suggestion_from(row: Mapping[str, Any]) -> Suggestion:
    return Suggestion(
        recommendation_id=row["recommendation_id"],
        facet=Facet(row["facet"]),
        value=row["value"],
        shown=row["shown"],
        confidence=row["confidence"],
        sure=bool(row["sure"]),
        reason=row["reason"],
    )


@dataclass(frozen=True)
class Waiting:
    """A value that is suggested for `many` recommendations, for `sure` of them surely."""

    facet: Facet
    value: str
    shown: str
    many: int
    sure: int


_SEEN = f"recommendation.counted and {audience_clause('recommendation.audience')} and facet in {FACETS}"


def waiting(db: Database, actor: Actor) -> tuple[Waiting, ...]:
    """What waits for a word, value by value: ministries first, of each facet what is suggested most."""
    sql = (
        f"with seen as materialized (select lead from recommendation where counted and {audience_clause()}) "
        "select facet, value, coalesce(organisation.name, value) as shown, many, sure from ("
        "select facet, value, count(*) as many, sum(sure) as sure from suggestion "
        f"where facet in {FACETS} and recommendation_id in (select lead from seen) group by facet, value) "
        "left join organisation on facet = 'ministry' and organisation.id = value "
        "order by facet <> 'ministry', facet, many desc, shown"
    )
    return tuple(
        Waiting(Facet(row["facet"]), row["value"], row["shown"], row["many"], row["sure"])
        for row in db.query(sql, audience_parameters(actor))
    )


def suggested_for(
    db: Database, actor: Actor, facet: Facet, value: str, *, offset: int, limit: int
) -> tuple[tuple[Recommendation, Suggestion], ...]:
    """The recommendations for which one value is suggested, the surest first, each in the reader's language."""
    sql = (
        "select suggestion.*, coalesce(organisation.name, value) as shown, recommendation.id as counted_id "
        "from suggestion join recommendation on recommendation.lead = suggestion.recommendation_id "
        "left join organisation on facet = 'ministry' and organisation.id = value "
        f"where {_SEEN} and facet = :facet and value = :value "
        "order by sure desc, confidence desc, recommendation.date desc, counted_id limit :limit offset :offset"
    )
    values = {"facet": facet.value, "value": value, "limit": limit, "offset": offset, **audience_parameters(actor)}
    found = {row["recommendation_id"]: (row["counted_id"], suggestion_from(row)) for row in db.query(sql, values)}
    units = in_language(db, actor, these(db, actor, (each for each, _suggested in found.values())))
    return tuple((unit, found[unit.lead][1]) for unit in units)


def confirm(
    db: Database,
    ids: Iterable[str],
    *,
    only_sure: bool = True,
    facet: Facet | None = None,
    value: str = "",
    by: Actor,
    at: datetime,
) -> Act:
    """Confirm what is suggested for these, the sure alone or all; of one value where `facet` and `value` are given.

    A ministry is confirmed as responsible. Raises NothingChosen, RecommendationNotFound.
    """

    def wanted(each: Suggestion) -> bool:
        return (each.sure or not only_sure) and (facet is None or (each.facet, each.value) == (facet, value))

    return _decide(db, ids, wanted, Standing.CONFIRMED, N_("confirmed what was suggested"), by=by, at=at)


def confirm_value(db: Database, ids: Iterable[str], *, facet: Facet, value: str, by: Actor, at: datetime) -> Act:
    """Confirm one suggested value for these, sure or not. Raises as `confirm`."""
    return confirm(db, ids, only_sure=False, facet=facet, value=value, by=by, at=at)


def set_aside(
    db: Database, ids: Iterable[str], *, facet: Facet | None = None, value: str = "", by: Actor, at: datetime
) -> Act:
    """Say that what is suggested for these does not apply: it is not suggested again. Raises as `confirm`."""

    def wanted(each: Suggestion) -> bool:
        return facet is None or (each.facet, each.value) == (facet, value)

    return _decide(db, ids, wanted, Standing.SET_ASIDE, N_("set aside what was suggested"), by=by, at=at)


def _decide(
    db: Database,
    ids: Iterable[str],
    wanted: Callable[[Suggestion], bool],
    standing: Standing,
    summary: str,
    *,
    by: Actor,
    at: datetime,
) -> Act:
    require(by, Permission.KEEP_RECOMMENDATIONS)
    act = Acting(db, by, at, summary)
    found = suggested(db, act.leads(ids))
    for lead, several in found.items():
        for each in filter(wanted, several):
            role = Role.RESPONSIBLE.value if each.facet is Facet.MINISTRY else ""
            act.put_tag(lead, each.facet, each.value, role=role, standing=standing)
    return act.done()
