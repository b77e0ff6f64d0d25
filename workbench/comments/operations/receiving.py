"""A returned file comes in: kept byte for byte, its comments placed on the frozen text, each once.

Two roads. The institution's own people upload it: its comments go into preparation, seen by the institution alone.
The State side hands it in: they are *received, unconfirmed*, seen by both sides, until the official voice confirms.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from workbench.comments import ledger, queries
from workbench.comments.intake.files import Returned
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.operations.preparing import require_open
from workbench.comments.operations.sending import labelled, received
from workbench.comments.records import (
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    Invitation,
    Match,
    Scope,
    Severity,
)
from workbench.comments.refusals import NotInvited, OnlyTheInstitutionsOwnPeople
from workbench.comments.rows import anchor_columns
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, may_see, require
from workbench.store import Database, new_id, timestamp
from workbench.text import languages


@dataclass(frozen=True)
class Taken:
    """A comment that was added, under its id here; `reply_to` is the id here of the comment it answers."""

    id: str
    comment: ReceivedComment
    reply_to: str | None


@dataclass(frozen=True)
class Receipt:
    """What came of a file. `comments` were added, in the order of the file; `why_not` is "" if it was read."""

    comments: tuple[Taken, ...]
    duplicates: int
    queued: int
    why_not: str


def receive(
    db: Database,
    *,
    round_id: str,
    organisation_id: str,
    data: bytes,
    name: str,
    returned: Returned,
    by: Actor,
    at: datetime,
    message: tuple[str, bytes] | None = None,
) -> Receipt:
    """Take in a file of that institution, its bytes already kept, read by `returned.read`.

    `message` is the institution's own message (file name, bytes) that says that this is its final answer: with it,
    what the State side hands in counts as sent. A file that cannot be read is kept and logged all the same.
    Raises NoSuchRound, NotInvited, RoundClosed, OnlyTheInstitutionsOwnPeople.
    """
    seat = queries.seat(db, by, round_id)
    file = _file_row(data, name, returned, by=by, at=at)
    if seat.invitation and seat.invitation.organisation_id == organisation_id and not seat.manages:
        require(by, Permission.COMMENT)
        if not may_see(by, f"organisation:{organisation_id}"):
            raise OnlyTheInstitutionsOwnPeople
        require_open(seat)
        return _into_preparation(db, seat.invitation, file, returned, by=by, at=at)
    require(by, Permission.MANAGE_ROUNDS)
    queries.managed(db, by, round_id)
    require_open(seat)
    invitation = _invitation(db, round_id, organisation_id)
    late = at.date() > (invitation.own_deadline or seat.round.closes)
    said = _file_row(message[1], message[0], Returned(), by=by, at=at) if message else None
    return _from_the_state_side(db, invitation, file, returned, said=said, late=late, by=by, at=at)


def _invitation(db: Database, round_id: str, organisation_id: str) -> Invitation:
    for invitation in queries.invitations(db, round_id):
        if invitation.organisation_id == organisation_id:
            return invitation
    raise NotInvited(organisation=people.organisation(db, organisation_id).name)


def _file_row(data: bytes, name: str, returned: Returned, *, by: Actor, at: datetime) -> dict[str, Any]:
    who = ledger.speaker(by)
    return {
        "id": new_id(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "name": _shown_name(name),
        "size": len(data),
        "parsed": int(not returned.why_not),
        "why_not": returned.why_not,
        "by_name": who.name,
        "by_id": who.person_id,
        "at": timestamp(at),
    }


def _shown_name(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name
    return "".join(character for character in last if character.isprintable())[:120] or "file"


def _into_preparation(
    db: Database, invitation: Invitation, file: dict[str, Any], returned: Returned, *, by: Actor, at: datetime
) -> Receipt:
    mine = {"round_id": invitation.round_id, "organisation_id": invitation.organisation_id}
    audience = f"organisation:{invitation.organisation_id}"
    prepared = (
        "select identity, id from draft_comment where round_id = :round_id and organisation_id = :organisation_id"
    )
    known = {row["identity"]: row["id"] for row in db.query(prepared, mine)}
    sent = {row["identity"]: row["id"] for row in received(db, invitation.round_id, invitation.organisation_id)}
    file_id = _same_file(db, "draft_file", mine, file) or file["id"]
    new = _drafts(returned.comments, known={**known, **sent}, file_id=file_id, at=at)
    if file_id == file["id"]:
        db.table("draft_file").insert({**file, **mine, "audience": audience})
    for row in new:
        db.table("draft_comment").insert({**row, **mine, "audience": audience, "author_id": by.person_id})
    return _receipt(new, returned)


def _from_the_state_side(
    db: Database,
    invitation: Invitation,
    file: dict[str, Any],
    returned: Returned,
    *,
    said: dict[str, Any] | None,
    late: bool,
    by: Actor,
    at: datetime,
) -> Receipt:
    mine = {"round_id": invitation.round_id, "organisation_id": invitation.organisation_id}
    known = {row["identity"]: row["id"] for row in received(db, invitation.round_id, invitation.organisation_id)}
    file_id = _same_file(db, "round_file", mine, file) or file["id"]
    drafts = _drafts(returned.comments, known=known, file_id=file_id, at=at)
    rows = labelled(
        db,
        [{**row, **mine, "author_id": None} for row in drafts],
        invitation=invitation,
        at=at,
        received_as=CommentState.SENT if said else CommentState.RECEIVED_UNCONFIRMED,
        late=late,
    )
    written: list[ledger.NewRow] = [("comment", row) for row in rows]
    if file_id == file["id"]:
        written.insert(0, ("round_file", {**file, **mine, "direction": "in", "handed_in_by": "state"}))
    if said and written:
        written.insert(0, ("round_file", {**said, **mine, "direction": "message", "handed_in_by": "state"}))
    if written:
        facts = {"file": file["sha256"], "comments": len(rows)}
        ledger.append(db, round_id=invitation.round_id, kind="received", by=by, at=at, written=written, facts=facts)
        did = f"took in a file of {invitation.organisation}: {len(rows)} comments"
        ledger.note(db, invitation.round_id, did, verb="received", by=by, at=at)
    return _receipt(drafts, returned)


def keep_sent_out(
    db: Database, *, round_id: str, organisation_id: str, data: bytes, name: str, by: Actor, at: datetime
) -> None:
    """Record the version for comments that an institution was given. The same bytes again add nothing."""
    queries.managed(db, by, round_id)
    invitation = _invitation(db, round_id, organisation_id)
    mine = {"round_id": round_id, "organisation_id": organisation_id}
    file = _file_row(data, name, Returned(), by=by, at=at)
    if _same_file(db, "round_file", mine, file):
        return
    row = {**file, **mine, "direction": "out", "handed_in_by": "state"}
    ledger.append(db, round_id=round_id, kind="exported", by=by, at=at, written=[("round_file", row)])
    did = f"made the version for comments of {invitation.organisation}"
    ledger.note(db, round_id, did, verb="exported", by=by, at=at)


def _same_file(db: Database, table: str, mine: dict[str, Any], file: dict[str, Any]) -> str | None:
    query = (  # one of two tables of ours
        f"select id from {table} where round_id = :round_id and organisation_id = :organisation_id "
        "and sha256 = :sha256 limit 1"
    )
    return next((str(row["id"]) for row in db.query(query, {**mine, "sha256": file["sha256"]})), None)


def _drafts(
    comments: Iterable[ReceivedComment], *, known: dict[str, str], file_id: str, at: datetime
) -> list[dict[str, Any]]:
    """Rows for those that are not known yet, replies pointing at the comments they answer."""
    ids = dict(known)
    new = []
    for comment in comments:
        if comment.identity not in ids:
            ids[comment.identity] = new_id()
            new.append(comment)
    return [_draft_row(comment, ids, file_id=file_id, at=at) for comment in new]


def _draft_row(comment: ReceivedComment, ids: dict[str, str], *, file_id: str, at: datetime) -> dict[str, Any]:
    remark = comment.kind is CommentKind.COMMENT
    on_heading = comment.anchor.paragraph_id is not None and comment.number is None
    scope = comment.scope or (Scope.SECTION if on_heading else Scope.SPAN)
    nature = comment.type or (CommentType.SUBSTANTIVE if remark else CommentType.EDITORIAL)
    return {
        "id": ids[comment.identity],
        "author_label": comment.author,
        "scope": scope.value,
        "section_id": comment.anchor.paragraph_id if on_heading else None,
        **anchor_columns(comment.anchor),
        "segments": json.dumps([asdict(segment) for segment in comment.segments]),
        "in_file": json.dumps(_in_file(comment), sort_keys=True),
        "kind": comment.kind.value,
        "type": nature.value,
        "severity": (comment.severity or Severity.SHOULD).value,
        "confidentiality": Confidentiality.REVIEWERS.value,
        "language": languages.guess(comment.text or comment.proposed or comment.anchor.quote),
        "text": comment.text,
        "proposed": comment.proposed,
        "origin": comment.origin.value,
        "file_id": file_id,
        "identity": comment.identity,
        "reply_to": ids.get(comment.reply_to or ""),
        "written_at": comment.date,
        "version": 1,
        "updated_at": timestamp(at),
    }


def _in_file(comment: ReceivedComment) -> dict[str, Any]:
    """What else the file says of it: kept, and shown where it helps."""
    return {
        "initials": comment.initials,
        "resolved": comment.resolved,
        "reply_inferred": comment.reply_inferred,
        "moved_to": asdict(comment.moved_to) if comment.moved_to else None,
        "on_suggestion": comment.on_suggestion,
        "likely": [asdict(segment) for segment in comment.likely],
        **({"row": comment.row, "cited": comment.cited} if comment.row else {}),
    }


def _receipt(new: list[dict[str, Any]], returned: Returned) -> Receipt:
    first_of = {comment.identity: comment for comment in reversed(returned.comments)}
    return Receipt(
        comments=tuple(Taken(row["id"], first_of[row["identity"]], row["reply_to"]) for row in new),
        duplicates=len(returned.comments) - len(new),
        queued=sum(row["match"] == Match.QUEUED.value for row in new),
        why_not=returned.why_not,
    )
