"""How many of what is asked are dealt with: the figures of bars, lists and the report at a glance."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.drafting.asked.confirming import Word
from workbench.drafting.asked.covering import RecommendationCoverage, RequirementCoverage
from workbench.drafting.records import Addressed


@dataclass(frozen=True)
class Tally:
    """How many of how many are dealt with: all states but open; what is not required is not counted."""

    dealt_with: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is open."""
        return self.dealt_with == self.of

    @property
    def open(self) -> int:
        """How many are open."""
        return self.of - self.dealt_with


def counts(covered: RequirementCoverage | RecommendationCoverage) -> bool:
    """Whether it is counted: required ones that are no mere checklist, and recommendations of substance.

    Procedural recommendations (dissemination, the next report) are counted apart.
    """
    if isinstance(covered, RecommendationCoverage):
        return not covered.recommendation.procedural
    return covered.requirement.required and not covered.requirement.checklist


def tally_requirements(covered: Iterable[RequirementCoverage]) -> Tally:
    """Of the required ones."""
    return _tally(each for each in covered if counts(each))


def tally_recommendations(covered: Iterable[RecommendationCoverage]) -> Tally:
    """Of those of substance."""
    return _tally(each for each in covered if counts(each))


def tally_procedural(covered: Iterable[RecommendationCoverage]) -> Tally:
    """Of the procedural ones."""
    return _tally(each for each in covered if each.recommendation.procedural)


def _tally(covered: Iterable[RequirementCoverage | RecommendationCoverage]) -> Tally:
    of = tuple(covered)
    return Tally(sum(each.state is not Addressed.OPEN for each in of), len(of))


def states(covered: Iterable[RequirementCoverage | RecommendationCoverage]) -> Mapping[Addressed, int]:
    """How many are in each state, states without any included."""
    counted = Counter(each.state for each in covered)
    return {state: counted[state] for state in Addressed}


def unconfirmed(covered: Iterable[RequirementCoverage | RecommendationCoverage]) -> int:
    """How many nobody confirmed as they stand now, what is open left out."""
    return sum(
        each.state is not Addressed.OPEN and (each.confirmed is None or each.confirmed.word is not Word.CONFIRMED)
        for each in covered
    )
