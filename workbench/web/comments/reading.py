"""The reading room: the frozen draft as a document, the institution's comments beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import ClassVar, TypeVar

from flask import make_response, request, send_file
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import arrivals, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.linking import Linkable, linkable
from workbench.comments.queries import Seat
from workbench.comments.records import Comment, DraftComment, Origin
from workbench.drafting.records import BlockKind
from workbench.errors import NotFound
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.forms import CommentForm, a_form, edit_form
from workbench.web.comments.room import Block, Heading, Room, a_room, blocks, outline
from workbench.web.comments.seats.asked import Asked, asked, only_asked
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import Page, render, wants_fragment

Said = TypeVar("Said", Comment, DraftComment)


@dataclass(frozen=True)
class ReadingPage(Page):
    template: ClassVar[str] = "comments/reading.html"
    room: Room
    blocks: tuple[Block, ...]
    outline: tuple[Heading, ...]
    form: CommentForm | None
    asked: Asked


@dataclass(frozen=True)
class BlockFragment(Page):
    template: ClassVar[str] = "comments/_block.html"
    room: Room
    block: Block
    form: CommentForm | None
    said: str
    alone: bool = True


@dataclass(frozen=True)
class LinkableFragment(Page):
    template: ClassVar[str] = "comments/_linkable.html"
    id: str
    linkable: tuple[Linkable, ...]


@dataclass(frozen=True)
class Opened:
    """All that a page of the room is made of, read in one transaction."""

    seat: Seat
    frozen: FrozenText
    drafts: tuple[DraftComment, ...]
    comments: tuple[Comment, ...]
    linkable: tuple[Linkable, ...]  # what a comment may be linked to; read where one is being written

    @property
    def independent(self) -> bool:
        """Whether the institution is independent: it has no objection to make, and gives no consent."""
        return self.seat.invitation is not None and self.seat.invitation.independent

    def room(self, today: date) -> Room:
        """The head of the room, as of that day."""
        return a_room(self.seat, self.frozen, drafts=self.drafts, comments=self.comments, today=today)

    def blocks(self, form: CommentForm | None = None) -> tuple[Block, ...]:
        """The text in blocks; the words of an open form are marked."""
        return blocks(
            self.seat.round.id,
            self.frozen,
            drafts=self.drafts,
            comments=self.comments,
            writing=form.words if form else None,
        )


def opened(db: Database, round_id: str, *, writing: bool = False) -> Opened:
    """The room of the actor's institution; `writing` where a form stands open. Raises NoSuchRound."""
    who = actor()
    seat, invitation = queries.invited(db, who, round_id)
    meant = _meant(db, invitation.organisation_id)
    frozen = queries.frozen_text(db, seat.round.snapshot_id)
    return Opened(
        seat=seat,
        frozen=frozen,
        drafts=tuple(_named(each, meant) for each in queries.drafts(db, who, round_id)),
        comments=tuple(
            _named(each, meant) for each in queries.comments_of(db, who, round_id, invitation.organisation_id)
        ),
        linkable=linkable(db, who, frozen.snapshot) if writing else (),
    )


def _meant(db: Database, organisation_id: str) -> Mapping[str, str]:
    """Whom the names typed in files mean, by name: `Ines Duarte (ID)`, where its people said so."""
    names = {person.id: person.name for person in people.people_of(db, organisation_id)}
    aliases = arrivals.aliases(db, actor(), organisation_id)
    return {
        label: f"{names[person_id]} ({label})"
        for label, person_id in aliases.items()
        if person_id in names and names[person_id] != label
    }


def _named(comment: Said, meant: Mapping[str, str]) -> Said:
    if comment.origin is Origin.WEB:
        return comment
    return replace(comment, author_label=meant.get(comment.author_label, comment.author_label))


@blueprint.get("/rounds/<round_id>/read")
@requires(Permission.COMMENT)
def read(round_id: str) -> str:
    """The room; with ?paragraph=, ?section=, ?whole= or ?edit= a form stands open there (for htmx that block).

    For htmx with ?linkable=ID all that a comment may be about, as a list of that id: a form brings it along on a
    whole page alone.
    """
    offers = wants_fragment() and "linkable" in request.args
    asks = offers or any(request.args.get(name) for name in ("edit", "paragraph", "section", "whole"))
    with reading() as db:
        found = opened(db, round_id, writing=asks)
    if offers:
        return render(LinkableFragment(request.args["linkable"], found.linkable))
    return shown(found, _asked_form(found))


@blueprint.get("/rounds/<round_id>/figures/<figure_id>")
@requires(Permission.COMMENT)
def room_figure(round_id: str, figure_id: str) -> Response:
    """The picture of a figure of the frozen text, PNG or JPEG as it was checked when it was taken."""
    with reading() as db:
        snapshot = opened(db, round_id).frozen.snapshot
    figure = next((each for each in snapshot.paragraphs if each.id == figure_id), None)
    if figure is None or figure.kind is not BlockKind.FIGURE:
        raise NotFound
    data = store().files.read(str(figure.attributes["sha256"]))
    return send_file(BytesIO(data), mimetype=str(figure.attributes["media_type"]))


def _asked_form(found: Opened) -> CommentForm | None:
    ask = request.args
    if not found.seat.takes_words(now().date()):
        return None
    if ask.get("edit"):
        draft = next((draft for draft in found.drafts if draft.id == ask["edit"]), None)
        return edit_form(draft, found.frozen, found.linkable) if draft else None
    if ask.get("paragraph") or ask.get("section") or ask.get("whole"):
        return a_form(found.seat.round.id, found.frozen, ask, found.linkable)
    return None


def shown(found: Opened, form: CommentForm | None, *, said: str = "") -> str:
    """The page, or for htmx the block where the form stands. Raises NotFound for a block that is not there."""
    room, every = found.room(now().date()), found.blocks(form)
    if not wants_fragment():
        about = asked(found.seat, found.frozen.snapshot, every, alone=request.args.get("sections") == "asked")
        kept = only_asked(every, about)
        return render(ReadingPage(room=room, blocks=kept, outline=outline(kept), form=form, asked=about))
    key = form.block if form else request.args.get("block", "")
    return block_fragment(room, every, key, form=form, said=said)


def block_fragment(room: Room, every: tuple[Block, ...], key: str, *, form: CommentForm | None, said: str = "") -> str:
    """One block of the room."""
    for block in every:
        if block.key == key:
            return render(BlockFragment(room=room, block=block, form=form, said=said))
    raise NotFound


def refused(found: Opened, form: CommentForm, status: int) -> Response:
    """The form again, with what was typed and what is wrong with it."""
    return make_response(shown(found, form), status)


def prepared_words(count: int) -> str:
    """`3 comments in preparation`, for the status line."""
    return _("Kept.") + " " + ngettext("%(num)s comment in preparation", "%(num)s comments in preparation", count)
