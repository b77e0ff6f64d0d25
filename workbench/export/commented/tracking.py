"""Which proposals the text itself can show, and which are told in the margin. Pure.

Word has one state for each character, and a reader takes neighbouring changes of one author for one. So of proposals
that overlap, or of one author that touch, the first is tracked and the others are told; so are those that a file
could not bring back: over the cells of a table, into what is not there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.comments.margins import MarginNote
from workbench.comments.records import CommentKind, Match
from workbench.text.characters import NOTE_MARK, without_illegal
from workbench.text.tables import CELL, LINE
from workbench.word.commenting.records import PARAGRAPH_SIGN, Stretch, WrittenChange

_BETWEEN_CELLS = frozenset({CELL, "\n", LINE, PARAGRAPH_SIGN})


@dataclass(frozen=True)
class FrozenBlocks:
    """The plain texts of the snapshot by id, in reading order; `tables` are those that are tables; `paragraphs` may be
    joined with the one behind them."""

    texts: Mapping[str, str]
    tables: frozenset[str]
    paragraphs: frozenset[str]

    def joins_next(self, uid: str) -> bool:
        """Whether the mark at its end may be taken out: it and the block behind it are paragraphs of one section."""
        uids = list(self.texts)
        place = uids.index(uid) + 1
        return uid in self.paragraphs and place < len(uids) and uids[place] in self.paragraphs


def tracked(
    notes: Sequence[MarginNote], blocks: FrozenBlocks, *, author: Mapping[str, str], date: Mapping[str, str]
) -> tuple[WrittenChange, ...]:
    """The changes that can be tracked, by the id of their comment as key; `author` and `date` by that id."""
    taken: list[WrittenChange] = []
    for note in notes:
        wanted = _change(note, blocks, author[note.comment.id], date[note.comment.id])
        if wanted is None or not _fits(wanted, blocks):
            continue
        held = [span for change in taken for span in _spans(change)]
        if not any(_collide(one, other, blocks.texts) for one in _spans(wanted) for other in held):
            taken.append(wanted)
    return tuple(taken)


def _change(note: MarginNote, blocks: FrozenBlocks, author: str, date: str) -> WrittenChange | None:
    comment = note.comment
    inserted = writable(comment.proposed or "").replace(NOTE_MARK, "")
    is_remark = comment.kind is CommentKind.COMMENT
    if comment.proposed is None or len(note.segments) != 1 or note.whole or comment.anchor.match is not Match.EXACT:
        return None
    place = Stretch(note.segments[0].uid, note.segments[0].start, note.segments[0].end)
    if is_remark and place.start == place.end:
        return None
    moves = comment.kind is CommentKind.MOVE
    if moves and note.moved_to is None:
        return None
    target = Stretch(note.moved_to.uid, note.moved_to.start, note.moved_to.start) if moves and note.moved_to else None
    removes = comment.kind in (CommentKind.DELETION, CommentKind.MOVE)
    text = blocks.texts.get(place.uid, "")
    takes_mark = removes and (place.start, place.end) in ((0, len(text)), (len(text), len(text)))
    joins = takes_mark and blocks.joins_next(place.uid) if place.uid in blocks.texts else False
    return WrittenChange(comment.id, author, date, place, inserted, joins, target)


def writable(text: str) -> str:
    """The text as a Word file can carry it; a line that a browser ended ends as all others do."""
    return without_illegal(text.replace("\r\n", "\n").replace("\r", "\n"))


def _fits(change: WrittenChange, blocks: FrozenBlocks) -> bool:
    """Whether the file can hold it and give it back."""
    for uid, start, end, _ in _spans(change):
        text = blocks.texts.get(uid)
        if text is None or not 0 <= start <= end <= len(text):
            return False
        if uid in blocks.tables and _BETWEEN_CELLS & {*text[start:end], *change.inserted}:
            return False
    taken_out = blocks.texts[change.place.uid][change.place.start : change.place.end]
    if change.place.start < change.place.end and not taken_out.replace(NOTE_MARK, ""):
        return False  # only marks of notes, of which some do not print
    return bool(change.inserted or change.joins_next or change.place.start < change.place.end)


_Span = tuple[str, int, int, str]


def _spans(change: WrittenChange) -> tuple[_Span, ...]:
    """What it takes of the text: block, start, end, author."""
    place, target = change.place, change.moved_to
    own = (place.uid, place.start, place.end, change.author)
    return (own,) if target is None else (own, (target.uid, target.start, target.start, change.author))


def _collide(one: _Span, other: _Span, texts: Mapping[str, str]) -> bool:
    uid, start, end, author = one
    if uid != other[0]:
        return False
    first, last = max(start, other[1]), min(end, other[2])
    if first < last:
        return True
    if author == other[3]:  # they touch, or only marks of notes stand between
        return first == last or not texts[uid][last:first].replace(NOTE_MARK, "")
    return start < other[1] == other[2] < end or other[1] < start == end < other[2]
