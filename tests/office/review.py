"""A whole review drawn by chance: 120 comments and 212 edits of the kinds that people make, in 400 paragraphs.

Each edit has paragraphs of its own. A comment may stand in an edited paragraph, its ends clear of the edited words:
an end inside words that are gone has no single truth.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tests.office.office import Edit, Remark
from tests.office.prose import Sent
from tests.office.state_report import OTHER_WORDS
from workbench.text.characters import NOTE_MARK
from workbench.word.returned.anchoring import FrozenParagraph

EDITS = {"insert": 40, "prepend": 15, "append": 15, "reword": 40, "split": 30, "merge": 30, "delete": 30, "move": 12}
COMMENTS = 120
FAR = 25  # paragraphs that one moves at least
CLEAR = 3  # characters between an end of a comment and edited words
STRUCTURE = frozenset({"merge", "delete", "move"})
SENTENCES = {
    "en": "The amount was raised to {number} thousand in the year under review.",
    "ar": "ورُفع المبلغ إلى {number} ألف في السنة المشمولة بالتقرير.",
}


@dataclass(frozen=True)
class Planned:
    """An edit and its kind as people speak of it (a prepend is an insertion)."""

    kind: str
    edit: Edit


@dataclass(frozen=True)
class Review:
    """remarks: comments to be made · planned: edits, from the end of the document backwards."""

    remarks: tuple[Remark, ...]
    planned: tuple[Planned, ...]

    @cached_property
    def edits(self) -> list[Edit]:
        return [each.edit for each in self.planned]


def a_review(
    sent: Sent,
    chance: random.Random,
    *,
    share: float = 1.0,
    language: str = "en",
) -> Review:
    """All of it, or a share of it for a smaller report."""
    wanted = [kind for kind, count in EDITS.items() for _ in range(round(count * share))]
    chance.shuffle(wanted)
    wanted.sort(key=lambda kind: kind not in STRUCTURE)  # what needs most room first
    planned = _Planner(sent, chance, language).all(wanted)
    return Review(tuple(_remarks(sent, chance, planned, count=round(COMMENTS * share))), tuple(planned))


class _Planner:
    def __init__(self, sent: Sent, chance: random.Random, language: str) -> None:
        self.sent, self.chance, self.language = sent, chance, language
        self.order = {paragraph.uid: place for place, paragraph in enumerate(sent.frozen)}
        self.used: dict[int, str] = {}

    def all(self, wanted: Sequence[str]) -> list[Planned]:
        made: list[tuple[int, Planned]] = []
        for kind in wanted:
            places = [place for place, each in enumerate(self.sent.frozen) if _is_prose(each)]
            self.chance.shuffle(places)
            place = next(place for place in places if self._fits(kind, place))
            edit = self._edit(kind, self.sent.frozen[place])
            made.append((place, Planned(kind, edit)))
            self.used[place] = kind
            if kind == "merge":
                self.used[place + 1] = kind
        return [each for _, each in sorted(made, key=lambda each: -each[0])]

    def _fits(self, kind: str, place: int) -> bool:
        """Whether the paragraph is free, for a change of structure with its neighbours, a numbered one following."""
        if place in self.used:
            return False
        if kind not in STRUCTURE:
            return kind not in ("insert", "split") or bool(_ends(self.sent.frozen[place].text))
        following = self.sent.frozen[place + 1] if place + 1 < len(self.sent.frozen) else None
        around = (place - 1, place + 1, *((place + 2,) if kind == "merge" else ()))
        return following is not None and _is_prose(following) and not any(at in self.used for at in around)

    def _edit(self, kind: str, paragraph: FrozenParagraph) -> Edit:
        uid, text = paragraph.uid, paragraph.text
        new = SENTENCES[self.language].format(number=self.chance.randint(100, 999))
        if kind in ("insert", "split"):
            at = self.chance.choice(_ends(text))
            return Edit(uid, kind, at, at, text=f"{new} " if kind == "insert" else "")
        if kind == "prepend":
            return Edit(uid, "insert", 0, 0, text=f"{new} ")
        if kind == "append":
            return Edit(uid, "insert", len(text), len(text), text=f" {new}")
        if kind == "reword":
            start, end = self.chance.choice(list(_words(text)))
            return Edit(uid, "replace", start, end, text[start:end], self.chance.choice(OTHER_WORDS[self.language]))
        return Edit(uid, kind, to=self._away(self.order[uid]) if kind == "move" else "")

    def _away(self, place: int) -> str:
        """A paragraph far off, with no change of structure beside it, before which another one may be put."""
        places = [at for at, each in enumerate(self.sent.frozen) if abs(at - place) > FAR and _is_prose(each)]
        free = [
            at
            for at in places
            if at not in self.used and at - 1 not in self.used and _is_prose(self.sent.frozen[at - 1])
        ]
        at = self.chance.choice(free)
        self.used[at] = self.used[at - 1] = "beside a moved one"
        return self.sent.frozen[at].uid


def _is_prose(paragraph: FrozenParagraph) -> bool:
    return paragraph.number is not None and "\t" not in paragraph.text


def _ends(text: str) -> list[int]:
    """Where sentences end and another one begins."""
    return [at + 2 for at in range(CLEAR, len(text) - CLEAR) if text[at] in ".؛،,;" and text[at + 1] == " "]


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Words of four letters and more that are no other word's look-alike, away from both ends."""
    at = 0
    for word in text.split(" "):
        if word.isalpha() and len(word) >= 4 and 0 < at < len(text) - 12 and word not in _every_other_word():
            yield at, at + len(word)
        at += len(word) + 1


def _every_other_word() -> frozenset[str]:
    return frozenset(word for words in OTHER_WORDS.values() for word in words)


def _remarks(sent: Sent, chance: random.Random, planned: Sequence[Planned], *, count: int) -> Iterator[Remark]:
    gone = {each.edit.uid for each in planned if each.kind == "delete"}
    edits = _places_of(sent, planned)
    open_to = [each for each in sent.frozen if _is_prose(each) and each.uid not in gone]
    for number in range(count):
        while True:
            paragraph = chance.choice(open_to)
            start, end = _range(paragraph.text, chance)
            if all(_clear(start, end, edit) for edit in edits[paragraph.uid]):
                break
        quote = paragraph.text[start:end]
        yield Remark(
            paragraph.uid, start, end, quote, f"Remark {number}", f"Reviewer {number % 3}", resolved=number % 5 == 0
        )


def _places_of(sent: Sent, planned: Sequence[Planned]) -> Mapping[str, list[tuple[int, int]]]:
    """Where in each paragraph something is edited; a merge edits the end of one and the beginning of the next."""
    following = {one.uid: other.uid for one, other in zip(sent.frozen, sent.frozen[1:], strict=False)}
    length = {each.uid: len(each.text) for each in sent.frozen}
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in planned:
        edit = each.edit
        if edit.kind == "merge":
            found[edit.uid].append((length[edit.uid], length[edit.uid]))
            found[following[edit.uid]].append((0, 0))
        elif edit.kind != "move":  # its words stay as they are
            found[edit.uid].append((edit.start, edit.end))
    return found


def _clear(start: int, end: int, edit: tuple[int, int]) -> bool:
    return all(not edit[0] - CLEAR < at < edit[1] + CLEAR for at in (start, end))


def _range(text: str, chance: random.Random) -> tuple[int, int]:
    """One to twenty-five words, one in ten cut inside a word, none in a note mark alone."""
    spaces = [-1, *(at for at, sign in enumerate(text) if sign == " "), len(text)]
    first = chance.randrange(len(spaces) - 1)
    last = min(len(spaces) - 1, first + chance.randint(1, 25))
    start, end = spaces[first] + 1, spaces[last]
    if chance.random() < 0.1 and end - start > 8 and NOTE_MARK not in text[start:end]:
        start, end = start + 2, end - 2
    return start, end
