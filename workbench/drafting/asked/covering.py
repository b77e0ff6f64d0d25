"""What the report answers: a plain recount of links, marks and confirmations, nothing stored and so never stale.

Two facts are kept apart: whether the report speaks to a requirement or a recommendation, and how far the State
reports a recommendation as implemented.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.drafting.asked.confirming import Confirmation, Confirmed, confirmed
from workbench.drafting.asked.recommended import Asked, LeftOut
from workbench.drafting.asked.standing import Spot
from workbench.drafting.records import Addressed, Implementation, Mark, ReportRequirement
from workbench.recommendations.records import Recommendation, Status

_MARKED = {Addressed.PARTLY, Addressed.NOT_APPLICABLE, Addressed.CORE_DOCUMENT}
# What the ledger's word would be as a report says it; nothing where a report has no such word.
_PROPOSED = {
    Status.IMPLEMENTED.value: Implementation.IMPLEMENTED,
    Status.PARTIALLY_IMPLEMENTED.value: Implementation.PARTLY,
    Status.UNDER_WAY.value: Implementation.PARTLY,
    Status.NOT_STARTED.value: Implementation.NOT,
    Status.NOT_ACCEPTED.value: Implementation.NOT,
    Status.NO_INFORMATION.value: Implementation.NO_INFORMATION,
}


@dataclass(frozen=True)
class RequirementCoverage:
    """A requirement, whether the report speaks to it, and where: permanent ids of paragraphs.

    `confirmed` says whose word that is; `section_id` is where it is asked, "" where that section was deleted.
    """

    requirement: ReportRequirement
    state: Addressed
    reason: str
    paragraphs: tuple[str, ...]
    confirmed: Confirmed | None = None
    section_id: str = ""


@dataclass(frozen=True)
class RecommendationCoverage:
    """A recommendation, whether the report speaks to it and where, and what the State reports of it.

    `status` is the ledger's word; `section_id` where it is to be answered: as chosen, else where it is answered first.
    """

    recommendation: Recommendation
    state: Addressed
    reason: str
    implementation: Implementation | None
    paragraphs: tuple[str, ...]
    confirmed: Confirmed | None = None
    asked: Asked | None = None
    status: str = ""
    section_id: str = ""

    @property
    def proposed(self) -> Implementation | None:
        """What the ledger's status would be in the report: proposed, never taken over by itself."""
        return _PROPOSED.get(self.status)


@dataclass(frozen=True)
class Coverage:
    """All that is asked of a report, in order; what was left out; and where the paragraphs stand."""

    requirements: tuple[RequirementCoverage, ...]
    recommendations: tuple[RecommendationCoverage, ...]
    left_out: tuple[LeftOut, ...] = ()
    spots: Mapping[str, Spot] = field(default_factory=dict)


@dataclass(frozen=True)
class Links:
    """What was linked and said: requirement or recommendation (its id) → paragraphs in order, mark, confirmation.

    `core` maps a section to the paragraphs of the core document that speak for it; `sections` are those that stand;
    `statuses` recommendation → the ledger's word.
    """

    answers: Mapping[str, tuple[str, ...]]
    responses: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, Mark]
    confirmations: Mapping[str, Confirmation] = field(default_factory=dict)
    core: Mapping[str, str] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()
    statuses: Mapping[str, str] = field(default_factory=dict)


def cover(
    *,
    requirements: Iterable[ReportRequirement],
    asked: Iterable[Asked],
    links: Links,
    spots: Mapping[str, Spot] | None = None,
    left_out: tuple[LeftOut, ...] = (),
) -> Coverage:
    """The state of each. `spots`: where the linked paragraphs stand."""
    where = spots or {}
    return Coverage(
        tuple(_requirement(each, links, where) for each in requirements),
        tuple(_recommendation(each, links, where) for each in asked),
        left_out,
        where,
    )


def _requirement(each: ReportRequirement, links: Links, spots: Mapping[str, Spot]) -> RequirementCoverage:
    paragraphs, mark = links.answers.get(each.id, ()), links.marks.get(each.id)
    state, reason = _state(paragraphs, mark), mark.reason if mark else ""
    if state is Addressed.OPEN and (core := links.core.get(each.section_id, "")):
        state, reason = Addressed.CORE_DOCUMENT, core
    given = links.confirmations.get(each.id)
    said = confirmed(state, reason, body_of(paragraphs, spots), given, mark)
    section_id = each.section_id if each.section_id in links.sections else ""
    return RequirementCoverage(each, state, reason, paragraphs, said, section_id)


def _recommendation(each: Asked, links: Links, spots: Mapping[str, Spot]) -> RecommendationCoverage:
    key = each.recommendation.id
    paragraphs, mark = links.responses.get(key, ()), links.marks.get(key)
    state, reason = _state(paragraphs, mark), mark.reason if mark else ""
    given = links.confirmations.get(key)
    return RecommendationCoverage(
        each.recommendation,
        state,
        reason,
        mark.implementation if mark else None,
        paragraphs,
        confirmed(state, reason, body_of(paragraphs, spots), given, mark),
        each,
        links.statuses.get(key, ""),
        _section_of(each, paragraphs, links, spots),
    )


def _section_of(each: Asked, paragraphs: tuple[str, ...], links: Links, spots: Mapping[str, Spot]) -> str:
    chosen = each.chosen.section_id if each.chosen else None
    if chosen in links.sections:
        return chosen or ""
    return next((spots[one].section_id for one in paragraphs if one in spots), "")


def _state(paragraphs: tuple[str, ...], mark: Mark | None) -> Addressed:
    """What a person said stands over what the links say; `open` and no mark leave it to the links."""
    if mark is not None and mark.state in _MARKED:
        return Addressed(mark.state)
    return Addressed.ANSWERED if paragraphs else Addressed.OPEN


def body_of(paragraphs: Iterable[str], spots: Mapping[str, Spot]) -> tuple[str, ...]:
    """The paragraphs with the items that belong to them, each once, in order."""
    return tuple(dict.fromkeys(one for each in paragraphs for one in (spots[each].body if each in spots else (each,))))
