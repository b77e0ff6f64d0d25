"""What the secretariat of the demonstration keeps of the recommendations: ministries, themes, status, clusters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.demonstration.people import actor
from workbench.demonstration.sources import read
from workbench.people import Actor, OrganisationKind, operations
from workbench.recommendations import queries
from workbench.recommendations.clustering.clusters import create_cluster, put_members
from workbench.recommendations.ledger.keeping import put_fact, put_tag
from workbench.recommendations.offices.naming import call_ministry
from workbench.recommendations.records import Facet, Fact, Role
from workbench.store import Database

FOLLOWED = Path("report/followed.yaml")
_FACETS = {
    "responsible": (Facet.MINISTRY, Role.RESPONSIBLE),
    "supporting": (Facet.MINISTRY, Role.SUPPORTING),
    "themes": (Facet.THEME, Role.RESPONSIBLE),
    "persons": (Facet.PERSON, Role.RESPONSIBLE),
    "sdgs": (Facet.SDG, Role.RESPONSIBLE),
}


def follow(db: Database, *, at: datetime) -> None:
    """Say of about half of the recommendations who answers for them, and of some how far they are."""
    told = read(FOLLOWED)
    amina = actor(db, "amina")
    _add_ministries(db, told["ministries"], by=amina, at=at)
    for (facet, role, value), citations in _by_value(told["assigned"]).items():
        put_tag(db, _ids(db, amina, citations), facet, value, role=role, by=amina, at=at)
    for day, said in enumerate(told["said"], 1):
        ids, moment = _ids(db, amina, [said["of"]]), at + timedelta(days=day)
        status, evidence = said["status"], said.get("evidence", "")
        put_fact(db, ids, Fact.STATUS, status, evidence=evidence, by=amina, at=moment)
        if "priority" in said:
            put_fact(db, ids, Fact.PRIORITY, said["priority"], by=amina, at=moment)
    for each in told["clusters"]:
        cluster = create_cluster(db, each["name"], about=each["about"], by=amina, at=at)
        put_members(db, cluster.id, _ids(db, amina, each["of"]), by=amina, at=at)


def _add_ministries(db: Database, told: Iterable[Mapping[str, Any]], *, by: Actor, at: datetime) -> None:
    for each in told:
        name, kind = each["name"], OrganisationKind.MINISTRY
        ministry = operations.add_organisation(db, name=name, kind=kind, short_name=each["short"], by=by, at=at)
        call_ministry(db, ministry, names=each.get("also", ()), words=each["words"], by=by, at=at)


def _by_value(assigned: Iterable[Mapping[str, Any]]) -> dict[tuple[Facet, Role, str], list[str]]:
    """What is assigned → the citations it is assigned to: each is one act, as in the office."""
    found: dict[tuple[Facet, Role, str], list[str]] = defaultdict(list)
    for each in assigned:
        for name, (facet, role) in _FACETS.items():
            for value in each.get(name, ()):
                found[facet, role, value].append(each["of"])
    return found


def _ids(db: Database, by: Actor, citations: Iterable[str]) -> tuple[str, ...]:
    return tuple(_units(db, by, citations))


def _units(db: Database, by: Actor, citations: Iterable[str]) -> Iterator[str]:
    for citation in citations:
        yield from (each.id for each in queries.by_citation(db, by, citation))
