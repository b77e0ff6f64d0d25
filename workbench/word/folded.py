"""Tables of a returned file as one paragraph each, as the frozen text has them: what is said in a cell has its place.

    | Year | Women |        Year⇥Women
    | 2024 | 1,240 |   →    2024⇥1,240     a line inside a cell ends with U+2028, a row with a line break

Comments, bookmarks and tracked changes keep their places; a row that was inserted is inserted text.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from workbench.text.tables import CELL, LINE
from workbench.word.document import Bookmark, Piece, Position, Revision, WordComment, WordDocument, WordParagraph

_ENCLOSING = "p_"


def folded(document: WordDocument) -> WordDocument:
    """The document with its tables folded; a table that holds paragraphs of the draft, put there since, stays open."""
    kept_open = _holding_paragraphs(document)
    paragraphs: list[WordParagraph] = []
    places: list[tuple[int, int]] = []  # for each paragraph of the stream: its paragraph here, and where it begins
    groups = groupby(document.paragraphs, key=lambda each: each.place[0] if each.place else None)
    for table, members in groups:
        if table is None or table in kept_open:
            for each in members:
                places.append((len(paragraphs), 0))
                paragraphs.append(each)
            continue
        fold = _Fold(tuple(members))
        places += [(len(paragraphs), start) for start in fold.starts]
        paragraphs.append(fold.paragraph)

    def moved(position: Position) -> Position:
        if position.paragraph >= len(places):
            return Position(len(paragraphs), position.offset)
        index, start = places[position.paragraph]
        return Position(index, start + position.offset)

    return replace(
        document,
        paragraphs=tuple(paragraphs),
        bookmarks=tuple(Bookmark(each.name, moved(each.start), moved(each.end)) for each in document.bookmarks),
        comments=tuple(_moved(each, moved) for each in document.comments),
        formatting=tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in document.formatting),
        drawn=tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in document.drawn),
        unread=tuple(replace(each, position=moved(each.position)) for each in document.unread),
    )


def _holding_paragraphs(document: WordDocument) -> set[int]:
    """The tables in which several blocks of the draft begin: somebody put a table around them."""
    begun: dict[int, int] = {}
    for bookmark in document.bookmarks:
        if bookmark.name.startswith(_ENCLOSING) and bookmark.start.paragraph < len(document.paragraphs):
            place = document.paragraphs[bookmark.start.paragraph].place
            if place is not None:
                begun[place[0]] = begun.get(place[0], 0) + 1
    return {table for table, count in begun.items() if count > 1}


def _moved(comment: WordComment, moved: Callable[[Position], Position]) -> WordComment:
    return replace(
        comment,
        start=None if comment.start is None else moved(comment.start),
        end=None if comment.end is None else moved(comment.end),
    )


@dataclass(frozen=True)
class _Fold:
    """The paragraphs of one table put together."""

    members: Sequence[WordParagraph]

    @property
    def starts(self) -> list[int]:
        """Where each member begins in the paragraph they become."""
        starts, length = [], 0
        for sign, each in self._parted():
            length += len(sign.text)
            starts.append(length)
            length += len(each.text)
        return starts

    @property
    def paragraph(self) -> WordParagraph:
        pieces: list[Piece] = []
        for sign, each in self._parted():
            pieces += [sign] if sign.text else []
            pieces += [_of_its_row(piece, each) for piece in each.pieces]
        first = self.members[0]
        return WordParagraph(
            pieces=tuple(pieces),
            style=first.style,
            cell=first.cell,
            inserted=_all_of([each.inserted for each in self.members]),
            deleted=_all_of([each.deleted for each in self.members]),
            notes=tuple(note for each in self.members for note in each.notes),
            place=first.place,
        )

    def _parted(self) -> Iterator[tuple[Piece, WordParagraph]]:
        """Each member with the sign that stands before it: what ends a line, a cell or a row."""
        last: WordParagraph | None = None
        for each in self.members:
            yield _sign(last, each), each
            last = each


def _sign(last: WordParagraph | None, following: WordParagraph) -> Piece:
    if last is None or last.place is None or following.place is None:
        return Piece("")
    if last.place == following.place:
        return Piece(LINE, last.mark_inserted, last.mark_deleted)
    sign = CELL if last.place[1] == following.place[1] else "\n"
    # A row inserted below brings the break before it; one above the row that was there, the break behind it.
    inserted = following.inserted or (last.inserted if sign == "\n" else None)
    deleted = following.deleted or (last.deleted if sign == "\n" else None)
    return Piece(sign, inserted, deleted)


def _of_its_row(piece: Piece, member: WordParagraph) -> Piece:
    return replace(piece, inserted=piece.inserted or member.inserted, deleted=piece.deleted or member.deleted)


def _all_of(revisions: Sequence[Revision | None]) -> Revision | None:
    return revisions[0] if all(each is not None for each in revisions) else None
