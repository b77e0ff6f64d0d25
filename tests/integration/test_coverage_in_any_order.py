"""Linked, confirmed, unlinked, deleted, split, merged, moved, brought back, undone, a section taken out and put back:
in any order the matrix equals a plain recount, written here once more and otherwise, in the same transaction."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.asked.confirming import Word
from workbench.drafting.asked.covering import RecommendationCoverage, RequirementCoverage
from workbench.drafting.moments import undoing
from workbench.drafting.moments.undoing import NothingToUndo
from workbench.drafting.records import Addressed, BlockKind, StateReport
from workbench.drafting.whole import whole
from workbench.errors import Conflict, WorkbenchError
from workbench.installation import Installation
from workbench.store import Database

STEPS = 150
SEEDS = range(20)
SAMPLE = 3
REQUIRED = ("icerd.art-2.01", "icerd.art-2.02", "icerd.intro.01")
MADE = tuple(f"{OBSERVATIONS}, para. {each}" for each in ("21 (a)", "21 (b)", "40"))
NOBODY_SAID = ("answered", "open")
Reading = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Said:
    """What somebody confirmed or marked: the state, and the text then of each block it rested on."""

    state: str
    reading: Reading
    name: str


class Recount:
    """The matrix counted from the tables, one row at a time, with nothing of the product's own counting."""

    def __init__(self, db: Database, report: StateReport) -> None:
        self.db, self.report = db, report
        self.blocks = [
            block
            for section in self.rows("select id from section where report_id = ? and deleted = 0 order by position")
            for block in db.query(
                "select * from draft_paragraph where section_id = ? and deleted = 0 order by position, id",
                (section["id"],),
            )
        ]

    def rows(self, sql: str) -> list[dict[str, str]]:
        return list(self.db.query(sql, (self.report.id,)))

    def linked(self, target: str) -> list[str]:
        """The standing blocks that speak to it, in order."""
        found = []
        for block in self.blocks:
            answers = self.db.query(
                "select key from answer join report_requirement on id = requirement_id where paragraph_id = ?",
                (block["id"],),
            )
            responses = self.db.query("select citation from response where paragraph_id = ?", (block["id"],))
            if target in {row["key"] for row in answers} | {row["citation"] for row in responses}:
                found.append(block["id"])
        return found

    def reading(self, target: str) -> Reading:
        """What the blocks that speak to it say now, with the items of each."""
        held: dict[str, tuple[str, str]] = {}
        for key in self.linked(target):
            at = next(place for place, block in enumerate(self.blocks) if block["id"] == key)
            held[key] = self.text(self.blocks[at])
            for block in self.blocks[at + 1 :]:
                is_its = block["section_id"] == self.blocks[at]["section_id"] and block["kind"] == "item"
                if self.blocks[at]["kind"] != "numbered" or not is_its:
                    break
                held[block["id"]] = self.text(block)
        return held

    def text(self, block: dict[str, str]) -> tuple[str, str]:
        (row,) = self.db.query("select markup, footnotes from revision where id = ?", (block["revision_id"],))
        return row["markup"], row["footnotes"]


class Drafters:
    """Does one thing after another, and remembers what was confirmed and marked."""

    def __init__(self, db: Database, cast: Cast, report: StateReport, chance: random.Random) -> None:
        self.db, self.cast, self.report, self.chance = db, cast, report, chance
        self.sections = [each.id for each in queries.sections(db, report.id)][:5]
        self.marked: dict[str, str] = {}
        self.said: dict[str, Said] = {}
        self.minute = 0
        self.done: set[str] = set()

    def step(self) -> None:
        self.minute += 1
        verbs: list[Callable[[], None]] = [
            *(self.add, self.add, self.write, self.split, self.merge, self.move, self.delete, self.restore),
            *(self.link, self.link, self.link, self.unlink, self.confirm, self.confirm, self.withdraw, self.mark),
            *(self.undo, self.regret, self.take_out, self.put_back),
        ]
        verb = self.chance.choice(verbs)
        self.db.execute("savepoint one")
        try:
            verb()
        except WorkbenchError:
            self.db.execute("rollback to one")
        else:
            self.done.add(verb.__name__)
        self.db.execute("release one")

    @property
    def by(self) -> dict[str, object]:
        return {"by": self.cast.amina, "at": later(self.minute)}

    def standing(self) -> str:
        blocks = Recount(self.db, self.report).blocks
        return self.chance.choice([str(each["id"]) for each in blocks] or ["none"])

    def target(self) -> str:
        return self.chance.choice((*REQUIRED, *MADE))

    def add(self) -> None:
        kind = self.chance.choice((BlockKind.NUMBERED, BlockKind.NUMBERED, BlockKind.ITEM))
        where = self.chance.choice(self.sections)
        text = f"Sentence {self.minute} stands. Another {self.minute} follows."
        operations.add_paragraph(self.db, section_id=where, text=text, kind=kind, **self.by)  # type: ignore[arg-type]

    def write(self) -> None:
        text = f"Sentence {self.minute} is other."
        operations.write_paragraph(self.db, paragraph_id=self.standing(), text=text, **self.by)  # type: ignore[arg-type]

    def split(self) -> None:
        operations.split_paragraph(self.db, paragraph_id=self.standing(), offset=9, **self.by)  # type: ignore[arg-type]

    def merge(self) -> None:
        one, other = self.standing(), self.standing()
        operations.merge_paragraphs(self.db, paragraph_id=one, other_id=other, **self.by)  # type: ignore[arg-type]

    def move(self) -> None:
        goal = self.chance.choice(self.sections)
        operations.move_paragraph(self.db, paragraph_id=self.standing(), section_id=goal, **self.by)  # type: ignore[arg-type]

    def delete(self) -> None:
        operations.delete_paragraph(self.db, paragraph_id=self.standing(), **self.by)  # type: ignore[arg-type]

    def restore(self) -> None:
        gone = [row["id"] for row in self.db.query("select id from draft_paragraph where deleted")]
        key = self.chance.choice(gone or ["none"])
        operations.restore_paragraph(self.db, paragraph_id=key, **self.by)  # type: ignore[arg-type]

    def link(self) -> None:
        target, key = self.target(), self.standing()
        if target in REQUIRED:
            operations.answer(self.db, paragraph_id=key, requirement=target, **self.by)  # type: ignore[arg-type]
        else:
            operations.respond(self.db, paragraph_id=key, citation=target, **self.by)  # type: ignore[arg-type]

    def unlink(self) -> None:
        found = queries.paragraph(self.db, self.cast.amina, self.standing())
        for key in found.answers[:1]:
            operations.unanswer(self.db, paragraph_id=found.id, requirement=key, **self.by)  # type: ignore[arg-type]
        for each in found.responses[:1]:
            operations.unrespond(
                self.db,
                paragraph_id=found.id,
                recommendation_id=each.recommendation_id,
                **self.by,  # type: ignore[arg-type]
            )

    def confirm(self) -> None:
        target = self.target()
        operations.confirm(self.db, report_id=self.report.id, targets=[target], **self.by)  # type: ignore[arg-type]
        recount = Recount(self.db, self.report)
        state = self.marked.get(target, "answered")
        self.said[target] = Said(state, recount.reading(target), self.cast.amina.name)

    def withdraw(self) -> None:
        target = self.target()
        operations.confirm(
            self.db,
            report_id=self.report.id,
            targets=[target],
            withdraw=True,
            **self.by,  # type: ignore[arg-type]
        )
        self.said.pop(target, None)

    def mark(self) -> None:
        target, state = self.target(), self.chance.choice(operations.MARKS)
        operations.mark(
            self.db,
            report_id=self.report.id,
            target=target,
            state=state,
            reason="Because.",
            **self.by,  # type: ignore[arg-type]
        )
        if state is Addressed.OPEN and target not in self.marked:
            return  # nothing is taken away
        self.marked.pop(target, None)
        self.said.pop(target, None)
        if state is not Addressed.OPEN:
            self.marked[target] = state.value
            self.said[target] = Said(state.value, Recount(self.db, self.report).reading(target), "")

    def undo(self) -> None:
        """The last act of some section that can still be taken back."""
        for section in self.chance.sample(self.sections, len(self.sections)):
            last = undoing.last_act(self.db, self.cast.amina, section) if self._stands(section) else None
            if last is None:
                continue
            try:
                undoing.undo(self.db, act_id=last.id, **self.by)  # type: ignore[arg-type]
            except Conflict:
                continue
            return
        raise NothingToUndo

    def regret(self) -> None:
        """Delete a paragraph and take that back at once."""
        key = self.standing()
        section = queries.paragraph(self.db, self.cast.amina, key).section_id
        operations.delete_paragraph(self.db, paragraph_id=key, **self.by)  # type: ignore[arg-type]
        last = undoing.last_act(self.db, self.cast.amina, section)
        assert last is not None
        undoing.undo(self.db, act_id=last.id, **self.by)  # type: ignore[arg-type]

    def _stands(self, section: str) -> bool:
        return any(row["id"] == section for row in self.db.query("select id from section where not deleted"))

    def take_out(self) -> None:
        self._section(deleted=1)

    def put_back(self) -> None:
        self._section(deleted=0)

    def _section(self, *, deleted: int) -> None:
        self.db.execute("update section set deleted = ? where id = ?", (deleted, self.chance.choice(self.sections)))


def expected(recount: Recount, drafters: Drafters, target: str) -> tuple[str, list[str], Word | None]:
    """Its state, its paragraphs, and whose word that is."""
    linked = recount.linked(target)
    state = drafters.marked.get(target, "answered" if linked else "open")
    said = drafters.said.get(target)
    if said is None:
        return state, linked, Word.PROPOSED if state != "open" else None
    rests_on_text = said.state in ("answered", "partly")
    holds = said.state == state and (not rests_on_text or said.reading == recount.reading(target))
    return state, linked, Word.CONFIRMED if holds else Word.LAPSED


def check(db: Database, cast: Cast, report: StateReport, drafters: Drafters) -> None:
    covered = queries.coverage(db, cast.amina, report)
    stands = whole(db, cast.amina, report)
    assert (stands.coverage, stands.overview) == (covered, queries.at_a_glance(db, cast.amina, report, covered))
    found: dict[str, RequirementCoverage | RecommendationCoverage] = {
        each.requirement.key: each for each in covered.requirements
    }
    found |= {each.recommendation.citation: each for each in covered.recommendations}
    recount = Recount(db, report)
    assert list(covered.spots) == [each["id"] for each in recount.blocks]
    for target in (*REQUIRED, *MADE):
        each = found[target]
        word = each.confirmed.word if each.confirmed else None
        assert (each.state, list(each.paragraphs), word) == expected(recount, drafters, target), target


@pytest.mark.parametrize("seed", SEEDS)
def test_the_matrix_is_always_a_plain_recount(
    installation: Installation, cast: Cast, full_count: bool, seed: int
) -> None:
    if not full_count and seed >= SAMPLE:
        pytest.skip("in full with make proof")
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        drafters = Drafters(db, cast, report, random.Random(seed))
        for _ in range(STEPS):
            drafters.step()
            check(db, cast, report, drafters)
    done = {"link", "confirm", "mark", "regret", "take_out", "put_back", "move", "split", "unlink"} & drafters.done
    assert len(done) >= 7  # chance may leave one or two out of a run, never most
