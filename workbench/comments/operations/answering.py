"""The State's answers: each comment gets one, with its reason; institutions read it once it is released."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from workbench.comments import ledger, present, queries, telling
from workbench.comments.operations.preparing import require_open
from workbench.comments.operations.reopening import reopen_changed
from workbench.comments.records import Answer, Comment, CommentRound, CommentState, ResponsePublication
from workbench.comments.refusals import (
    AcceptedWithoutText,
    AnswersMovedOn,
    AnswersStayInside,
    CarrierGone,
    CommentReplaced,
    CommentWithdrawn,
    NotInReport,
    NotOpenAgain,
    ReasonMissing,
)
from workbench.drafting import queries as drafting
from workbench.drafting.records import DraftParagraph
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp


def dispose(
    db: Database,
    *,
    round_id: str,
    comment_id: str,
    value: Answer,
    by: Actor,
    at: datetime,
    reason: str = "",
    paragraph_id: str | None = None,
    internal_note: str = "",
) -> str:
    """Answer a comment (by id or label) and give the answer's id; an earlier answer stays in the record.

    An accepted comment points at the present revision of `paragraph_id`, without one at that of the paragraph it
    stands at; "" says that no text was to change, which an accepted comment must then explain. In a closed round an
    answer is given anew only where its text changed, and is released at once. Raises ReasonMissing,
    AcceptedWithoutText, CommentWithdrawn, CommentReplaced, RoundClosed, NoSuchComment.
    """
    require(by, Permission.ANSWER_COMMENTS)
    seat = queries.managed(db, by, round_id)
    reopen_changed(db, at=at, round_id=round_id)
    comment = queries.comment(db, by, round_id, comment_id)
    if not comment.reopened:  # an answer whose text changed is given anew, the round being closed or not
        require_open(seat)
    carrier = _carrier(db, seat.round, comment, value=value, paragraph_id=paragraph_id, by=by)
    _check(comment, value, reason, carrier)
    words = {"value": value.value, "reason": reason.strip(), "internal_note": internal_note.strip()}
    return _keep(db, seat, comment, words, carrier, by=by, at=at)


def still_holds(db: Database, *, round_id: str, comment_id: str, by: Actor, at: datetime) -> str:
    """Say that an answer which is open again holds with the text as it is now, and give the id of the new one.

    It is the same answer once more, on the present text of the paragraph, and is released like any other; in a closed
    round at once. Raises NoSuchRound, NoSuchComment, NotOpenAgain, CarrierGone.
    """
    require(by, Permission.ANSWER_COMMENTS)
    seat = queries.managed(db, by, round_id)
    reopen_changed(db, at=at, round_id=round_id)
    comment = queries.comment(db, by, round_id, comment_id)
    answer = comment.disposition
    if answer is None or not comment.reopened:
        raise NotOpenAgain(label=comment.label)
    if answer.comment_id != comment.id:  # a reply, which is answered with the comment that began its thread
        comment = queries.comment(db, by, round_id, answer.comment_id)
    carrier = present.paragraph(db, by, answer.paragraph_id or "")
    if carrier is None:
        raise CarrierGone(label=comment.label)
    words = {"value": answer.value.value, "reason": answer.reason, "internal_note": answer.internal_note}
    return _keep(db, seat, comment, words, carrier, by=by, at=at, holds=answer.id)


def _keep(
    db: Database,
    seat: queries.Seat,
    comment: Comment,
    words: Mapping[str, str],
    carrier: DraftParagraph | None,
    *,
    by: Actor,
    at: datetime,
    holds: str = "",
) -> str:
    """Keep an answer; `holds` is the earlier one that it gives again. In a closed round it is released with it, unless
    the round's answers are not given out at all."""
    row = {
        "id": new_id(),
        "round_id": comment.round_id,
        "comment_id": comment.id,
        **words,
        **_carried(carrier),
        "decided_by": by.name,
        "decided_by_id": by.person_id,
        "decided_at": timestamp(at),
    }
    carried = {"carrier": present.labels(db, carrier.report_id).get(carrier.id, "")} if carrier else {}
    facts = {"comment": comment.label, **carried, **({"holds": holds} if holds else {})}
    written = [("disposition", row)]
    ledger.append(db, round_id=comment.round_id, kind="answered", by=by, at=at, written=written, facts=facts)
    ledger.note(db, comment.round_id, f"answered {comment.label}", verb="answered", by=by, at=at)
    if not seat.is_open and seat.round.response_publication is not ResponsePublication.NONE:
        release(db, round_id=comment.round_id, by=by, at=at)
    return str(row["id"])


def _check(comment: Comment, value: Answer, reason: str, carrier: DraftParagraph | None) -> None:
    if comment.state is CommentState.WITHDRAWN:
        raise CommentWithdrawn
    if comment.replaced_by:
        raise CommentReplaced(label=comment.label)
    if value is not Answer.ACCEPTED and not reason.strip():
        raise ReasonMissing
    if value is Answer.ACCEPTED and carrier is None and not reason.strip():
        raise AcceptedWithoutText


def _carrier(
    db: Database, held: CommentRound, comment: Comment, *, value: Answer, paragraph_id: str | None, by: Actor
) -> DraftParagraph | None:
    """The paragraph that carries the answer, as it is now; None where the text was not to change."""
    if paragraph_id:
        named = drafting.paragraph(db, by, paragraph_id)
        if named.report_id != held.report_id:
            raise NotInReport(paragraph=paragraph_id)
        return named
    without_text = value not in (Answer.ACCEPTED, Answer.ACCEPTED_IN_PART) or paragraph_id == ""
    if without_text or comment.paragraph_id is None:
        return None
    return present.paragraph(db, by, comment.paragraph_id)


def _carried(carrier: DraftParagraph | None) -> dict[str, str | int | None]:
    """The columns that point at the text which carries the answer."""
    return {
        "paragraph_id": carrier.id if carrier else None,
        "revision_id": carrier.revision_id if carrier else None,
        "paragraph_number": carrier.number if carrier else None,
    }


def waiting_for_release(db: Database, round_id: str) -> tuple[str, ...]:
    """The ids of the answers that no institution reads yet, of each comment the last: one replaced before never leaves.

    The round must have been fetched with the actor before.
    """
    last = (answers[-1] for answers in queries.answers_given(db, round_id).values())
    return tuple(answer.id for answer in last if not answer.released)


def release(db: Database, *, round_id: str, by: Actor, at: datetime, seen: Collection[str] | None = None) -> int:
    """Let the institutions read every answer given so far; gives how many became visible now (0 adds nothing).

    `seen`: the ids of the answers that were looked through before; where others wait by now, AnswersMovedOn, and
    nothing is released. Raises AnswersStayInside where the round was opened as one whose answers are not given out.
    """
    require(by, Permission.MANAGE_ROUNDS)
    held = queries.managed(db, by, round_id).round
    reopen_changed(db, at=at, round_id=round_id)
    if held.response_publication is ResponsePublication.NONE:
        raise AnswersStayInside
    waiting = list(waiting_for_release(db, round_id))
    if seen is not None and set(seen) != set(waiting):
        raise AnswersMovedOn
    if not waiting:
        return 0
    ledger.append(db, round_id=round_id, kind="released", by=by, at=at, facts={"dispositions": waiting})
    ledger.note(db, round_id, f"released {len(waiting)} answers", verb="released", by=by, at=at)
    answered = {each.organisation_id for each in queries.comments(db, by, round_id) if each.disposition}
    for invitation in queries.invitations(db, round_id):
        if invitation.organisation_id in answered:
            telling.tell_institution(db, held, invitation, NoticeKind.RELEASED, by=by, at=at)
    return len(waiting)
