"""The proposed words become the text, and the answer points at the revision that did it: both, or neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.comments import queries
from workbench.comments.applying.offering import Offer, offer
from workbench.comments.applying.refusals import NothingProposed, ProposalNotPutIn, TextMovedOn
from workbench.comments.operations.answering_together import dispose_together
from workbench.comments.operations.preparing import require_open
from workbench.comments.projection.queries import projected
from workbench.comments.records import Answer
from workbench.drafting import operations as drafting
from workbench.drafting.records import Revision
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database


@dataclass(frozen=True)
class TextWritten:
    """A text that a person wrote in answer: the revision that stands, and the answer's id.

    Where somebody had changed the same words meanwhile the revision is `parallel`: kept, not standing, and nothing was
    answered (`answer_id` None). After the commit `drafting.operations.refuse_if_late` says so.
    """

    revision: Revision
    answer_id: str | None


def apply_proposal(
    db: Database,
    *,
    round_id: str,
    comment_id: str,
    seen: Sequence[str],
    by: Actor,
    at: datetime,
    reason: str = "",
    internal_note: str = "",
    also: Sequence[str] = (),
    stood: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """Put the proposal of a comment (by id or label) into the draft and accept it; gives the ids of the answers.

    `seen`: the revisions on which the difference was shown; where others stand by now, TextMovedOn, and nothing is
    changed. `also`: comments that say the same and are accepted with it, each with an answer of its own. `stood`: the
    answers that stood then. Raises NothingProposed, ProposalNotPutIn where a person has to write it, and what
    `dispose_together` raises.
    """
    require(by, Permission.ANSWER_COMMENTS)
    _require_answerable(db, round_id, comment_id, by=by)
    made = offered(db, round_id=round_id, comment_id=comment_id, by=by)
    if made is None:
        raise NothingProposed
    if made.by_hand is not None:
        raise ProposalNotPutIn
    if tuple(seen) != made.seen:
        raise TextMovedOn
    for part in made.parts:
        drafting.write_paragraph(
            db,
            paragraph_id=part.paragraph_id,
            text=part.written.markup,
            footnotes=part.written.footnotes,
            attributes=part.written.attributes,
            base=part.standing.id,
            by=by,
            at=at,
        )
    return dispose_together(
        db,
        round_id=round_id,
        comment_ids=(comment_id, *also),
        value=Answer.ACCEPTED,
        reason=reason,
        paragraph_id=made.carrier,
        internal_note=internal_note,
        stood=stood,
        by=by,
        at=at,
    )


def _require_answerable(db: Database, round_id: str, comment_id: str, *, by: Actor) -> None:
    """As `dispose`: before a text is written that could not be answered with."""
    seat = queries.managed(db, by, round_id)
    if not queries.comment(db, by, round_id, comment_id).reopened:
        require_open(seat)


def offered(db: Database, *, round_id: str, comment_id: str, by: Actor) -> Offer | None:
    """What the proposal of a comment would make of the draft as it stands in this transaction."""
    held = queries.managed(db, by, round_id).round
    comment = queries.comment(db, by, round_id, comment_id)
    frozen = queries.frozen_text(db, held.snapshot_id)
    return offer(db, by, comment, frozen, projected(db, by, (comment,)).get(comment.id))


def answer_with_text(
    db: Database,
    *,
    round_id: str,
    comment_id: str,
    paragraph_id: str,
    text: str,
    base: str,
    value: Answer,
    by: Actor,
    at: datetime,
    reason: str = "",
    internal_note: str = "",
    also: Sequence[str] = (),
    stood: Mapping[str, str] | None = None,
) -> TextWritten:
    """Save a text that a person wrote for the comment, and answer it with that text.

    `text` is markup, `base` the revision it was written on: what others saved meanwhile is put together with it where
    that is clear. Raises what `write_paragraph` and `dispose_together` raise: then neither is kept.
    """
    require(by, Permission.ANSWER_COMMENTS)
    _require_answerable(db, round_id, comment_id, by=by)
    revision = drafting.write_paragraph(db, paragraph_id=paragraph_id, text=text, base=base, by=by, at=at)
    if revision.kind == "parallel":
        return TextWritten(revision, None)
    answers = dispose_together(
        db,
        round_id=round_id,
        comment_ids=(comment_id, *also),
        value=value,
        reason=reason,
        paragraph_id=revision.paragraph_id,
        internal_note=internal_note,
        stood=stood,
        by=by,
        at=at,
    )
    return TextWritten(revision, answers[0])
