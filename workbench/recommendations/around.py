"""Reads of what stands around a recommendation: its versions, the rows of tables it came with, what is suggested.

The caller has asked whether the actor may see rows and suggestions.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.records import Facet, Recommendation
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.store import Database

_OF_LEAD = "(select id from recommendation where lead = :lead)"


@dataclass(frozen=True)
class RowTakenIn:
    """A row of a table as it stood in the file: header → text, the comments on its cells, and who brought it when.

    `others` are the recommendations that the same row speaks of besides: a cell held several paragraphs, or what was
    one row became the items of a document that came later.
    """

    source: str
    file_name: str
    row: int
    place: str
    cells: Mapping[str, str]
    notes: tuple[str, ...]
    at: str
    by_name: str
    others: tuple[Recommendation, ...] = ()


@dataclass(frozen=True)
class Suggested:
    """A value that is proposed for a facet: how likely it is (0 to 1), whether that counts as sure, and why."""

    facet: Facet
    value: str
    shown: str
    confidence: float
    sure: bool
    reason: str


def versions_of(db: Database, actor: Actor, unit: Recommendation) -> tuple[Recommendation, ...]:
    """The same recommendation in other documents that stand: other languages first, then other copies."""
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.lead = :lead and recommendation.id <> :id "
        "and not recommendation.no_longer_read and document.replaced_by is null "
        f"and {audience_clause('recommendation.audience')} "
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
        "select act_id, count(distinct recommendation_id) as many from recommendation_change "
        "where act_id in (select value from json_each(:ids)) group by act_id"
    )
    return {row["act_id"]: row["many"] for row in db.query(sql, {"ids": json.dumps(sorted(set(act_ids)))})}


def rows_of(db: Database, actor: Actor, lead: str) -> tuple[RowTakenIn, ...]:
    """The rows of tables it came with, the latest first."""
    sql = (
        "select row_taken_in.*, file_name, at, by_name from row_taken_in "
        "join table_taken_in on table_taken_in.id = table_id "
        f"where recommendation_id in {_OF_LEAD} order by at desc, row"
    )
    rows = {(row["source"], row["key"]): row for row in reversed(list(db.query(sql, {"lead": lead})))}
    return tuple(_row(db, actor, lead, row) for row in reversed(rows.values()))


def _row(db: Database, actor: Actor, lead: str, row: Mapping[str, Any]) -> RowTakenIn:
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.id in "
        "(select recommendation_id from row_taken_in where source = :source and key = :key) "
        f"and recommendation.lead <> :lead and {audience_clause('recommendation.audience')} "
        "order by recommendation.place, recommendation.id"
    )
    values = {"source": row["source"], "key": row["key"], "lead": lead, **audience_parameters(actor)}
    return RowTakenIn(
        source=row["source"],
        file_name=row["file_name"],
        row=row["row"],
        place=row["place"],
        cells=json.loads(row["cells"]),
        notes=tuple(json.loads(row["notes"])),
        at=row["at"],
        by_name=row["by_name"],
        others=tuple(recommendation_from(other) for other in db.query(sql, values)),
    )


def suggestions_of(db: Database, lead: str, facet: Facet) -> tuple[Suggested, ...]:
    """What is proposed for a facet, the most likely first; what a person or a table said already is not among it."""
    sql = (
        "select suggestion.*, coalesce(organisation.name, value) as shown from suggestion "
        "left join organisation on facet = 'ministry' and organisation.id = value "
        "where recommendation_id = :lead and facet = :facet and not exists (select 1 from recommendation_tag tag "
        "where tag.recommendation_id = :lead and tag.facet = :facet and tag.value = suggestion.value) "
        "order by confidence desc, value"
    )
    return tuple(
        Suggested(facet, row["value"], row["shown"], row["confidence"], bool(row["sure"]), row["reason"])
        for row in db.query(sql, {"lead": lead, "facet": facet.value})
    )
