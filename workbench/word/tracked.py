"""Tracked changes as a reader speaks of them: one proposal where a program wrote a record for every run.

    stream     Women hold [-forty-]{+42+} per cent{+ of seats+}.
    proposals  replace "forty" by "42" · insert " of seats"

Places are places of the frozen text. A proposal never crosses the end of a frozen paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from workbench.word.document import Piece, Revision, WordDocument, WordParagraph
from workbench.word.projection import Projection

PARAGRAPH_SIGN: Final = "¶"  # stands for a paragraph mark that was put in or taken out
_MOVED: Final = 20  # characters; shorter text that stands elsewhere too is as likely typed again

Mark = Literal["kept", "inserted", "deleted"]


@dataclass(frozen=True)
class TrackedChange:
    """What one author proposes in one place.

    paragraph, start, end: of the frozen view · deleted: its text there · inserted: what the author put instead,
    with ¶ for each new paragraph · joins_next: the mark at the end of the paragraph was deleted ·
    moved_to: paragraph and offset of the frozen view to which the deleted text moved.
    """

    paragraph: int
    start: int
    end: int
    deleted: str
    inserted: str
    author: str
    date: str
    joins_next: bool = False
    moved_to: tuple[int, int] | None = None


def tracked_changes(document: WordDocument, frozen: Projection) -> tuple[TrackedChange, ...]:
    """All proposals in reading order; `frozen` is the frozen view of the document."""
    found: list[TrackedChange] = []
    for index, paragraph in enumerate(frozen.paragraphs):
        members = [document.paragraphs[member] for member in paragraph.members]
        found += _in_one_paragraph(index, members)
    return _with_moves(found)


@dataclass(frozen=True)
class _Atom:
    """A piece, or the mark at the end of a paragraph of the stream (`mark`)."""

    text: str
    inserted: Revision | None
    deleted: Revision | None
    mark: bool = False

    @property
    def revision(self) -> Revision | None:
        return self.deleted or self.inserted

    @property
    def frozen_length(self) -> int:
        return 0 if self.mark or self.inserted else len(self.text)


def _in_one_paragraph(index: int, members: list[WordParagraph]) -> Iterator[TrackedChange]:
    """The proposals of one frozen paragraph, made of these paragraphs of the stream."""
    offset = 0
    group: list[_Atom] = []
    for atom in _atoms(members):
        revision = atom.revision
        if group and (revision is None or revision.author != _author(group)):
            yield from _change(index, offset - _length(group), group)
            group = []
        if revision is not None:
            group.append(atom)
        offset += atom.frozen_length
    if group:
        yield from _change(index, offset - _length(group), group)


def _atoms(members: list[WordParagraph]) -> Iterator[_Atom]:
    for paragraph in members:
        for piece in paragraph.pieces:
            yield _atom(piece)
        yield _Atom(PARAGRAPH_SIGN, paragraph.mark_inserted, paragraph.mark_deleted, mark=True)


def _atom(piece: Piece) -> _Atom:
    return _Atom(piece.text, piece.inserted, piece.deleted)


def _author(group: list[_Atom]) -> str:
    revision = group[0].revision
    return "" if revision is None else revision.author


def _length(group: list[_Atom]) -> int:
    return sum(atom.frozen_length for atom in group)


def _change(index: int, start: int, group: list[_Atom]) -> Iterator[TrackedChange]:
    """The proposal of a group of neighbours; none when all that was put in was taken out again."""
    deleted = "".join(atom.text for atom in group if atom.deleted and not atom.inserted and not atom.mark)
    inserted = "".join(atom.text for atom in group if atom.inserted and not atom.deleted)
    joins = any(atom.mark and atom.deleted and not atom.inserted for atom in group)
    first = group[0].revision
    if first is not None and (deleted or inserted or joins):
        yield TrackedChange(
            paragraph=index,
            start=start,
            end=start + len(deleted),
            deleted=deleted,
            inserted=inserted,
            author=first.author,
            date=first.date,
            joins_next=joins,
        )


def _with_moves(found: list[TrackedChange]) -> tuple[TrackedChange, ...]:
    """A deletion and an insertion of the very same words by one author are one move, told at the deletion."""
    insertions = {
        (change.author, _words(change.inserted)): change
        for change in found
        if not change.deleted and len(_words(change.inserted)) >= _MOVED
    }
    moved: list[TrackedChange] = []
    taken: set[int] = set()
    for change in found:
        target = insertions.pop((change.author, _words(change.deleted)), None) if not change.inserted else None
        if target is not None:
            taken.add(id(target))
            change = replace(change, inserted=target.inserted, moved_to=(target.paragraph, target.start))
        moved.append(change)
    return tuple(change for change, original in zip(moved, found, strict=True) if id(original) not in taken)


def _words(text: str) -> str:
    return " ".join(text.replace(PARAGRAPH_SIGN, " ").split())
