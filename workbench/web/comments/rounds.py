"""The list of rounds: those that one manages, and those that one is invited to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from workbench.comments import queries
from workbench.drafting import queries as drafting
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.words import (
    round_words,
)
from workbench.web.context import actor, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class RoundCard:
    address: str
    title: str
    kind: str
    version: int
    opened: datetime
    closes: date
    is_open: bool
    invited: tuple[str, ...]
    comments: int
    answered: int
    is_mine_to_read: bool


@dataclass(frozen=True)
class RoundsPage(Page):
    template: ClassVar[str] = "comments/rounds.html"
    rounds: tuple[RoundCard, ...]
    may_open: bool


@blueprint.get("/rounds")
@requires(Permission.READ_ROUNDS)
def rounds() -> str:
    """The rounds the reader manages or is invited to."""
    who = actor()
    cards: list[RoundCard] = []
    with store().reading() as db:
        for held in queries.rounds(db, who):
            seat = queries.seat(db, who, held.id)
            snapshot = drafting.snapshot(db, None, held.snapshot_id)
            seen = [each for each in queries.comments(db, who, held.id) if each.stands]
            cards.append(
                RoundCard(
                    address=f"/rounds/{held.id}" if seat.manages else f"/rounds/{held.id}/read",
                    title=snapshot.report.title,
                    kind=round_words(held.kind),
                    version=snapshot.number,
                    opened=held.opened_at,
                    closes=seat.deadline,
                    is_open=seat.is_open,
                    invited=tuple(each.organisation for each in queries.invitations(db, held.id) if seat.manages),
                    comments=len(seen),
                    answered=sum(not comment.waits_for_answer for comment in seen),
                    is_mine_to_read=not seat.manages,
                )
            )
    return render(RoundsPage(rounds=tuple(cards), may_open=may(who, Permission.MANAGE_ROUNDS)))
