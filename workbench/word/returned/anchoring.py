"""Where in the frozen text a remark in a returned file stands: known, or not known and said so; never guessed.

The bookmarks of the export say which frozen paragraph a returned paragraph is. Where its text, all tracked changes
rejected, is the frozen text, letter by letter, offsets are the same by construction. Where it was changed without
change tracking, ends in words that stayed are exact. Text alone names a paragraph only where no other could be meant:
reports are full of paragraphs that read alike.

    q_01J…A  p_01J…A [ The Government has adopted … ]      returned, equal to the frozen paragraph A → exact
    q_01J…B  p_01J…B [ The Government had adopted … ]      changed without change tracking; "adopted" stayed → exact
                     [ The Government has adopted … ]      a copy without marks; A is taken → queue
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from workbench.text import kept
from workbench.word.returned.correspondence import MUCH, Correspondence
from workbench.word.returned.known import known_by_marks, known_by_text
from workbench.word.returned.owners import OFFERED, owners
from workbench.word.returned.printed import frozen_range, same_as_printed
from workbench.word.returned.records import (
    ALIKE,
    CHANGED,
    NO_PLACE,
    NOT_IN_DRAFT,
    Anchored,
    FrozenParagraph,
    InQueue,
    Marks,
    Segment,
    Sureness,
)

__all__ = [
    "ALIKE",
    "CHANGED",
    "NOT_IN_DRAFT",
    "NO_PLACE",
    "Alignment",
    "Anchored",
    "FrozenParagraph",
    "InQueue",
    "Marks",
    "Segment",
    "Sureness",
    "align",
    "frozen_range",
    "place",
    "same_as_printed",
]


@dataclass(frozen=True)
class Alignment:
    """Which frozen paragraph each returned paragraph is.

    returned: the texts, all tracked changes rejected · known: those that came back letter by letter · owners: of a
    changed one, the frozen paragraphs that it is made of, in order · likely: of one that is neither, what it may have
    been, best first · alike: those of `likely` that could be two of the draft · mixed: by a changed one, the further
    frozen paragraphs of which its other words may be.
    """

    frozen: Mapping[str, FrozenParagraph]
    returned: tuple[str, ...]
    known: Mapping[int, str]
    owners: Mapping[int, tuple[str, ...]]
    likely: Mapping[int, tuple[str, ...]]
    alike: Set[int]
    mixed: Mapping[int, tuple[str, ...]]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each frozen paragraph."""
        return {uid: place for place, uid in enumerate(self.frozen)}

    def made_of(self, index: int) -> tuple[str, ...]:
        """The frozen paragraphs that a returned one is, for certain; none for new text."""
        uid = self.known.get(index)
        return (uid,) if uid is not None else self.owners.get(index, ())

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Frozen paragraphs that may stand in a returned one of which nobody can say what it is."""
        sure = {uid for index in range(len(self.returned)) for uid in self.made_of(index)}
        return frozenset(uid for uids in self.likely.values() for uid in uids) - sure

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Frozen paragraphs of which nothing came back."""
        arrived = {uid for index in range(len(self.returned)) for uid in self.made_of(index)} | self.doubtful
        return tuple(uid for uid, paragraph in self.frozen.items() if uid not in arrived and paragraph.text)

    @property
    def share(self) -> float:
        """The share of the frozen paragraphs that came back as they were."""
        return len(self.known) / len(self.frozen) if self.frozen else 0.0

    @property
    def arrived(self) -> float:
        """The share of the frozen paragraphs that came back, as they were or changed; not what was written anew."""
        arrived = set(self.known.values())
        for index, uids in self.owners.items():
            beside = self.beside(index, uids)
            if beside.stayed >= MUCH * min(kept.signs(beside.returned), kept.signs(beside.joined)):
                arrived.update(uids)
        return len(arrived) / len(self.frozen) if self.frozen else 0.0

    @cached_property
    def _beside(self) -> dict[tuple[int, tuple[str, ...]], Correspondence]:
        return {}

    def beside(self, index: int, uids: tuple[str, ...]) -> Correspondence:
        """A returned paragraph beside these frozen ones."""
        if (index, uids) not in self._beside:
            made = Correspondence(tuple(self.frozen[uid] for uid in uids), self.returned[index])
            self._beside[index, uids] = made
        return self._beside[index, uids]


def align(frozen: Sequence[FrozenParagraph], returned: Sequence[str], marks: Mapping[str, Marks]) -> Alignment:
    """The returned paragraphs beside the frozen ones; `marks` by uid, as far as they came back."""
    by_uid = {paragraph.uid: paragraph for paragraph in frozen}
    covers: dict[int, list[str]] = defaultdict(list)
    for paragraph in frozen:
        for index in marks[paragraph.uid].covers() if paragraph.uid in marks else ():
            covers[index].append(paragraph.uid)
    known = known_by_marks(by_uid, returned, marks, covers)
    marked = {index for index, uids in covers.items() if not all(marks[uid].collapsed for uid in uids)}
    elsewhere = {
        uid
        for index, uids in covers.items()
        if index < len(returned) and index not in known
        for uid in uids
        if marks[uid].held(index, len(returned[index]))
    }
    while found := known_by_text(frozen, returned, known, marked=marked, elsewhere=elsewhere):
        known |= found
    made = owners(frozen, returned, marks, known)
    return Alignment(by_uid, tuple(returned), known, made.sure, made.likely, made.alike, made.mixed)


def place(alignment: Alignment, start: tuple[int, int], end: tuple[int, int]) -> Anchored | InQueue:
    """The frozen place of a range of the returned text, given as (returned paragraph, offset) of both ends."""
    portions = _portions(alignment, start, end)
    segments: list[Segment] = []
    sureness = Sureness.EXACT
    for index, first, last in portions:
        found = _placed(alignment, index, first, last)
        if isinstance(found, InQueue):
            return found
        segments += found.segments
        sureness = max(sureness, found.sureness, key=list(Sureness).index)
    if not segments:
        return InQueue(NO_PLACE)
    return Anchored(tuple(_in_one(segments)), sureness)


def _placed(alignment: Alignment, index: int, start: int, end: int) -> Anchored | InQueue:
    """The place of a range within one returned paragraph."""
    uid = alignment.known.get(index)
    if uid is not None:
        text = alignment.frozen[uid].text
        return Anchored((Segment(uid, *frozen_range(text, alignment.returned[index], start, end)),))
    uids = alignment.owners.get(index)
    if uids is None:
        reason = ALIKE if index in alignment.alike else CHANGED
        return InQueue(reason, _offered(alignment, index, start, end)) if index in alignment.likely else _nowhere()
    found = alignment.beside(index, uids).carried(start, end)
    if found is None or (found.sureness is not Sureness.EXACT and index in alignment.mixed):
        return InQueue(CHANGED, _offered(alignment, index, start, end))
    if found.sureness is Sureness.PARAGRAPH:
        whole = tuple(Segment(each.uid, 0, len(alignment.frozen[each.uid].text)) for each in found.segments)
        return Anchored(whole, Sureness.PARAGRAPH)
    return Anchored(found.segments, found.sureness)


def _nowhere() -> InQueue:
    return InQueue(NOT_IN_DRAFT)


def _offered(alignment: Alignment, index: int, start: int, end: int) -> tuple[Segment, ...]:
    """In each paragraph that it may have been, the words of the range that still stand there; first where most do."""
    uids = (*alignment.owners.get(index, ()), *alignment.likely.get(index, ()), *alignment.mixed.get(index, ()))
    found: list[tuple[int, Segment]] = []
    for uid in uids:
        carried = alignment.beside(index, (uid,)).carried(start, end)
        stands = carried is not None and carried.kept and carried.sureness is not Sureness.PARAGRAPH
        found.append((carried.kept, carried.segments[0]) if carried and stands else (0, Segment(uid, 0, 0)))
    return tuple(segment for _, segment in sorted(found, key=lambda each: -each[0]))[:OFFERED]


def _in_one(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbouring segments of one paragraph that was parted, put together."""
    made: list[Segment] = []
    for each in segments:
        if made and made[-1].uid == each.uid and made[-1].start <= each.start:
            each = Segment(each.uid, made[-1].start, max(made.pop().end, each.end))
        made.append(each)
    return made


def _portions(alignment: Alignment, start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int, int]]:
    """The range cut at the ends of paragraphs: (paragraph, from, to). Empty cuts are left out unless all are.

    So is what stands between two others and is not of the draft's text: the title of a table, say.
    """
    cut: list[tuple[int, int, int]] = []
    for index in range(start[0], min(end[0] + 1, len(alignment.returned))):
        first = start[1] if index == start[0] else 0
        last = end[1] if index == end[0] else len(alignment.returned[index])
        cut.append((index, first, max(first, last)))
    filled = [portion for portion in cut if portion[1] < portion[2]]
    beside = [each for each in filled[1:-1] if not alignment.made_of(each[0]) and each[0] not in alignment.likely]
    return [portion for portion in filled if portion not in beside] or cut[:1]
