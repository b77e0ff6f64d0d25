"""What the commands of a round give as JSON; names and fields are those of the command line's reference."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from workbench.comments.frozen import FrozenText
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.operations import Receipt
from workbench.comments.operations.receiving import Taken
from workbench.comments.projection.records import Projected
from workbench.comments.records import Comment, CommentRound, Disposition, Invitation, Match, Transcription
from workbench.drafting.records import DraftParagraph


def round_value(held: CommentRound, invited: Sequence[Invitation], closed_at: datetime | None) -> dict[str, Any]:
    """A round in a list."""
    return {
        "round": held.id,
        "kind": held.kind.value,
        "report": held.report_id,
        "snapshot": held.snapshot_id,
        "state": "closed" if closed_at else "open",
        "closes": held.closes.isoformat(),
        "publication": held.response_publication.value,
        "enforced": held.enforce_deadline,
        "sections": list(held.requested_sections),
        "invited": [invitation.organisation for invitation in invited],
    }


def receipt_value(receipt: Receipt) -> dict[str, Any]:
    """What came of a returned file; `comments` are those that were added."""
    return {
        "received": len(receipt.comments),
        "duplicates": receipt.duplicates,
        "changed": receipt.changed,
        "queued": receipt.queued,
        "why_not": receipt.why_not,
        "comments": [_taken_value(taken) for taken in receipt.comments],
    }


def _taken_value(taken: Taken) -> dict[str, Any]:
    standing = {"reply_to": taken.reply_to, "standing": taken.standing.value}
    return {"id": taken.id, **remark_value(taken.comment), **standing}


def remark_value(comment: ReceivedComment) -> dict[str, Any]:
    """A remark of a returned file: what it says, where it stands and how sure that is."""
    place = comment.anchor
    return {
        "kind": comment.kind.value,
        "paragraph": place.paragraph_id,
        "number": comment.number,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
        "text": comment.text,
        "proposed": comment.proposed,
        "author": comment.author,
        "date": comment.date,
        "match": place.match.value,
        "why": place.why,
    }


def receipt_text(receipt: Receipt) -> str:
    """The same for people: how many, and why each of the queue waits there."""
    lines = [
        f"{len(receipt.comments)} comments received, {receipt.duplicates} known already, "
        f"{receipt.queued} wait to be placed by hand"
    ]
    lines += [f"  {t.id}: {t.comment.anchor.why}" for t in receipt.comments if t.comment.anchor.match is Match.QUEUED]
    return "\n".join(lines)


def comment_value(
    comment: Comment, *, frozen: FrozenText, place: Projected | None, now: Mapping[str, DraftParagraph]
) -> dict[str, Any]:
    """A comment with its answer and, for those who manage the round, its place in the draft today."""
    start, end = comment.span or (None, None)
    return {
        "id": comment.id,
        "label": comment.label,
        "institution": comment.organisation,
        "state": comment.state.value,
        "kind": comment.kind.value,
        "type": comment.type.value,
        "severity": comment.severity.value,
        "scope": comment.scope.value,
        "section": comment.section_id,
        "paragraph": comment.paragraph_id,
        "number": frozen.number(comment.paragraph_id),
        "place": frozen.name(comment.paragraph_id) or None,
        "start": start,
        "end": end,
        "quote": comment.placement.quote if comment.placement else comment.anchor.quote,
        "text": comment.text,
        "proposed": comment.proposed,
        "language": comment.language,
        "date": comment.received_at.isoformat(),
        "reply_to": comment.reply_to,
        "replaced_by": comment.replaced_by,
        "match": comment.anchor.match.value,
        "placed_by_hand": comment.placement is not None,
        "why": comment.anchor.why,
        "late": comment.late,
        "origin": comment.origin.value,
        "transcription": _transcription_value(comment.transcription),
        "translations": [
            {"language": each.language, "text": each.text, "proposed": each.proposed, "by": each.by}
            for each in comment.translations
        ],
        "reopened": comment.reopened,
        "replies": [
            {"by": each.organisation or "state", "text": each.text, "at": each.at.isoformat()}
            for each in comment.replies
        ],
        "disposition": _disposition_value(comment.disposition),
        "present": _present_value(place, now),
    }


def _transcription_value(typed: Transcription | None) -> dict[str, Any] | None:
    if typed is None:
        return None
    return {"by": typed.by, "said_on": typed.said_on.isoformat(), "file": typed.file_id}


def _disposition_value(answer: Disposition | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "value": answer.value.value,
        "reason": answer.reason,
        "paragraph": answer.paragraph_id,
        "revision": answer.revision_id,
        "decided_at": answer.decided_at.isoformat(),
        "released": answer.released,
        "reopened_at": answer.reopened_at.isoformat() if answer.reopened_at else None,
    }


def _present_value(place: Projected | None, now: Mapping[str, DraftParagraph]) -> dict[str, Any] | None:
    if place is None:
        return None
    today = now.get(place.paragraph_id or "")
    return {
        "tier": place.tier.value,
        "paragraph": place.paragraph_id,
        "number": today.number if today else None,
        "place": place.label or None,
        "segments": [
            {
                "paragraph": each.paragraph_id,
                "start": each.start,
                "end": each.end,
                "quote": now[each.paragraph_id].text[each.start : each.end],
            }
            for each in place.segments
        ],
        "coverage": place.coverage,
        "text": today.text if today else None,
        "changed": place.before != place.after,
        "candidates": [
            {
                "paragraph": each.words.paragraph_id,
                "place": each.label,
                "start": each.words.start,
                "end": each.words.end,
                "quote": each.quote,
                "score": each.score,
            }
            for each in place.candidates
        ],
    }
