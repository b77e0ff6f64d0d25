"""What the reading room shows: the frozen text in blocks, each with the institution's comments beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.frozen import FrozenText, heading, written_sections
from workbench.comments.queries import Seat
from workbench.comments.records import Comment, CommentState, DraftComment, Reply, RoundKind
from workbench.drafting.records import BlockKind, SnapshotParagraph
from workbench.text.languages import direction
from workbench.web.comments.blocks_shown import Shown, block_shown
from workbench.web.comments.by_hand.shown import NOT_BY_HAND, ByHand, by_hand
from workbench.web.comments.passages import Span, proposed_change
from workbench.web.comments.words import (
    answer_words,
    is_untracked,
    kind_words,
    link_address,
    moves_words,
    passed,
    place_words,
    readable,
    said_words,
    severity_words,
    state_words,
    type_words,
)
from workbench.web.shell import interface_language


@dataclass(frozen=True)
class Remark:
    """A comment of the institution as its own people see it, in preparation or sent."""

    id: str
    label: str
    place: str
    quote: str
    text: str
    change: Markup | None
    untracked: bool
    about: tuple[tuple[str, str], ...]  # address and key of what it is linked to
    kind: str
    weight: str
    author: str
    language: str
    is_draft: bool
    state: str
    unconfirmed: bool
    passed: str
    may_correct: bool
    why_queued: str
    placed_by: str
    may_place: bool
    answer: str
    reason: str
    answered_at: datetime | None
    read_address: str
    by_hand: ByHand = NOT_BY_HAND
    open_again: datetime | None = None  # since when the text of the answer reads differently
    replies: tuple[Reply, ...] = ()
    may_reply: bool = False
    version: int = 0  # of what is in preparation: the words that are shown


@dataclass(frozen=True)
class Picture:
    """The picture of a figure, what it says to somebody who cannot see it, and its name; its caption is its text."""

    address: str
    alt: str
    label: str


@dataclass(frozen=True)
class Block:
    """The whole, a heading or a paragraph, with what the institution says of it. `key` is the id it is asked for by."""

    key: str
    kind: str  # whole, section, paragraph
    anchor: str
    number: str | None
    name: str
    title: str
    level: int
    shown: Shown | None
    picture: Picture | None
    remarks: tuple[Remark, ...]
    write_address: str


@dataclass(frozen=True)
class Heading:
    """An entry of the outline; `said` counts the comments under it."""

    anchor: str
    title: str
    level: int
    said: int


@dataclass(frozen=True)
class Frame:
    """What a part of the text and a comment stand in, wherever they are shown: no count of it changes with an act."""

    round_id: str
    is_open: bool
    takes_words: bool
    speaks: bool
    language: str
    direction: str


@dataclass(frozen=True)
class Room(Frame):
    """The head of the room: whose, until when, and what may still be done. Shown on each of its pages."""

    title: str
    version: int
    frozen_at: datetime
    institution: str
    deadline: date
    days_left: int
    instructions: str
    prepared: int
    unconfirmed: int
    sent: int
    answered: int
    clears: bool
    reviewed: bool  # whether it reviewed an earlier version of the report

    @cached_property
    def frame(self) -> Frame:
        """What its parts stand in: all that they need of the room."""
        return Frame(**{each.name: getattr(self, each.name) for each in fields(Frame)})


WHOLE = "whole"


def a_room(
    seat: Seat, frozen: FrozenText, *, drafts: Iterable[DraftComment], comments: Iterable[Comment], today: date
) -> Room:
    """The head, counted from the institution's own comments alone."""
    received = tuple(comments)
    invitation = seat.invitation
    report = frozen.snapshot.report
    return Room(
        round_id=seat.round.id,
        title=report.title,
        version=frozen.snapshot.number,
        frozen_at=frozen.snapshot.frozen_at,
        institution=invitation.organisation if invitation else "",
        deadline=seat.deadline,
        days_left=(seat.deadline - today).days,
        is_open=seat.is_open,
        takes_words=seat.takes_words(today),
        instructions=seat.round.instructions,
        speaks=seat.speaks,
        language=report.language,
        direction=direction(report.language),
        prepared=sum(1 for _each in drafts),
        unconfirmed=sum(comment.state is CommentState.RECEIVED_UNCONFIRMED and comment.stands for comment in received),
        sent=sum(comment.stands for comment in received),
        answered=sum(comment.stands and not comment.waits_for_answer for comment in received),
        clears=seat.round.kind is RoundKind.CLEARANCE and invitation is not None and not invitation.independent,
        reviewed=invitation is not None and invitation.reviewed_snapshot is not None,
    )


def blocks(
    round_id: str,
    frozen: FrozenText,
    *,
    drafts: Iterable[DraftComment],
    comments: Iterable[Comment],
    writing: Mapping[str, Span] | None = None,
) -> tuple[Block, ...]:
    """The whole, then headings and paragraphs in reading order; `writing` are words a form stands open for."""
    said: dict[str, list[Remark]] = {}
    spans: dict[str, list[Span]] = {key: [span] for key, span in (writing or {}).items()}
    every: list[Comment | DraftComment] = [*comments, *drafts]
    for comment in every:
        place = _place_of(comment, frozen)
        said.setdefault(place, []).append(remark(comment, frozen))
        if (span := _span_of(comment)) is not None:
            spans.setdefault(place, []).append(Span(*span, comment.id))
    found = [_whole(round_id, said.get(WHOLE, ()))]
    note = 1
    for index, section in enumerate(written_sections(frozen.snapshot), start=1):
        found.append(
            Block(
                key=section.id,
                kind="section",
                anchor=f"section-{index}",
                number=None,
                name="",
                title=heading(section),
                level=min(section.level + 1, 6),
                shown=None,
                picture=None,
                remarks=tuple(said.get(section.id, ())),
                write_address=f"/rounds/{round_id}/read?section={section.id}",
            )
        )
        for paragraph in section.paragraphs:
            block = _paragraph(
                round_id, frozen, paragraph, said.get(paragraph.id, ()), spans.get(paragraph.id, ()), note
            )
            note += len(block.shown.notes) if block.shown else 0
            found.append(block)
    return tuple(found)


def outline(shown: Iterable[Block]) -> tuple[Heading, ...]:
    """The headings, each with how many comments stand under it."""
    found: list[Heading] = []
    for block in shown:
        if block.kind == "section":
            found.append(Heading(block.anchor, block.title, block.level - 1, len(block.remarks)))
        elif found and block.kind == "paragraph":
            last = found[-1]
            found[-1] = Heading(last.anchor, last.title, last.level, last.said + len(block.remarks))
    return tuple(found)


def _whole(round_id: str, remarks: Iterable[Remark]) -> Block:
    return Block(
        key=WHOLE,
        kind="whole",
        anchor="whole",
        number=None,
        name="",
        title=_("The whole report"),
        level=2,
        shown=None,
        picture=None,
        remarks=tuple(remarks),
        write_address=f"/rounds/{round_id}/read?whole=yes",
    )


def _paragraph(
    round_id: str,
    frozen: FrozenText,
    paragraph: SnapshotParagraph,
    remarks: Iterable[Remark],
    spans: Iterable[Span],
    first_note: int,
) -> Block:
    picture = None
    if paragraph.kind is BlockKind.FIGURE:
        address = f"/rounds/{round_id}/figures/{paragraph.id}"
        picture = Picture(address, str(paragraph.attributes.get("alt", "")), paragraph.label)
    return Block(
        key=paragraph.id,
        kind="paragraph",
        anchor=frozen.anchor(paragraph.id),
        number=paragraph.label or frozen.name(paragraph.id),
        name=frozen.name(paragraph.id),
        title="",
        level=0,
        shown=block_shown(paragraph, spans=spans, first_note=first_note),
        picture=picture,
        remarks=tuple(remarks),
        write_address=f"/rounds/{round_id}/read?paragraph={paragraph.id}",
    )


def in_report_order(drafts: Iterable[DraftComment], frozen: FrozenText) -> list[DraftComment]:
    """Comments on the whole and those not placed yet first, then in the order of the report."""
    order = {key: place for key, place, _number, _title in frozen.places()}

    def place(draft: DraftComment) -> tuple[int, int]:
        return order.get(_place_of(draft, frozen), -1), draft.anchor.start or 0

    return sorted(drafts, key=place)


def _place_of(comment: Comment | DraftComment, frozen: FrozenText) -> str:
    """The key of the block a comment stands at; what is not placed stands at the whole."""
    if isinstance(comment, Comment) and comment.is_queued:
        return WHOLE
    paragraph_id = comment.paragraph_id if isinstance(comment, Comment) else comment.anchor.paragraph_id
    if isinstance(comment, DraftComment) and comment.anchor.match == "queued":
        return WHOLE
    key = paragraph_id or comment.section_id or WHOLE
    known = frozen.number(key) is not None or frozen.find_section(key) is not None
    return key if known else WHOLE


def _span_of(comment: Comment | DraftComment) -> tuple[int, int] | None:
    if isinstance(comment, Comment):
        return comment.span
    if comment.anchor.match == "queued" or comment.anchor.start is None or comment.anchor.end is None:
        return None
    return comment.anchor.start, comment.anchor.end


def remark(comment: Comment | DraftComment, frozen: FrozenText, *, speaks: bool = False) -> Remark:
    """A comment as its own institution sees it; whoever `speaks` for it may also place what was sent."""
    answer = comment.disposition if isinstance(comment, Comment) else None
    sent = isinstance(comment, Comment)
    placement = comment.placement if isinstance(comment, Comment) else None
    quote = placement.quote if placement else comment.anchor.quote
    queued = placement is None and comment.anchor.match == "queued"
    return Remark(
        id=comment.id,
        label=comment.label if isinstance(comment, Comment) else "",
        place=place_words(comment, frozen),
        quote=readable(quote),
        text=said_words(comment),
        change=proposed_change(comment.anchor, comment.proposed, moves=moves_words(comment, frozen)),
        untracked=is_untracked(comment.origin),
        about=tuple((link_address(each), each.key) for each in comment.links),
        kind=type_words(comment.type) if comment.kind == "comment" else kind_words(comment.kind),
        weight=severity_words(comment.severity),
        author=comment.author_label,
        language=_language(comment),
        is_draft=not sent,
        state=state_words(comment.state) if isinstance(comment, Comment) else _("in preparation"),
        unconfirmed=isinstance(comment, Comment) and comment.state is CommentState.RECEIVED_UNCONFIRMED,
        passed=_passed(comment),
        may_correct=isinstance(comment, Comment) and not _passed(comment),
        why_queued=_(comment.anchor.why) if queued else "",
        placed_by=placement.placed_by if placement else "",
        may_place=queued and (not sent or speaks),
        answer=answer_words(answer.value) if answer else "",
        reason=answer.reason if answer else "",
        answered_at=answer.decided_at if answer else None,
        read_address=_read_address(comment, frozen),
        by_hand=by_hand(comment) if isinstance(comment, Comment) else NOT_BY_HAND,
        open_again=answer.reopened_at if answer else None,
        replies=comment.replies if isinstance(comment, Comment) else (),
        may_reply=isinstance(comment, Comment) and speaks and _may_be_replied_to(comment),
        version=0 if isinstance(comment, Comment) else comment.version,
    )


def _may_be_replied_to(comment: Comment) -> bool:
    """Whether there is something to reply to: an answer that was released, or a word of the State."""
    answered = comment.disposition is not None and comment.disposition.released
    return comment.stands and (answered or any(each.is_of_the_state for each in comment.replies))


def _language(comment: Comment | DraftComment) -> str:
    """Of the words that stand there: where they were erased, of what is said instead."""
    erased = isinstance(comment, Comment) and comment.erased
    return interface_language() if erased else comment.language


def _passed(comment: Comment | DraftComment) -> str:
    """Why a comment counts no more, or what a draft is there for; "" for all others."""
    if isinstance(comment, DraftComment):
        return _("corrects a comment that was sent") if comment.replaces else ""
    return passed(comment)


def _read_address(comment: Comment | DraftComment, frozen: FrozenText) -> str:
    key = _place_of(comment, frozen)
    anchor = "whole" if frozen.number(key) is None else frozen.anchor(key)
    return f"/rounds/{comment.round_id}/read#{anchor}"
