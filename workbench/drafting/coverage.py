"""What the report answers: a plain recount of links and marks, nothing stored and so never stale.

Two facts are kept apart: whether the report speaks to a requirement or a recommendation, and how far the State
reports a recommendation as implemented.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.drafting.records import Addressed, Implementation, Mark, ReportRequirement
from workbench.recommendations.records import Recommendation


@dataclass(frozen=True)
class RequirementCoverage:
    """A requirement, whether the report speaks to it, and where: permanent ids of paragraphs."""

    requirement: ReportRequirement
    state: Addressed
    reason: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class RecommendationCoverage:
    """A recommendation, whether the report speaks to it and where, and what the State reports of it."""

    recommendation: Recommendation
    state: Addressed
    reason: str
    implementation: Implementation | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """All that is asked of a report, in order."""

    requirements: tuple[RequirementCoverage, ...]
    recommendations: tuple[RecommendationCoverage, ...]


@dataclass(frozen=True)
class Tally:
    """How many of how many are dealt with: all states but open; what is not required is not counted."""

    dealt_with: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is open."""
        return self.dealt_with == self.of


def cover(
    *,
    requirements: Iterable[ReportRequirement],
    recommendations: Iterable[Recommendation],
    answers: Mapping[str, tuple[str, ...]],
    responses: Mapping[str, tuple[str, ...]],
    marks: Mapping[str, Mark],
) -> Coverage:
    """The state of each. `answers` and `responses`: id of what is asked → paragraphs; `marks`: id → latest mark."""
    return Coverage(
        tuple(
            RequirementCoverage(
                each,
                _state(answers.get(each.id, ()), marks.get(each.id)),
                _reason(marks.get(each.id)),
                answers.get(each.id, ()),
            )
            for each in requirements
        ),
        tuple(
            RecommendationCoverage(
                each,
                _state(responses.get(each.id, ()), marks.get(each.id)),
                _reason(marks.get(each.id)),
                marks[each.id].implementation if each.id in marks else None,
                responses.get(each.id, ()),
            )
            for each in recommendations
        ),
    )


def _state(paragraphs: tuple[str, ...], mark: Mark | None) -> Addressed:
    """What a person said stands over what the links say; `open` and no mark leave it to the links."""
    if mark is not None and mark.state in {Addressed.PARTLY, Addressed.NOT_APPLICABLE, Addressed.CORE_DOCUMENT}:
        return Addressed(mark.state)
    return Addressed.ANSWERED if paragraphs else Addressed.OPEN


def _reason(mark: Mark | None) -> str:
    return mark.reason if mark is not None else ""


def tally_requirements(covered: Iterable[RequirementCoverage]) -> Tally:
    """Of the required ones."""
    required = [each for each in covered if each.requirement.required]
    return Tally(sum(each.state is not Addressed.OPEN for each in required), len(required))


def tally_recommendations(covered: Iterable[RecommendationCoverage]) -> Tally:
    """Of those of substance: procedural ones are counted apart."""
    counted = [each for each in covered if not each.recommendation.procedural]
    return Tally(sum(each.state is not Addressed.OPEN for each in counted), len(counted))


def states(covered: Iterable[RequirementCoverage | RecommendationCoverage]) -> Mapping[Addressed, int]:
    """How many are in each state, states without any included."""
    counted = Counter(each.state for each in covered)
    return {state: counted[state] for state in Addressed}
