"""A draft that goes on being written after it was frozen, each letter knowing where it came from.

The same course is told as the store tells it: texts saved in order, with what was split and what was taken in.
That is the truth to measure projection by.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Final, NamedTuple

from workbench.comments.projection.records import Course, Frozen, Words
from workbench.drafting.course import SavedText, TakenIn

ALIKE: Final = 8  # one paragraph in so many is the near twin of another


class Sign(NamedTuple):
    """A character; the frozen paragraph and offset it came from, None where it was written since."""

    text: str
    origin: tuple[str, int] | None


@dataclass(frozen=True)
class Rate:
    """How much is changed: the shares of paragraphs to which each happens, and how much of one is rewritten."""

    touched: float
    split: float
    merged: float
    moved: float
    deleted: float
    rewritten: float  # of them by 35 to 60 % of their words


LIGHT: Final = Rate(0.28, 0.03, 0.03, 0.03, 0.02, 0.0)
MEDIUM: Final = Rate(0.58, 0.06, 0.06, 0.06, 0.05, 0.03)
HEAVY: Final = Rate(0.97, 0.11, 0.11, 0.11, 0.10, 0.20)


def with_twins(chance: random.Random, texts: Sequence[str]) -> list[str]:
    """The texts, one in eight replaced by a near twin of one before it: a figure and a word or two are others."""
    found = list(texts)
    for at in range(ALIKE - 1, len(found), ALIKE):
        words = found[at - chance.randint(1, min(at, ALIKE - 1))].split(" ")
        for _ in range(max(1, len(words) // 25)):
            words[chance.randrange(len(words))] = str(chance.randint(3, 900))
        found[at] = " ".join(words)
    return found


@dataclass
class Draft:
    """Paragraphs in order, as signs."""

    chance: random.Random
    frozen: dict[str, str]
    words: list[str]
    signs: dict[str, list[Sign]] = field(default_factory=dict)
    saved: list[SavedText] = field(default_factory=list)
    taken_in: list[TakenIn] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._serial = count(1)
        for uid, text in self.frozen.items():
            self.signs[uid] = [Sign(sign, (uid, at)) for at, sign in enumerate(text)]
            self._save(uid, "added")

    def text(self, uid: str) -> str:
        return "".join(sign.text for sign in self.signs[uid])

    @cached_property
    def went(self) -> dict[tuple[str, int], tuple[str, int]]:
        """Where each letter and figure of the frozen text stands in the draft that is done, if it does."""
        return {
            sign.origin: (uid, at)
            for uid, signs in self.signs.items()
            for at, sign in enumerate(signs)
            if sign.origin is not None and sign.text.isalnum()
        }

    def course(self) -> Course:
        """As the store tells it."""
        first: dict[str, str] = {}
        for saved in self.saved:
            first.setdefault(saved.paragraph_id, saved.revision_id)
        frozen = {uid: Frozen(uid, first[uid], text) for uid, text in self.frozen.items()}
        standing = {uid: self.text(uid) for uid in self.signs}
        return Course(frozen, standing, tuple(self.saved), tuple(self.taken_in))

    def _save(self, uid: str, kind: str, base: str | None = None) -> str:
        revision = f"R{next(self._serial)}"
        self.saved.append(SavedText(revision, uid, kind, base or self._head(uid), self.text(uid), revision))
        return revision

    def _head(self, uid: str) -> str | None:
        return next((each.revision_id for each in reversed(self.saved) if each.paragraph_id == uid), None)

    def rewrite(self, uid: str, share: float) -> None:
        """Replace runs of words until about that share of the words is new; at least one run."""
        signs = self.signs[uid]
        total = max(1, len(self.text(uid).split()))
        new = 0
        while new < max(1, share * total):
            spans = [match.span() for match in re.finditer(r"\S+", "".join(sign.text for sign in signs))]
            if not spans:
                break
            at, length = self.chance.randrange(len(spans)), self.chance.randint(1, 4)
            start, end = spans[at][0], spans[min(at + length, len(spans)) - 1][1]
            written = " ".join(self.chance.choices(self.words, k=self.chance.randint(1, 5)))
            signs[start:end] = [Sign(sign, None) for sign in written]
            new += length
        self._save(uid, "written")

    def insert(self, uid: str, sentence: str) -> None:
        """A sentence before, behind or between those that are there."""
        places = [0, *(match.end() for match in re.finditer(r"[.;] ", self.text(uid))), len(self.signs[uid])]
        at = self.chance.choice(places)
        before = " " if at == len(self.signs[uid]) else ""
        self.signs[uid][at:at] = [Sign(sign, None) for sign in f"{before}{sentence}{'' if before else ' '}"]
        self._save(uid, "written")

    def drop(self, uid: str) -> None:
        """A sentence goes, if there are several."""
        cuts = [0, *(match.end() for match in re.finditer(r"[.;] ", self.text(uid))), len(self.signs[uid])]
        if len(cuts) > 2:
            at = self.chance.randrange(len(cuts) - 1)
            del self.signs[uid][cuts[at] : cuts[at + 1]]
            self._save(uid, "written")

    def split(self, uid: str) -> None:
        cuts = [match.start() for match in re.finditer(" ", self.text(uid))][3:-3]
        if not cuts:
            return
        at, new, base = self.chance.choice(cuts), f"N{next(self._serial)}", self._head(uid)
        self.signs[uid], second = self.signs[uid][:at], self.signs[uid][at + 1 :]
        self.signs = _behind(self.signs, uid, new, second)
        self._save(uid, "split", base)
        self._save(new, "split", base)

    def merge(self, uid: str, other: str, *, by_hand: bool = False) -> None:
        """The words of the other go behind those of `uid`; by hand: copied over, and the other deleted."""
        start = len(self.signs[uid]) + 1
        self.signs[uid] = [*self.signs[uid], Sign(" ", None), *self.signs.pop(other)]
        revision = self._save(uid, "written" if by_hand else "merged")
        self.merged.append((other, uid))
        if by_hand:
            return
        self.taken_in.append(TakenIn(other, uid, start, len(self.signs[uid]), revision))

    def move(self, uid: str, after: str) -> None:
        self.signs = _behind(self.signs, after, uid, self.signs.pop(uid))

    def delete(self, uid: str) -> None:
        del self.signs[uid]


def _behind(signs: dict[str, list[Sign]], after: str, new: str, its: list[Sign]) -> dict[str, list[Sign]]:
    found: dict[str, list[Sign]] = {}
    for uid, each in signs.items():
        found[uid] = each
        if uid == after:
            found[new] = its
    return found


def redrafted(chance: random.Random, texts: Sequence[str], rate: Rate, *, twins_meet: float = 0.25) -> Draft:
    """The texts frozen, then worked on: rewriting before and after what is split, merged, moved and deleted.

    About as many comments lose their text as in the study the thresholds come from: 2, 8 and 15 in a hundred.
    twins_meet: the share of merges that put a paragraph together with the one that reads most like it.
    """
    draft = Draft(chance, {f"P{at}": text for at, text in enumerate(texts, start=1)}, " ".join(texts).split())
    sentences = [each for text in texts for each in re.split(r"(?<=\.) ", text) if len(each) > 30]
    steps = [*["touched"] * round(rate.touched * len(texts) / 2)] * 2
    structure = [
        *["split"] * round(rate.split * len(texts)),
        *["merged"] * round(rate.merged * len(texts)),
        *["moved"] * round(rate.moved * len(texts)),
        *["deleted"] * round(rate.deleted * len(texts)),
    ]
    steps = [*steps, *structure]
    chance.shuffle(steps)
    touch = list(draft.frozen)
    chance.shuffle(touch)
    for step in steps:
        uid = chance.choice(list(draft.signs))
        if step == "touched":
            uid = touch.pop() if touch else uid
            if uid in draft.signs:
                _touch(draft, uid, rate, sentences)
        elif step == "split":
            draft.split(uid)
        elif step == "merged":
            other = _alike(draft, uid) if chance.random() < twins_meet else _next(draft, uid)
            if other:
                draft.merge(uid, other)
        elif step == "moved":
            after = chance.choice([each for each in draft.signs if each != uid])
            draft.move(uid, after)
        else:
            draft.delete(uid)
    return draft


def _touch(draft: Draft, uid: str, rate: Rate, sentences: Sequence[str]) -> None:
    if draft.chance.random() < rate.rewritten / max(rate.touched, 0.01):
        draft.rewrite(uid, draft.chance.uniform(0.35, 0.60))
        return
    match draft.chance.randrange(8):
        case 0 | 1:
            draft.insert(uid, draft.chance.choice(sentences))
        case 2:
            draft.drop(uid)
        case _:
            draft.rewrite(uid, draft.chance.uniform(0.02, 0.20))


def _next(draft: Draft, uid: str) -> str | None:
    order = list(draft.signs)
    at = order.index(uid) + 1
    return order[at] if at < len(order) else None


def _alike(draft: Draft, uid: str) -> str | None:
    words = set(draft.text(uid).split())

    def shared(other: str) -> float:
        its = set(draft.text(other).split())
        return len(words & its) / (1 + len(words | its))

    others = [each for each in draft.signs if each != uid]
    return max(others, key=shared) if others else None


def put_together(chance: random.Random, texts: Sequence[str], *, by_hand: bool = False) -> Draft:
    """The worst: paragraphs put together with those that read most like them, and what came of it rewritten."""
    draft = Draft(chance, {f"P{at}": text for at, text in enumerate(texts, start=1)}, " ".join(texts).split())
    for uid in chance.sample(list(draft.signs), len(draft.signs) // 3):
        other = _alike(draft, uid) if uid in draft.signs else None
        if other is None:
            continue
        draft.merge(uid, other, by_hand=by_hand)
        for _ in range(chance.randint(0, 2)):
            draft.drop(uid)
        draft.rewrite(uid, chance.uniform(0.05, 0.6))
    return draft


@dataclass(frozen=True)
class Note:
    """A comment on words of the frozen text."""

    uid: str
    start: int
    end: int


def notes(chance: random.Random, frozen: dict[str, str], number: int) -> list[Note]:
    """So many, on 1 to 25 words each."""
    found: list[Note] = []
    while len(found) < number:
        uid = chance.choice(list(frozen))
        spans = [match.span() for match in re.finditer(r"\w+", frozen[uid])]
        if spans:
            at, length = chance.randrange(len(spans)), chance.randint(1, 25)
            found.append(Note(uid, spans[at][0], spans[min(at + length, len(spans)) - 1][1]))
    return found


@dataclass(frozen=True)
class Truth:
    """What is known of words said to be those of a comment. kept: the share of its letters that still stand anywhere.

    exact: all that is left of the comment and nothing else of the frozen text · wrong: nothing of it.
    """

    kept: float
    exact: bool
    wrong: bool


def truth(draft: Draft, note: Note, segments: Sequence[Words]) -> Truth:
    """Judged by where each letter came from; new words at an end may be in or out. Of a draft that is done."""
    chosen = draft.frozen[note.uid][note.start : note.end]
    left = {draft.went[note.uid, at] for at in range(note.start, note.end) if (note.uid, at) in draft.went}
    said = {(each.paragraph_id, at) for each in segments for at in range(each.start, each.end)}
    old = {place for place in said if _is_old(draft.signs[place[0]][place[1]])}
    return Truth(len(left) / max(1, sum(map(str.isalnum, chosen))), old == left, old != left and not old & left)


def _is_old(sign: Sign) -> bool:
    return sign.text.isalnum() and sign.origin is not None
