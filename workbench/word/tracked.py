"""Tracked changes as a reader speaks of them: one proposal where a program wrote a record for every run.

    stream     Women hold [-forty-]{+42+} per cent{+ of seats+}.
    proposals  replace "forty" by "42" · insert " of seats"

Places are places of the frozen text. A proposal never crosses the end of a frozen paragraph.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from workbench.word.document import Revision, Unread, WordDocument, WordParagraph
from workbench.word.projection import Projection

PARAGRAPH_SIGN: Final = "¶"  # stands for a paragraph mark that was put in or taken out
_MOVED: Final = 20  # characters; shorter text that stands elsewhere too is as likely typed again
_TOGETHER: Final = 200  # paragraphs moved at once, at most

Kind = Literal["insertion", "deletion", "replacement", "split", "merge", "move"]


@dataclass(frozen=True)
class TrackedChange:
    """What one author proposes in one place.

    paragraph, start, end: of the frozen view · deleted: its text there · inserted: what the author put instead,
    with ¶ for each new paragraph · joins_next: the mark at the end of the paragraph was deleted ·
    moved_to: paragraph and offset of the frozen view to which the deleted text moved · move: the name that the file
    gives the move · raw: the XML of what the words cannot tell (a picture, an equation), "" if they tell all.
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
    move: str = ""
    raw: str = ""

    @property
    def kind(self) -> Kind:
        """What is proposed, in one word."""
        if self.moved_to is not None:
            return "move"
        if self.deleted:
            return "replacement" if self.inserted else "deletion"
        if self.inserted:
            return "insertion" if self.inserted.strip(PARAGRAPH_SIGN) else "split"
        return "merge"


def tracked_changes(document: WordDocument, frozen: Projection) -> tuple[TrackedChange, ...]:
    """All proposals in reading order; `frozen` is the frozen view of the document."""
    if not frozen.paragraphs:
        return ()
    kept = _kept_by_paragraph(document.unread)
    found: list[TrackedChange] = []
    for index, held in groupby(range(len(document.paragraphs)), key=lambda at: frozen.holder(at)[0]):
        inside, behind = _parted(frozen, list(held))
        atoms = [atom for at in inside for atom in _atoms(document.paragraphs[at], kept.get(at, ()))]
        apart = [atom for at in behind for atom in _atoms(document.paragraphs[at], kept.get(at, ()))]
        # A paragraph put in behind another brings the mark between them; where that was taken out, its own.
        if apart and not _goes_on(document, inside, behind):
            apart = [apart[-1], *apart[:-1]]
        found += _in_one_paragraph(index, [*atoms, *apart])
    return _with_moves(found)


def _parted(frozen: Projection, held: Sequence[int]) -> tuple[list[int], list[int]]:
    """The paragraphs of the stream that a frozen paragraph is made of, and those that only stand behind it."""
    return [at for at in held if not frozen.holder(at)[1]], [at for at in held if frozen.holder(at)[1]]


def _goes_on(document: WordDocument, inside: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether the mark between the two was taken out."""
    if not inside:
        return False
    last, following = document.paragraphs[inside[-1]], document.paragraphs[behind[0]]
    return last.mark_deleted is not None and last.mark_inserted is None and last.cell == following.cell


@dataclass(frozen=True)
class _Atom:
    """A piece, or the mark at the end of a paragraph of the stream (`mark`)."""

    text: str
    inserted: Revision | None
    deleted: Revision | None
    mark: bool = False
    raw: str = ""

    @property
    def revision(self) -> Revision | None:
        return self.deleted or self.inserted

    @property
    def frozen_length(self) -> int:
        return 0 if self.mark or self.inserted else len(self.text)


def _atoms(paragraph: WordParagraph, kept: Sequence[Unread]) -> Iterator[_Atom]:
    at = 0
    for piece in paragraph.pieces:
        raw = "".join(each.raw for each in kept if at <= each.position.offset < at + len(piece.text))
        yield _Atom(piece.text, piece.inserted or paragraph.inserted, piece.deleted or paragraph.deleted, raw=raw)
        at += len(piece.text)
    inserted = paragraph.mark_inserted or paragraph.inserted
    yield _Atom(PARAGRAPH_SIGN, inserted, paragraph.mark_deleted or paragraph.deleted, mark=True)


def _kept_by_paragraph(unread: Sequence[Unread]) -> Mapping[int, Sequence[Unread]]:
    of_body = sorted((each for each in unread if not each.story), key=lambda each: each.position)
    return {number: tuple(some) for number, some in groupby(of_body, key=lambda each: each.position.paragraph)}


def _in_one_paragraph(index: int, atoms: Sequence[_Atom]) -> Iterator[TrackedChange]:
    """The proposals of one frozen paragraph; what was put in and taken out again is in neither text, and is none."""
    offset = 0
    group: list[_Atom] = []
    for atom in atoms:
        if atom.inserted and atom.deleted:
            continue
        if group and (atom.revision is None or _act(atom.revision) != _act(group[0].revision)):
            yield from _change(index, offset - _length(group), group)
            group = []
        if atom.revision is not None:
            group.append(atom)
        offset += atom.frozen_length
    if group:
        yield from _change(index, offset - _length(group), group)


def _act(revision: Revision | None) -> tuple[str, str]:
    """Neighbouring changes are one proposal where one person made them, and made them in one way."""
    return ("", "") if revision is None else (revision.author, revision.move)


def _length(group: Sequence[_Atom]) -> int:
    return sum(atom.frozen_length for atom in group)


def _change(index: int, start: int, group: Sequence[_Atom]) -> Iterator[TrackedChange]:
    """The proposal of a group of neighbours."""
    deleted = "".join(atom.text for atom in group if atom.deleted and not atom.mark)
    inserted = "".join(atom.text for atom in group if atom.inserted)
    joins = any(atom.mark and atom.deleted for atom in group)
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
            move=first.move,
            raw="".join(atom.raw for atom in group),
        )


def _with_moves(found: Sequence[TrackedChange]) -> tuple[TrackedChange, ...]:
    """What was taken out here and put in there is one move, told where it was taken out.

    Both ends have the name that the file gives the move; else they are the very same words of one author, in one
    paragraph or in several that follow one another.
    """
    told: dict[int, TrackedChange] = {}
    gone: set[int] = set()
    for leaving, arriving in (*_named(found), *_alike(found)):
        if arriving[0] in gone or any(at in told for at in leaving):
            continue
        gone.update(arriving)
        target = [found[at] for at in arriving]
        for at in leaving:
            told[at] = _moved(found[at], target, alone=len(leaving) == 1)
    return tuple(told.get(at, change) for at, change in enumerate(found) if at not in gone)


def _moved(change: TrackedChange, target: Sequence[TrackedChange], *, alone: bool) -> TrackedChange:
    sign = PARAGRAPH_SIGN if change.joins_next else ""
    words = "".join(each.inserted for each in target) if alone else change.deleted + sign
    return replace(change, inserted=words, moved_to=(target[0].paragraph, target[0].start))


Pair = tuple[Sequence[int], Sequence[int]]


def _named(found: Sequence[TrackedChange]) -> Iterator[Pair]:
    """By name: where the words of a move were, and where they went."""
    for move in dict.fromkeys(change.move for change in found if change.move):
        ends = [(at, change) for at, change in enumerate(found) if change.move == move]
        leaving = [at for at, change in ends if not change.inserted]
        arriving = [at for at, change in ends if change.inserted and not change.deleted]
        if leaving and arriving:
            yield leaving, arriving


def _alike(found: Sequence[TrackedChange]) -> Iterator[Pair]:
    """By words: of the paragraphs that were taken out one after another, as many as were put in elsewhere."""
    arrivals: dict[tuple[str, str], list[int]] = {}
    for at, change in enumerate(found):
        if not change.deleted and len(_words(change.inserted)) >= _MOVED:
            arrivals.setdefault((change.author, _words(change.inserted)), []).append(at)
    lengths = {len(words) for _, words in arrivals}
    for run in _runs(found) if arrivals else ():
        words = [_words(found[at].deleted) for at in run]
        start = 0
        while start < len(run):
            length = 1
            for upto in _ends(words, start, lengths):
                key = (found[run[start]].author, " ".join(words[start:upto]))
                if arrivals.get(key):
                    yield run[start:upto], [arrivals[key].pop(0)]
                    length = upto - start
                    break
            start += length


def _ends(words: Sequence[str], start: int, lengths: Set[int]) -> list[int]:
    """Up to where texts from `start` on are together as long as something that was put in, the most first."""
    ends: list[int] = []
    total = -1
    for at in range(start, min(len(words), start + _TOGETHER)):
        total += len(words[at]) + 1
        if total in lengths:
            ends.insert(0, at + 1)
    return ends


def _runs(found: Sequence[TrackedChange]) -> Iterator[Sequence[int]]:
    """Deletions of one author that follow one another over the ends of paragraphs."""
    run: list[int] = []
    for at, change in enumerate(found):
        if change.inserted or not change.deleted:
            continue
        last = found[run[-1]] if run else None
        if last is not None and not _follows(last, change):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _follows(last: TrackedChange, change: TrackedChange) -> bool:
    following = change.paragraph == last.paragraph + 1 and change.start == 0
    return last.joins_next and following and change.author == last.author


def _words(text: str) -> str:
    return " ".join(text.replace(PARAGRAPH_SIGN, " ").split())
