"""Submit a version: who cleared it, when it went out, under which symbol. From then on its exports carry no stamp."""

import json
import re
from collections.abc import Sequence
from datetime import date, datetime

from workbench.drafting import queries
from workbench.drafting.records import Snapshot
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, timestamp


class NotADay(Invalid):
    message = N_("“%(written)s” is no date. Write year, month and day: 2026-06-30.")


class ClearedByNobody(Invalid):
    message = N_("Say who cleared the version: the minister, the Cabinet, the interministerial committee.")


class SubmittedBefore(Conflict):
    message = N_(
        "Version %(number)s is recorded as submitted on %(date)s, and that record stays as it is. If another text went "
        "out, freeze a new version and submit that one."
    )


def submit(
    db: Database, *, snapshot_id: str, day: str, cleared_by: Sequence[str], by: Actor, at: datetime, symbol: str = ""
) -> Snapshot:
    """Record, once and for good, that the version went out. `day` as `2026-06-30`.

    Raises SnapshotNotFound, NotADay, ClearedByNobody, SubmittedBefore.
    """
    require(by, Permission.FREEZE_REPORTS)
    frozen = queries.snapshot(db, by, snapshot_id)
    if frozen.submission is not None:
        raise SubmittedBefore(number=frozen.number, date=frozen.submission.date.isoformat())
    went_out = _day(day)
    cleared = [name for written in cleared_by if (name := " ".join(written.split()))]
    if not cleared:
        raise ClearedByNobody
    db.table("submission").insert(
        {
            "snapshot_id": frozen.id,
            "date": went_out.isoformat(),
            "cleared_by": json.dumps(cleared, ensure_ascii=False),
            "symbol": " ".join(symbol.split()),
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    summary = (
        f"{by.name} recorded that version {frozen.number} of {frozen.report.title} was submitted on "
        f"{went_out.isoformat()}, cleared by {', '.join(cleared)}{'' if frozen.release else '; nobody had released it'}"
    )
    journal.record(db, by=by, at=at, verb="submit", object_kind="snapshot", object_id=frozen.id, summary=summary)
    return queries.snapshot(db, by, frozen.id)


def _day(written: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written.strip()):
        try:
            return date.fromisoformat(written.strip())
        except ValueError:
            pass
    raise NotADay(written=written)
