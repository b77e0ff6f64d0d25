"""Suggestions decided on one by one, many in one act: as a list of them was gone through."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.records import Facet, Role, Standing
from workbench.recommendations.suggesting.suggested import FACETS, Suggestion, suggested, suggestion_from
from workbench.store import Database

Chosen = tuple[str, Facet, str]  # recommendation, facet, value


def waiting_for(
    db: Database, actor: Actor, *, facet: Facet | None = None, value: str = "", only_sure: bool = False
) -> tuple[Suggestion, ...]:
    """All that is suggested, of one facet or value where they are given: the sure and the most confident first."""
    sql = (
        "select suggestion.*, coalesce(organisation.name, value) as shown from suggestion "
        "join recommendation on recommendation.lead = recommendation_id and recommendation.counted "
        "left join organisation on facet = 'ministry' and organisation.id = value "
        f"where facet in {FACETS} and {audience_clause('recommendation.audience')} "
        "and (:facet is null or facet = :facet) and (:value = '' or value = :value) and (sure or not :only_sure) "
        "order by facet <> 'ministry', facet, sure desc, confidence desc, recommendation.date desc, "
        "recommendation.place, recommendation_id, value"
    )
    asked = {"facet": facet.value if facet else None, "value": value, "only_sure": only_sure}
    return tuple(suggestion_from(row) for row in db.query(sql, {**asked, **audience_parameters(actor)}))


def confirm_these(db: Database, chosen: Iterable[Chosen], *, by: Actor, at: datetime) -> Act:
    """Confirm suggestions in one act; what is not suggested is left alone. A ministry is confirmed as responsible.

    Raises NothingChosen, RecommendationNotFound.
    """
    return _decide(db, chosen, Standing.CONFIRMED, N_("confirmed what was suggested"), by=by, at=at)


def set_these_aside(db: Database, chosen: Iterable[Chosen], *, by: Actor, at: datetime) -> Act:
    """Say of suggestions that they do not apply, in one act: they are not made again. Raises as `confirm_these`."""
    return _decide(db, chosen, Standing.SET_ASIDE, N_("set aside what was suggested"), by=by, at=at)


def _decide(
    db: Database, chosen: Iterable[Chosen], standing: Standing, summary: str, *, by: Actor, at: datetime
) -> Act:
    require(by, Permission.KEEP_RECOMMENDATIONS)
    wanted: dict[str, set[tuple[Facet, str]]] = defaultdict(set)
    act = Acting(db, by, at, summary)
    chosen = tuple(chosen)
    act.leads(each for each, _facet, _value in chosen)
    lead_of = {row["id"]: row["lead"] for row in db.query(_LEADS, {"ids": json.dumps([each[0] for each in chosen])})}
    for recommendation_id, facet, value in chosen:
        wanted[lead_of[recommendation_id]].add((facet, value))
    for lead, several in suggested(db, wanted).items():
        for each in several:
            if (each.facet, each.value) in wanted[lead]:
                role = Role.RESPONSIBLE.value if each.facet is Facet.MINISTRY else ""
                act.put_tag(lead, each.facet, each.value, role=role, standing=standing)
    return act.done()


_LEADS = "select id, lead from recommendation where id in (select value from json_each(:ids))"
