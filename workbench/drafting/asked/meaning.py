"""What a person means who names a requirement or a recommendation of a report."""

from workbench.corpus.queries import ParagraphNotFound
from workbench.drafting import queries
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.requirements import RequirementNotFound, requirement
from workbench.drafting.records import StateReport
from workbench.people import Actor
from workbench.recommendations import queries as library
from workbench.recommendations.leading import RecommendationNotFound
from workbench.recommendations.records import Recommendation
from workbench.store import Database


def targets_of(db: Database, by: Actor, report: StateReport, covered: Coverage, target: str) -> dict[str, str]:
    """Id → citation of what is meant: a requirement (no citation), else recommendations by id or citation.

    A citation of a whole paragraph means all its items. Raises RequirementNotFound, the library's ParagraphNotFound.
    """
    try:
        return {requirement(db, report.id, target).id: ""}
    except RequirementNotFound:
        asked = among(target, tuple(each.recommendation for each in covered.recommendations))
        if asked:
            return asked
        if "para" not in target and "¶" not in target:
            raise
    return {unit.id: unit.citation for unit in library.by_citation(db, by, target)}


def units_of(db: Database, by: Actor, report_id: str, key: str) -> tuple[Recommendation, ...]:
    """The recommendations that an id or a citation names: of a whole paragraph all its items.

    One that only a table has is found by its id, or among those asked of the report. Raises the library's
    ParagraphNotFound.
    """
    try:
        return (library.recommendation(db, by, key.strip()),)
    except RecommendationNotFound:
        pass
    try:
        return library.by_citation(db, by, key)
    except ParagraphNotFound:
        asked = queries.recommendations(db, by, queries.report(db, by, report_id))
        named = among(key, asked)
        if not named:
            raise
        return tuple(each for each in asked if each.id in named)


def among(key: str, asked: tuple[Recommendation, ...]) -> dict[str, str]:
    """Id → citation of those that an id, a citation or a whole paragraph's citation names."""
    wanted = key.strip()
    by_itself = {each.id: each.citation for each in asked if wanted in (each.id, each.citation)}
    return by_itself or {each.id: each.citation for each in asked if each.paragraph_citation == wanted}
