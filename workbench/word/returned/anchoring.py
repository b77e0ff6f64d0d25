"""Where in the frozen text a remark in a returned file stands: known, or not known and said so; never guessed.

The bookmarks of the export say which frozen paragraph a returned paragraph is. Its text, all tracked changes
rejected, must then be the frozen text, letter by letter; offsets are the same by construction. Text alone names a
paragraph only where no other could be meant: reports are full of paragraphs that read alike.

    q_01J…A  p_01J…A [ The Government has adopted … ]      returned, equal to the frozen paragraph A → exact
    q_01J…B  p_01J…B [ The Government had adopted … ]      changed without change tracking → queue, likely place B
                     [ The Government has adopted … ]      a copy without marks; A is taken → queue
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.errors import N_
from workbench.text import diff
from workbench.text.characters import NOTE_MARK
from workbench.text.normalise import fold

SPAN: Final = 3  # paragraphs that marks of one paragraph may cover; farther apart, they were torn from one another
SHINGLE: Final = 4  # words
LIKELY: Final = 0.5  # share of a paragraph's rare shingles that makes another text its likely origin

CHANGED: Final = N_(
    "The text of this paragraph was changed without change tracking, so the exact words cannot be told. "
    "The likely place is offered; confirm it or choose another."
)
NOT_IN_DRAFT: Final = N_(
    "This stands on a paragraph that is not in the draft as it was sent out. Choose the paragraph that is meant."
)
NO_PLACE: Final = N_("The file does not say where this stands. Choose the paragraph that is meant.")


@dataclass(frozen=True)
class FrozenParagraph:
    """A paragraph or heading of the snapshot. text: plain, each note mark one U+FFFC · number: None for headings."""

    uid: str
    number: int | None
    text: str


@dataclass(frozen=True)
class Marks:
    """What is left of a paragraph's bookmarks: (returned paragraph, offset) of the point and of both ends."""

    point: tuple[int, int] | None = None
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None

    @property
    def collapsed(self) -> bool:
        """All the text between the ends is gone: what stands there now is something else."""
        return self.start is not None and self.start == self.end

    def begins(self, index: int) -> bool:
        """Whether the point, if it is still there, stands in this returned paragraph."""
        return self.point is None or self.point[0] == index

    def covers(self) -> tuple[int, ...]:
        """The returned paragraphs that the marks touch."""
        touched = [place[0] for place in (self.point, self.start, self.end) if place is not None]
        if not touched:
            return ()
        if max(touched) - min(touched) <= SPAN:
            return tuple(range(min(touched), max(touched) + 1))
        return tuple(sorted(set(touched)))


@dataclass(frozen=True)
class Segment:
    """Characters `start:end` of the frozen paragraph `uid`."""

    uid: str
    start: int
    end: int


@dataclass(frozen=True)
class Anchored:
    """The exact place: one segment in each frozen paragraph that it touches, in order."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class InQueue:
    """No exact place. reason: a message id · likely: where it may belong, for a person to confirm."""

    reason: str
    likely: Segment | None = None


@dataclass(frozen=True)
class Alignment:
    """Which frozen paragraph each returned paragraph is (`known`), and which it may have been (`likely`, best first).

    returned: the texts of the returned paragraphs, all tracked changes rejected.
    """

    frozen: Mapping[str, FrozenParagraph]
    returned: tuple[str, ...]
    known: Mapping[int, str]
    likely: Mapping[int, tuple[str, ...]]

    @cached_property
    def changed(self) -> tuple[tuple[str, int], ...]:
        """Frozen paragraphs that came back with other text though nothing is tracked, with the returned paragraph."""
        arrived = set(self.known.values())
        return tuple((uids[0], index) for index, uids in self.likely.items() if uids[0] not in arrived)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Frozen paragraphs of which nothing came back."""
        arrived = {*self.known.values(), *(uid for uids in self.likely.values() for uid in uids)}
        return tuple(uid for uid, paragraph in self.frozen.items() if uid not in arrived and paragraph.text)

    @property
    def share(self) -> float:
        """The share of the frozen paragraphs that came back as they were."""
        return len(self.known) / len(self.frozen) if self.frozen else 0.0


def align(frozen: Sequence[FrozenParagraph], returned: Sequence[str], marks: Mapping[str, Marks]) -> Alignment:
    """The returned paragraphs beside the frozen ones; `marks` by uid, as far as they came back."""
    by_uid = {paragraph.uid: paragraph for paragraph in frozen}
    covers: dict[int, list[str]] = defaultdict(list)
    for paragraph in frozen:
        for index in marks[paragraph.uid].covers() if paragraph.uid in marks else ():
            covers[index].append(paragraph.uid)
    known = _known_by_marks(by_uid, returned, marks, covers)
    marked = {index for index, uids in covers.items() if not all(marks[uid].collapsed for uid in uids)}
    while found := _known_by_text(frozen, returned, known, marked=marked):
        known |= found
    likely = _likely(frozen, returned, covers, known)
    return Alignment(by_uid, tuple(returned), known, likely)


def place(alignment: Alignment, start: tuple[int, int], end: tuple[int, int]) -> Anchored | InQueue:
    """The frozen place of a range of the returned text, given as (returned paragraph, offset) of both ends."""
    portions = _portions(alignment.returned, start, end)
    segments: list[Segment] = []
    for index, first, last in portions:
        uid = alignment.known.get(index)
        if uid is None:
            return _queued(alignment, index, first, last)
        frozen_text = alignment.frozen[uid].text
        segments.append(Segment(uid, *frozen_range(frozen_text, alignment.returned[index], first, last)))
    return Anchored(tuple(segments)) if segments else InQueue(NO_PLACE)


def frozen_range(frozen: str, returned: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in the frozen text of `returned[start:end]`, where the two texts are the same as printed.

    They differ only by note marks that did not print (sources that never leave the office).
    """
    if frozen == returned:
        return start, end
    offsets = _printed_offsets(frozen, returned)
    assert offsets is not None
    if start == end:
        where = offsets[start] if start < len(offsets) else len(frozen)
        return where, where
    return offsets[start], offsets[end - 1] + 1


def same_as_printed(frozen: str, returned: str) -> bool:
    """Whether `returned` is `frozen`, but for note marks that did not print."""
    return frozen == returned or _printed_offsets(frozen, returned) is not None


def _printed_offsets(frozen: str, returned: str) -> list[int] | None:
    """For each character of `returned` its offset in `frozen`; None if other signs than note marks are missing."""
    offsets: list[int] = []
    at = 0
    for character in returned:
        while at < len(frozen) and frozen[at] != character and frozen[at] == NOTE_MARK:
            at += 1
        if at == len(frozen) or frozen[at] != character:
            return None
        offsets.append(at)
        at += 1
    return offsets if frozen[at:].strip(NOTE_MARK) == "" else None


def _known_by_marks(
    frozen: Mapping[str, FrozenParagraph],
    returned: Sequence[str],
    marks: Mapping[str, Marks],
    covers: Mapping[int, list[str]],
) -> dict[int, str]:
    """Returned paragraphs that carry the marks of a frozen one and have its very text.

    A uid is claimed once, first by the paragraph in which its point stands, then in reading order.
    """
    known: dict[int, str] = {}
    taken: set[str] = set()
    for at_point in (True, False):
        for index, uids in sorted(covers.items()):
            if index in known or index >= len(returned):
                continue
            fitting = [
                uid
                for uid in uids
                if uid not in taken
                and not (marks[uid].collapsed and returned[index])
                and same_as_printed(frozen[uid].text, returned[index])
                and (not at_point or marks[uid].begins(index))
            ]
            # The marks of a deleted paragraph may slide on to a neighbour that reads alike, often the point alone.
            fitting = [uid for uid in fitting if marks[uid].start is not None] or fitting
            if len(fitting) == 1:
                known[index] = fitting[0]
                taken.add(fitting[0])
    return known


def _known_by_text(
    frozen: Sequence[FrozenParagraph], returned: Sequence[str], known: Mapping[int, str], *, marked: Set[int]
) -> dict[int, str]:
    """Returned paragraphs without marks whose text is that of one frozen paragraph not yet found, and of no other.

    Where several read alike, the neighbours decide: between two known paragraphs only what stood between them counts.
    A paragraph with the marks of another one (`marked`) is never taken for its look-alike.
    """
    order = {paragraph.uid: place for place, paragraph in enumerate(frozen)}
    taken = set(known.values())
    open_frozen: dict[str, list[str]] = defaultdict(list)
    for paragraph in frozen:
        if paragraph.uid not in taken:
            open_frozen[_printed(paragraph.text)].append(paragraph.uid)
    found: dict[int, str] = {}
    for index, text in enumerate(returned):
        if index in known or index in marked or not _printed(text).strip():
            continue
        before, after = _between(index, known, order, len(returned))
        near = [uid for uid in open_frozen.get(_printed(text), []) if before < order[uid] < after]
        if len(near) == 1 and same_as_printed(frozen[order[near[0]]].text, text):
            found[index] = near[0]
    return _claimed_once(found)


def _claimed_once(found: Mapping[int, str]) -> dict[int, str]:
    claims = Counter(found.values())
    return {index: uid for index, uid in found.items() if claims[uid] == 1}


def _between(index: int, known: Mapping[int, str], order: Mapping[str, int], length: int) -> tuple[int, int]:
    """The places, in the frozen order, of the nearest known paragraphs before and after."""
    before = next((order[known[at]] for at in range(index - 1, -1, -1) if at in known), -1)
    after = next((order[known[at]] for at in range(index + 1, length) if at in known), len(order))
    return (before, after) if before < after else (-1, len(order))


def _printed(text: str) -> str:
    return text.replace(NOTE_MARK, "")


def _likely(
    frozen: Sequence[FrozenParagraph],
    returned: Sequence[str],
    covers: Mapping[int, list[str]],
    known: Mapping[int, str],
) -> dict[int, tuple[str, ...]]:
    """For returned paragraphs that are not known: the frozen paragraphs they may have been, those with marks first."""
    unknown = [index for index, text in enumerate(returned) if index not in known and text.strip()]
    if not unknown:
        return {}
    texts = {paragraph.uid: paragraph.text for paragraph in frozen}
    shingles = _Shingles(texts)
    likely: dict[int, tuple[str, ...]] = {}
    for index in unknown:
        marked = covers.get(index, [])
        best = shingles.nearest(returned[index], marked or list(texts))
        found = [best] if best is not None else []
        found += [uid for uid in marked if uid != best]
        if found:
            likely[index] = tuple(found)
    return likely


class _Shingles:
    """Which texts share runs of four words with another, rare runs counting more."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._uids: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for uid, text in texts.items():
            for shingle in _shingles(text):
                self._uids[shingle].add(uid)

    def nearest(self, text: str, candidates: Iterable[str]) -> str | None:
        """The candidate that shares most; None if none shares half of what the text's own runs weigh."""
        shingles = _shingles(text)
        allowed = set(candidates)
        weights: Counter[str] = Counter()
        whole = 0.0
        for shingle in shingles:
            uids = self._uids.get(shingle, set())
            whole += 1 / max(1, len(uids))
            for uid in uids & allowed:
                weights[uid] += 1 / len(uids)  # type: ignore[assignment]
        ranked = weights.most_common(1)
        return ranked[0][0] if ranked and ranked[0][1] >= LIKELY * whole else None


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = fold(text, case=True).text.split()
    return {tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def _portions(returned: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int, int]]:
    """The range cut at the ends of paragraphs: (paragraph, from, to). Empty cuts are left out unless all are."""
    cut: list[tuple[int, int, int]] = []
    for index in range(start[0], min(end[0] + 1, len(returned))):
        first = start[1] if index == start[0] else 0
        last = end[1] if index == end[0] else len(returned[index])
        cut.append((index, first, max(first, last)))
    return [portion for portion in cut if portion[1] < portion[2]] or cut[:1]


def _queued(alignment: Alignment, index: int, start: int, end: int) -> InQueue:
    """Of the paragraphs that it may have been, the one in which most of the range's words still stand."""
    uids = alignment.likely.get(index)
    if not uids:
        return InQueue(NOT_IN_DRAFT)
    returned = alignment.returned[index]
    mapped = [_mapped(alignment.frozen[uid], returned, start, end) for uid in uids]
    return InQueue(CHANGED, max(mapped, key=lambda each: each[1])[0])


def _mapped(frozen: FrozenParagraph, returned: str, start: int, end: int) -> tuple[Segment, int]:
    """The words of the range that are still the frozen ones, and how many characters that is.

    The whole paragraph when none is.
    """
    first: int | None = None
    last = kept = 0
    for edit in diff.opcodes(returned, frozen.text):
        low, high = max(edit.a_start, start), min(edit.a_end, end)
        if edit.tag == "equal" and low < high:
            first = edit.b_start + low - edit.a_start if first is None else first
            last = edit.b_start + high - edit.a_start
            kept += high - low
    if first is None:
        return Segment(frozen.uid, 0, len(frozen.text)), 0
    return Segment(frozen.uid, first, last), kept
