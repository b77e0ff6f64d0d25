"""A further word in the thread of a comment: prepared and sent like any other, and answered with the first."""

from __future__ import annotations

from datetime import datetime

from workbench.comments import queries
from workbench.comments.operations.preparing import require_takes_words
from workbench.comments.records import Comment, CommentKind, CommentState, CommentType, DraftComment, Origin, Severity
from workbench.comments.refusals import AlreadyReplaced, CommentWithdrawn, EmptyComment, NoSuchComment
from workbench.comments.rows import anchor_columns
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp
from workbench.text import languages


def add_to(db: Database, *, round_id: str, comment_id: str, text: str, by: Actor, at: datetime) -> str:
    """Put a further word in preparation under a comment of one's institution, sent or in preparation; gives its id.

    It stands where that comment stands, and is as visible. Raises NoSuchRound, RoundClosed, DeadlineEnforced,
    NoSuchComment, CommentWithdrawn, AlreadyReplaced, EmptyComment.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_takes_words(seat, at)
    head = _head(db, round_id, comment_id, invitation.organisation_id, by)
    if not text.strip():
        raise EmptyComment
    draft_id = new_id()
    row = {
        "id": draft_id,
        "round_id": round_id,
        "organisation_id": invitation.organisation_id,
        "audience": f"organisation:{invitation.organisation_id}",
        "author_id": by.person_id,
        "author_label": by.name,
        "scope": head.scope.value,
        "section_id": head.section_id,
        **anchor_columns(head.anchor),
        "kind": CommentKind.COMMENT.value,
        "type": CommentType.SUBSTANTIVE.value,
        "severity": Severity.SHOULD.value,
        "confidentiality": head.confidentiality.value,
        "language": languages.guess(text),
        "text": text.strip(),
        "proposed": None,
        "origin": Origin.WEB.value,
        "file_id": None,
        "identity": f"web:{draft_id}",
        "reply_to": head.id,
        "written_at": timestamp(at),
        "version": 1,
        "updated_at": timestamp(at),
    }
    db.table("draft_comment").insert(row)
    return draft_id


def _head(db: Database, round_id: str, comment_id: str, organisation_id: str, by: Actor) -> Comment | DraftComment:
    for prepared in queries.drafts(db, by, round_id):
        if prepared.id == comment_id:
            return prepared
    found = queries.comment(db, by, round_id, comment_id)
    if found.organisation_id != organisation_id:
        raise NoSuchComment(comment=comment_id, round=round_id)
    if found.state is CommentState.WITHDRAWN:
        raise CommentWithdrawn
    if found.replaced_by:
        raise AlreadyReplaced
    return found
