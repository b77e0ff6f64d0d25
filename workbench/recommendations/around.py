"""Reads of what stands around a recommendation: its versions, the rows of tables it came with.

The caller has asked whether the actor may see rows.
"""

import json
from collections.abc import Iterable, Mapping

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.intake.queries import RowTakenIn, became
from workbench.recommendations.records import Recommendation
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.store import Database


def versions_of(db: Database, actor: Actor, unit: Recommendation) -> tuple[Recommendation, ...]:
    """The same recommendation in other documents that stand: other languages first, then other copies."""
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.lead = :lead and recommendation.id <> :id "
        "and recommendation.document_id is not null and not recommendation.no_longer_read "
        f"and document.replaced_by is null and not document.withdrawn and {audience_clause('recommendation.audience')} "
        "order by recommendation.language is :language, recommendation.language, recommendation.id"
    )
    values = {"lead": unit.lead, "id": unit.id, "language": unit.language, **audience_parameters(actor)}
    return tuple(recommendation_from(row) for row in db.query(sql, values))


def is_no_longer_read(db: Database, recommendation_id: str) -> bool:
    """Whether the present reading of its document does not find it any more."""
    sql = "select no_longer_read from recommendation where id = :id"
    return any(row["no_longer_read"] for row in db.query(sql, {"id": recommendation_id}))


def reach_of(db: Database, act_ids: Iterable[str]) -> dict[str, int]:
    """Act → how many recommendations it changed: undoing it puts all of them back."""
    sql = (
        "select act_id, count(distinct lead) as many from recommendation_change "
        "join recommendation on recommendation.id = recommendation_id "
        "where act_id in (select value from json_each(:ids)) group by act_id"
    )
    return {row["act_id"]: row["many"] for row in db.query(sql, {"ids": json.dumps(sorted(set(act_ids)))})}


def beside_in_rows(
    db: Database, actor: Actor, lead: str, rows: Iterable[RowTakenIn]
) -> tuple[tuple[RowTakenIn, tuple[Recommendation, ...]], ...]:
    """Each row with what else it speaks of: a cell held several paragraphs, or one row became several items."""
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.counted and recommendation.lead in "
        "(select recommendation.lead from row_taken_in join recommendation on recommendation.id = recommendation_id "
        f"where source = :source and key = :key) and recommendation.lead <> :lead "
        f"and {audience_clause('recommendation.audience')} order by recommendation.place, recommendation.id"
    )
    values = {"lead": lead, **audience_parameters(actor)}
    return tuple((each, _units(db, sql, {**values, "source": each.source.value, "key": each.key})) for each in rows)


def become_of(db: Database, actor: Actor, unit: Recommendation) -> tuple[Recommendation, ...]:
    """What one that was known from a table alone stands as in a document that came later; none where none did."""
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.id in (select value from json_each(:ids)) "
        f"and {audience_clause('recommendation.audience')} order by recommendation.place, recommendation.id"
    )
    return _units(db, sql, {"ids": json.dumps(became(db, unit.id)), **audience_parameters(actor)})


def _units(db: Database, sql: str, values: Mapping[str, object]) -> tuple[Recommendation, ...]:
    return tuple(recommendation_from(row) for row in db.query(sql, dict(values)))
