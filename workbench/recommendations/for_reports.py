"""What was recommended to a State last: by the body of a treaty, and in the universal periodic review.

A body's last recommendations are those of one document, be it in the library or known from a table alone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.records import Facet, Fact, Recommendation
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.store import Database
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind, code_of
from workbench.treaties.catalogue import UPR

# A table may not say of what kind its document is.
_OBSERVATIONS = ("", *sorted(CONCLUDING_OBSERVATIONS))
_REVIEW = ("", DocumentKind.HRC_DOCUMENT.value, DocumentKind.UPR_DRAFT_WG_REPORT.value)


def last_ones(db: Database, actor: Actor, *, treaty: str, state: str) -> tuple[Recommendation, ...]:
    """The recommendations of the last concluding observations under a treaty, of the last review where it is the UPR;
    in the order of the text. Parts of it that only a table has stand behind those of the document."""
    code = code_of(treaty) or treaty
    values = {
        "treaty": code,
        "state": state,
        "kinds": json.dumps(_REVIEW if code == UPR else _OBSERVATIONS),
        **audience_parameters(actor),
    }
    theirs = (
        "recommendation.counted and recommendation.treaty = :treaty and recommendation.state = :state "
        "and recommendation.kind in (select value from json_each(:kinds)) "
        f"and {audience_clause('recommendation.audience')}"
    )
    latest = (
        f"select document_id, symbol, date from recommendation where {theirs} "
        "order by coalesce(date, '') desc, document_id is null, document_id, symbol limit 1"
    )
    for row in db.query(latest, values):
        sql = (
            f"select {COLUMNS} from {JOINED} where {theirs} and (recommendation.document_id = :document or "
            "(recommendation.document_id is null and recommendation.symbol is :symbol "
            "and (:symbol is not null or recommendation.date is :date))) "
            "order by recommendation.document_id is null, recommendation.place, recommendation.id"
        )
        one = {"document": row["document_id"], "symbol": row["symbol"], "date": row["date"]}
        return tuple(recommendation_from(each) for each in db.query(sql, {**values, **one}))
    return ()


def positions(db: Database, found: Iterable[Recommendation]) -> dict[str, str]:
    """Id → what the State under review said of it: what a person or a table says stands before what was read."""
    found = tuple(found)
    sql = (
        "select recommendation_id, value from recommendation_fact "
        f"where what = '{Fact.POSITION.value}' and recommendation_id in (select value from json_each(:leads))"
    )
    rows = db.query(sql, {"leads": json.dumps([each.lead for each in found])})
    said = {row["recommendation_id"]: str(row["value"]) for row in rows}
    return {each.id: said.get(each.lead, each.position or "") for each in found}


def tags(db: Database, found: Iterable[Recommendation], *facets: Facet) -> dict[str, tuple[tuple[Facet, str], ...]]:
    """Lead → its values of these facets by a person's or a table's word, none that was set aside."""
    sql = (
        "select recommendation_id, facet, value from recommendation_tag where standing <> 'set_aside' "
        "and facet in (select value from json_each(:facets)) "
        "and recommendation_id in (select value from json_each(:leads)) order by recommendation_id, facet, value"
    )
    values = {"facets": json.dumps(facets), "leads": json.dumps([each.lead for each in found])}
    held: dict[str, list[tuple[Facet, str]]] = defaultdict(list)
    for row in db.query(sql, values):
        held[row["recommendation_id"]].append((Facet(row["facet"]), row["value"]))
    return {lead: tuple(values) for lead, values in held.items()}


def leads_of(db: Database, ids: Iterable[str]) -> dict[str, str]:
    """Id → its lead now, of any version that ever was; the caller has asked whether the actor may see it."""
    sql = "select id, lead from recommendation where id in (select value from json_each(:ids))"
    return {row["id"]: row["lead"] for row in db.query(sql, {"ids": json.dumps(sorted(set(ids)))})}
