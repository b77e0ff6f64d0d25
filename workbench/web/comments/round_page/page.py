"""One round as those who manage it see it: who was invited, what came, how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from flask import redirect, request
from werkzeug.wrappers import Response

from workbench.comments import present, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.queries import Seat, Standing
from workbench.comments.records import Comment, ResponsePublication
from workbench.comments.seats.asked import sections_asked
from workbench.comments.sifting import Wanted
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.arrivals.files import FileRow, file_rows
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.round_page.listing import Listing, listing
from workbench.web.comments.seats.invited import SeatsPanel, seats_panel
from workbench.web.comments.words import round_words
from workbench.web.context import actor, reading
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class RoundPage(Page):
    template: ClassVar[str] = "comments/round.html"
    round_id: str
    title: str
    kind: str
    report_id: str
    snapshot_id: str
    version: int
    opened: datetime
    closes: date
    closed_at: datetime | None
    instructions: str
    working_days: int
    short_notice_reason: str
    standings: tuple[Standing, ...]
    listing: Listing
    total: int
    answered: int
    waiting_for_release: int
    stays_inside: bool
    queued: int
    files: tuple[FileRow, ...]
    institutions: tuple[tuple[str, str], ...]
    seats: SeatsPanel
    reopened: int


@blueprint.get("/rounds/<round_id>")
@requires(Permission.READ_ROUNDS)
def one_round(round_id: str) -> str | Response:
    """Who was invited and what came; an invited institution is shown to its reading room."""
    with reading() as db:
        seat = queries.seat(db, actor(), round_id)
        if not seat.manages:
            return redirect(f"/rounds/{round_id}/read", code=303)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        comments = queries.comments(db, actor(), round_id)
        standings = queries.standings(db, actor(), round_id, comments)
        files = file_rows(db, round_id)
        now_texts = present.texts(db, seat.round.report_id)
        seats = seats_panel(db, seat, frozen, standings, comments)
    shown = listing(
        comments,
        frozen,
        now_texts,
        asked=sections_asked(frozen.snapshot, seat.round.requested_sections),
        wanted=Wanted.given(request.args),
        page=request.args.get("page", 1, type=int),
        address=f"/rounds/{round_id}",
    )
    return render(_page(seat, frozen, comments, standings, files, shown, seats))


def _page(
    seat: Seat,
    frozen: FrozenText,
    comments: tuple[Comment, ...],
    standings: tuple[Standing, ...],
    files: tuple[FileRow, ...],
    shown: Listing,
    seats: SeatsPanel,
) -> RoundPage:
    held = seat.round
    return RoundPage(
        round_id=held.id,
        title=frozen.snapshot.report.title,
        kind=round_words(held.kind),
        report_id=held.report_id,
        snapshot_id=held.snapshot_id,
        version=frozen.snapshot.number,
        opened=held.opened_at,
        closes=held.closes,
        closed_at=seat.closed_at,
        instructions=held.instructions,
        working_days=held.working_days,
        short_notice_reason=held.short_notice_reason,
        standings=standings,
        listing=shown,
        total=sum(comment.stands for comment in comments),
        answered=sum(comment.stands and not comment.waits_for_answer for comment in comments),
        waiting_for_release=len({c.disposition.id for c in comments if c.disposition and not c.disposition.released}),
        stays_inside=held.response_publication is ResponsePublication.NONE,
        queued=sum(comment.waits_for_place for comment in comments),
        files=files,
        institutions=tuple((each.invitation.organisation_id, each.invitation.organisation) for each in standings),
        seats=seats,
        reopened=sum(c.reopened and c.disposition is not None and c.disposition.comment_id == c.id for c in comments),
    )
