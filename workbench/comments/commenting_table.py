"""The commenting table that an institution is given: empty rows, and in its own copy what it has in preparation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.comments import queries
from workbench.comments.frozen import FrozenText, heading
from workbench.comments.records import CommentKind, CommentType, DraftComment, Invitation, Scope, Severity
from workbench.comments.refusals import NoSuchRound, NotInvited
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.people import Actor
from workbench.people import queries as people
from workbench.store import Database


@dataclass(frozen=True)
class FilledRow:
    """A comment as a row says it.

    id: of the comment in preparation · place: how its paragraph is cited, or the heading of its section; "" while it is
    not known · whole: it is about the report as a whole.
    """

    id: str
    place: str
    whole: bool
    quote: str
    type: CommentType
    severity: Severity
    text: str
    proposed: str
    language: str


@dataclass(frozen=True)
class CommentingTable:
    """The table of one institution; `closes` is its last day in time."""

    snapshot: Snapshot
    institution: str
    closes: date
    rows: tuple[FilledRow, ...]


def commenting_table(db: Database, actor: Actor, round_id: str, organisation_id: str | None = None) -> CommentingTable:
    """The table of that institution (without one: of the actor's own), filled in for its own people alone.

    Raises NoSuchRound, NotInvited.
    """
    seat = queries.seat(db, actor, round_id)
    whose = organisation_id or actor.organisation_id or ""
    invitation = next((each for each in queries.invitations(db, round_id) if each.organisation_id == whose), None)
    is_own = seat.invitation is not None and seat.invitation == invitation
    if not is_own and not seat.manages:
        raise NoSuchRound
    if invitation is None:
        raise NotInvited(organisation=people.organisation(db, whose).name)
    snapshot = drafting.snapshot(db, None, seat.round.snapshot_id)
    prepared = queries.drafts(db, actor, round_id) if is_own else ()
    return _table(snapshot, invitation, invitation.own_deadline or seat.round.closes, prepared)


def _table(
    snapshot: Snapshot, invitation: Invitation, closes: date, prepared: tuple[DraftComment, ...]
) -> CommentingTable:
    frozen = FrozenText(snapshot)
    said = tuple(each for each in prepared if each.kind is CommentKind.COMMENT and each.reply_to is None)
    return CommentingTable(snapshot, invitation.organisation, closes, tuple(_row(each, frozen) for each in said))


def _row(comment: DraftComment, frozen: FrozenText) -> FilledRow:
    section = frozen.find_section(comment.section_id)
    title = heading(section) if section else ""
    return FilledRow(
        id=comment.id,
        place=title or frozen.name(comment.anchor.paragraph_id),
        whole=comment.scope is Scope.DOCUMENT,
        quote="" if section else comment.anchor.quote,
        type=comment.type,
        severity=comment.severity,
        text=comment.text,
        proposed=comment.proposed or "",
        language=comment.language,
    )
