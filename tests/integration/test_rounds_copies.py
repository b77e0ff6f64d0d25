"""Several copies come back from several institutions, some corrected, some late: the order does not count.

Every world is made of remarks that people wrote once, and of copies that hold some of them, as saved on some day. The
record must say the same after every order in which the copies can be handed in, by the State side or by the
institution itself.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from tests.builders.rounds import CLOSES, LATER, Round, a_round
from tests.builders.word import packed, unpacked
from tests.cast import MORNING, Cast
from tests.integration.test_rounds_word import PLAIN
from workbench.comments import operations, queries
from workbench.comments.intake import files
from workbench.comments.intake.files import Returned
from workbench.comments.records import RoundKind
from workbench.installation import Installation
from workbench.people import Actor

DAY = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
AUTHORS = ("Chidi", "Ines", "Olu")
SAYS = ("Give the year.", "Which ones?", "We count more.", "Name the law.", "This is not so.", "Since when?")
REWORDED = {" In ": " During ", "The ": "Our ", " by the police": " by officers"}
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{}</dcterms:modified></cp:coreProperties>'
)
_RELATION = (
    '<Relationship Id="core" Target="docProps/core.xml" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
)


@dataclass(frozen=True)
class Wrote:
    """A remark that somebody wrote once, at some words; `corrected` is what it says in copies of the third day."""

    number: int
    author: str
    paragraph: int
    words: str
    text: str
    corrected: str
    reply: str

    def says(self, *, corrected: bool) -> str:
        return self.corrected if corrected else self.text


@dataclass(frozen=True)
class Copy:
    """What one file holds, and when it was saved. reworded: paragraphs whose first words were changed untracked."""

    organisation: str
    day: int
    holds: tuple[Wrote, ...]
    corrected: bool
    reworded: frozenset[int]


def _written(chance: random.Random) -> tuple[Wrote, ...]:
    """Remarks on different words of the paragraphs, two of them at most alike in what they say."""
    found = []
    for paragraph, text in enumerate(PLAIN):
        words = [word for word in re.findall(r"\w{4,}", text)[1:] if text.count(word) == 1]
        for word in chance.sample(words, 2):
            text = chance.choice(SAYS)
            found.append(
                Wrote(
                    len(found),
                    chance.choice(AUTHORS),
                    paragraph,
                    word,
                    text,
                    f"{text} We mean {word}." if chance.random() < 0.5 else text,
                    chance.choice(("", "", "I agree.")),
                )
            )
    return tuple(found)


def _copies(chance: random.Random, cast: Cast) -> tuple[Copy, ...]:
    """Of the commission a copy, a second one, a corrected one, and a late one with the old words; of a ministry one."""
    written = _written(chance)

    def some() -> tuple[Wrote, ...]:
        return tuple(each for each in written if chance.random() < 0.7)

    def reworded() -> frozenset[int]:
        return frozenset(number for number in range(len(PLAIN)) if chance.random() < 0.3)

    days = (("first", 1), ("second", 2), ("corrected", 3), ("late", 4))
    own = [Copy(cast.commission, day, some(), name == "corrected", reworded()) for name, day in days]
    return (*own, Copy(cast.education, chance.randrange(1, 5), some(), False, reworded()))


def _file(held: Round, copy: Copy) -> bytes:
    marked = []
    for paragraph, text in enumerate(PLAIN):
        for each in copy.holds:
            if each.paragraph == paragraph:
                reply = f" / Ines: {each.reply}" if each.reply else ""
                said = each.says(corrected=copy.corrected)
                text = text.replace(each.words, f"[{each.words}]({each.author}: {said}{reply})")
        if paragraph in copy.reworded:
            text = re.sub(r"^(\w+)", r"Rather \1", text)
        marked.append(text)
    parts = unpacked(held.file(*marked))
    numbers = [each.number * 2 + reply for each in _in_order(copy) for reply in range(1 + bool(each.reply))]
    dates = iter(numbers)
    comments = re.sub(
        r'w:date="[^"]*"', lambda _: f'w:date="2026-05-03T10:{next(dates):02}:00Z"', parts["word/comments.xml"].decode()
    )
    rels = parts["_rels/.rels"].decode().replace("</Relationships>", _RELATION)
    saved = f"{DAY + timedelta(days=copy.day):%Y-%m-%dT%H:%M:%SZ}"
    return packed(
        {**parts, "word/comments.xml": comments, "_rels/.rels": rels, "docProps/core.xml": _CORE.format(saved)}
    )


def _in_order(copy: Copy) -> list[Wrote]:
    return sorted(copy.holds, key=lambda each: (each.paragraph, PLAIN[each.paragraph].index(each.words)))


@dataclass(frozen=True)
class Desk:
    """Hands copies in, in one order after the other, each time in a round of its own on the same version."""

    held: Round

    @property
    def cast(self) -> Cast:
        return self.held.cast

    def read(self, copies: Sequence[Copy]) -> list[tuple[Copy, bytes, Returned]]:
        made = [(copy, _file(self.held, copy)) for copy in copies]
        return [(copy, data, files.read(data, self.held.snapshot)) for copy, data in made]

    def after(self, order: Sequence[tuple[Copy, bytes, Returned]], actors: dict[str, Actor]) -> set[object]:
        """What is in the round once these were handed in by those actors; the round is forgotten again."""
        with self.held.installation.store.writing() as db:
            round_id = operations.open_round(
                db,
                snapshot_id=self.held.snapshot.id,
                kind=RoundKind.INTERNAL,
                invite=[self.cast.commission, self.cast.education],
                closes=CLOSES,
                by=self.cast.amina,
                at=MORNING,
            )
            for copy, data, returned in order:
                operations.receive(
                    db,
                    round_id=round_id,
                    organisation_id=copy.organisation,
                    data=data,
                    name="copy.docx",
                    returned=returned,
                    by=actors[copy.organisation],
                    at=LATER,
                )
            drafts = [each for who in (self.cast.ines, self.cast.bruno) for each in queries.drafts(db, who, round_id)]
            comments = queries.comments(db, self.cast.amina, round_id)
        answered = {each.id: each.text for each in (*drafts, *comments)}
        return {
            (
                each.organisation_id,
                each.text,
                each.written_at,
                each.anchor.match,
                each.anchor.paragraph_id,
                each.anchor.start,
                each.anchor.end,
                answered.get(each.reply_to or ""),
                bool(getattr(each, "replaced_by", None)),
            )
            for each in (*drafts, *comments)
        }


def _orders(chance: random.Random, count: int, *, how_many: int | None) -> Iterator[tuple[int, ...]]:
    every = list(permutations(range(count)))
    yield from every if how_many is None else chance.sample(every, how_many)


@pytest.fixture
def desk(installation: Installation, cast: Cast) -> Desk:
    return Desk(a_round(installation, cast))


@pytest.mark.word_roundtrip("4")
@pytest.mark.parametrize("road", ["state", "institution"])
def test_copies_in_any_order_give_the_same_record(
    desk: Desk, road: str, full_count: bool, figure: Callable[[str, object], None]
) -> None:
    cast = desk.cast
    own = {cast.commission: cast.ines, cast.education: cast.bruno}
    actors = own if road == "institution" else dict.fromkeys(own, cast.amina)
    tried = 0
    for seed in range(20 if full_count else 2):
        chance = random.Random(seed)
        copies = desk.read(_copies(chance, cast))
        assert not [each.why_not for _, _, each in copies if each.why_not]
        expected = desk.after(copies, actors)
        for order in _orders(chance, len(copies), how_many=30 if full_count else 8):
            again = [copies[at] for at in order] + [copies[chance.randrange(len(copies))]]
            assert desk.after(again, actors) == expected, (seed, order)
            tried += 1
    figure(f"orders of five copies by two institutions, {road} road: the same", f"{tried} of {tried}")
