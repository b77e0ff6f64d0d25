"""What stands against what, when a comment, a serious concern or two figures are put before the head or the plenary."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.comments import present, queries
from workbench.comments.projection.queries import projected
from workbench.comments.records import Comment, CommentRound
from workbench.comments.refusals import NoSeriousConcern
from workbench.drafting import queries as drafting
from workbench.matters.records import Side, Subject
from workbench.people import Actor
from workbench.requests.alongside.reading import contradiction
from workbench.requests.alongside.records import Said
from workbench.requests.refusals import CameUnsigned
from workbench.store import Database


@dataclass(frozen=True)
class ToPut:
    """A matter as it can be put: where it came from, and the texts. label: how people call what it came from."""

    report_id: str
    subject: Subject
    subject_id: str
    label: str
    sides: tuple[Side, ...]


def address_of(round_id: str, comment_id: str) -> str:
    """The page on which a comment stands, from the root: by it a text of a matter is known as the comment's."""
    return f"/rounds/{round_id}/comments/{comment_id}"


def of_comment(db: Database, actor: Actor, round_id: str, comment_id: str) -> ToPut:
    """A comment (id or label) against the draft as it is now. Raises NoSuchRound, NoSuchComment."""
    held = queries.managed(db, actor, round_id).round
    comment = queries.comment(db, actor, round_id, comment_id)
    address = address_of(round_id, comment.id)
    sides = [Side(comment.organisation, comment.text, comment.language, address)]
    if comment.proposed is not None:
        report = drafting.report(db, actor, held.report_id)
        sides.append(Side(comment.organisation, _proposal(comment), report.language, address))
    return ToPut(
        held.report_id, Subject.COMMENT, comment.id, comment.label, (*sides, *_draft(db, actor, held, comment))
    )


def _proposal(comment: Comment) -> str:
    """The change as one line: the words it stands at, and what would stand in their place."""
    return f"{comment.anchor.quote or '…'} → {comment.proposed or '…'}"


def _draft(db: Database, actor: Actor, held: CommentRound, comment: Comment) -> tuple[Side, ...]:
    """The paragraph of the draft that the comment stands at now; none where it stands at none."""
    where = projected(db, actor, (comment,)).get(comment.id)
    found = present.paragraph(db, actor, where.paragraph_id) if where and where.paragraph_id else None
    if found is None:
        return ()
    language = drafting.report(db, actor, held.report_id).language
    address = f"/reports/{held.report_id}/sections/{found.section_id}?at={found.id}"
    return (Side("", found.text, language, address),)


def of_concern(db: Database, actor: Actor, round_id: str, organisation_id: str) -> ToPut:
    """An institution's open serious concern in its own words. Raises NoSuchRound, NotInvited, NoSeriousConcern."""
    held = queries.managed(db, actor, round_id).round
    invitation = queries.invitation_of(db, round_id, organisation_id)
    mine = (each for each in queries.concerns(db, round_id) if each.organisation_id == organisation_id and each.is_open)
    concern = next(mine, None)
    if concern is None:
        raise NoSeriousConcern(organisation=invitation.organisation)
    language = drafting.report(db, actor, held.report_id).language
    address = f"/rounds/{round_id}/seats#concerns"
    sides = tuple(Side(invitation.organisation, remark, language, address) for remark in concern.remarks)
    return ToPut(held.report_id, Subject.CONCERN, invitation.id, invitation.organisation, sides)


def of_figures(db: Database, actor: Actor, report_id: str, contradiction_id: str) -> ToPut:
    """What two ministries say differently, each in its own words. Raises ReportNotFound, NoSuchContradiction,
    CameUnsigned: whoever opens the report reads a matter, and what came unsigned is the secretariat's alone."""
    thing, found = contradiction(db, actor, report_id, contradiction_id)
    if not found.is_validated:
        raise CameUnsigned
    report = drafting.report(db, actor, report_id)
    sides = (
        _figure(report.id, found.one, found.one_words),
        _figure(report.id, found.other, found.other_words),
    )
    label = f"{found.one_figure} / {found.other_figure} ({thing.key or thing.text})"
    return ToPut(report.id, Subject.FIGURES, found.id, label, sides)


def _figure(report_id: str, said: Said, words: str) -> Side:
    return Side(said.organisation, words, said.language, f"/reports/{report_id}/answers?only=against")
