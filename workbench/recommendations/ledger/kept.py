"""Reads of what is kept of recommendations; the caller has asked whether the actor may see it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from workbench.recommendations.records import Change, Facet, Fact, Kept, Role, Said, Standing, Tag
from workbench.store import Database

NOTHING = Kept()


def kept_of(db: Database, leads: Iterable[str]) -> dict[str, Kept]:
    """Lead → what is kept of it; none where nothing is."""
    values = {"ids": json.dumps(sorted(set(leads)))}
    of_these = "in (select value from json_each(:ids))"
    tags: dict[str, list[Tag]] = defaultdict(list)
    sql = (
        "select recommendation_tag.*, coalesce(organisation.name, value) as shown from recommendation_tag "
        "left join organisation on facet = 'ministry' and organisation.id = value "
        f"where recommendation_id {of_these} order by recommendation_id, facet, role, shown"
    )
    for row in db.query(sql, values):
        tags[row["recommendation_id"]].append(
            Tag(
                facet=Facet(row["facet"]),
                value=row["value"],
                shown=row["shown"],
                role=Role(row["role"]) if row["role"] else None,
                standing=Standing(row["standing"]),
                at=row["at"],
                by_name=row["by_name"],
            )
        )
    facts: dict[str, dict[Fact, Said]] = defaultdict(dict)
    for row in db.query(f"select * from recommendation_fact where recommendation_id {of_these}", values):
        what = Fact(row["what"])
        said = Said(what, row["value"], Standing(row["standing"]), row["at"], row["by_name"])
        facts[row["recommendation_id"]][what] = said
    clusters: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sql = (
        "select recommendation_id, id, name from cluster_member join cluster on cluster.id = cluster_id "
        f"where recommendation_id {of_these} and not closed order by name"
    )
    for row in db.query(sql, values):
        clusters[row["recommendation_id"]].append((row["id"], row["name"]))
    return {lead: _kept(tags[lead], facts[lead], clusters[lead]) for lead in {*tags, *facts, *clusters}}


def _kept(tags: list[Tag], facts: dict[Fact, Said], clusters: list[tuple[str, str]]) -> Kept:
    return Kept(
        tags=tuple(each for each in tags if each.standing is not Standing.SET_ASIDE),
        set_aside=tuple(each for each in tags if each.standing is Standing.SET_ASIDE),
        facts=facts,
        clusters=tuple(clusters),
    )


def history_of(db: Database, lead: str) -> tuple[Change, ...]:
    """All that was done to a recommendation in any of its versions, the latest first."""
    sql = (
        "select change.*, coalesce(ministry.name, cluster.name, change.value) as shown, "
        "coalesce(by_whom.name, '') as by_organisation from recommendation_change change "
        "left join organisation ministry on change.what = 'ministry' and ministry.id = change.value "
        "left join cluster on change.what = 'cluster' and cluster.id = change.value "
        "left join organisation by_whom on by_whom.id = change.by_organisation_id "
        "where change.recommendation_id in (select id from recommendation where lead = :id union select :id) "
        "order by change.at desc, change.rowid desc"
    )
    names = Change.__dataclass_fields__
    changes = (Change(**{name: row[name] for name in names}) for row in db.query(sql, {"id": lead}))
    told: dict[Change, Change] = {}  # where versions met, each brought its lines along
    for each in changes:
        told.setdefault(replace(each, id="", recommendation_id=""), each)
    return tuple(told.values())
