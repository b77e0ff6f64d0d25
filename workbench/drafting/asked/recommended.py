"""Which recommendations a report is asked to answer, why, and which people left out.

Asked are the body's last concluding observations (in a follow-up report those that the body asks to hear of), what the
State supported at its last review on the treaty's matters, what a person chose by hand, and what a paragraph responds
to. Leaving one out takes it away until a paragraph responds to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbench.drafting.asked.choices import Choice, Chosen, choices
from workbench.drafting.asked.matters import Matter, matter_of, treaties_of
from workbench.drafting.records import ReportKind, Response, StateReport
from workbench.people import Actor
from workbench.recommendations import for_reports, queries
from workbench.recommendations.for_reports import last_ones, leads_of, positions
from workbench.recommendations.records import Facet, Recommendation, UprPosition
from workbench.store import Database
from workbench.treaties.catalogue import UPR

SUPPORTED = {UprPosition.SUPPORTED.value, UprPosition.SUPPORTED_NOTED.value}


class Why(StrEnum):
    """Why a recommendation is asked of the report."""

    OBSERVATIONS = "observations"
    REVIEW = "review"
    CHOSEN = "chosen"
    RESPONDED = "responded"


@dataclass(frozen=True)
class Asked:
    """A recommendation asked of the report. `matter`: what says that one of the review is on the treaty's matters.

    `chosen` is a person's word where there is one; its section is where it is to be answered.
    """

    recommendation: Recommendation
    why: Why
    matter: Matter | None = None
    chosen: Chosen | None = None


@dataclass(frozen=True)
class LeftOut:
    """A recommendation that would be asked and that a person left out, with the reason."""

    recommendation: Recommendation
    reason: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class AskedOfReport:
    """All recommendations asked of a report, each once, and those left out."""

    asked: tuple[Asked, ...]
    left_out: tuple[LeftOut, ...]


class Known:
    """Finds recommendations again under what was kept of them: an id, a lead, a citation, or a whole paragraph's.

    Where a document was replaced by a better copy its recommendations are new rows; where a paragraph was one
    recommendation and is read as several now, all of them are meant.
    """

    def __init__(self, found: Iterable[Recommendation], leads: dict[str, str]) -> None:
        self._leads = leads
        self._ids: dict[str, str] = {}
        self._by_lead: dict[str, str] = {}
        self._by_citation: dict[str, tuple[str, ...]] = {}
        for each in found:
            self._ids[each.id] = each.id
            self._by_lead.setdefault(each.lead, each.id)
            for citation in {each.citation, each.paragraph_citation}:
                self._by_citation[citation] = (*self._by_citation.get(citation, ()), each.id)

    def meant(self, recommendation_id: str, citation: str) -> tuple[str, ...]:
        """The ids of what is meant, none where it is not among them."""
        if recommendation_id in self._ids:
            return (recommendation_id,)
        lead = self._leads.get(recommendation_id, recommendation_id)
        if lead in self._by_lead:
            return (self._by_lead[lead],)
        return self._by_citation.get(citation, ()) if citation else ()


def asked_of(db: Database, actor: Actor, report: StateReport, responses: Sequence[Response]) -> AskedOfReport:
    """What is asked of the report; `responses` are those of its paragraphs that stand."""
    chosen = choices(db, report.id)
    kept = [each.recommendation_id for each in chosen] + [each.recommendation_id for each in responses]
    leads = leads_of(db, kept)
    found = list(_asked_by_itself(db, actor, report))
    out = _left_out(Known([each.recommendation for each in found], leads), chosen)
    answered = _answered(found, leads, responses)
    left = tuple(_leaving(each, out) for each in found if each.recommendation.id in out.keys() - answered)
    stay = [each for each in found if each.recommendation.id in answered or each.recommendation.id not in out]
    by_hand = [each for each in chosen if each.choice is Choice.ASKED]
    stay = _said_of(stay, by_hand, leads)
    stay += _besides(db, actor, stay, leads, [(one.recommendation_id, one.citation) for one in by_hand], Why.CHOSEN)
    stay = _said_of(stay, by_hand, leads)
    responded = [(each.recommendation_id, each.citation) for each in responses]
    stay += _besides(db, actor, stay, leads, responded, Why.RESPONDED)
    return AskedOfReport(tuple(stay), left)


def _asked_by_itself(db: Database, actor: Actor, report: StateReport) -> Iterator[Asked]:
    treaties = treaties_of(report)
    for treaty in treaties:
        for each in last_ones(db, actor, treaty=treaty, state=report.state):
            if each.follow_up or report.kind is not ReportKind.FOLLOW_UP:
                yield Asked(each, Why.OBSERVATIONS)
    if report.treaty != UPR:
        yield from _of_the_review(db, actor, report, treaties)


def _of_the_review(db: Database, actor: Actor, report: StateReport, treaties: tuple[str, ...]) -> Iterator[Asked]:
    if report.kind is ReportKind.FOLLOW_UP:
        return
    made = last_ones(db, actor, treaty=UPR, state=report.state)
    taken = positions(db, made)
    supported = tuple(each for each in made if taken[each.id] in SUPPORTED)
    tags = for_reports.tags(db, supported, Facet.THEME, Facet.PERSON)
    for each in supported:
        matter = matter_of(treaties, tags.get(each.lead, ()), f"{each.heading} {each.text}")
        if matter is not None:
            yield Asked(each, Why.REVIEW, matter)


def _left_out(known: Known, chosen: Iterable[Chosen]) -> dict[str, Chosen]:
    return {
        found: each
        for each in chosen
        if each.choice is Choice.LEFT_OUT
        for found in known.meant(each.recommendation_id, each.citation)
    }


def _answered(found: Iterable[Asked], leads: dict[str, str], responses: Iterable[Response]) -> set[str]:
    known = Known([each.recommendation for each in found], leads)
    return {one for each in responses for one in known.meant(each.recommendation_id, each.citation)}


def _leaving(asked: Asked, out: dict[str, Chosen]) -> LeftOut:
    chosen = out[asked.recommendation.id]
    return LeftOut(asked.recommendation, chosen.reason, chosen.at, chosen.by_name)


def _said_of(asked: list[Asked], chosen: Iterable[Chosen], leads: dict[str, str]) -> list[Asked]:
    """With what a person chose of each."""
    known = Known([each.recommendation for each in asked], leads)
    said = {one: each for each in chosen for one in known.meant(each.recommendation_id, each.citation)}
    return [replace(each, chosen=said.get(each.recommendation.id)) for each in asked]


def _besides(
    db: Database,
    actor: Actor,
    asked: Iterable[Asked],
    leads: dict[str, str],
    kept: Iterable[tuple[str, str]],
    why: Why,
) -> list[Asked]:
    """What is kept (id and citation) and is not asked yet, in the version that counts by now."""
    known = Known([each.recommendation for each in asked], leads)
    missing = [key for key, citation in kept if not known.meant(key, citation)]
    if not missing:
        return []
    counted = queries.that_count(db, actor, missing)
    found = {each.lead for each in counted}
    gone = [key for key in missing if leads.get(key, key) not in found]
    return [Asked(each, why) for each in (*counted, *queries.these(db, actor, gone))]
