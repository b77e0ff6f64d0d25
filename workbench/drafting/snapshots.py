"""Reads of frozen versions. What a version holds never changes: the texts last read are kept decoded."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from workbench.drafting.records import Release, Snapshot, SnapshotParagraph, SnapshotSection, Submission
from workbench.drafting.rows import report_from_json, snapshot_paragraph_from, submission_from, time_from
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database

MOST: Final = 16  # versions whose texts are kept, some 2 MB each where a report is long

_held: OrderedDict[tuple[str, str], tuple[SnapshotSection, ...]] = OrderedDict()
_holding = Lock()


class SnapshotNotFound(NotFound):
    message = N_("There is no version “%(key)s” that you can open.")


def snapshot(db: Database, actor: Actor | None, snapshot_id: str) -> Snapshot:
    """A frozen version with all its paragraphs; `actor` None reads for another operation that has checked.

    Raises SnapshotNotFound.
    """
    clause = audience_clause() if actor is not None else "true"
    values = {"id": snapshot_id, **(audience_parameters(actor) if actor is not None else {})}
    for row in db.query(f"select * from snapshot where id = :id and {clause}", values):
        return _snapshot(db, row, _kept_sections(db, snapshot_id, row["sha256"]))
    raise SnapshotNotFound(key=snapshot_id)


def snapshots(db: Database, actor: Actor, report_id: str) -> tuple[Snapshot, ...]:
    """The versions of a report, latest first, without their texts."""
    sql = f"select * from snapshot where report_id = :id and {audience_clause()} order by number desc"
    rows = list(db.query(sql, {"id": report_id, **audience_parameters(actor)}))
    return tuple(_snapshot(db, row, ()) for row in rows)


def _submission(db: Database, snapshot_id: str) -> Submission | None:
    rows = db.query("select * from submission where snapshot_id = :id", {"id": snapshot_id})
    return next((submission_from(row) for row in rows), None)


def _release(db: Database, snapshot_id: str) -> Release | None:
    rows = db.query("select at, by_name, reason from release where snapshot_id = :id", {"id": snapshot_id})
    return next((Release(time_from(row["at"]), row["by_name"], row["reason"]) for row in rows), None)


def _snapshot(db: Database, row: Mapping[str, str], found: tuple[SnapshotSection, ...]) -> Snapshot:
    return Snapshot(
        id=row["id"],
        report=report_from_json(row["report"]),
        number=int(row["number"]),
        frozen_at=time_from(row["frozen_at"]),
        frozen_by=row["frozen_by_name"],
        words=int(row["words"]),
        sha256=row["sha256"],
        sections=found,
        submission=_submission(db, row["id"]),
        release=_release(db, row["id"]),
    )


def _kept_sections(db: Database, snapshot_id: str, sha256: str) -> tuple[SnapshotSection, ...]:
    """The same objects as long as they are kept: who derives something of them may know it by that."""
    key = (snapshot_id, sha256)
    with _holding:
        if key not in _held:
            _held[key] = _snapshot_sections(db, snapshot_id)
            while len(_held) > MOST:
                _held.popitem(last=False)
        _held.move_to_end(key)
        return _held[key]


def _snapshot_sections(db: Database, snapshot_id: str) -> tuple[SnapshotSection, ...]:
    held: dict[str, list[SnapshotParagraph]] = defaultdict(list)
    for row in db.query(
        "select * from snapshot_paragraph where snapshot_id = :id order by position, number", {"id": snapshot_id}
    ):
        held[row["section_id"]].append(snapshot_paragraph_from(row))
    rows = db.query("select * from snapshot_section where snapshot_id = :id order by position", {"id": snapshot_id})
    return tuple(
        SnapshotSection(
            id=row["section_id"],
            title=row["title"],
            level=row["level"],
            number=row["number"],
            paragraphs=tuple(held[row["section_id"]]),
            parent_id=row["parent_id"],
            part=row["part"],
            core_document=row["core_document"],
            translated=bool(row["translated"]),
            file_sha256=row["file_sha256"],
            file_name=row["file_name"],
            keeps_number=bool(row["keeps_number"]),
        )
        for row in rows
    )
