"""What might be asked of a report besides: supported at the last review, on a matter that the treaty touches too.

It is what no word of a person or a table makes the treaty's own: a theme of which the treaty has an article among
others, or a theme or a group of persons that is only suggested. A person asks for it by hand, or nobody does.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.matters import Matter, MatterKind, matter_of, touched_themes, treaties_of
from workbench.drafting.asked.recommended import SUPPORTED
from workbench.drafting.records import ReportKind, StateReport
from workbench.people import Actor
from workbench.recommendations import for_reports
from workbench.recommendations.records import Facet, Recommendation
from workbench.store import Database
from workbench.treaties.catalogue import UPR


@dataclass(frozen=True)
class Offered:
    """A recommendation of the last review that might be asked, and what it has to do with the treaty."""

    recommendation: Recommendation
    matter: Matter


def offered(db: Database, actor: Actor, report: StateReport, covered: Coverage) -> tuple[Offered, ...]:
    """Those that are neither asked nor left out, in the order of the review's report."""
    if report.treaty == UPR or report.kind is ReportKind.FOLLOW_UP:
        return ()
    made = for_reports.last_ones(db, actor, treaty=UPR, state=report.state)
    taken = for_reports.positions(db, made)
    settled = {each.recommendation.id for each in covered.recommendations}
    settled |= {each.recommendation.id for each in covered.left_out}
    supported = tuple(each for each in made if taken[each.id] in SUPPORTED and each.id not in settled)
    said = for_reports.tags(db, supported, Facet.THEME)
    suggested = _suggested(db, supported)
    found = ((each, _matter(report, said.get(each.lead, ()), suggested.get(each.lead, ()))) for each in supported)
    return tuple(Offered(each, matter) for each, matter in found if matter is not None)


def _matter(
    report: StateReport, said: tuple[tuple[Facet, str], ...], suggested: tuple[tuple[Facet, str], ...]
) -> Matter | None:
    treaties = treaties_of(report)
    for treaty in treaties:
        for _, value in said:
            if value in touched_themes(treaty):
                return Matter(MatterKind.THEME, value)
    return matter_of(treaties, suggested, "")


def _suggested(db: Database, found: tuple[Recommendation, ...]) -> dict[str, tuple[tuple[Facet, str], ...]]:
    """Lead → themes and groups of persons that are suggested with some sureness."""
    sql = (
        "select recommendation_id, facet, value from suggestion where sure and facet in ('theme', 'person') "
        "and recommendation_id in (select value from json_each(:leads)) order by confidence desc, value"
    )
    held: dict[str, list[tuple[Facet, str]]] = defaultdict(list)
    for row in db.query(sql, {"leads": json.dumps([each.lead for each in found])}):
        held[row["recommendation_id"]].append((Facet(row["facet"]), row["value"]))
    return {lead: tuple(values) for lead, values in held.items()}
