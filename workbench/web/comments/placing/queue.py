"""The queue of a round: what could not be placed, each beside the places it may belong to."""

from dataclasses import dataclass
from typing import ClassVar

from flask import redirect
from werkzeug.wrappers import Response

from workbench.comments import queries
from workbench.comments.frozen import FrozenText
from workbench.comments.records import Comment, DraftComment
from workbench.people.access import Permission
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.placing.offered import InQueue, offers, waiting
from workbench.web.comments.room import Room
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class QueuePage(Page):
    """`room` on the institution's own pages, None on those of the State side."""

    template: ClassVar[str] = "comments/queue.html"
    round_id: str
    round_title: str
    room: Room | None
    language: str
    text_direction: str
    entries: tuple[InQueue, ...]


@blueprint.get("/rounds/<round_id>/queue")
@requires(Permission.ANSWER_COMMENTS)
def queue(round_id: str) -> str:
    """What was sent or received and has no place yet."""
    with store().reading() as db:
        seat = queries.managed(db, actor(), round_id)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        waits = [each for each in queries.comments(db, actor(), round_id) if each.waits_for_place]
    entries = tuple(InQueue(waiting(each, round_id=round_id, ours=False), offers(each, frozen)) for each in waits)
    return _page(round_id, frozen, None, entries)


@blueprint.get("/rounds/<round_id>/read/queue")
@requires(Permission.COMMENT)
def our_queue(round_id: str) -> str:
    """What the institution's own files left without a place: in preparation, and for its voice what was sent."""
    with store().reading() as db:
        found = reading.opened(db, round_id)
    sent = [each for each in found.comments if each.waits_for_place and found.seat.speaks]
    waits: list[Comment | DraftComment] = [*(each for each in found.drafts if each.is_queued), *sent]
    entries = tuple(InQueue(waiting(each, round_id=round_id, ours=True), offers(each, found.frozen)) for each in waits)
    return _page(round_id, found.frozen, found.room(now().date()), entries)


def _page(round_id: str, frozen: FrozenText, room: Room | None, entries: tuple[InQueue, ...]) -> str:
    report = frozen.snapshot.report
    return render(
        QueuePage(
            round_id=round_id,
            round_title=report.title,
            room=room,
            language=report.language,
            text_direction=direction(report.language),
            entries=entries,
        )
    )


def onwards(round_id: str, *, left: bool, ours: bool, comment_id: str) -> Response:
    """After placing: the rest of the queue, or back to the comment where nothing waits any more."""
    if left:
        return redirect(f"/rounds/{round_id}/read/queue" if ours else f"/rounds/{round_id}/queue", code=303)
    if ours:
        return redirect(f"/rounds/{round_id}/read/ours#remark-{comment_id}", code=303)
    return redirect(f"/rounds/{round_id}/comments/{comment_id}", code=303)
