"""Reads of clearances: those who manage the round see every office, an office its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from workbench.comments import queries, rows
from workbench.comments.records import CommentRound, RoundKind
from workbench.comments.records.clearances import Clearance, ClearanceDecision, OfficeAsked
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database


def of_round(db: Database, actor: Actor, round_id: str) -> tuple[OfficeAsked, ...]:
    """The offices asked in a clearance round, as the actor may know them; () in a round of another kind.

    An independent body comments and never clears: it is not among them. Raises NoSuchRound.
    """
    where = queries.seat(db, actor, round_id)
    if where.round.kind is not RoundKind.CLEARANCE:
        return ()
    mine = actor.organisation_id
    return tuple(each for each in _offices(db, where.round) if where.manages or each.invitation.organisation_id == mine)


def of_snapshot(db: Database, actor: Actor, snapshot_id: str) -> tuple[OfficeAsked, ...]:
    """Every office asked to clear a version, first round first, for those who may open its report in drafting.

    A group that was let into the report later is told of rounds opened before. Raises DoorClosed, SnapshotNotFound.
    """
    require(actor, Permission.READ_REPORTS)
    drafting.snapshot(db, actor, snapshot_id)
    sql = "select id from comment_round where snapshot_id = :id and kind = 'clearance' order by opened_at, id"
    held = [str(row["id"]) for row in db.query(sql, {"id": snapshot_id})]
    return tuple(office for key in held for office in _offices(db, queries.whichever(db, key)))


def _offices(db: Database, held: CommentRound) -> tuple[OfficeAsked, ...]:
    said, is_open = _said(db, held.id), queries.closed_at(db, held.id) is None
    return tuple(
        OfficeAsked(held, is_open, invitation, tuple(said[invitation.organisation_id]))
        for invitation in queries.invitations(db, held.id)
        if not invitation.independent
    )


def _said(db: Database, round_id: str) -> dict[str, list[Clearance]]:
    found: dict[str, list[Clearance]] = defaultdict(list)
    sql = (
        "select c.*, e.hash as seal from clearance c join round_event e "
        "on e.round_id = c.round_id and e.seq = c.event_seq where c.round_id = :round order by c.event_seq"
    )
    for row in db.query(sql, {"round": round_id}):
        found[row["organisation_id"]].append(_clearance(row))
    return found


def _clearance(row: Mapping[str, Any]) -> Clearance:
    return Clearance(
        id=row["id"],
        round_id=row["round_id"],
        organisation_id=row["organisation_id"],
        decision=ClearanceDecision(row["decision"]),
        authority=row["authority"],
        said_on=date.fromisoformat(row["said_on"]),
        remark=row["remark"],
        recorded_by=row["recorded_by"],
        by_name=row["by_name"],
        file_id=row["file_id"],
        at=rows.moment(row["at"]),
        seal=row["seal"],
    )
