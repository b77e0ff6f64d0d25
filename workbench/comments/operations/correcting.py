"""What was sent is never changed: a correction is a comment of its own that replaces it, a withdrawal is an event."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from workbench.comments import ledger, queries, telling
from workbench.comments.operations.linking import keep_links
from workbench.comments.operations.preparing import require_open, require_takes_words
from workbench.comments.operations.sending import in_whose_place, require_voice
from workbench.comments.records import Comment, CommentState, Origin
from workbench.comments.refusals import (
    AlreadyReplaced,
    CommentWithdrawn,
    NoSuchComment,
    OnlyTheInstitutionsOwnPeople,
    ReasonForWithdrawing,
)
from workbench.people import Actor
from workbench.people.access import may_see
from workbench.store import Database, new_id, timestamp

# What a comment in the record has and one in preparation has not, or has otherwise.
_OF_THE_RECORD = frozenset(
    {"label", "received_at", "received_as", "late", "replaces", "event_seq", "salt", "file_id", "identity"}
)


def begin_correction(db: Database, *, round_id: str, comment_id: str, by: Actor, at: datetime) -> str:
    """Put a sent comment into preparation again, to be changed and sent in its place; gives the draft's id.

    Any of the institution's people may; the official voice sends it. Asked for twice it is the same draft. Raises
    NoSuchRound, NoSuchComment, RoundClosed, DeadlineEnforced, CommentWithdrawn, AlreadyReplaced,
    OnlyTheInstitutionsOwnPeople.
    """
    found, seat = _own(db, round_id, comment_id, by)
    require_takes_words(seat, at)
    if not may_see(by, f"organisation:{found.organisation_id}"):
        raise OnlyTheInstitutionsOwnPeople
    under_way = "select id from draft_comment where round_id = :round and replaces = :comment"
    for row in db.query(under_way, {"round": round_id, "comment": found.id}):
        return str(row["id"])
    (sent,) = db.query("select * from comment where id = :id", {"id": found.id})
    draft_id = new_id()
    kept = {name: value for name, value in sent.items() if name not in _OF_THE_RECORD}
    db.table("draft_comment").insert({**kept, **_prepared(draft_id, found, by, at)})
    keep_links(db, draft_id, found.links)
    return draft_id


def _prepared(draft_id: str, found: Comment, by: Actor, at: datetime) -> dict[str, Any]:
    return {
        "id": draft_id,
        "audience": f"organisation:{found.organisation_id}",
        "author_id": by.person_id,
        "author_label": by.name,
        "confidentiality": found.confidentiality.value,
        "origin": Origin.WEB.value,
        "file_id": None,
        "identity": f"web:{draft_id}",
        "replaces": found.id,
        "written_at": timestamp(at),
        "version": 1,
        "updated_at": timestamp(at),
    }


def withdraw(db: Database, *, round_id: str, comment_id: str, reason: str, by: Actor, at: datetime) -> None:
    """Take a comment back. Its words stay in the record, marked as withdrawn, and need no answer any more.

    The official voice alone may. Raises NoSuchRound, NoSuchComment, NotTheOfficialVoice, RoundClosed,
    CommentWithdrawn, AlreadyReplaced, ReasonForWithdrawing.
    """
    found, seat = _own(db, round_id, comment_id, by)
    require_voice(seat)
    if not reason.strip():
        raise ReasonForWithdrawing
    row = {
        "round_id": round_id,
        "comment_id": found.id,
        "state": CommentState.WITHDRAWN.value,
        "reason": reason.strip(),
        "at": timestamp(at),
    }
    facts = {"comment": found.label, **in_whose_place(seat)}
    ledger.append(db, round_id=round_id, kind="withdrawn", by=by, at=at, written=[("comment_state", row)], facts=facts)
    ledger.note(db, round_id, f"withdrew {found.label}", verb="withdrawn", by=by, at=at)
    telling.tell_withdrawn(db, seat.round, found, by=by, at=at)


def _own(db: Database, round_id: str, comment_id: str, by: Actor) -> tuple[Comment, queries.Seat]:
    """A comment of the actor's own institution that counts."""
    seat, invitation = queries.invited(db, by, round_id)
    require_open(seat)
    found = queries.comment(db, by, round_id, comment_id)
    if found.organisation_id != invitation.organisation_id:
        raise NoSuchComment(comment=comment_id, round=round_id)
    if found.state is CommentState.WITHDRAWN:
        raise CommentWithdrawn
    if found.replaced_by:
        raise AlreadyReplaced
    return found, seat
