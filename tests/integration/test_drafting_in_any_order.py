"""Whatever drafters do in whatever order: numbers run on, no text is lost, coverage is a plain recount."""

import random
from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.operations.structure import NothingToSplit
from workbench.drafting.records import Addressed, StateReport
from workbench.installation import Installation
from workbench.store import Database

STEPS = 120
SEEDS = range(12)
SAMPLE = 2
ASKED = ("icerd.art-2.01", "icerd.art-2.02", "icerd.intro.01")
RECOMMENDED = (f"{OBSERVATIONS}, para. 21 (a)", f"{OBSERVATIONS}, para. 21 (b)", f"{OBSERVATIONS}, para. 40")


class Drafters:
    """Does one thing after another, and remembers every text that was acknowledged."""

    def __init__(self, db: Database, cast: Cast, report: StateReport, chance: random.Random) -> None:
        self.db, self.cast, self.report, self.chance = db, cast, report, chance
        self.sections = [each.id for each in queries.sections(db, report.id)][:6]
        self.texts: list[tuple[str, str]] = []
        self.known: list[str] = []
        self.minute = 0

    def step(self) -> None:
        self.minute += 1
        standing = [each.id for each in queries.paragraphs(self.db, self.report.id)]
        if not standing or self.chance.random() < 0.2:
            self.add()
            return
        verbs: list[Callable[[str], None]] = [
            self.write,
            self.write,
            self.split,
            self.merge,
            self.move,
            self.delete,
            self.restore,
            self.link,
            self.unlink,
        ]
        self.chance.choice(verbs)(self.chance.choice(standing))

    def words(self) -> str:
        return f"Sentence {self.minute} stands. Another {self.minute} follows."

    def by(self) -> dict[str, object]:
        return {"by": self.chance.choice((self.cast.amina, self.cast.farid)), "at": later(self.minute)}

    def add(self) -> None:
        section = self.chance.choice(self.sections)
        kept = operations.add_paragraph(self.db, section_id=section, text=self.words(), **self.by())  # type: ignore[arg-type]
        self.known.append(kept.paragraph_id)
        self.texts.append((kept.paragraph_id, kept.text))

    def write(self, key: str) -> None:
        base = self.chance.choice([each.id for each in queries.history(self.db, self.cast.amina, key)])
        words = self.words()
        kept = operations.write_paragraph(self.db, paragraph_id=key, text=words, base=base, **self.by())  # type: ignore[arg-type]
        self.texts += [(key, words), (kept.paragraph_id, kept.text)]

    def split(self, key: str) -> None:
        offset = self.chance.randrange(0, 40)
        try:
            parts = operations.split_paragraph(self.db, paragraph_id=key, offset=offset, **self.by())  # type: ignore[arg-type]
        except NothingToSplit:
            return
        self.known.append(parts[1].paragraph_id)
        self.texts += [(each.paragraph_id, each.text) for each in parts]

    def merge(self, key: str) -> None:
        others = [each.id for each in queries.paragraphs(self.db, self.report.id) if each.id != key]
        if others:
            other = self.chance.choice(others)
            kept = operations.merge_paragraphs(self.db, paragraph_id=key, other_id=other, **self.by())  # type: ignore[arg-type]
            self.texts.append((key, kept.text))

    def move(self, key: str) -> None:
        section = self.chance.choice(self.sections)
        operations.move_paragraph(self.db, paragraph_id=key, section_id=section, **self.by())  # type: ignore[arg-type]

    def delete(self, key: str) -> None:
        operations.delete_paragraph(self.db, paragraph_id=key, **self.by())  # type: ignore[arg-type]

    def restore(self, _key: str) -> None:
        gone = [key for key in self.known if queries.place_of(self.db, key).deleted]
        if gone:
            operations.restore_paragraph(self.db, paragraph_id=self.chance.choice(gone), **self.by())  # type: ignore[arg-type]

    def link(self, key: str) -> None:
        operations.answer(self.db, paragraph_id=key, requirement=self.chance.choice(ASKED), **self.by())  # type: ignore[arg-type]
        operations.respond(self.db, paragraph_id=key, citation=self.chance.choice(RECOMMENDED), **self.by())  # type: ignore[arg-type]

    def unlink(self, key: str) -> None:
        found = queries.paragraph(self.db, self.cast.amina, key)
        for requirement in found.answers[:1]:
            operations.unanswer(self.db, paragraph_id=key, requirement=requirement, **self.by())  # type: ignore[arg-type]


def check(db: Database, cast: Cast, report: StateReport, drafters: Drafters) -> None:
    paragraphs = queries.paragraphs(db, report.id)
    assert [each.number for each in paragraphs] == list(range(1, len(paragraphs) + 1))
    gone = {key for key in drafters.known if queries.place_of(db, key).deleted}
    assert {each.id for each in paragraphs} == set(drafters.known) - gone
    for key, text in drafters.texts:
        assert text in {each.text for each in queries.history(db, cast.amina, key)}
    covered = queries.coverage(db, cast.amina, report)
    for asked in covered.requirements:
        expected = tuple(each.id for each in paragraphs if asked.requirement.key in each.answers)
        assert asked.paragraphs == expected
        assert (asked.state is Addressed.ANSWERED) == bool(expected)
    for recommended in covered.recommendations:
        unit = recommended.recommendation.id
        expected = tuple(each.id for each in paragraphs if unit in {one.recommendation_id for one in each.responses})
        assert recommended.paragraphs == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stands_is_what_was_done(installation: Installation, cast: Cast, full_count: bool, seed: int) -> None:
    if not full_count and seed >= SAMPLE:
        pytest.skip("in full with make proof")
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        drafters = Drafters(db, cast, report, random.Random(seed))
        for step in range(STEPS):
            drafters.step()
            if step % 10 == 9:
                check(db, cast, report, drafters)
