"""Of which frozen paragraphs a returned one is made whose text is no longer theirs; sure, or only likely.

Marks say it; where a file has none, the text does, between neighbours that are known. Reports are full of paragraphs
that read alike: where two could be meant, it is neither.

    A  The board received 214 complaints in 2023.       returned, without marks, A and B both changed:
    B  The board received 305 complaints in 2024.         The board got 214 complaints in 2023.   → A: 214, 2023
                                                          The board received complaints.          → A or B, likely
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from workbench.text import kept, together
from workbench.text.normalise import bare
from workbench.word.returned.correspondence import Correspondence
from workbench.word.returned.known import gaps
from workbench.word.returned.records import FrozenParagraph, Marks
from workbench.word.returned.shingles import Shingles

FROM_IT: Final = 0.5  # share of the letters of either text that make the one out of the other
TWINS: Final = 0.6  # share of the shorter text's letters, from which on two frozen paragraphs read alike
MOVED: Final = 40  # letters that a changed paragraph must keep to be known outside its place
NEARLY_ALL: Final = 0.8
CLEARLY: Final = 4  # letters of its own for each of another's, by which one of two lost paragraphs is told
FEW: Final = 12  # letters; fewer shared ones say nothing
OFFERED: Final = 3
RIVALS: Final = 6


@dataclass(frozen=True)
class Owners:
    """By returned paragraph: `sure`, the frozen ones it is made of, in order · `likely`, what it may be, best first.

    alike: those that could be two of the draft · mixed: by a sure one whose other words are not new but may be of
    further frozen paragraphs: these.
    """

    sure: Mapping[int, tuple[str, ...]]
    likely: Mapping[int, tuple[str, ...]]
    alike: Set[int]
    mixed: Mapping[int, tuple[str, ...]]


def owners(
    frozen: Sequence[FrozenParagraph], returned: Sequence[str], marks: Mapping[str, Marks], known: Mapping[int, str]
) -> Owners:
    """The owners of each returned paragraph that is not known and holds words."""
    unknown = [index for index, text in enumerate(returned) if index not in known and kept.signs(text)]
    if not unknown:
        return Owners({}, {}, frozenset(), {})
    found = _Search(frozen, returned, marks, known)
    found.by_marks(unknown)
    found.by_text([index for index in unknown if index not in found.held])
    found.apart()
    likely = {index: found.offered(index) for index in unknown if index not in found.sure}
    mixed = {index: uids for index in found.sure if (uids := found.further(index))}
    return Owners(found.sure, {index: uids for index, uids in likely.items() if uids}, found.alike, mixed)


@dataclass
class _Search:
    frozen: Sequence[FrozenParagraph]
    returned: Sequence[str]
    marks: Mapping[str, Marks]
    known: Mapping[int, str]
    sure: dict[int, tuple[str, ...]] = field(default_factory=dict)
    held: dict[int, tuple[str, ...]] = field(default_factory=dict)  # what the marks say, sure or not
    alike: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.order = {each.uid: place for place, each in enumerate(self.frozen)}
        self.texts = {each.uid: each.text for each in self.frozen}
        self.shingles = Shingles(self.texts)
        self.found = set(self.known.values())
        self._bare = {uid: bare(text) for uid, text in self.texts.items()}

    # Marks

    def by_marks(self, unknown: Sequence[int]) -> None:
        holding: dict[int, list[str]] = defaultdict(list)
        for each in self.frozen:
            if each.uid in self.found or each.uid not in self.marks:
                continue
            for index in self.marks[each.uid].covers():
                if index < len(self.returned) and self.marks[each.uid].held(index, len(self.returned[index])):
                    holding[index].append(each.uid)
        for index in unknown:
            if index in holding:
                self.held[index] = tuple(sorted(holding[index], key=lambda uid: self._begins(index, uid)))
        self.elsewhere = {uid for uids in self.held.values() for uid in uids}
        for index, uids in self.held.items():
            if self._marks_hold(index, uids):
                self.sure[index] = uids
            else:
                self.alike.add(index)

    def _begins(self, index: int, uid: str) -> tuple[int, int]:
        held = self.marks[uid].held(index, len(self.returned[index]))
        return (held or (0, 0))[0], self.order[uid]

    def _marks_hold(self, index: int, uids: tuple[str, ...]) -> bool:
        """Whether the text bears out its marks: no lost paragraph is more like it, none of two is the other's twin."""
        if len(uids) > 1:
            return not self._has_twins(uids) or self._is_all_of(index, uids)
        others = [at for at, held in self.held.items() if at != index and uids[0] in held]
        if others and not self._is_from(self.returned[index], uids[0]):
            return False  # new text between the parts of one
        stays = self.shared(index, uids[0])
        if stays >= NEARLY_ALL * kept.signs(self.texts[uids[0]]):
            return True
        lost = [uid for uid in self.texts if uid not in self.found and uid not in self.elsewhere]
        near = self.shingles.nearest(self.returned[index], set(lost), count=RIVALS)
        return all(self.shared(index, uid) < max(FEW, stays) for uid in near)

    def _has_twins(self, uids: Sequence[str]) -> bool:
        return any(self._twins(one, two) for at, one in enumerate(uids) for two in uids[at + 1 :])

    def _twins(self, one: str, two: str) -> bool:
        first, second = self.texts[one], self.texts[two]
        short = min(kept.signs(first), kept.signs(second))
        return _in_common(first, second) >= TWINS * max(1, short)

    def _is_all_of(self, index: int, uids: Sequence[str]) -> bool:
        """Whether it is the whole texts one behind the other, letter by letter."""
        return bare(self.returned[index]) == "".join(bare(self.texts[uid]) for uid in uids)

    # Text

    def by_text(self, unmarked: Sequence[int]) -> None:
        single = {index: uids[0] for index, uids in self.sure.items() if len(uids) == 1}
        self.gaps = gaps({**self.known, **single}, self.order, len(self.returned))
        self.lost = {uid for uid in self.texts if uid not in self.found and uid not in self.elsewhere}
        self._cut_in_two(unmarked)
        for index in unmarked:
            if index in self.sure:
                continue
            beside = {uid for step in (-1, 1) for uid in self.sure.get(index + step, ()) if index + step in self.held}
            best = self._best(index, self.lost | beside)
            if best is None:
                continue
            if not self._stands_out(index, best):
                self.alike.add(index)
                continue
            uids = self._with_neighbours(index, best)
            if self._has_twins(uids) and not self._is_all_of(index, uids):
                self.alike.add(index)
                continue
            self.sure[index] = uids

    def _cut_in_two(self, unmarked: Sequence[int]) -> None:
        """Two that stand one behind the other and are, letter by letter, the whole of one lost paragraph: its halves.

        Each half alone may read like half of its twin; both together are one text, and no other's.
        """
        whole: dict[str, list[str]] = defaultdict(list)
        for uid, text in self._bare.items():
            whole[text].append(uid)
        for one, two in pairwise(unmarked):
            uids = whole.get(bare(self.returned[one]) + bare(self.returned[two]), [])
            if two == one + 1 and len(uids) == 1 and uids[0] in self.lost and one not in self.sure:
                self.sure[one] = self.sure[two] = (uids[0],)

    def _best(self, index: int, among: Set[str]) -> str | None:
        near = self.shingles.nearest(self.returned[index], among, count=RIVALS)
        fitting = [uid for uid in near if self._is_from(self.returned[index], uid)]
        return max(fitting, key=lambda uid: (self._in_gap(index, uid), self.shared(index, uid)), default=None)

    def _is_from(self, text: str, uid: str) -> bool:
        shared = _in_common(text, self.texts[uid])
        short = min(kept.signs(text), kept.signs(self.texts[uid]))
        return shared >= min(FEW, short) and shared >= FROM_IT * short

    def _stands_out(self, index: int, uid: str) -> bool:
        """Whether no other frozen paragraph could be meant as well."""
        text = self.returned[index]
        if self._in_gap(index, uid) and self._is_verbatim(text, uid):
            return True
        mine = _places(text, self.texts[uid])
        near = self.shingles.nearest(text, self.texts.keys() - {uid}, count=RIVALS)
        # Another one that shares other words of it was joined to this one: no rival.
        rivals = [other for other in near if len(mine & _places(text, self.texts[other])) >= FROM_IT * len(mine)]
        if not self._in_gap(index, uid):
            return not rivals and len(mine) >= max(MOVED, FROM_IT * kept.signs(text))
        return all(self._beats(index, uid, other) for other in rivals)

    def _is_verbatim(self, text: str, uid: str) -> bool:
        """Whether the one holds the other whole, letter by letter, and no other frozen paragraph does."""
        said = bare(text)
        if len(said) < MOVED or len(self._bare[uid]) < MOVED:
            return False
        if said in self._bare[uid]:
            return sum(said in other for other in self._bare.values()) == 1
        return self._bare[uid] in said and sum(self._bare[uid] == other for other in self._bare.values()) == 1

    def _beats(self, index: int, uid: str, other: str) -> bool:
        """Words of its own must be there; against a paragraph that is lost too, clearly more than of the other's."""
        text = self.returned[index]
        mine, others = _places(text, self.texts[uid]), _places(text, self.texts[other])
        own, foreign = len(mine - others), len(others - mine)
        if other in self.lost or other in self.elsewhere:
            return own > 0 and own >= CLEARLY * foreign
        return own >= foreign

    def _with_neighbours(self, index: int, uid: str) -> tuple[str, ...]:
        """With those before and after it that were joined to it."""
        uids = [uid]
        for step in (-1, 1):
            while True:
                place = self.order[uids[0 if step < 0 else -1]] + step
                other = self.frozen[place].uid if 0 <= place < len(self.frozen) else None
                rest = self._beside_each_other(index, uids).outside(step)
                if other not in self.lost or other is None or not self._is_whole_in(rest, other):
                    break
                uids.insert(0 if step < 0 else len(uids), other)
        return tuple(uids)

    def _is_whole_in(self, text: str, uid: str) -> bool:
        long = kept.signs(self.texts[uid])
        return long > 0 and _in_common(text, self.texts[uid]) >= FROM_IT * long

    def _in_gap(self, index: int, uid: str) -> bool:
        before, after = self.gaps[index]
        beside = {each for step in (-1, 1) for each in self.sure.get(index + step, ())}
        return before < self.order[uid] < after or uid in beside

    # Several of one

    def apart(self) -> None:
        """Of two returned paragraphs that say the same words of one frozen one, one is a copy: which, nobody knows."""
        parts: dict[str, list[int]] = defaultdict(list)
        for index, uids in sorted(self.sure.items()):
            for uid in uids:
                parts[uid].append(index)
        for uid, indices in parts.items():
            for one, two in pairwise(indices):
                between = any(self.sure.get(at) != self.sure.get(one) for at in range(one + 1, two) if at in self.sure)
                if between or self._say_the_same(uid, one, two):
                    for index in indices:
                        self.sure.pop(index, None)
                        self.alike.add(index)
                    break

    def _say_the_same(self, uid: str, one: int, two: int) -> bool:
        first, second = (_places(self.texts[uid], self.returned[index]) for index in (one, two))
        return len(first & second) > FROM_IT * min(len(first), len(second))

    # Both

    def further(self, index: int) -> tuple[str, ...]:
        """Frozen paragraphs that did not come back as they were and share the words that are not its owners'."""
        uids = self.sure[index]
        new = self._beside_each_other(index, uids).new
        others = self.texts.keys() - self.found - set(uids)
        beside = [each for uid in uids for each in self._beside(uid) if each in others]
        found: list[str] = []
        for words in new:
            long = kept.signs(words)
            near = self.shingles.nearest(words, self.texts.keys() - set(uids), count=RIVALS) if long >= FEW else ()
            # What came back whole may have been a copy, and its words here the paragraph itself.
            found += [uid for uid in near if _in_common(words, self.texts[uid]) >= (FEW if uid in others else MOVED)]
            found += [uid for uid in beside if long and _in_common(words, self.texts[uid]) >= FROM_IT * long]
        return tuple(dict.fromkeys(found))

    def _beside_each_other(self, index: int, uids: Sequence[str]) -> Correspondence:
        return Correspondence(tuple(self.frozen[self.order[uid]] for uid in uids), self.returned[index])

    def _beside(self, uid: str) -> list[str]:
        place = self.order[uid]
        return [self.frozen[at].uid for at in (place - 1, place + 1) if 0 <= at < len(self.frozen)]

    def shared(self, index: int, uid: str) -> int:
        """Letters and figures that the two texts share, in order."""
        return _in_common(self.returned[index], self.texts[uid])

    def offered(self, index: int) -> tuple[str, ...]:
        """What it may be: what its marks say, then what reads most like it, the best first."""
        marked = [*self.held.get(index, ()), *self._touching(index)]
        free = self.texts.keys() - self.found
        near = self.shingles.nearest(self.returned[index], free, count=RIVALS)
        alike = [uid for uid in near if self._may_be(index, uid)]
        alike.sort(key=lambda uid: (-self.shared(index, uid), self.order[uid]))
        return tuple(dict.fromkeys([*marked, *alike]))[:OFFERED]

    def _may_be(self, index: int, uid: str) -> bool:
        """Whether they share enough to be worth a look: a line of a table of contents is like many paragraphs."""
        text, shared = self.returned[index], self.shared(index, uid)
        most = NEARLY_ALL * kept.signs(text), FROM_IT * kept.signs(self.texts[uid])
        return self._is_from(text, uid) and shared >= min(MOVED, *most)

    def _touching(self, index: int) -> list[str]:
        return [uid for uid, each in self.marks.items() if uid not in self.found and index in each.covers()]


def _in_common(one: str, other: str) -> int:
    return sum(kept.signs(one[run.a_start : run.a_end]) for run in together.runs(one, other))


def _places(text: str, other: str) -> set[int]:
    """The places of the letters and figures of the text that stand in the other, too."""
    return {at for run in together.runs(text, other) for at in range(run.a_start, run.a_end) if text[at].isalnum()}
