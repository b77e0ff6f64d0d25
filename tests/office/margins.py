"""A report with threads in its margin and proposals in its text, as the workbench writes them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.office.prose import Sent
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment
from workbench.word.commenting.writing import with_comments

AUTHORS = ("Chidi Okafor", "Inés Duarte", "إيناس دوارتي", "陈伟")
BODIES = (
    "Which figures?",
    "See article 9.\nAnd the annex.",
    "ما المقصود بذلك؟",
    "请说明。",
    "Add the figures of 2025.",
)


@dataclass(frozen=True)
class Margin:
    """What was written, and the file."""

    sent: Sent
    remarks: tuple[WrittenComment, ...]
    changes: tuple[WrittenChange, ...]

    @property
    def data(self) -> bytes:
        texts = {paragraph.uid: paragraph.text for paragraph in self.sent.frozen}
        return with_comments(self.sent.data, texts, remarks=self.remarks, changes=self.changes)

    @property
    def heads(self) -> tuple[WrittenComment, ...]:
        return tuple(remark for remark in self.remarks if remark.reply_to is None)

    @property
    def replies(self) -> tuple[WrittenComment, ...]:
        return tuple(remark for remark in self.remarks if remark.reply_to is not None)


def a_margin(sent: Sent, chance: random.Random, *, threads: int, replies: int, changes: int = 0) -> Margin:
    """So many threads on ranges of every form, replies to some of them, and changes clear of one another."""
    places = _places(sent, chance)
    heads = [_head(number, next(places), chance) for number in range(threads)]
    answered = [head for head in heads if not _is_point(head)]
    said = [_reply(number, chance.choice(answered)) for number in range(replies)]
    return Margin(sent, (*heads, *said), tuple(_changes(sent, chance, changes)))


def _places(sent: Sent, chance: random.Random) -> Iterator[tuple[Stretch, ...]]:
    """Words, parts of words, points, paragraphs, two paragraphs, some over others; no range twice."""
    taken: set[tuple[Stretch, ...]] = set()
    paragraphs = sent.numbered
    # A range over two with a heading between them stands on the heading too.
    neighbours = [pair for pair in pairwise(sent.frozen) if all(each.number is not None for each in pair)]
    while True:
        paragraph = chance.choice(paragraphs)
        length = len(paragraph.text)
        start = chance.randrange(length)
        end = min(length, start + chance.choice((0, 1, 4, 9, 30, 80)))
        place: tuple[Stretch, ...] = (Stretch(paragraph.uid, start, end),)
        form = chance.random()
        if form < 0.15:
            place = (Stretch(paragraph.uid, 0, length),)
        elif form < 0.3:
            first, second = chance.choice(neighbours)
            stop = chance.randint(1, len(second.text))
            start = chance.randrange(len(first.text))
            place = (Stretch(first.uid, start, len(first.text)), Stretch(second.uid, 0, stop))
        if place not in taken:
            taken.add(place)
            yield place


def _head(number: int, place: tuple[Stretch, ...], chance: random.Random) -> WrittenComment:
    return WrittenComment(
        key=f"head {number}",
        author=chance.choice(AUTHORS),
        date=f"2026-05-03T09:{number // 60 % 60:02}:{number % 60:02}Z",
        text=f"{chance.choice(BODIES)} ({number})",
        place=place,
        initials="AB",
        resolved=chance.random() < 0.3,
    )


def _reply(number: int, head: WrittenComment) -> WrittenComment:
    date = f"2026-05-04T10:{number // 60 % 60:02}:{number % 60:02}Z"
    return WrittenComment(f"reply {number}", "Arcadia", date, f"Noted. ({number})", reply_to=head.key)


def _is_point(head: WrittenComment) -> bool:
    return len(head.place) == 1 and head.place[0].start == head.place[0].end


def _changes(sent: Sent, chance: random.Random, count: int) -> Iterator[WrittenChange]:
    """One in a paragraph: words put in, taken out, replaced; a paragraph divided."""
    for number, paragraph in enumerate(chance.sample(sent.numbered, k=count)):
        spaces = [place for place, sign in enumerate(paragraph.text) if sign == " "]
        first = chance.randrange(len(spaces) - 2)
        start, end = spaces[first], spaces[first + 2]
        inserted = chance.choice((" other words", "", "¶"))
        place = Stretch(paragraph.uid, start, start if inserted == "¶" or number % 4 == 0 else end)
        if place.start == place.end and not inserted:
            inserted = " and new ones"
        yield WrittenChange(f"change {number}", chance.choice(AUTHORS), "2026-05-05T08:00:00Z", place, inserted)
