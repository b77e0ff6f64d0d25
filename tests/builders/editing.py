"""Documents edited at random without change tracking, with the origin of every character kept: the truth is known.

    sent      A  Women hold forty per cent.         B  Adopt a law.
    edited    [ Women hold 42 per cent. Adopt a law. ]       W ← A 0, o ← A 1 … 4 ← new … A ← B 0

One paragraph in eight has a near twin, some read wholly alike.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from workbench.word.returned.records import FrozenParagraph, Marks

Origin: TypeAlias = tuple[str, int] | None
_WORDS: Final[Sequence[str]] = re.findall(
    r"\w+",
    "government ministry health education law equality women children court police parliament commission report plan "
    "budget region province school hospital teacher nurse judge complaint decision rights convention article data "
    "survey programme training officers migrants housing work wages pensions access water land language minority "
    "disability violence shelter prevention protection council mayor citizen election media internet privacy",
)
_SMALL = ("the", "of", "and", "in", "to", "for", "with", "by", "on", "from", "under", "at")
_TWIN = (
    "With reference to article {} of the Convention, the competent board received {} complaints in {}, of which {} "
    "were resolved within the year."
)


@dataclass
class Paragraph:
    """Characters with their origins."""

    text: str
    origins: list[Origin] = field(default_factory=list)

    def put(self, at: int, words: str) -> None:
        self.text = self.text[:at] + words + self.text[at:]
        self.origins[at:at] = [None] * len(words)

    def take(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        del self.origins[start:end]


def sentence(chance: random.Random, words: int) -> str:
    made = [chance.choice(_SMALL if place % 3 == 1 else _WORDS) for place in range(words)]
    if chance.random() < 0.4:
        made[chance.randrange(len(made))] = str(chance.randrange(2, 3000))
    return " ".join(made).capitalize() + "."


def a_document(chance: random.Random, *, paragraphs: int) -> tuple[FrozenParagraph, ...]:
    """Paragraphs P000, P001 … of one to four sentences."""
    texts: list[str] = []
    while len(texts) < paragraphs:
        if texts and chance.random() < 1 / 8:
            texts.append(_near_twin(chance, chance.choice(texts)))
        elif chance.random() < 1 / 12:
            figures = (
                chance.randrange(1, 20),
                chance.randrange(300),
                chance.randrange(2019, 2026),
                chance.randrange(99),
            )
            texts.append(_TWIN.format(*figures))
        else:
            texts.append(" ".join(sentence(chance, chance.randrange(6, 22)) for _ in range(chance.randrange(1, 5))))
    chance.shuffle(texts)
    return tuple(FrozenParagraph(f"P{at:03}", at + 1, text) for at, text in enumerate(texts))


def _near_twin(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(chance.randrange(4)):
        words[chance.randrange(len(words))] = chance.choice(_WORDS)
    return " ".join(words)


class Desk:
    """A copy of the document on somebody's desk, edited without change tracking."""

    def __init__(self, frozen: Sequence[FrozenParagraph], chance: random.Random) -> None:
        self.frozen = frozen
        self.chance = chance
        self.paragraphs = [Paragraph(each.text, [(each.uid, at) for at in range(len(each.text))]) for each in frozen]
        self.copied: set[int] = set()

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.paragraphs]

    def edited(self, edits: int) -> None:
        kinds: tuple[tuple[Callable[[int], None], int], ...] = (
            (self.insert, 5),
            (self.prepend, 2),
            (self.append, 2),
            (self.reword, 6),
            (self.cut, 2),
            (self.split, 4),
            (self.merge, 4),
            (self.delete, 4),
            (self.move, 2),
            (self.rewrite, 1),
            (self.copy, 1),
            (self.across, 1),
            (self.new, 2),
        )
        for _ in range(edits):
            (edit,) = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
            edit(self.chance.randrange(len(self.paragraphs)))

    def insert(self, at: int) -> None:
        each = self.paragraphs[at]
        ends = [place + 2 for place in range(len(each.text)) if each.text.startswith(". ", place)]
        each.put(self.chance.choice(ends or [0]), sentence(self.chance, self.chance.randrange(4, 14)) + " ")

    def prepend(self, at: int) -> None:
        self.paragraphs[at].put(0, sentence(self.chance, 5) + " ")

    def append(self, at: int) -> None:
        each = self.paragraphs[at]
        each.put(len(each.text), " " + sentence(self.chance, 7))

    def reword(self, at: int, *, words: int = 0) -> None:
        each = self.paragraphs[at]
        spans = _words(each.text)
        if not spans:
            return
        first = self.chance.randrange(len(spans))
        last = min(len(spans) - 1, first + self.chance.randrange(3))
        start, end = spans[first][0], spans[last][1]
        each.take(start, end)
        each.put(start, " ".join(self.chance.choice(_WORDS) for _ in range(self.chance.randrange(1, 4))))

    def cut(self, at: int) -> None:
        each = self.paragraphs[at]
        spans = _words(each.text)
        if len(spans) > 6:
            first = self.chance.randrange(len(spans) - 4)
            each.take(spans[first][0], spans[first + self.chance.randrange(1, 4)][0])

    def rewrite(self, at: int) -> None:
        for _ in range(len(_words(self.paragraphs[at].text)) // 4):
            self.reword(at)

    def split(self, at: int) -> None:
        each = self.paragraphs[at]
        spans = _words(each.text)
        if len(spans) < 6:
            return
        where = spans[self.chance.randrange(2, len(spans) - 2)][0]
        rest = Paragraph(each.text[where:], each.origins[where:])
        each.take(where - 1, len(each.text))
        self.paragraphs.insert(at + 1, rest)

    def merge(self, at: int) -> None:
        if at + 1 < len(self.paragraphs):
            one, other = self.paragraphs[at], self.paragraphs.pop(at + 1)
            one.put(len(one.text), " ")
            one.text += other.text
            one.origins += other.origins

    def delete(self, at: int) -> None:
        if len(self.paragraphs) > 3:
            del self.paragraphs[at]

    def move(self, at: int) -> None:
        each = self.paragraphs.pop(at)
        self.paragraphs.insert(self.chance.randrange(len(self.paragraphs) + 1), each)

    def copy(self, at: int) -> None:
        """The words of another paragraph pasted as one of its own: new words, whatever they read like."""
        text = self.paragraphs[at].text
        self.paragraphs.insert(self.chance.randrange(len(self.paragraphs)), Paragraph(text, [None] * len(text)))

    def new(self, at: int) -> None:
        text = sentence(self.chance, 12)
        self.paragraphs.insert(at, Paragraph(text, [None] * len(text)))

    def across(self, at: int) -> None:
        """The end of one and the beginning of the next taken out together, with what was between them."""
        if at + 1 < len(self.paragraphs):
            one, other = self.paragraphs[at], self.paragraphs[at + 1]
            one.take(self.chance.randrange(len(one.text) + 1), len(one.text))
            other.take(0, self.chance.randrange(len(other.text) + 1))
            del self.paragraphs[at + 1]
            one.text += other.text
            one.origins += other.origins

    def marks(self) -> dict[str, Marks]:
        """The bookmarks as an office program leaves them: around what is left of each paragraph."""
        places: dict[str, list[tuple[int, int]]] = {}
        for index, each in enumerate(self.paragraphs):
            for at, origin in enumerate(each.origins):
                if origin is not None:
                    places.setdefault(origin[0], []).append((index, at))
        marks: dict[str, Marks] = {}
        for uid, found in places.items():
            (first, start), (last, end) = min(found), max(found)
            drift = self.chance.choice((0, 0, 1)) if end > 1 else 0
            begin = (first, start)
            if last > first and self.chance.random() < 0.5:
                begin = (last, 0)  # LibreOffice moves the start of the enclosing mark into the second half
            marks[uid] = Marks(point=(first, start), start=begin, end=(last, end + 1 - drift))
        self._leftovers(marks)
        return marks

    def _leftovers(self, marks: dict[str, Marks]) -> None:
        """Of a paragraph that is gone, marks may stay behind on its neighbour: the point, or both ends as one."""
        for each in self.frozen:
            fate = self.chance.random()
            if each.uid in marks or fate < 0.5:
                continue
            index = min(int(each.uid[1:]), len(self.paragraphs) - 1)
            at = (index, 0)
            marks[each.uid] = Marks(point=at) if fate < 0.75 else Marks(at, at, at)

    def ranges(self, count: int) -> Iterator[tuple[int, int, int]]:
        """Ranges of whole words: (paragraph, start, end)."""
        filled = [index for index, each in enumerate(self.paragraphs) if _words(each.text)]
        for _ in range(count):
            index = self.chance.choice(filled)
            spans = _words(self.paragraphs[index].text)
            first = self.chance.randrange(len(spans))
            last = min(len(spans) - 1, first + self.chance.randrange(8))
            yield index, spans[first][0], spans[last][1]


def _words(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for word in text.split(" "):
        if word:
            found.append((at, at + len(word)))
        at += len(word) + 1
    return found
