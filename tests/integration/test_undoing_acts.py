"""What a drafter did is taken back: texts, places and links as they were, never at the cost of what came since."""

import random
from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.moments.undoing import (
    LinkedSince,
    NothingToUndo,
    NotYoursToUndo,
    SomethingOnTop,
    UndoneAlready,
    last_act,
    latest,
    undo,
)
from workbench.drafting.operations.structure import NothingToSplit, move_to_start
from workbench.drafting.records import StateReport
from workbench.installation import Installation
from workbench.store import Database


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def a_section(db: Database, report: StateReport, key: str = "icerd.art-2") -> str:
    return queries.section_of_report(db, report.id, key).id


def add(db: Database, cast: Cast, section: str, text: str, minute: int = 1) -> str:
    return operations.add_paragraph(db, section_id=section, text=text, by=cast.amina, at=later(minute)).paragraph_id


def texts(db: Database, report: StateReport) -> list[tuple[str, str, str]]:
    return [(each.section_id, each.id, each.text) for each in queries.paragraphs(db, report.id)]


def undo_last(db: Database, cast: Cast, section: str, minute: int = 50) -> None:
    act = last_act(db, cast.amina, section)
    assert act is not None
    undo(db, act_id=act.id, by=cast.amina, at=later(minute))


@pytest.mark.parametrize("verb", ["write", "split", "merge", "move", "to another section", "delete", "add"])
def test_what_was_done_last_is_taken_back_and_done_again(
    installation: Installation, cast: Cast, report: StateReport, verb: str
) -> None:
    with installation.store.writing() as db:
        section, other = a_section(db, report), a_section(db, report, "icerd.art-4")
        one = add(db, cast, section, 'A law<fn id="1"> stands. A plan follows.'.replace('<fn id="1">', ""))
        two = add(db, cast, section, "A second text.")
        add(db, cast, section, "A third text.")
        operations.answer(db, paragraph_id=two, requirement="icerd.art-2.01", by=cast.amina, at=later(2))
        before = state(db, report)
        doing: dict[str, Callable[[], object]] = {
            "write": lambda: operations.write_paragraph(
                db, paragraph_id=one, text="Other words.", by=cast.amina, at=later(3)
            ),
            "split": lambda: operations.split_paragraph(db, paragraph_id=one, offset=13, by=cast.amina, at=later(3)),
            "merge": lambda: operations.merge_paragraphs(
                db, paragraph_id=one, other_id=two, by=cast.amina, at=later(3)
            ),
            "move": lambda: move_to_start(db, paragraph_id=two, by=cast.amina, at=later(3)),
            "to another section": lambda: operations.move_paragraph(
                db, paragraph_id=two, section_id=other, by=cast.amina, at=later(3)
            ),
            "delete": lambda: operations.delete_paragraph(db, paragraph_id=two, by=cast.amina, at=later(3)),
            "add": lambda: add(db, cast, section, "A fourth text.", 3),
        }
        doing[verb]()
        after = state(db, report)
        assert after != before
        undo_last(db, cast, section)
        assert state(db, report) == before
        again = latest(db, cast.amina, section)[1]
        assert again is not None
        undo(db, act_id=again.id, by=cast.amina, at=later(51))
        assert state(db, report) == after


def state(db: Database, report: StateReport) -> list[tuple[object, ...]]:
    return [
        (each.section_id, each.id, each.markup, dict(each.footnotes), each.answers, each.responses, each.kind)
        for each in queries.paragraphs(db, report.id)
    ]


def test_one_does_not_undo_what_somebody_wrote_over(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        one = add(db, cast, section, "A law stands.")
        operations.write_paragraph(db, paragraph_id=one, text="A law stood.", by=cast.amina, at=later(2))
        act = last_act(db, cast.amina, section)
        assert act is not None
        operations.write_paragraph(db, paragraph_id=one, text="A law stood firm.", by=cast.farid, at=later(3))
        with pytest.raises(SomethingOnTop) as refused:
            undo(db, act_id=act.id, by=cast.amina, at=later(4))
        assert "Farid" in str(refused.value)
        assert queries.paragraph(db, cast.amina, one).text == "A law stood firm."


def test_a_move_meanwhile_does_not_keep_one_from_taking_a_text_back(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        add(db, cast, section, "First.")
        one = add(db, cast, section, "A law stands.")
        operations.write_paragraph(db, paragraph_id=one, text="A law stood.", by=cast.amina, at=later(2))
        act = last_act(db, cast.amina, section)
        assert act is not None
        move_to_start(db, paragraph_id=one, by=cast.farid, at=later(3))
        undo(db, act_id=act.id, by=cast.amina, at=later(4))
        assert [text for _, _, text in texts(db, report)] == ["A law stands.", "First."]


def test_a_deleted_paragraph_comes_back_beside_its_neighbours_wherever_these_are_now(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        one, two, three = (add(db, cast, section, f"Text {number}.") for number in (1, 2, 3))
        operations.delete_paragraph(db, paragraph_id=two, by=cast.amina, at=later(2))
        act = last_act(db, cast.amina, section)
        assert act is not None
        move_to_start(db, paragraph_id=three, by=cast.farid, at=later(3))
        operations.add_paragraph(db, section_id=section, text="New.", after=three, by=cast.farid, at=later(4))
        undo(db, act_id=act.id, by=cast.amina, at=later(5))
        assert [text for _, _, text in texts(db, report)] == ["Text 3.", "New.", "Text 1.", "Text 2."]
        assert one


def test_a_new_paragraph_that_was_linked_since_does_not_go_unseen(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        one = add(db, cast, section, "A law stands.")
        act = last_act(db, cast.amina, section)
        assert act is not None
        operations.answer(db, paragraph_id=one, requirement="icerd.art-2.01", by=cast.farid, at=later(2))
        with pytest.raises((LinkedSince, SomethingOnTop)):
            undo(db, act_id=act.id, by=cast.amina, at=later(3))
        assert queries.paragraph(db, cast.amina, one).answers == ("icerd.art-2.01",)


def test_a_text_that_came_in_by_citing_is_not_undone_with_what_was_under_it(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        one = add(db, cast, section, "A law stands.")
        operations.write_paragraph(db, paragraph_id=one, text="A law stood.", by=cast.amina, at=later(2))
        act = last_act(db, cast.amina, section)
        assert act is not None
        operations.cite(db, paragraph_id=one, citation=f"{OBSERVATIONS}, para. 20", by=cast.farid, at=later(3))
        with pytest.raises(SomethingOnTop):
            undo(db, act_id=act.id, by=cast.amina, at=later(4))


def test_each_undoes_only_what_is_ones_own_but_the_lead_what_anybody_did(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        one = add(db, cast, section, "A law stands.")
        act = last_act(db, cast.amina, section)
        assert act is not None
        assert last_act(db, cast.farid, section) is None
        with pytest.raises(NotYoursToUndo):
            undo(db, act_id=act.id, by=cast.farid, at=later(2))
        undo(db, act_id=act.id, by=cast.operator, at=later(3))
        assert queries.place_of(db, one).deleted
        with pytest.raises(UndoneAlready):
            undo(db, act_id=act.id, by=cast.amina, at=later(4))
        with pytest.raises(NothingToUndo):
            undo(db, act_id="01NOTTHERE", by=cast.amina, at=later(5))


STEPS = 40
SEEDS = range(40)
SAMPLE = 4


class Doing:
    """Does one thing after another in a report, as one person or several."""

    def __init__(self, db: Database, cast: Cast, report: StateReport, chance: random.Random) -> None:
        self.db, self.cast, self.report, self.chance = db, cast, report, chance
        self.sections = [each.id for each in queries.sections(db, report.id)][:3]
        self.minute = 10

    def step(self) -> None:
        self.minute += 1
        standing = [each.id for each in queries.paragraphs(self.db, self.report.id)]
        if len(standing) < 3 or self.chance.random() < 0.2:
            self.add(standing)
            return
        verbs = [self.write, self.split, self.merge, self.move, self.move_first, self.delete, self.restore]
        self.chance.choice(verbs)(self.chance.choice(standing))

    @property
    def by(self) -> dict[str, object]:
        return {"by": self.chance.choice((self.cast.amina, self.cast.farid)), "at": later(self.minute)}

    def add(self, standing: list[str]) -> None:
        text = f"Sentence {self.minute} stands. Another {self.minute} follows."
        if standing and self.chance.random() < 0.5:
            after = self.chance.choice(standing)
            section = queries.place_of(self.db, after).section_id
            operations.add_paragraph(self.db, section_id=section, text=text, after=after, **self.by)  # type: ignore[arg-type]
        else:
            section = self.chance.choice(self.sections)
            operations.add_paragraph(self.db, section_id=section, text=text, **self.by)  # type: ignore[arg-type]

    def write(self, key: str) -> None:
        text = f'Sentence {self.minute}<fn id="1"> was written.'
        operations.write_paragraph(self.db, paragraph_id=key, text=text, footnotes={"1": "Note."}, **self.by)  # type: ignore[arg-type]

    def split(self, key: str) -> None:
        try:
            operations.split_paragraph(self.db, paragraph_id=key, offset=self.chance.randrange(1, 40), **self.by)  # type: ignore[arg-type]
        except NothingToSplit:
            return

    def merge(self, key: str) -> None:
        others = [each.id for each in queries.paragraphs(self.db, self.report.id) if each.id != key]
        operations.merge_paragraphs(self.db, paragraph_id=key, other_id=self.chance.choice(others), **self.by)  # type: ignore[arg-type]

    def move(self, key: str) -> None:
        operations.move_paragraph(self.db, paragraph_id=key, section_id=self.chance.choice(self.sections), **self.by)  # type: ignore[arg-type]

    def move_first(self, key: str) -> None:
        move_to_start(self.db, paragraph_id=key, **self.by)  # type: ignore[arg-type]

    def delete(self, key: str) -> None:
        operations.delete_paragraph(self.db, paragraph_id=key, **self.by)  # type: ignore[arg-type]

    def restore(self, _key: str) -> None:
        rows = self.db.query("select id from draft_paragraph where deleted and report_id = ?", (self.report.id,))
        gone = [row["id"] for row in rows]
        if gone:
            operations.restore_paragraph(self.db, paragraph_id=self.chance.choice(gone), **self.by)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_was_done_undone_from_the_last_to_the_first_gives_what_stood_at_first(
    installation: Installation, cast: Cast, report: StateReport, full_count: bool, seed: int
) -> None:
    if not full_count and seed >= SAMPLE:
        pytest.skip("in full with make proof")
    with installation.store.writing() as db:
        doing = Doing(db, cast, report, random.Random(seed))
        for section in doing.sections:
            for number in range(3):
                one = add(db, cast, section, f"At first {number} stood. Then another sentence.")
                operations.answer(db, paragraph_id=one, requirement="icerd.art-2.01", by=cast.amina, at=later(2))
        states = [state(db, report)]
        first = int(db.execute("select coalesce(max(rowid), 0) from drafting_act").fetchone()[0])
        for _ in range(STEPS):
            doing.step()
            states.append(state(db, report))
        acts = [row["id"] for row in db.query("select id from drafting_act where rowid > ? order by rowid", (first,))]
        for act in reversed(acts):
            undo(db, act_id=act, by=cast.operator, at=later(200))
            assert state(db, report) in states
        assert state(db, report) == states[0]
        undoing = [row["id"] for row in db.query("select id from drafting_act where undoes is not null order by rowid")]
        for act in reversed(undoing):
            undo(db, act_id=act, by=cast.operator, at=later(300))
        assert state(db, report) == states[-1]


def test_a_link_made_or_taken_away_is_undone_like_any_act(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        key, asked = add(db, cast, section, "A law stands."), "icerd.art-2.01"

        def linked() -> bool:
            return bool(db.execute("select count(*) from answer where paragraph_id = :id", {"id": key}).fetchone()[0])

        def take_back() -> None:
            last = last_act(db, cast.amina, section)
            assert last is not None
            undo(db, act_id=last.id, by=cast.amina, at=later(9))

        operations.answer(db, paragraph_id=key, requirement=asked, by=cast.amina, at=later(2))
        operations.unanswer(db, paragraph_id=key, requirement=asked, by=cast.amina, at=later(3))
        take_back()
        assert linked()
        take_back()
        assert not linked()
        assert queries.paragraph(db, cast.amina, key).text == "A law stands."


def test_a_citation_set_or_taken_out_is_undone(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        section = a_section(db, report)
        key = add(db, cast, section, "A law stands.")
        cited = operations.cite(db, paragraph_id=key, citation=f"{OBSERVATIONS}, para. 20", by=cast.amina, at=later(2))
        last = last_act(db, cast.amina, section)
        assert last is not None
        assert last.verb == "cite"
        undo(db, act_id=last.id, by=cast.amina, at=later(3))
        assert queries.paragraph(db, cast.amina, key).text == "A law stands."
        undone = latest(db, cast.amina, section)[1]
        assert undone is not None
        undo(db, act_id=undone.id, by=cast.amina, at=later(4))
        assert queries.paragraph(db, cast.amina, key).text == cited.text
