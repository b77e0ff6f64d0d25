"""Recommendations, what is kept of them and clusters as the command line gives them."""

from dataclasses import asdict
from typing import Any

from workbench.corpus import queries as library
from workbench.errors import NotFound
from workbench.people import Actor
from workbench.recommendations.clustering.clustered import Breakdown
from workbench.recommendations.ledger.kept import NOTHING
from workbench.recommendations.records import Change, Cluster, Facet, Fact, Kept, Recommendation, Role, Tag
from workbench.store import Database


def recommendation_json(recommendation: Recommendation, held: Kept = NOTHING) -> dict[str, Any]:
    """A recommendation as the command line gives it, with what is kept of it that the actor may see."""
    return {
        "id": recommendation.id,
        "symbol": recommendation.symbol,
        "number": recommendation.number,
        "label": recommendation.label,
        "citation": recommendation.citation,
        "text": recommendation.text,
        "heading": recommendation.heading,
        "themes": list(held.values(Facet.THEME)),
        "sdgs": list(held.values(Facet.SDG)),
        "persons": list(held.values(Facet.PERSON)),
        "ministries": list(held.values(Facet.MINISTRY)),
        "responsible": list(held.ministries(Role.RESPONSIBLE)),
        "supporting": list(held.ministries(Role.SUPPORTING)),
        "follow_up": recommendation.follow_up,
        "particular": recommendation.particular,
        "procedural": recommendation.procedural,
        "position": held.fact(Fact.POSITION) or recommendation.position,
        "recommending_states": list(recommendation.recommending_states),
        "status": held.fact(Fact.STATUS) or None,
        "priority": held.fact(Fact.PRIORITY) or None,
        "due": held.fact(Fact.DUE) or None,
        "note": held.fact(Fact.NOTE),
        "clusters": [name for _, name in held.clusters],
        "document": recommendation.document_id,
        "state": recommendation.state,
        "body": recommendation.body,
        "treaty": recommendation.treaty,
        "kind": recommendation.kind,
        "language": recommendation.language,
        "date": recommendation.date,
        "session": recommendation.session,
        "lead": recommendation.lead,
    }


def seen(held: Kept) -> Kept:
    """What of it everybody sees who reads the library: themes, persons and goals, and a review's position."""
    return Kept(
        tags=tuple(each for each in held.tags if each.facet is not Facet.MINISTRY),
        facts={what: said for what, said in held.facts.items() if what is Fact.POSITION},
    )


def tag_json(tag: Tag) -> dict[str, Any]:
    """A value, whose word it is and since when."""
    return {
        "facet": tag.facet.value,
        "value": tag.shown,
        "role": tag.role.value if tag.role else None,
        "standing": tag.standing.value,
        "at": tag.at,
        "by": tag.by_name,
    }


def change_json(db: Database, actor: Actor, change: Change) -> dict[str, Any]:
    """A line of the history; `act` is what `recommendations undo` takes back."""
    return {
        "act": change.act_id,
        "at": change.at,
        "by": change.by_name,
        "organisation": change.by_organisation or None,
        "origin": change.origin,
        "what": change.what,
        "value": change.shown,
        "before": change.before,
        "after": change.after,
        "evidence": change.evidence,
        "evidence_citation": citation_of(db, actor, change.evidence_paragraph_id),
    }


def citation_of(db: Database, actor: Actor, paragraph_id: str | None) -> str | None:
    """None also where the actor may not open the paragraph."""
    if paragraph_id is None:
        return None
    try:
        paragraph = library.paragraph(db, actor, paragraph_id)
        return library.citation(library.document(db, actor, paragraph.document_id), paragraph)
    except NotFound:
        return None


def cluster_json(cluster: Cluster, broken_down: Breakdown | None = None) -> dict[str, Any]:
    """A cluster; with its members by status and by ministry where these were counted ("" where none stands)."""
    numbers = {
        "statuses": dict(broken_down.statuses),
        "ministries": {name: many for _, name, many in broken_down.ministries},
    } if broken_down else {}  # fmt: skip
    return {**asdict(cluster), **numbers}
