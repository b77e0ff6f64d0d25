"""From places of a returned file to places of the frozen text: comments and proposals with their anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.errors import N_
from workbench.word.document import Position, WordComment, WordDocument
from workbench.word.projection import Projection
from workbench.word.returned import anchoring
from workbench.word.returned.anchoring import Alignment
from workbench.word.returned.owners import OFFERED
from workbench.word.returned.records import NO_PLACE, Anchored, InQueue, Segment, Sureness
from workbench.word.returned.untracked import UntrackedChange
from workbench.word.tracked import PARAGRAPH_SIGN, TrackedChange

CONTEXT: Final = 32  # characters kept before and after a quotation

APPROXIMATE: Final = N_(
    "It begins or ends in words that were changed in the file; the words of the draft are those shown."
)
PARAGRAPH_ONLY: Final = N_("Nearly all words around it were changed in the file; only the paragraph is certain.")
STANDS_TWICE: Final = N_(
    "These words stand more than once in what was moved, and the file does not say which of them are meant. "
    "The likely places are offered; choose the one that is meant."
)
_WHY: Final[Mapping[Match, str]] = {Match.EXACT: "", Match.APPROXIMATE: APPROXIMATE, Match.PARAGRAPH: PARAGRAPH_ONLY}


@dataclass(frozen=True)
class Placing:
    """Turns places of the file into places of the frozen text."""

    document: WordDocument
    view: Projection
    alignment: Alignment
    changes: tuple[TrackedChange, ...]

    def comment(self, comment: WordComment) -> ReceivedComment:
        place = self._place(comment)
        return ReceivedComment(
            identity="",
            kind=CommentKind.COMMENT,
            origin=Origin.WORD_COMMENT,
            anchor=place.anchor,
            number=self._number(place.anchor),
            segments=place.segments,
            text=comment.text,
            proposed=None,
            author=comment.author,
            initials=comment.initials,
            date=comment.date,
            reply_inferred=comment.inferred,
            resolved=comment.resolved,
            markup=comment.markup,
            story=comment.story,
            likely=place.likely,
        )

    def _place(self, comment: WordComment) -> _Place:
        if comment.start is None or comment.end is None:
            return self._anchored(InQueue(NO_PLACE), returned="")
        start, end = self.view.place(comment.start), self.view.place(comment.end)
        moved = self._before_the_move(comment.start, comment.end) if start == end else None
        if moved is not None:
            return self._anchored(moved, returned="")
        found = anchoring.place(self.alignment, (start.paragraph, start.offset), (end.paragraph, end.offset))
        inside = _inside_new_words(self.document, comment.start) or _inside_new_words(self.document, comment.end)
        if inside and isinstance(found, Anchored) and found.sureness is Sureness.EXACT:
            found = replace(found, sureness=Sureness.APPROXIMATE)
        return self._anchored(found, returned=self._words(start, end))

    def _before_the_move(self, start: Position, end: Position) -> Anchored | InQueue | None:
        """Where the words of a range that was cut and pasted along with them stood in the draft; None for other words.

        In the queue where the words stand there more than once and nothing tells which of them were meant.
        """
        if start.paragraph != end.paragraph or start.offset == end.offset:
            return None
        target = self.view.place(start)
        for change in self.changes:
            if change.moved_to != (target.paragraph, target.offset):
                continue
            places = self._in_moved_words(change.deleted, start, end.offset - start.offset)
            found = [self._place_in(change, at, end.offset - start.offset) for at in places]
            if len(found) == 1:
                return found[0]
            if found:
                likely = [each.segments[0] for each in found if isinstance(each, Anchored)]
                return InQueue(STANDS_TWICE, tuple(likely[:OFFERED]))
        return None

    def _place_in(self, change: TrackedChange, at: int, length: int) -> Anchored | InQueue:
        first = (change.paragraph, change.start + at)
        return anchoring.place(self.alignment, first, (change.paragraph, change.start + at + length))

    def _in_moved_words(self, moved: str, start: Position, length: int) -> list[int]:
        """Offsets in the moved words at which a range of the file may stand: one, where what is around it tells."""
        text = self.document.paragraphs[start.paragraph].text
        low, new = _new_words_around(self.document, start)
        if new and (new.count(moved) == 1 or moved.count(new) == 1):
            begins = -new.index(moved) if new.count(moved) == 1 else moved.index(new)
            at = begins + start.offset - low
            return [at] if 0 <= at <= len(moved) - length else []
        if new.split() != moved.split():  # other words stand beside them: whose this range is, nothing tells
            return []
        words = text[start.offset : start.offset + length]
        return [at for at in range(len(moved)) if moved.startswith(words, at)]

    def suggestion(self, change: TrackedChange) -> ReceivedComment:
        """A change under change tracking."""
        found = anchoring.place(self.alignment, (change.paragraph, change.start), (change.paragraph, change.end))
        place = self._anchored(found, returned=change.deleted)
        moved_to = None
        if change.moved_to is not None:
            target = anchoring.place(self.alignment, change.moved_to, change.moved_to)
            moved_to = target.segments[0] if isinstance(target, Anchored) else None
        made = self._proposal(change, place, Origin.WORD_TRACKED_CHANGE, moves=change.moved_to is not None)
        return replace(made, author=change.author, date=change.date, moved_to=moved_to)

    def untracked(self, change: UntrackedChange) -> ReceivedComment:
        """A change without change tracking: nothing says by whom and when."""
        place = self._anchored(Anchored((Segment(change.uid, change.start, change.end),)), returned=change.deleted)
        moves = change.moved_to is not None
        made = self._proposal(change, place, Origin.WORD_UNTRACKED_CHANGE, moves=moves)
        return replace(made, moved_to=change.moved_to)

    def _proposal(
        self, change: TrackedChange | UntrackedChange, place: _Place, origin: Origin, *, moves: bool
    ) -> ReceivedComment:
        anchor = place.anchor
        if change.joins_next and not change.deleted:
            anchor = replace(anchor, quote=PARAGRAPH_SIGN)
        return ReceivedComment(
            identity="",
            kind=CommentKind.MOVE if moves else _kind(change),
            origin=origin,
            anchor=anchor,
            number=self._number(anchor),
            segments=place.segments,
            text="",
            proposed=change.inserted,
            author="",
            initials="",
            date="",
            likely=place.likely,
        )

    def _anchored(self, found: Anchored | InQueue, *, returned: str) -> _Place:
        """The anchor of a place; `returned` is what the returned file quotes, kept where no words are known."""
        if isinstance(found, InQueue):
            return _Place(replace(_nowhere(returned), why=found.reason), (), found.likely)
        first = found.segments[0]
        match = Match(found.sureness.value)
        if match is Match.PARAGRAPH:
            anchor = replace(_nowhere(returned), paragraph_id=first.uid, match=match, why=_WHY[match])
        else:
            anchor = replace(self._quote(first), match=match, why=_WHY[match])
        return _Place(anchor, found.segments)

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


@dataclass(frozen=True)
class _Place:
    """An anchor with all its segments, or with the places that are offered."""

    anchor: Anchor
    segments: tuple[Segment, ...]
    likely: tuple[Segment, ...] = ()


def _nowhere(quote: str) -> Anchor:
    return Anchor(
        paragraph_id=None, start=None, end=None, quote=quote, prefix="", suffix="", match=Match.QUEUED, why=""
    )


def _new_words_around(document: WordDocument, position: Position) -> tuple[int, str]:
    """The stretch of new words that the character at a position stands in: where it begins, and its text."""
    low, at, text = 0, 0, ""
    for piece in document.paragraphs[position.paragraph].pieces:
        if piece.inserted is None:
            if at > position.offset:
                break
            low, text = at + len(piece.text), ""
        else:
            text += piece.text
        at += len(piece.text)
    return low, text


def _inside_new_words(document: WordDocument, position: Position) -> bool:
    """Whether new words stand on both sides: the frozen text then knows only where they were put in."""
    at = 0
    for piece in document.paragraphs[position.paragraph].pieces:
        if at < position.offset < at + len(piece.text):
            return piece.inserted is not None
        at += len(piece.text)
    return False


def _kind(change: TrackedChange | UntrackedChange) -> CommentKind:
    takes_out = bool(change.deleted) or change.joins_next
    if change.inserted and takes_out:
        return CommentKind.REPLACEMENT
    return CommentKind.INSERTION if change.inserted else CommentKind.DELETION
