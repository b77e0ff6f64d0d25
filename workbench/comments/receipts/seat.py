"""The seat of an institution in its signed record: until when, what it said of the whole, what became of that."""

from __future__ import annotations

from typing import Any

from workbench.comments import queries
from workbench.comments.records import CommentRound, Invitation
from workbench.comments.seats.records import Concern, Extension
from workbench.store import Database, timestamp


def seat_values(db: Database, held: CommentRound, invitation: Invitation) -> dict[str, Any]:
    """What is signed of the seat; never who of its people speaks for it."""
    own = invitation.organisation_id
    declined = queries.declined(db, held.id).get(own)
    return {
        "capacity": invitation.capacity,
        "independent": invitation.independent,
        "last_day": (invitation.own_deadline or held.closes).isoformat(),
        "working_days": queries.days_given(held, invitation),
        "short_notice_reason": held.short_notice_reason,
        "extensions": [_extension(each) for each in queries.extensions(db, held.id, own)],
        "declined": {"reason": declined.reason, "at": timestamp(declined.at)} if declined else None,
        "concerns": [_concern(each) for each in queries.concerns(db, held.id) if each.organisation_id == own],
    }


def _extension(given: Extension) -> dict[str, Any]:
    return {
        "until": given.last_day.isoformat(),
        "working_days": given.working_days,
        "for_everybody": given.organisation_id is None,
        "reason": given.reason,
        "at": timestamp(given.at),
    }


def _concern(concern: Concern) -> dict[str, Any]:
    return {
        "raised": timestamp(concern.raised_at),
        "remarks": list(concern.remarks),
        "state": concern.state.value,
        "outcomes": [
            {"state": each.state.value, "reason": each.reason, "by": each.decided_by, "at": timestamp(each.at)}
            for each in concern.outcomes
        ],
    }
