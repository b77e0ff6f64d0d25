"""What the desk is made of, read in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.comments import present, queries
from workbench.comments.applying.offering import Offer, offer
from workbench.comments.frozen import FrozenText
from workbench.comments.likeness import grouped
from workbench.comments.projection.queries import projected
from workbench.comments.projection.records import Projected
from workbench.comments.queries import Seat
from workbench.comments.records import Comment, Disposition
from workbench.comments.refusals import NoSuchComment
from workbench.comments.seats.asked import sections_asked
from workbench.comments.sifting import Wanted
from workbench.drafting import queries as drafting
from workbench.drafting.records import DraftParagraph
from workbench.matters import queries as matters
from workbench.matters.records import Matter, Subject
from workbench.store import Database
from workbench.web.comments.round_page.listing import every_listed
from workbench.web.context import actor
from workbench.web.drafting.blocks.printed import printed_in


@dataclass(frozen=True)
class Desk:
    """The desk at one comment.

    ordered: all comments of the round in the order of the report · fits: the ids of those that the list asks for
    (`wanted`) · same: others that say the same · offer: what its proposal would make of the draft, None where it
    proposes nothing · printed: the words of references and figures in the paragraph of today.
    """

    seat: Seat
    frozen: FrozenText
    comment: Comment
    ordered: tuple[Comment, ...]
    fits: frozenset[str]
    wanted: Wanted
    same: tuple[Comment, ...]
    given: tuple[Disposition, ...]
    now: Mapping[str, DraftParagraph]
    labels: Mapping[str, str]
    projected: Projected | None
    offer: Offer | None
    printed: Mapping[str, str]
    matter: Matter | None

    @property
    def may_answer(self) -> bool:
        """In a closed round an answer is given anew only where its text changed."""
        return self.comment.stands and (self.seat.is_open or self.comment.reopened)

    @property
    def paragraph(self) -> DraftParagraph | None:
        """The paragraph of today in which the answer is written; None where the comment stands in none."""
        carrier = self.offer.carrier if self.offer else None
        standing = self.projected.paragraph_id if self.projected else None
        return self.now.get(carrier or standing or "")

    def address_of(self, comment: Comment) -> str:
        """The desk at another comment, with the same list behind it."""
        return f"/rounds/{comment.round_id}/comments/{comment.id}{self.wanted.query}"


def desk_of(db: Database, round_id: str, comment_id: str, wanted: Wanted) -> Desk:
    """The desk at that comment. Raises NoSuchRound, NoSuchComment."""
    who = actor()
    seat = queries.managed(db, who, round_id)
    frozen = queries.frozen_text(db, seat.round.snapshot_id)
    every = queries.comments(db, who, round_id)
    comment = next((each for each in every if comment_id in (each.id, each.label)), None)
    if comment is None:
        raise NoSuchComment(comment=comment_id, round=round_id)
    listed = every_listed(every, frozen, sections_asked(frozen.snapshot, seat.round.requested_sections))
    same = set(grouped(every).get(comment.id, ())) - {comment.id}
    stands = projected(db, who, (comment,)).get(comment.id)
    answerable = comment.stands and (seat.is_open or comment.reopened)
    made = offer(db, who, comment, frozen, stands) if answerable else None
    now = present.texts(db, seat.round.report_id)
    here = now.get((made.carrier if made else None) or (stands.paragraph_id if stands else None) or "")
    return Desk(
        seat=seat,
        frozen=frozen,
        comment=comment,
        ordered=tuple(each.comment for each in listed),
        fits=frozenset(each.comment.id for each in listed if wanted.fits(each)),
        wanted=wanted,
        same=tuple(each.comment for each in listed if each.comment.id in same),
        given=queries.answers_given(db, round_id).get(comment.id, ()),
        now=now,
        labels=present.labels(db, seat.round.report_id),
        projected=stands,
        offer=made,
        printed=printed_in(db, drafting.report(db, who, seat.round.report_id), (here,)) if here else {},
        matter=matters.about(db, who, Subject.COMMENT, [comment.id]).get(comment.id),
    )


def neighbours(desk: Desk) -> tuple[Comment | None, Comment | None]:
    """The comments before and behind it in the list; it need not stand in the list itself any more."""
    at = desk.ordered.index(desk.comment)
    before = [each for each in desk.ordered[:at] if each.id in desk.fits]
    behind = [each for each in desk.ordered[at + 1 :] if each.id in desk.fits]
    return (before[-1] if before else None), (behind[0] if behind else None)


def next_open(desk: Desk, answered: frozenset[str]) -> str:
    """The desk at the next comment of the list that waits for an answer, from the first again behind the last.

    `answered`: ids of those that were answered now. Where none waits, the page of the round.
    """
    at = desk.ordered.index(desk.comment)
    after = (*desk.ordered[at + 1 :], *desk.ordered[:at])
    waiting = (each for each in after if each.waits_for_answer and each.id in desk.fits and each.id not in answered)
    found = next(waiting, None)
    return desk.address_of(found) if found else f"/rounds/{desk.seat.round.id}{desk.wanted.query}"
