"""Which version of which report a returned file names, for those who may know of it."""

from __future__ import annotations

from workbench.comments import queries
from workbench.comments.intake.origin import MadeFrom
from workbench.drafting import queries as drafting
from workbench.drafting.queries import SnapshotNotFound
from workbench.people import Actor
from workbench.store import Database


def made_from(db: Database, actor: Actor, snapshot_id: str, *, report_id: str) -> MadeFrom | None:
    """The version of that id, seen from a round on `report_id`.

    None where there is none, or where the actor neither reads the report's versions nor has a seat in a round that
    was held on it: a file could name any version, and would else tell what is written there.
    """
    rounds = tuple(held.id for held in queries.rounds(db, actor) if held.snapshot_id == snapshot_id)
    try:
        found = drafting.snapshot(db, None if rounds else actor, snapshot_id)
    except SnapshotNotFound:
        return None
    return MadeFrom(
        snapshot_id=found.id,
        title=found.report.title,
        version=found.number,
        frozen_at=found.frozen_at,
        same_report=found.report.id == report_id,
        rounds=rounds,
    )
