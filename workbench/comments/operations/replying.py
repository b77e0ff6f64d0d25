"""Going on about an answer: the State replies, and so does the institution; both read each reply at once."""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries
from workbench.comments.operations.sending import require_voice
from workbench.comments.records import Comment, CommentState
from workbench.comments.refusals import (
    CommentReplaced,
    CommentWithdrawn,
    EmptyReply,
    NoSuchComment,
    NothingToReplyTo,
)
from workbench.comments.telling_of_answers import tell_institution_replied, tell_state_replied
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp


def reply(db: Database, *, round_id: str, comment_id: str, text: str, by: Actor, at: datetime) -> str:
    """The State says something further of a comment (id or label), its answer given or not; gives the reply's id.

    The institution reads it at once, in the State's name; in a closed round too. Raises NoSuchRound, NoSuchComment,
    CommentWithdrawn, CommentReplaced, EmptyReply.
    """
    require(by, Permission.ANSWER_COMMENTS)
    held = queries.managed(db, by, round_id).round
    comment = _in_force(db, round_id, comment_id, by)
    reply_id = _keep(db, comment, None, text, by=by, at=at)
    tell_state_replied(db, held, comment, by=by, at=at)
    return reply_id


def reply_for_institution(db: Database, *, round_id: str, comment_id: str, text: str, by: Actor, at: datetime) -> str:
    """The official voice says something of the answer to one of its comments; gives the reply's id.

    It needs an answer that was released, or a reply of the State. It is no new comment, and a closed round takes it.
    Raises NoSuchRound, NoSuchComment, NotTheOfficialVoice, NothingToReplyTo, CommentWithdrawn, CommentReplaced,
    EmptyReply.
    """
    seat, invitation = queries.invited(db, by, round_id)
    own = {each.id for each in queries.comments_of(db, by, round_id, invitation.organisation_id)}
    comment = _in_force(db, round_id, comment_id, by)
    if comment.id not in own:
        raise NoSuchComment(comment=comment_id, round=round_id)
    require_voice(seat)
    answered = comment.disposition is not None and comment.disposition.released
    if not answered and not any(each.is_of_the_state for each in comment.replies):
        raise NothingToReplyTo(label=comment.label)
    reply_id = _keep(db, comment, invitation.organisation_id, text, by=by, at=at)
    tell_institution_replied(db, seat.round, comment, by=by, at=at)
    return reply_id


def _in_force(db: Database, round_id: str, comment_id: str, by: Actor) -> Comment:
    found = queries.comment(db, by, round_id, comment_id)
    if found.state is CommentState.WITHDRAWN:
        raise CommentWithdrawn
    if found.replaced_by:
        raise CommentReplaced(label=found.label)
    return found


def _keep(db: Database, comment: Comment, whose: str | None, text: str, *, by: Actor, at: datetime) -> str:
    if not text.strip():
        raise EmptyReply
    row = {
        "id": new_id(),
        "round_id": comment.round_id,
        "comment_id": comment.id,
        "organisation_id": whose,
        "text": text.strip(),
        "visibility": comment.confidentiality.value,
        "at": timestamp(at),
    }
    facts = {"comment": comment.label}
    ledger.append(db, round_id=comment.round_id, kind="replied", by=by, at=at, written=[("reply", row)], facts=facts)
    ledger.note(db, comment.round_id, f"replied to {comment.label}", verb="replied", by=by, at=at)
    return str(row["id"])
