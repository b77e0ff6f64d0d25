"""What an institution's own people upload goes into preparation: new remarks as drafts, corrections into theirs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from workbench.comments.arrivals import Arrival
from workbench.comments.intake.files import Returned
from workbench.comments.intake.identity import free_identities
from workbench.comments.intake.known import Finding, Known, Standing
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.knowing import DraftWording, wordings_of
from workbench.comments.operations.receiving.receipts import Receipt, ids_of, receipt
from workbench.comments.operations.receiving.remark_rows import received_row
from workbench.comments.rows import anchor_columns
from workbench.comments.wordings import counting
from workbench.people import Actor
from workbench.store import Database, timestamp

Findings = Sequence[Finding[ReceivedComment]]


def into_preparation(
    db: Database,
    found: Arrival,
    findings: Findings,
    returned: Returned,
    *,
    authors: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Receipt:
    """Add what is new and put corrections into the drafts they belong to.

    A correction of a comment that was sent becomes a draft that will replace it. What was written or placed by hand
    here meanwhile stays. `authors` are persons by the names in the file.
    """
    ids = ids_of(findings, _is_new_draft)
    fresh = [finding for finding in findings if _is_new_draft(finding)]
    mine = {"round_id": found.round_id, "organisation_id": found.organisation_id}
    there = db.query(
        "select identity from draft_comment where round_id = :round_id and organisation_id = :organisation_id", mine
    )
    identities = free_identities([finding.comment.identity for finding in fresh], {row["identity"] for row in there})
    for finding, identity in zip(fresh, identities, strict=True):
        row = {
            **_row(finding, ids, found, returned, at=at),
            **mine,
            "audience": f"organisation:{found.organisation_id}",
            "author_id": authors.get(finding.comment.author, by.person_id),
            "identity": identity,
        }
        db.table("draft_comment").insert(row)
    for finding in findings:
        if finding.known is not None and finding.known.in_preparation:
            _correct(db, finding, finding.known, returned, at=at)
    return receipt(findings, ids)


def _is_new_draft(finding: Finding[ReceivedComment]) -> bool:
    corrects_sent = finding.known is not None and not finding.known.in_preparation
    return finding.standing is Standing.NEW or (finding.standing is Standing.CHANGED and corrects_sent)


def _row(
    finding: Finding[ReceivedComment], ids: Mapping[str, str], found: Arrival, returned: Returned, *, at: datetime
) -> dict[str, Any]:
    comment = finding.comment
    row = received_row(
        comment,
        comment_id=ids[comment.identity],
        reply_to=ids.get(comment.reply_to or ""),
        file_id=found.id,
        saved_at=returned.saved_at,
        at=at,
    )
    row["in_file"] = _with_wordings(row["in_file"], (_wording(comment, returned.saved_at),))
    row["replaces"] = finding.known.id if finding.known is not None else None
    return row


def _correct(
    db: Database, finding: Finding[ReceivedComment], known: Known, returned: Returned, *, at: datetime
) -> None:
    """Note the wording in its draft, which shows the one that counts, and take the better place."""
    row = next(db.query("select * from draft_comment where id = :id", {"id": known.id}))
    before = wordings_of(row)
    after = _with(before, finding, known, returned.saved_at)
    changed: dict[str, Any] = {}
    if after != before:
        changed["in_file"] = _with_wordings(row["in_file"], after)
        shown, counts = counting(before), counting(after)
        is_as_it_came = (row["text"], row["proposed"]) == (shown.text, shown.proposed)
        if is_as_it_came and (counts.text, counts.proposed) != (shown.text, shown.proposed):
            in_file = _in_form(changed["in_file"], counts.markup)
            changed |= {"text": counts.text, "proposed": counts.proposed, "in_file": in_file}
    if finding.better_place:
        comment = finding.comment
        segments = json.dumps([asdict(segment) for segment in comment.segments])
        changed |= {**anchor_columns(comment.anchor), "segments": segments}
    if changed:
        changed |= {"version": row["version"] + 1, "updated_at": timestamp(at)}
        db.table("draft_comment").update(known.id, changed)


def _with(
    wordings: tuple[DraftWording, ...], finding: Finding[ReceivedComment], known: Known, saved_at: str
) -> tuple[DraftWording, ...]:
    """The wordings with that of the file: a new one behind the others, or one of them noted as older than known."""
    comment = finding.comment
    if not finding.is_in_record:
        return (*wordings, _wording(comment, saved_at))
    return tuple(
        replace(each, saved_at=min(filter(None, (each.saved_at, saved_at)), default=""))
        if each.identity == known.identity
        else each
        for each in wordings
    )


def _wording(comment: ReceivedComment, saved_at: str) -> DraftWording:
    return DraftWording(comment.identity, comment.text, comment.proposed, saved_at, comment.markup)


def _in_form(in_file: str, markup: str) -> str:
    kept = {name: value for name, value in json.loads(in_file).items() if name != "markup"}
    return json.dumps({**kept, **({"markup": markup} if markup else {})}, sort_keys=True)


def _with_wordings(in_file: str, wordings: Sequence[DraftWording]) -> str:
    noted = {**json.loads(in_file), "wordings": [asdict(each) for each in wordings]}
    return json.dumps(noted, sort_keys=True)
