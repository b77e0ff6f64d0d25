"""What is kept beside the submission of a version."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database


@dataclass(frozen=True)
class SubmissionNote:
    """note_verbale: its reference · note_name, note_sha256: the note as it was sent, "" where it was not kept ·
    reason: why the version went out although `not_cleared` (names of offices) had not cleared it."""

    note_verbale: str
    note_name: str
    note_sha256: str
    reason: str
    not_cleared: tuple[str, ...]


def note_of(db: Database, actor: Actor, snapshot_id: str) -> SubmissionNote | None:
    """What is kept beside it; None where it has not gone out, or went out before such notes were kept.

    Raises DoorClosed, SnapshotNotFound.
    """
    require(actor, Permission.READ_REPORTS)
    drafting.snapshot(db, actor, snapshot_id)
    for row in db.query("select * from submission_note where snapshot_id = :id", {"id": snapshot_id}):
        return SubmissionNote(
            note_verbale=row["note_verbale"],
            note_name=row["note_name"],
            note_sha256=row["note_sha256"],
            reason=row["reason"],
            not_cleared=tuple(json.loads(row["not_cleared"])),
        )
    return None
