"""A version goes out: who cleared it is looked at, the note verbale is kept, and the reason where somebody did not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.comments import clearances
from workbench.comments.operations.reopening import reopen_at_submission
from workbench.comments.records.clearances import OfficeAsked
from workbench.comments.refusals_of_clearing import ClearanceIsOpen, NotCleared
from workbench.drafting import operations as drafting
from workbench.drafting import queries
from workbench.drafting.records import Snapshot
from workbench.people import Actor
from workbench.store import Database, timestamp


@dataclass(frozen=True)
class GoingOut:
    """How a version goes out. day: `2026-06-30` · cleared_by: names, as the cover says them · symbol: where one was
    given · note_verbale: its reference · note: the note as it was sent (name, bytes; kept by the caller already) ·
    reason: why it goes out although somebody has not cleared it."""

    day: str
    cleared_by: Sequence[str]
    symbol: str = ""
    note_verbale: str = ""
    note: tuple[str, bytes] | None = None
    reason: str = ""


def submit_version(db: Database, *, snapshot_id: str, going: GoingOut, by: Actor, at: datetime) -> Snapshot:
    """Record, once and for good, that the version went out. Answers are held against its text a last time.

    Raises NotCleared and ClearanceIsOpen where no reason is given, and what `drafting.operations.submit` raises.
    """
    asked = clearances.of_snapshot(db, by, snapshot_id)
    without = waiting(asked)
    sent = drafting.submit(
        db,
        snapshot_id=snapshot_id,
        day=going.day,
        cleared_by=going.cleared_by,
        symbol=going.symbol,
        by=by,
        at=at,
    )
    if not going.reason.strip():
        _require_clearance(sent, asked, without)
    reopen_at_submission(db, report_id=sent.report.id, snapshot_id=sent.id, at=at)
    name, data = going.note or ("", b"")
    db.table("submission_note").insert(
        {
            "snapshot_id": sent.id,
            "note_verbale": " ".join(going.note_verbale.split()),
            "note_sha256": hashlib.sha256(data).hexdigest() if data else "",
            "note_name": name if data else "",
            "reason": going.reason.strip(),
            "not_cleared": json.dumps([each.invitation.organisation for each in without], ensure_ascii=False),
            "at": timestamp(at),
        }
    )
    return queries.snapshot(db, by, sent.id)


def waiting(asked: Sequence[OfficeAsked]) -> tuple[OfficeAsked, ...]:
    """Those who were asked and have not cleared: said nothing, or refused."""
    return tuple(each for each in asked if not each.has_cleared)


def _require_clearance(sent: Snapshot, asked: Sequence[OfficeAsked], without: Sequence[OfficeAsked]) -> None:
    if without:
        raise NotCleared(number=sent.number, offices=", ".join(each.invitation.organisation for each in without))
    if any(each.round_is_open for each in asked):
        raise ClearanceIsOpen(number=sent.number)
