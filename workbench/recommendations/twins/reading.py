"""Reads of what stands on the same matter: earlier and later ones that were confirmed, and what is suggested."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.queries import in_language
from workbench.recommendations.records import Recommendation
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.store import Database


@dataclass(frozen=True)
class SuggestedTwin:
    """An earlier one that may be on the same matter: how likely, whether that counts as sure, and by what words."""

    later: str
    earlier: Recommendation
    confidence: float
    sure: bool
    reason: str


@dataclass(frozen=True)
class Waiting:
    """A later recommendation with the earlier ones that are suggested for it, likeliest first."""

    later: Recommendation
    suggested: tuple[SuggestedTwin, ...]


@dataclass(frozen=True)
class OnSameMatter:
    """What is tied to one recommendation, the latest first; `suggested` waits for a person's word, likeliest first."""

    earlier: tuple[Recommendation, ...] = ()
    later: tuple[Recommendation, ...] = ()
    suggested: tuple[SuggestedTwin, ...] = ()


def on_same_matter(db: Database, actor: Actor, lead: str) -> OnSameMatter:
    """What the actor may read of it. Whoever calls has asked whether the actor sees what is only suggested."""
    return OnSameMatter(
        earlier=counted_of(db, actor, earlier_of(db, [lead]).get(lead, ())),
        later=counted_of(db, actor, later_of(db, lead)),
        suggested=suggested_twins(db, actor, [lead]),
    )


def earlier_of(db: Database, leads: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Lead → leads of the earlier ones that a person confirmed."""
    found: dict[str, list[str]] = defaultdict(list)
    sql = (
        "select later_id, earlier_id from twin where standing = 'confirmed' "
        "and later_id in (select value from json_each(:ids)) order by later_id, earlier_id"
    )
    for row in db.query(sql, {"ids": json.dumps(sorted(set(leads)))}):
        found[row["later_id"]].append(row["earlier_id"])
    return {lead: tuple(earlier) for lead, earlier in found.items()}


def later_of(db: Database, lead: str) -> tuple[str, ...]:
    """Leads of the later ones to which a person tied this one."""
    sql = "select later_id from twin where standing = 'confirmed' and earlier_id = :id"
    return tuple(row["later_id"] for row in db.query(sql, {"id": lead}))


def suggested_twins(
    db: Database, actor: Actor, leads: Iterable[str], *, sure_only: bool = False
) -> tuple[SuggestedTwin, ...]:
    """What is suggested for these, of each the likeliest first."""
    sql = (
        "select * from suggestion where facet = 'twin' and recommendation_id in (select value from json_each(:ids)) "
        "and (sure or not :sure) order by recommendation_id, confidence desc, value"
    )
    rows = list(db.query(sql, {"ids": json.dumps(sorted(set(leads))), "sure": sure_only}))
    earlier = {each.lead: each for each in counted_of(db, actor, [row["value"] for row in rows])}
    return tuple(
        SuggestedTwin(
            row["recommendation_id"], earlier[row["value"]], row["confidence"], bool(row["sure"]), row["reason"]
        )
        for row in rows
        if row["value"] in earlier
    )


def waiting_twins(
    db: Database, actor: Actor, *, offset: int = 0, limit: int | None = None
) -> tuple[tuple[Waiting, ...], int]:
    """What waits for a person's word, those with a sure one first, then the latest; and for how many something does."""
    of_these = (
        "from recommendation join (select recommendation_id, max(sure) as sure from suggestion where facet = 'twin' "
        "group by recommendation_id) waits on waits.recommendation_id = recommendation.lead "
        f"where counted and {audience_clause('recommendation.audience')}"
    )
    values = audience_parameters(actor)
    total = int(db.execute(f"select count(*) {of_these}", values).fetchone()[0])
    sql = f"select lead {of_these} order by waits.sure desc, date desc, symbol, place, id limit :limit offset :offset"
    rows = db.query(sql, {**values, "limit": -1 if limit is None else limit, "offset": offset})
    leads = [row["lead"] for row in rows]
    units = {unit.lead: unit for unit in counted_of(db, actor, leads)}
    suggested: dict[str, list[SuggestedTwin]] = defaultdict(list)
    for each in suggested_twins(db, actor, leads):
        suggested[each.later].append(each)
    return tuple(Waiting(units[lead], tuple(suggested[lead])) for lead in leads if lead in units), total


def sure_pairs(db: Database, actor: Actor, states: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(later, earlier) of the suggestions that count as sure, for what was recommended to these States."""
    sql = (
        "select recommendation_id, value from suggestion where facet = 'twin' and sure and recommendation_id in "
        "(select lead from recommendation where counted and state in (select value from json_each(:states)) "
        f"and {audience_clause()}) order by recommendation_id, value"
    )
    rows = db.query(sql, {"states": json.dumps(sorted(states)), **audience_parameters(actor)})
    return tuple((row["recommendation_id"], row["value"]) for row in rows)


def counted_of(db: Database, actor: Actor, leads: Iterable[str]) -> tuple[Recommendation, ...]:
    """The version of each that counts, or the reader's language; the latest first."""
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.lead in (select value from json_each(:ids)) "
        f"and recommendation.counted and {audience_clause('recommendation.audience')} "
        "order by recommendation.date desc, recommendation.symbol, recommendation.place"
    )
    values = {"ids": json.dumps(sorted(set(leads))), **audience_parameters(actor)}
    return in_language(db, actor, tuple(recommendation_from(row) for row in db.query(sql, values)))
