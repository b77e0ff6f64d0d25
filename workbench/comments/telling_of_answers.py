"""What is told of answers that were given: that their text changed again, that somebody replied."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from workbench.comments import queries
from workbench.comments.records import Comment, CommentRound
from workbench.comments.telling import tell_institution, tell_managers
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.store import Database


def tell_reopened(
    db: Database, round_id: str, institutions: Collection[str], *, managers: bool, by: Actor, at: datetime
) -> None:
    """The institutions (ids) that read an answer which is open again; never a word of the text that changed.

    Those who manage the round are told of the first only: a draft is saved every few minutes.
    """
    held = queries.whichever(db, round_id)
    for invitation in queries.invitations(db, round_id):
        if invitation.organisation_id in institutions:
            tell_institution(db, held, invitation, NoticeKind.REOPENED, at=at)
    if managers:
        tell_managers(db, held, NoticeKind.ANSWERS_OPEN_AGAIN, by=by, at=at)


def tell_state_replied(db: Database, held: CommentRound, comment: Comment, *, by: Actor, at: datetime) -> None:
    """The people of the institution whose comment it is."""
    invitation = queries.invitation_of(db, held.id, comment.organisation_id)
    tell_institution(db, held, invitation, NoticeKind.STATE_REPLIED, by=by, at=at, label=comment.label)


def tell_institution_replied(db: Database, held: CommentRound, comment: Comment, *, by: Actor, at: datetime) -> None:
    """Those who manage the round."""
    facts = {"institution": comment.organisation, "label": comment.label}
    tell_managers(db, held, NoticeKind.INSTITUTION_REPLIED, by=by, at=at, **facts)
