"""What is suggested for recommendations and waits for a person's word: read, confirmed, set aside."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.acts import Act, Acting
from workbench.recommendations.records import Facet, Role, Standing
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


_SUGGESTIONS = (
    "select suggestion.*, coalesce(organisation.name, value) as shown from suggestion "
    "left join organisation on facet = 'ministry' and organisation.id = value"
)


def suggested(db: Database, leads: Iterable[str]) -> dict[str, tuple[Suggestion, ...]]:
    """Lead → what is suggested for it, ministries first, then the surest; none where nothing is."""
    sql = (
        f"{_SUGGESTIONS} where recommendation_id in (select value from json_each(:ids)) and facet <> 'twin' "
        "order by recommendation_id, facet <> 'ministry', confidence desc, value"
    )
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for row in db.query(sql, {"ids": json.dumps(sorted(set(leads)))}):
        found[row["recommendation_id"]].append(
            Suggestion(
                recommendation_id=row["recommendation_id"],
                facet=Facet(row["facet"]),
                value=row["value"],
                shown=row["shown"],
                confidence=row["confidence"],
                sure=bool(row["sure"]),
                reason=row["reason"],
            )
        )
    return {lead: tuple(each) for lead, each in found.items()}


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
