"""Saying where a comment stands in the draft as it is now. The frozen place stays; nobody of an institution is told."""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries
from workbench.comments.frozen import words_at
from workbench.comments.records import CommentState
from workbench.comments.refusals import CommentWithdrawn, NotInReport
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp


def confirm_today(
    db: Database,
    *,
    round_id: str,
    comment_id: str,
    paragraph_id: str,
    by: Actor,
    at: datetime,
    quote: str = "",
    start: int | None = None,
    end: int | None = None,
) -> None:
    """Set the place of a comment (by id or label) in the present draft: a paragraph of the report, or words in it.

    It outranks what is read off the texts, and goes on with them from the text it was set on. Raises NoSuchRound,
    NoSuchComment, CommentWithdrawn, NotInReport, QuoteNotInPassage, QuoteStandsTwice.
    """
    require(by, Permission.MANAGE_ROUNDS)
    held = queries.managed(db, by, round_id).round
    comment = queries.comment(db, by, round_id, comment_id)
    if comment.state is CommentState.WITHDRAWN:
        raise CommentWithdrawn
    paragraph = drafting.paragraph(db, by, paragraph_id)
    if paragraph.report_id != held.report_id:
        raise NotInReport(paragraph=paragraph_id)
    words = words_at(paragraph.text, quote=quote, start=start, end=end)
    db.table("place_today").insert(
        {
            "id": new_id(),
            "round_id": round_id,
            "comment_id": comment.id,
            "paragraph_id": paragraph.id,
            "revision_id": paragraph.revision_id,
            "start_offset": words[0] if words else None,
            "end_offset": words[1] if words else None,
            "by_id": by.person_id,
            "by_name": by.name,
            "at": timestamp(at),
        }
    )
    did = f"said where {comment.label} stands in the draft"
    ledger.note(db, round_id, did, verb="place_today", by=by, at=at)
