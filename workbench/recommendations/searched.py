"""What a search is narrowed and counted by that no paragraph says of itself: the theme and the ministry.

A theme is kept under a recommendation, and belongs to the paragraph in which it stands, in every language. A ministry's
paragraphs are the recommendations it answers for, and what it contributed.
"""

from collections.abc import Mapping

from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.recommendations.records import Facet
from workbench.search.port import Counted
from workbench.store import Database
from workbench.treaties import DocumentKind

THEME, MINISTRY = Facet.THEME.value, Facet.MINISTRY.value


def counted(db: Database, actor: Actor) -> Counted:
    """Theme → label → ids of paragraphs, ministry → organisation's id → ids, of what the actor may read.

    Without `ministry` for whoever may not see who answers for a recommendation.
    """
    found: dict[str, dict[str, set[str]]] = {THEME: {}}
    if may(actor, Permission.READ_FOLLOW_UP):
        found[MINISTRY] = {}
    sql = (
        "select facet, value, recommendation.paragraph_id from recommendation_tag "
        "join recommendation on recommendation.lead = recommendation_tag.recommendation_id "
        "where facet in ('theme', 'ministry') and standing <> 'set_aside' and not recommendation.no_longer_read "
        f"and recommendation.paragraph_id is not null and {audience_clause('recommendation.audience')}"
    )
    for facet, value, paragraph_id in db.execute(sql, audience_parameters(actor)).fetchall():
        if facet in found:
            found[facet].setdefault(value, set()).add(paragraph_id)
    if MINISTRY in found:
        for organisation_id, paragraph_id in _contributed(db, actor):
            found[MINISTRY].setdefault(organisation_id, set()).add(paragraph_id)
    return {name: {value: frozenset(ids) for value, ids in values.items()} for name, values in found.items()}


def _contributed(db: Database, actor: Actor) -> list[tuple[str, str]]:
    sql = (
        "select document.owner_organisation_id, paragraph.id from document "
        "join paragraph on paragraph.document_id = document.id "
        "where document.kind = :contribution and document.owner_organisation_id is not null "
        f"and not paragraph.no_longer_read and {audience_clause('document.audience')}"
    )
    values = {"contribution": DocumentKind.CONTRIBUTION.value, **audience_parameters(actor)}
    return [(row[0], row[1]) for row in db.execute(sql, values).fetchall()]


def among(counted: Counted, chosen: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    """For `Filters.among`: of each name the paragraphs of any of the values chosen; none where a value is unknown."""
    return tuple(
        frozenset[str]().union(*(counted.get(name, {}).get(value, frozenset()) for value in values))
        for name, values in chosen.items()
        if values
    )
