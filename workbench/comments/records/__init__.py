"""A comment round as the office speaks of it: who was invited, what was said, what was answered.

Everything here is a value.
"""

from workbench.comments.records.comments import Comment, Disposition, DraftComment
from workbench.comments.records.hands import Transcription, Translation
from workbench.comments.records.kinds import (
    Answer,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    Match,
    Origin,
    Position,
    ResponsePublication,
    RoundKind,
    Scope,
    Severity,
)
from workbench.comments.records.links import Link, LinkKind
from workbench.comments.records.places import Anchor, LikelyPlace, Placement
from workbench.comments.records.replies import Reply
from workbench.comments.records.rounds import CommentRound, Invitation, RoundEvent, RoundFile

__all__ = [
    "Anchor",
    "Answer",
    "Comment",
    "CommentKind",
    "CommentRound",
    "CommentState",
    "CommentType",
    "Confidentiality",
    "Disposition",
    "DraftComment",
    "Invitation",
    "LikelyPlace",
    "Link",
    "LinkKind",
    "Match",
    "Origin",
    "Placement",
    "Position",
    "Reply",
    "ResponsePublication",
    "RoundEvent",
    "RoundFile",
    "RoundKind",
    "Scope",
    "Severity",
    "Transcription",
    "Translation",
]
