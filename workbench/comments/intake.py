"""A returned Word file, read as remarks on the frozen text: comments with their threads, and proposed changes.

Pure: takes what `word.reading` read and the frozen paragraphs, gives values; storing them is an operation.

    intake = receive(document, frozen, snapshot_id="01JB…")
    intake.comments[0].anchor     → paragraph 01JA…, 12–31, "forty per cent", exact
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.errors import N_, Conflict
from workbench.text.normalise import fold
from workbench.word.document import Position, WordComment, WordDocument
from workbench.word.folded import folded
from workbench.word.notices import Notice
from workbench.word.projection import Projection, View, project
from workbench.word.returned import anchoring
from workbench.word.returned.anchoring import Alignment, Anchored, FrozenParagraph, InQueue, Segment
from workbench.word.returned.bookmarked import marks_of, with_marks_of_the_draft
from workbench.word.tracked import PARAGRAPH_SIGN, TrackedChange, tracked_changes

SNAPSHOT_PROPERTY: Final = "WorkbenchSnapshot"
CONTEXT: Final = 32  # characters kept before and after a quotation
SAME_ROUND: Final = 0.6  # share of paragraphs that must be those of the snapshot when the file names none

UNTRACKED = N_(
    "Paragraph %(number)s came back with other words though change tracking shows no change. "
    "Comments on it wait to be placed; compare both texts."
)
MISSING = N_("Paragraph %(number)s did not come back; nothing tells who took it out.")
FORMATTING = N_("%(count)s changes of format (bold, style) were counted and not taken over.")
INFERRED = N_("%(count)s comments were taken as replies because they stand on the very words of an earlier one.")
NAMELESS = N_(
    "%(count)s comments bear no person's name (“%(author)s”): personal information was taken out, or none was set."
)
_NAMELESS = frozenset({"", "author", "unknown author"})


class WrongSnapshot(Conflict):
    """The file was made from another version of the draft."""

    message = N_(
        "This file was made from another version of the draft than the one of this round. Nothing was taken in. "
        "Hand it in to the round of its own version, or copy the comments into the file of this round."
    )


class UnknownSnapshot(Conflict):
    """The file names no version, and too little of its text is that of this one."""

    message = N_(
        "The file does not say which version of the draft it was made from, and only %(share)s per cent of the "
        "paragraphs of this round's version are in it as they were sent out. Nothing was taken in. "
        "Check that it is the file of this round; if it is, place its comments by hand."
    )


@dataclass(frozen=True)
class ReceivedComment:
    """A remark or proposal from the file.

    identity: the same remark has the same one, from whichever copy it comes · reply_to: identity of the comment that
    it answers · date: as the file has it, local time of its writer · segments: all places when it spans paragraphs;
    `anchor` is the first · proposed: the words wanted instead, ¶ for a new paragraph; None for comments ·
    moved_to: where words that moved went · on_suggestion: identity of the proposal on whose new words it stands.
    """

    identity: str
    kind: CommentKind
    origin: Origin
    anchor: Anchor
    number: int | None
    segments: tuple[Segment, ...]
    text: str
    proposed: str | None
    author: str
    initials: str
    date: str
    reply_to: str | None = None
    reply_inferred: bool = False
    resolved: bool = False
    moved_to: Segment | None = None
    on_suggestion: str | None = None


@dataclass(frozen=True)
class UntrackedEdit:
    """A paragraph that came back with other words though nothing is tracked."""

    uid: str
    number: int | None
    frozen: str
    returned: str


@dataclass(frozen=True)
class Intake:
    """What a returned file brings. snapshot_id: as the file names it, None if it names none."""

    snapshot_id: str | None
    comments: tuple[ReceivedComment, ...]
    suggestions: tuple[ReceivedComment, ...]
    untracked: tuple[UntrackedEdit, ...]
    warnings: tuple[Notice, ...]

    @property
    def everything(self) -> tuple[ReceivedComment, ...]:
        """Comments, then proposals."""
        return (*self.comments, *self.suggestions)

    def without(self, known: Iterable[str]) -> Intake:
        """What is new to someone who has the remarks with these identities."""
        there = frozenset(known)
        return replace(
            self,
            comments=tuple(comment for comment in self.comments if comment.identity not in there),
            suggestions=tuple(change for change in self.suggestions if change.identity not in there),
        )


def receive(document: WordDocument, frozen: Sequence[FrozenParagraph], *, snapshot_id: str) -> Intake:
    """The remarks of a returned file on the frozen paragraphs (headings included) of a snapshot, in document order.

    Raises WrongSnapshot, UnknownSnapshot.
    """
    named = document.properties.get(SNAPSHOT_PROPERTY) or None
    if named is not None and named != snapshot_id:
        raise WrongSnapshot()
    document = with_marks_of_the_draft(folded(document), frozen)
    view = project(document, View.FROZEN)
    alignment = anchoring.align(frozen, view.texts, marks_of(document, view, frozen))
    if named is None and alignment.share < SAME_ROUND:
        raise UnknownSnapshot(share=round(100 * alignment.share))
    changes = tracked_changes(document, view)
    placing = _Placing(document, view, alignment, changes)
    suggestions = _told_apart([placing.suggestion(change) for change in changes])
    comments = _in_threads(document.comments, placing, changes, suggestions)
    return Intake(
        snapshot_id=named,
        comments=comments,
        suggestions=suggestions,
        untracked=tuple(_untracked(alignment)),
        warnings=(*document.warnings, *_warnings(document, alignment)),
    )


@dataclass(frozen=True)
class _Placing:
    """Turns places of the file into places of the frozen text."""

    document: WordDocument
    view: Projection
    alignment: Alignment
    changes: tuple[TrackedChange, ...]

    def comment(self, comment: WordComment) -> ReceivedComment:
        anchor, segments = self._anchor(comment)
        return ReceivedComment(
            identity="",
            kind=CommentKind.COMMENT,
            origin=Origin.WORD_COMMENT,
            anchor=anchor,
            number=self._number(anchor),
            segments=segments,
            text=comment.text,
            proposed=None,
            author=comment.author,
            initials=comment.initials,
            date=comment.date,
            reply_inferred=comment.inferred,
            resolved=comment.resolved,
        )

    def _anchor(self, comment: WordComment) -> tuple[Anchor, tuple[Segment, ...]]:
        if comment.start is None or comment.end is None:
            return self.anchor(InQueue(anchoring.NO_PLACE), returned="")
        start, end = self.view.place(comment.start), self.view.place(comment.end)
        moved = self._before_the_move(comment.start, comment.end) if start == end else None
        if moved is not None:
            return self.anchor(moved, returned="")
        found = anchoring.place(self.alignment, (start.paragraph, start.offset), (end.paragraph, end.offset))
        inside = _inside_new_words(self.document, comment.start) or _inside_new_words(self.document, comment.end)
        match = Match.APPROXIMATE if inside else Match.EXACT
        return self.anchor(found, returned=self._words(start, end), match=match)

    def _before_the_move(self, start: Position, end: Position) -> Anchored | InQueue | None:
        """Where the words of a range that was cut and pasted along with them stood in the draft, if that is certain."""
        words = self.document.paragraphs[start.paragraph].text[start.offset : end.offset]
        target = self.view.place(start)
        if start.paragraph != end.paragraph or not words:
            return None
        for change in self.changes:
            if change.moved_to == (target.paragraph, target.offset) and change.deleted.count(words) == 1:
                at = change.start + change.deleted.index(words)
                return anchoring.place(self.alignment, (change.paragraph, at), (change.paragraph, at + len(words)))
        return None

    def suggestion(self, change: TrackedChange) -> ReceivedComment:
        found = anchoring.place(self.alignment, (change.paragraph, change.start), (change.paragraph, change.end))
        anchor, segments = self.anchor(found, returned=change.deleted)
        if change.joins_next and not change.deleted and not change.inserted:
            anchor = replace(anchor, quote=PARAGRAPH_SIGN)
        return ReceivedComment(
            identity="",
            kind=_kind(change),
            origin=Origin.WORD_TRACKED_CHANGE,
            anchor=anchor,
            number=self._number(anchor),
            segments=segments,
            text="",
            proposed=change.inserted,
            author=change.author,
            initials="",
            date=change.date,
            moved_to=self._moved_to(change),
        )

    def anchor(
        self, found: Anchored | InQueue, *, returned: str, match: Match = Match.EXACT
    ) -> tuple[Anchor, tuple[Segment, ...]]:
        """The anchor of a place; `returned` is what the returned file quotes, kept where no place is known."""
        if isinstance(found, InQueue):
            likely = found.likely
            anchor = self._quote(likely) if likely else _nowhere(returned)
            return replace(anchor, match=Match.QUEUED, why=found.reason), ()
        return replace(self._quote(found.segments[0]), match=match), found.segments

    def _quote(self, segment: Segment) -> Anchor:
        text = self.alignment.frozen[segment.uid].text
        return Anchor(
            paragraph_id=segment.uid,
            start=segment.start,
            end=segment.end,
            quote=text[segment.start : segment.end],
            prefix=text[max(0, segment.start - CONTEXT) : segment.start],
            suffix=text[segment.end : segment.end + CONTEXT],
            match=Match.EXACT,
            why="",
        )

    def _number(self, anchor: Anchor) -> int | None:
        return None if anchor.paragraph_id is None else self.alignment.frozen[anchor.paragraph_id].number

    def _words(self, start: Position, end: Position) -> str:
        text = self.view.texts[start.paragraph] if start.paragraph < len(self.view.texts) else ""
        return text[start.offset : end.offset if end.paragraph == start.paragraph else None]

    def _moved_to(self, change: TrackedChange) -> Segment | None:
        if change.moved_to is None:
            return None
        found = anchoring.place(self.alignment, change.moved_to, change.moved_to)
        return found.segments[0] if isinstance(found, Anchored) else None


def _nowhere(quote: str) -> Anchor:
    return Anchor(
        paragraph_id=None, start=None, end=None, quote=quote, prefix="", suffix="", match=Match.QUEUED, why=""
    )


def _inside_new_words(document: WordDocument, position: Position) -> bool:
    """Whether new words stand on both sides: the frozen text then knows only where they were put in."""
    at = 0
    for piece in document.paragraphs[position.paragraph].pieces:
        if at < position.offset < at + len(piece.text):
            return piece.inserted is not None
        at += len(piece.text)
    return False


def _kind(change: TrackedChange) -> CommentKind:
    if change.moved_to is not None:
        return CommentKind.MOVE
    if change.inserted and change.deleted:
        return CommentKind.REPLACEMENT
    return CommentKind.INSERTION if change.inserted else CommentKind.DELETION


def _in_threads(
    comments: Sequence[WordComment],
    placing: _Placing,
    changes: Sequence[TrackedChange],
    suggestions: Sequence[ReceivedComment],
) -> tuple[ReceivedComment, ...]:
    """The comments with their identities, each reply naming the comment that it answers."""
    received = _told_apart([placing.comment(comment) for comment in comments])
    identities = {comment.id: one.identity for comment, one in zip(comments, received, strict=True)}
    return tuple(
        replace(
            one,
            reply_to=identities.get(comment.reply_to or ""),
            on_suggestion=_on_suggestion(comment, placing.view, changes, suggestions),
        )
        for comment, one in zip(comments, received, strict=True)
    )


def _on_suggestion(
    comment: WordComment,
    view: Projection,
    changes: Sequence[TrackedChange],
    suggestions: Sequence[ReceivedComment],
) -> str | None:
    """The proposal on whose new words a comment stands: its range is long in the file and empty in the frozen text."""
    if comment.start is None or comment.end is None or comment.start >= comment.end:
        return None
    start, end = view.place(comment.start), view.place(comment.end)
    for change, suggestion in zip(changes, suggestions, strict=True):
        at_change = start.paragraph == change.paragraph and change.start <= start.offset <= change.end
        if start == end and at_change and change.inserted:
            return suggestion.identity
    return None


def _told_apart(received: Sequence[ReceivedComment]) -> tuple[ReceivedComment, ...]:
    """Each with its identity; of two in one file that are alike in everything, the second is counted as such."""
    seen: Counter[str] = Counter()
    apart = []
    for one in received:
        key = _key(one)
        seen[key] += 1
        key = key if seen[key] == 1 else f"{key} | {seen[key]}"
        apart.append(replace(one, identity=hashlib.sha256(key.encode()).hexdigest()))
    return tuple(apart)


def _key(one: ReceivedComment) -> str:
    """author | date to the second | normalised text | frozen uid:start-end; of a proposal its kind and words."""
    words = one.text if one.proposed is None else f"{one.kind} {one.anchor.quote} → {one.proposed}"
    anchor = one.anchor
    where = f"{anchor.paragraph_id}:{anchor.start}-{anchor.end}" if anchor.paragraph_id else f"?:{anchor.quote}"
    return " | ".join((one.author, one.date[:19], " ".join(fold(words).text.split()), where))


def _untracked(alignment: Alignment) -> Iterator[UntrackedEdit]:
    for uid, index in alignment.changed:
        paragraph = alignment.frozen[uid]
        yield UntrackedEdit(uid, paragraph.number, paragraph.text, alignment.returned[index])


def _warnings(document: WordDocument, alignment: Alignment) -> Iterator[Notice]:
    for edit in _untracked(alignment):
        yield Notice(UNTRACKED, {"number": edit.number or edit.frozen[:40]})
    for uid in alignment.missing:
        paragraph = alignment.frozen[uid]
        yield Notice(MISSING, {"number": paragraph.number or paragraph.text[:40]})
    if document.formatting:
        yield Notice(FORMATTING, {"count": len(document.formatting)})
    inferred = sum(comment.inferred for comment in document.comments)
    if inferred:
        yield Notice(INFERRED, {"count": inferred})
    nameless = [comment.author for comment in document.comments if comment.author.lower() in _NAMELESS]
    if nameless:
        yield Notice(NAMELESS, {"count": len(nameless), "author": nameless[0]})
