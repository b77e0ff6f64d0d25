"""What an office said of a version, as its signed record tells it."""

from __future__ import annotations

from typing import Any

from workbench.comments import clearances
from workbench.comments.records.clearances import Clearance
from workbench.people import Actor
from workbench.store import Database, timestamp


def clearance_values(db: Database, actor: Actor, round_id: str, organisation_id: str) -> list[dict[str, Any]]:
    """All that it said, first to last; [] in a round for comments, and of an independent body, which never clears."""
    return [
        _value(said)
        for office in clearances.of_round(db, actor, round_id)
        if office.invitation.organisation_id == organisation_id
        for said in office.said
    ]


def _value(said: Clearance) -> dict[str, Any]:
    return {
        "decision": said.decision.value,
        "authority": said.authority,
        "day": said.said_on.isoformat(),
        "remark": said.remark,
        "recorded_by": said.recorded_by,
        "at": timestamp(said.at),
        "seal": said.seal,
    }
