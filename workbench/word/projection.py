"""The two texts that a tracked document stands for: all changes rejected (what was sent out) or all accepted.

    stream      Women hold [-forty-]{+42+} per cent of seats.
    FROZEN      Women hold forty per cent of seats.
    PROPOSED    Women hold 42 per cent of seats.

A paragraph mark is a character too: where it was inserted (a split), the frozen text joins the two halves; where it
was deleted (a merge), the proposed text does.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from workbench.word.document import Piece, Position, WordDocument, WordParagraph


class View(Enum):
    """Which of the two texts."""

    FROZEN = "all changes rejected"
    PROPOSED = "all changes accepted"

    def keeps(self, piece: Piece) -> bool:
        """Whether the piece stands in this text."""
        return (piece.inserted if self is View.FROZEN else piece.deleted) is None

    def keeps_paragraph(self, paragraph: WordParagraph) -> bool:
        """Whether the paragraph stands in this text."""
        return (paragraph.inserted if self is View.FROZEN else paragraph.deleted) is None

    def keeps_mark(self, paragraph: WordParagraph) -> bool:
        """Whether its paragraph mark stands in this text."""
        return (paragraph.mark_inserted if self is View.FROZEN else paragraph.mark_deleted) is None


@dataclass(frozen=True)
class ViewParagraph:
    """A paragraph of a view, made of the paragraphs `members` of the stream; `pieces` is what it keeps of them."""

    text: str
    members: tuple[int, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Projection:
    """One view of a document, with the way from every position of the stream into it."""

    view: View
    paragraphs: tuple[ViewParagraph, ...]
    _places: tuple["_Place", ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The paragraphs' texts."""
        return tuple(paragraph.text for paragraph in self.paragraphs)

    def holder(self, index: int) -> tuple[int, bool]:
        """The paragraph of this view to which a paragraph of the stream belongs, and whether it only stands behind it.

        Behind it stands what is left out and joined to nothing: whole paragraphs put in before a table or at the end.
        """
        return self._places[index].paragraph, self._places[index].is_apart

    def place(self, position: Position) -> Position:
        """The same place in this view: paragraph and offset there. Dropped text shrinks to the point where it was."""
        if position.paragraph >= len(self._places):
            return Position(max(0, len(self.paragraphs) - 1), len(self.paragraphs[-1].text) if self.paragraphs else 0)
        place = self._places[position.paragraph]
        index = bisect_right(place.starts, position.offset) - 1
        inside = min(position.offset - place.starts[index], place.kept[index])
        return Position(place.paragraph, place.offsets[index] + inside)


@dataclass(frozen=True)
class _Place:
    """Where a paragraph of the stream went: for the piece from `starts[i]`, `kept[i]` characters from `offsets[i]`."""

    paragraph: int
    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    kept: tuple[int, ...]
    is_apart: bool = False  # nothing of it stands in the view, nor is it joined to a paragraph that does


def project(document: WordDocument, view: View) -> Projection:
    """The document in one of its two texts."""
    made: list[ViewParagraph] = []
    places: list[_Place] = []
    open_pieces: list[Piece] = []
    members: list[int] = []
    group = 0  # the first paragraph of the stream that is, or is joined to, the one being made
    for index, paragraph in enumerate(document.paragraphs):
        length = sum(len(piece.text) for piece in open_pieces)
        places.append(_place(paragraph, view, paragraph_index=len(made), length=length))
        kept = view.keeps_paragraph(paragraph)
        if kept:
            open_pieces += [piece for piece in paragraph.pieces if view.keeps(piece)]
            members.append(index)
        if _joins_next(document.paragraphs, index, view):
            continue
        # Before a table and at the end a dropped mark has no neighbour to join: without text, nothing is left.
        if members and (open_pieces or view.keeps_mark(paragraph)):
            made.append(_view_paragraph(open_pieces, members))
        elif made:  # of what is left out, the place is the end of the paragraph before it
            places[group:] = [_at_the_end(made)] * (index + 1 - group)
        open_pieces, members, group = [], [], index + 1
    return Projection(view, tuple(made), tuple(places))


def _joins_next(paragraphs: Sequence[WordParagraph], index: int, view: View) -> bool:
    paragraph = paragraphs[index]
    if view.keeps_mark(paragraph) or index + 1 == len(paragraphs):
        return False
    return paragraphs[index + 1].cell == paragraph.cell


def _place(paragraph: WordParagraph, view: View, *, paragraph_index: int, length: int) -> _Place:
    starts, offsets, kept = [0], [length], [0]
    at = 0
    for piece in paragraph.pieces:
        stays = view.keeps(piece) and view.keeps_paragraph(paragraph)
        starts.append(at)
        offsets.append(length)
        kept.append(len(piece.text) if stays else 0)
        at += len(piece.text)
        length += len(piece.text) if stays else 0
    return _Place(paragraph_index, tuple(starts), tuple(offsets), tuple(kept))


def _at_the_end(made: Sequence[ViewParagraph]) -> _Place:
    return _Place(len(made) - 1, (0,), (len(made[-1].text),), (0,), is_apart=True)


def _view_paragraph(pieces: list[Piece], members: list[int]) -> ViewParagraph:
    return ViewParagraph("".join(piece.text for piece in pieces), tuple(members), tuple(pieces))
