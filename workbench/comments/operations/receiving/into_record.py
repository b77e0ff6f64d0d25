"""What the State side handed in goes into the record: received, unconfirmed, or sent where a message says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from workbench.comments import ledger, queries
from workbench.comments.arrivals import Arrival
from workbench.comments.intake.files import Returned
from workbench.comments.intake.identity import free_identities
from workbench.comments.intake.known import Finding, Standing
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.operations.receiving.receipts import Receipt, ids_of, receipt
from workbench.comments.operations.receiving.remark_rows import received_row
from workbench.comments.operations.sending import confirmations, labelled, received
from workbench.comments.records import CommentState
from workbench.comments.rows import anchor_columns
from workbench.people import Actor
from workbench.store import Database

Findings = Sequence[Finding[ReceivedComment]]


def into_record(
    db: Database, found: Arrival, findings: Findings, returned: Returned, *, by: Actor, at: datetime
) -> Receipt:
    """Add what is not in the record; a correction points at what it replaces, a better place is added to its comment.

    In time is what arrived in time, whenever it is taken in.
    """
    adds = [finding for finding in findings if finding.adds]
    ids = ids_of(findings, lambda finding: finding.adds)
    written: list[ledger.NewRow] = [("comment", row) for row in _comments(db, found, adds, ids, returned, by=by, at=at)]
    written += [("earlier_wording", row) for row in _earlier_wordings(found, adds, ids)]
    written += [("copy_reading", row) for row in _readings(found, findings, returned)]
    if found.is_final:  # it says so of what came before it, too
        there = {finding.known.id for finding in findings if finding.known is not None and finding.is_in_record}
        written += [("comment_state", row) for row in confirmations(db, found.round_id, there, at=at)]
    if written:
        facts = {"file": found.sha256, "comments": len(adds)}
        ledger.append(db, round_id=found.round_id, kind="received", by=by, at=at, written=written, facts=facts)
        did = f"took in a file of {found.organisation}: {len(adds)} comments"
        ledger.note(db, found.round_id, did, verb="received", by=by, at=at)
    return receipt(findings, ids)


def _comments(
    db: Database,
    found: Arrival,
    adds: Findings,
    ids: dict[str, str],
    returned: Returned,
    *,
    by: Actor,
    at: datetime,
) -> list[dict[str, Any]]:
    invitation = queries.invitation_of(db, found.round_id, found.organisation_id)
    closes = invitation.own_deadline or queries.seat(db, by, found.round_id).round.closes
    taken = {row["identity"] for row in received(db, found.round_id, found.organisation_id)}
    identities = free_identities([finding.comment.identity for finding in adds], taken)
    drafts = [
        {
            **received_row(
                finding.comment,
                comment_id=ids[finding.comment.identity],
                reply_to=ids.get(finding.comment.reply_to or ""),
                file_id=found.id,
                saved_at=returned.saved_at,
                at=at,
            ),
            "round_id": found.round_id,
            "organisation_id": found.organisation_id,
            "author_id": None,
            "identity": identity,
            "replaces": finding.known.id if finding.known and finding.standing is Standing.CHANGED else None,
        }
        for finding, identity in zip(adds, identities, strict=True)
    ]
    return labelled(
        db,
        drafts,
        invitation=invitation,
        at=at,
        received_as=CommentState.SENT if found.is_final else CommentState.RECEIVED_UNCONFIRMED,
        late=found.at.date() > closes,
    )


def _earlier_wordings(found: Arrival, adds: Findings, ids: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "round_id": found.round_id,
            "comment_id": finding.known.id,
            "earlier_id": ids[finding.comment.identity],
        }
        for finding in adds
        if finding.known is not None and finding.standing is Standing.EARLIER
    ]


def _readings(found: Arrival, findings: Findings, returned: Returned) -> list[dict[str, Any]]:
    """What this copy tells of comments that are in the record: a better place, or that the words are older."""
    rows = []
    for finding in findings:
        known = finding.known
        if known is None or not finding.is_in_record or not known.ours:
            continue
        is_older = bool(returned.saved_at) and (not known.saved_at or returned.saved_at < known.saved_at)
        if is_older or finding.better_place:
            place = finding.comment.anchor if finding.better_place else known.anchor
            segments = [asdict(segment) for segment in finding.comment.segments] if finding.better_place else []
            rows.append(
                {
                    "round_id": found.round_id,
                    "comment_id": known.id,
                    "saved_at": returned.saved_at,
                    **anchor_columns(place),
                    "segments": json.dumps(segments),
                    "file_id": found.id,
                }
            )
    return rows
