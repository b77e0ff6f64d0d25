"""Release a version: the head says that it may go out. Until then every file of it is stamped as a draft."""

from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.asked.frozen import asked_of_version
from workbench.drafting.records import Addressed, Snapshot
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, timestamp


class ReleaseNeedsReason(Invalid):
    message = N_(
        "The version was not released: %(open)s of what it is asked are open. Say why it may go out so, or answer them "
        "and freeze a new version."
    )


class OverTheLimit(Invalid):
    message = N_(
        "The version was not released: it has %(words)s words and the limit is %(limit)s. Say why it may go out so, or "
        "shorten it and freeze a new version."
    )


class ReleasedBefore(Conflict):
    message = N_("Version %(number)s was released on %(date)s by %(name)s. Nothing was changed.")


def release(db: Database, *, snapshot_id: str, by: Actor, at: datetime, reason: str = "") -> Snapshot:
    """Record, once and for good, that the version may go out; with a reason where something in it is open.

    Raises SnapshotNotFound, ReleasedBefore, ReleaseNeedsReason, OverTheLimit.
    """
    require(by, Permission.RELEASE_REPORTS)
    frozen = queries.snapshot(db, by, snapshot_id)
    if frozen.release is not None:
        date = frozen.release.at.date().isoformat()
        raise ReleasedBefore(number=frozen.number, date=date, name=frozen.release.by_name)
    given = " ".join(reason.split())
    limit = frozen.report.word_limit
    if not given and (left := open_in(db, by, frozen)):
        raise ReleaseNeedsReason(open=left)
    if not given and limit is not None and frozen.words > limit:
        raise OverTheLimit(words=frozen.words, limit=limit)
    row = {"snapshot_id": frozen.id, "reason": given, "at": timestamp(at)}
    db.table("release").insert({**row, "by_id": by.person_id, "by_name": by.name})
    summary = f"{by.name} released version {frozen.number} of {frozen.report.title}"
    journal.record(db, by=by, at=at, verb="release", object_kind="snapshot", object_id=frozen.id, summary=summary)
    return queries.snapshot(db, by, frozen.id)


def open_in(db: Database, by: Actor, frozen: Snapshot) -> int:
    """How many of what a version is asked, and counts, are open in it."""
    return sum(each.counted and each.state is Addressed.OPEN for each in asked_of_version(db, by, frozen))
