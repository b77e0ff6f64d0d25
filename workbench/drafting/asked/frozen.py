"""What a version answers of what was asked of it, kept with the version when it is frozen.

No reason is kept with it: why something is missing is said inside and goes nowhere.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.drafting.asked.counts import counts
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.reading import coverage
from workbench.drafting.records import Addressed, Implementation, Snapshot
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


@dataclass(frozen=True)
class FrozenAsked:
    """A requirement (`key` its id) or a recommendation (its citation) as the version answers it.

    `counted` is no for advice, checklists and procedural ones. `core_document` are the paragraphs of the core document
    that speak for it. `paragraphs` are permanent ids, those of the version.
    """

    is_recommendation: bool
    target_id: str
    key: str
    text: str
    language: str
    counted: bool
    state: Addressed
    core_document: str
    implementation: Implementation | None
    paragraphs: tuple[str, ...]


def of_coverage(covered: Coverage) -> Iterator[FrozenAsked]:
    """What is asked and answered as it stands, in order."""
    for asked in covered.requirements:
        one = asked.requirement
        core = asked.reason if asked.state is Addressed.CORE_DOCUMENT else ""
        yield FrozenAsked(
            False, one.id, one.key, one.text, "en", counts(asked), asked.state, core, None, asked.paragraphs
        )
    for each in covered.recommendations:
        unit = each.recommendation
        core = each.reason if each.state is Addressed.CORE_DOCUMENT else ""
        yield FrozenAsked(
            is_recommendation=True,
            target_id=unit.id,
            key=unit.citation,
            text=unit.text,
            language=unit.language or "en",
            counted=counts(each),
            state=each.state,
            core_document=core,
            implementation=each.implementation,
            paragraphs=each.paragraphs,
        )


def keep_asked(db: Database, snapshot_id: str, covered: Coverage) -> None:
    """Keep it with a version that has just been frozen."""
    for position, each in enumerate(of_coverage(covered), start=1):
        db.table("snapshot_asked").insert(
            {
                "snapshot_id": snapshot_id,
                "position": position,
                "kind": "recommendation" if each.is_recommendation else "requirement",
                "target_id": each.target_id,
                "key": each.key,
                "text": each.text,
                "language": each.language,
                "counted": each.counted,
                "state": each.state.value,
                "core_document": each.core_document,
                "implementation": each.implementation.value if each.implementation else None,
                "paragraphs": json.dumps(each.paragraphs),
            }
        )


def asked_of_version(db: Database, actor: Actor, snapshot: Snapshot) -> tuple[FrozenAsked, ...]:
    """What was asked of a version, in order, without recommendations that the actor may not read.

    Of a version frozen before this was kept it is what links and marks say now.
    """
    sql = (
        "select * from snapshot_asked where snapshot_id = :id and (kind = 'requirement' or not exists ("
        "select 1 from recommendation where recommendation.id = target_id and not "
        f"{audience_clause('recommendation.audience')})) order by position"
    )
    found = tuple(
        FrozenAsked(
            is_recommendation=row["kind"] == "recommendation",
            target_id=row["target_id"],
            key=row["key"],
            text=row["text"],
            language=row["language"],
            counted=bool(row["counted"]),
            state=Addressed(row["state"]),
            core_document=row["core_document"],
            implementation=Implementation(row["implementation"]) if row["implementation"] else None,
            paragraphs=tuple(json.loads(row["paragraphs"])),
        )
        for row in db.query(sql, {"id": snapshot.id, **audience_parameters(actor)})
    )
    return found or tuple(of_coverage(coverage(db, actor, snapshot.report)))
