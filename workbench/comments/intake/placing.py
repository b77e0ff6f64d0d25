"""From places of a returned file to places of the frozen text: comments and proposals with their anchors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.word.document import Position, WordComment, WordDocument
from workbench.word.projection import Projection
from workbench.word.returned import anchoring
from workbench.word.returned.anchoring import Alignment, Anchored, InQueue, Segment
from workbench.word.tracked import PARAGRAPH_SIGN, TrackedChange

CONTEXT: Final = 32  # characters kept before and after a quotation


@dataclass(frozen=True)
class Placing:
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
            markup=comment.markup,
            story=comment.story,
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
