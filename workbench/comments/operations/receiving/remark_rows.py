"""A remark of a file as the columns of the tables it goes into."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import CommentKind, CommentType, Confidentiality, Scope, Severity
from workbench.comments.rows import anchor_columns
from workbench.store import timestamp
from workbench.text import languages


def received_row(
    comment: ReceivedComment, *, comment_id: str, reply_to: str | None, file_id: str, saved_at: str, at: datetime
) -> dict[str, Any]:
    """The columns that a remark of a file has in preparation and in the record; whose it is comes beside them."""
    remark = comment.kind is CommentKind.COMMENT
    on_heading = comment.anchor.paragraph_id is not None and comment.number is None
    scope = comment.scope or (Scope.SECTION if on_heading else Scope.SPAN)
    nature = comment.type or (CommentType.SUBSTANTIVE if remark else CommentType.EDITORIAL)
    return {
        "id": comment_id,
        "author_label": comment.author,
        "scope": scope.value,
        "section_id": comment.anchor.paragraph_id if on_heading else None,
        **anchor_columns(comment.anchor),
        "segments": json.dumps([asdict(segment) for segment in comment.segments]),
        "in_file": json.dumps(_in_file(comment, saved_at), sort_keys=True),
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
        "reply_to": reply_to,
        "written_at": comment.date,
        "version": 1,
        "updated_at": timestamp(at),
    }


def _in_file(comment: ReceivedComment, saved_at: str) -> dict[str, Any]:
    """What else the file says of it: kept, and shown where it helps."""
    return {
        "initials": comment.initials,
        "saved_at": saved_at,
        "resolved": comment.resolved,
        "reply_inferred": comment.reply_inferred,
        "moved_to": asdict(comment.moved_to) if comment.moved_to else None,
        "on_suggestion": comment.on_suggestion,
        "likely": [asdict(segment) for segment in comment.likely],
        **({"markup": comment.markup} if comment.markup else {}),
        **({"story": comment.story} if comment.story else {}),
        **({"row": comment.row, "cited": comment.cited} if comment.row else {}),
    }
