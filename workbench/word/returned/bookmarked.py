"""What the bookmarks of the version for comments say of the file that came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.word.bookmarks import enclosing_name, point_name
from workbench.word.document import Bookmark, Position, WordDocument
from workbench.word.projection import Projection, View
from workbench.word.returned.anchoring import FrozenParagraph, Marks


def marks_of(document: WordDocument, view: Projection, frozen: Sequence[FrozenParagraph]) -> dict[str, Marks]:
    """The bookmarks of each uid, as places of the frozen view."""
    by_name = _by_name(document)

    def at(position: Position) -> tuple[int, int]:
        placed = view.place(position)
        return placed.paragraph, placed.offset

    marks: dict[str, Marks] = {}
    for paragraph in frozen:
        point = by_name.get(point_name(paragraph.uid))
        enclosing = by_name.get(enclosing_name(paragraph.uid))
        if point or enclosing:
            marks[paragraph.uid] = Marks(
                point=at(point.start) if point else None,
                start=at(enclosing.start) if enclosing else None,
                end=at(enclosing.end) if enclosing else None,
            )
    return marks


def with_marks_of_the_draft(document: WordDocument, frozen: Sequence[FrozenParagraph]) -> WordDocument:
    """The document in which no paragraph mark counts as inserted that the draft itself had.

    Words put in at the end of one paragraph and at the start of the next are one insertion to LibreOffice 7.4, and
    the paragraph mark between them is written as inserted with them:

        q_A [ Text of A. ]{+ New words.¶Others. +}q_B [ Text of B. ]

    Both points stand in the draft's own paragraphs, so there was a mark between them; it is the last before q_B.
    """
    by_name = _by_name(document)
    points = [by_name[name].start for name in (point_name(each.uid) for each in frozen) if name in by_name]
    beginnings = {point.paragraph for point in points if not _kept_before(document, point)}
    owned = {index - 1 for index in beginnings if _joined_to_another(document, index, beginnings)}
    if not owned:
        return document
    paragraphs = tuple(
        replace(paragraph, mark_inserted=None) if index in owned else paragraph
        for index, paragraph in enumerate(document.paragraphs)
    )
    return replace(document, paragraphs=paragraphs)


def _by_name(document: WordDocument) -> dict[str, Bookmark]:
    """Of two bookmarks with one name the first counts, as in Word."""
    by_name: dict[str, Bookmark] = {}
    for bookmark in sorted(document.bookmarks, key=lambda each: each.start):
        by_name.setdefault(bookmark.name, bookmark)
    return by_name


def _kept_before(document: WordDocument, point: Position) -> bool:
    """Whether text of the frozen view stands before the point in its paragraph of the stream."""
    at = 0
    for piece in document.paragraphs[point.paragraph].pieces if point.paragraph < len(document.paragraphs) else ():
        if at < point.offset and View.FROZEN.keeps(piece):
            return True
        at += len(piece.text)
    return False


def _joined_to_another(document: WordDocument, index: int, beginnings: set[int]) -> bool:
    """Whether only inserted marks stand between this paragraph and the beginning of another one of the draft."""
    at = index - 1
    while at >= 0 and document.paragraphs[at].mark_inserted is not None:
        if at in beginnings:
            return True
        at -= 1
    return False
