"""What the desk is made of, read in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.comments import present, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.projection.queries import projected
from workbench.comments.projection.records import Projected
from workbench.comments.queries import Seat
from workbench.comments.records import Comment, Disposition
from workbench.drafting import queries as drafting
from workbench.drafting.records import DraftParagraph
from workbench.store import Database
from workbench.web.comments.report_order import in_order
from workbench.web.context import actor


@dataclass(frozen=True)
class Desk:
    """What the page is made of, read in one transaction."""

    seat: Seat
    frozen: FrozenText
    comment: Comment
    ordered: tuple[Comment, ...]
    given: tuple[Disposition, ...]
    now: Mapping[str, DraftParagraph]
    labels: Mapping[str, str]
    projected: Projected | None


def desk_of(db: Database, round_id: str, comment_id: str) -> Desk:
    """The desk at that comment. Raises NoSuchRound, NoSuchComment."""
    who = actor()
    seat = queries.managed(db, who, round_id)
    frozen = FrozenText(drafting.snapshot(db, None, seat.round.snapshot_id))
    comment = queries.comment(db, who, round_id, comment_id)
    return Desk(
        seat=seat,
        frozen=frozen,
        comment=comment,
        ordered=tuple(in_order(queries.comments(db, who, round_id), frozen)),
        given=queries.answers_given(db, round_id).get(comment.id, ()),
        now=present.texts(db, seat.round.report_id),
        labels=present.labels(db, seat.round.report_id),
        projected=projected(db, who, (comment,)).get(comment.id),
    )


def address_of(comment: Comment) -> str:
    """The desk at that comment."""
    return f"/rounds/{comment.round_id}/comments/{comment.id}"


def next_open(desk: Desk) -> str:
    """The desk at the next comment that waits for an answer, from the first again behind the last; else the round."""
    at = next(index for index, each in enumerate(desk.ordered) if each.id == desk.comment.id)
    after = (*desk.ordered[at + 1 :], *desk.ordered[:at])
    waiting = next((each for each in after if each.waits_for_answer), None)
    return address_of(waiting) if waiting else f"/rounds/{desk.seat.round.id}"
