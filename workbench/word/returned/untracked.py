"""What came back otherwise though nothing is tracked, as the changes that somebody made: each at its frozen place.

    frozen     A  Women hold forty per cent of seats.     B  Adopt a law.
    returned      Women hold 42 per cent of seats. Adopt a law.
    changes    in A: "forty" → "42" · A goes on into B

A change never crosses the end of a frozen paragraph. A table whose rows or cells differ is said and not taken apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.text import diff
from workbench.text.characters import NOTE_MARK
from workbench.text.tables import CELL, LINE
from workbench.word.returned.anchoring import Alignment
from workbench.word.returned.known import in_frozen_order
from workbench.word.returned.printed import printed
from workbench.word.returned.records import Segment
from workbench.word.tracked import PARAGRAPH_SIGN

_END: Final = "\uffff"  # the end of a paragraph inside a text that is compared; no XML can hold the sign
_ROW: Final = "\n"


@dataclass(frozen=True)
class UntrackedChange:
    """What was put in and taken out in one place.

    start, end: of the frozen paragraph · deleted: its text there · inserted: what stands there now, ¶ for a new
    paragraph · joins_next: the paragraph goes on into the next one · moved_to: where the whole paragraph went ·
    stands: (returned paragraph, start, end) of the inserted words.
    """

    uid: str
    start: int
    end: int
    deleted: str
    inserted: str
    joins_next: bool = False
    moved_to: Segment | None = None
    stands: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Untracked:
    """All changes in the order of the draft, and the tables whose rows or cells are others."""

    changes: tuple[UntrackedChange, ...]
    tables: tuple[str, ...]


def untracked_changes(alignment: Alignment, styles: Sequence[str] = ()) -> Untracked:
    """The changes nobody tracked. styles: of the returned paragraphs; a new one counts if it is set like the draft's.

    (The cover, the titles of tables and their notes print beside the draft's text, in styles of their own.)
    """
    found = [*_inside(alignment), *_taken_out(alignment), *_moved(alignment), *_new(alignment, styles)]
    tables = {change.uid for change in found if _is_of_the_grid(alignment, change)}
    changes = [each for each in found if each.uid not in tables or not _is_of_the_grid(alignment, each)]
    changes.sort(key=lambda each: (alignment.order[each.uid], each.start))
    return Untracked(tuple(changes), tuple(sorted(tables, key=alignment.order.__getitem__)))


def _is_of_the_grid(alignment: Alignment, change: UntrackedChange) -> bool:
    """Whether it changes the rows and cells of a table, not the words in them."""
    text = alignment.frozen[change.uid].text
    if change.deleted == text or CELL not in text:
        return False
    return any(sign in change.deleted + change.inserted for sign in (CELL, _ROW, LINE))


def _inside(alignment: Alignment) -> Iterator[UntrackedChange]:
    for uids, indices in _groups(alignment):
        yield from _between(alignment, uids, indices)


def _groups(alignment: Alignment) -> list[tuple[list[str], list[int]]]:
    """Frozen and returned paragraphs that hang together, both in order."""
    groups: list[tuple[list[str], list[int]]] = []
    of: dict[str, tuple[list[str], list[int]]] = {}
    for index in sorted(alignment.owners):
        uids = alignment.owners[index]
        group = next((of[uid] for uid in uids if uid in of), None)
        if group is None:
            group = ([], [])
            groups.append(group)
        group[1].append(index)
        for uid in uids:
            if uid not in of:
                of[uid] = group
                group[0].append(uid)
    return groups


def _between(alignment: Alignment, uids: Sequence[str], indices: Sequence[int]) -> Iterator[UntrackedChange]:
    """The changes between these frozen paragraphs and the returned ones that they became."""
    frozen = _END.join(alignment.frozen[uid].text for uid in uids)
    returned = _END.join(alignment.returned[index] for index in indices)
    for edit in _edits(frozen, returned):
        deleted, inserted = frozen[edit.a_start : edit.a_end], returned[edit.b_start : edit.b_end]
        if not printed(deleted) and not printed(inserted):
            continue
        place, offset = _place(frozen, edit.a_start)
        index, at = _place(returned, edit.b_start)
        stands = None if _END in inserted or not inserted else (indices[index], at, at + len(inserted))
        parts = deleted.split(_END)
        for step, part in enumerate(parts):
            joins = step + 1 < len(parts)
            new = inserted.replace(_END, PARAGRAPH_SIGN).replace(NOTE_MARK, "") if step == 0 else ""
            start = offset if step == 0 else 0
            if part or new or joins:
                uid = uids[place + step]
                yield UntrackedChange(uid, start, start + len(part), part, new, joins, None, stands if new else None)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Which of the paragraphs put together an offset is in, and where there."""
    before = text[:offset]
    return before.count(_END), offset - (before.rfind(_END) + 1)


def _edits(frozen: str, returned: str) -> Iterator[diff.Edit]:
    """What differs, for the eye; no stretch goes on over the end of a paragraph that both texts have."""
    a_from = b_from = 0
    for a_end, b_end in [*_shared_ends(frozen, returned), (len(frozen), len(returned))]:
        one, other = frozen[a_from:a_end], returned[b_from:b_end]
        for edit in diff.readable(one, diff.opcodes(one, other)):
            if edit.tag != "equal":
                yield diff.Edit(
                    edit.tag, a_from + edit.a_start, a_from + edit.a_end, b_from + edit.b_start, b_from + edit.b_end
                )
        a_from, b_from = a_end + 1, b_end + 1


def _shared_ends(frozen: str, returned: str) -> Iterator[tuple[int, int]]:
    for edit in diff.opcodes(frozen, returned):
        if edit.tag == "equal":
            ends = [at for at in range(edit.a_start, edit.a_end) if frozen[at] == _END]
            others = [at for at in range(edit.b_start, edit.b_end) if returned[at] == _END]
            yield from zip(ends, others, strict=True)


def _taken_out(alignment: Alignment) -> Iterator[UntrackedChange]:
    for uid in alignment.missing:
        text = alignment.frozen[uid].text
        yield UntrackedChange(uid, 0, len(text), text, "", joins_next=True)


def _moved(alignment: Alignment) -> Iterator[UntrackedChange]:
    """Whole paragraphs that stand elsewhere: all but the longest run that kept its order."""
    single = _single(alignment)
    steady = in_frozen_order(single, alignment.order)
    for index in sorted(single.keys() - steady):
        uid = single[index]
        text = alignment.frozen[uid].text
        target = _behind(alignment, index, steady)
        if target is not None:
            yield UntrackedChange(uid, 0, len(text), text, printed(alignment.returned[index]), moved_to=target)


def _single(alignment: Alignment) -> dict[int, str]:
    """Returned paragraphs that are one frozen paragraph; of one that was parted, the first part."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for index in range(len(alignment.returned)):
        uids = alignment.made_of(index)
        if len(uids) == 1 and uids[0] not in taken:
            found[index] = uids[0]
            taken.add(uids[0])
    return found


def _behind(alignment: Alignment, index: int, steady: frozenset[int]) -> Segment | None:
    """The end of the paragraph before which nothing moved; for the first of all, the start of the one after it."""
    before = max((at for at in steady if at < index), default=None)
    if before is not None:
        uid = alignment.made_of(before)[-1]
        return Segment(uid, len(alignment.frozen[uid].text), len(alignment.frozen[uid].text))
    after = min((at for at in steady if at > index), default=None)
    return None if after is None else Segment(alignment.made_of(after)[0], 0, 0)


def _new(alignment: Alignment, styles: Sequence[str]) -> Iterator[UntrackedChange]:
    """Paragraphs of new words, behind the paragraph of the draft that stands before them."""
    before: str | None = None
    text_styles = {style for index, style in enumerate(styles) if alignment.made_of(index)}
    for index, text in enumerate(alignment.returned):
        made_of = alignment.made_of(index)
        if made_of:
            before = made_of[-1]
        elif before is None or not text.strip() or index in alignment.likely:
            continue
        elif not styles or styles[index] in text_styles:
            at = len(alignment.frozen[before].text)
            new = PARAGRAPH_SIGN + printed(text)
            yield UntrackedChange(before, at, at, "", new, stands=(index, 0, len(text)))
