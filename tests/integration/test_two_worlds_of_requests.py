"""What a ministry prepares, and what it gives as background, changes not one byte of what others get.

Two homes that differ in that alone are asked by every route that answers to GET, by letters and by the command line:
before submission by another ministry, the drafting group and the national institution, after it by all but the group.
The comparison is that of the comment rounds (`test_two_worlds`), on a past in which two ministries were asked.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from tests.builders.rounds import CLOSES, LATER
from tests.builders.worlds.asking import names, world
from tests.builders.worlds.equal import normalised, same_ids, standing_clock
from tests.builders.worlds.hidden import CANARY
from tests.builders.worlds.past import Past, a_past
from tests.cast import MORNING
from tests.conftest import KEY
from tests.integration.test_two_worlds import TOOK, Lived, _letters, holds_canary, told_apart
from workbench.cli import main
from workbench.installation import Installation, open_installation
from workbench.people import Actor, Role
from workbench.people import operations as people
from workbench.requests import earlier, operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, NewItem, SignedLetter, Terms
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ItemKind, Use
from workbench.settings import Settings
from workbench.store import Database

SAMPLE, WHOLE = 1, 40  # pairs
COMMANDS = ("request list", "request show {0}", "request timeliness", "notice list", "search canary", "corpus list")
OFFICES = ("education", "interior")  # of which the first prepares what is hidden
QUOTED = Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, "The Act on Equality was adopted in 2025."),))


@dataclass(frozen=True)
class Asked:
    """The past, and what each ministry was asked, by id."""

    past: Past
    requests: dict[str, str]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, empty_home: Path) -> Asked:
    home = tmp_path_factory.mktemp("asked") / "home"
    shutil.copytree(empty_home, home)
    past = a_past(open_installation(Settings(home=home, secret_key=KEY)))
    made = {}
    with past.held.installation.store.writing() as db:
        past.people["iris"], _ = people.add_person(
            db, email="iris@arcadia.example", name="Iris", organisation=past.organisations["interior"],
            role=Role.FOCAL_POINT, password="x" * 20, by=past.actor(db, "amina"), at=MORNING,
        )  # fmt: skip
        for office in OFFICES:
            asks = ("How many teachers were trained?", "Which law was adopted?", "What was spent on the police?")
            items = [NewItem(ToAsk(ItemKind.QUESTION, "", "", each, "en", None), 100) for each in asks]
            by = {"by": past.actor(db, "amina"), "at": MORNING}
            terms = Terms(CLOSES + timedelta(days=9))
            made[office] = operations.prepare(
                db, organisation=past.organisations[office], terms=terms, report_id=past.held.report_id, items=items,
                **by,  # type: ignore[arg-type]
            )  # fmt: skip
            operations.send(db, request_id=made[office], **by)  # type: ignore[arg-type]
    return Asked(past, made)


@dataclass
class Hiding:
    """What the Ministry of Education does that nobody else may notice, in one home, by chance."""

    asked: Asked
    chance: Random
    db: Database

    @property
    def id(self) -> str:
        return self.asked.requests["education"]

    def words(self) -> str:
        return " ".join(f"{CANARY}{self.chance.randrange(10**6)}" for _ in range(self.chance.randint(1, 30)))

    def answer(self, use: Use | None = None) -> Answer:
        kind = self.chance.choice(list(AnswerKind))
        blocks = (
            AnswerBlock(BlockKind.PARAGRAPH, self.words()),
            AnswerBlock(BlockKind.TABLE, f"Year\tTrained\n{self.words()}\t1,240"),
            AnswerBlock(BlockKind.PICTURE, self._file().sha256),
        )
        chosen = use or self.chance.choice(list(Use))
        return Answer(kind, chosen, self.words(), blocks if kind is AnswerKind.ANSWER else ())

    def write(self) -> None:
        item = self.chance.choice(queries.items(self.db, self.id))
        by = self.asked.past.actor(self.db, self.chance.choice(("bruno", "vera")))
        operations.write_answer(self.db, request_id=self.id, item_id=item.id, answer=self.answer(), by=by, at=LATER)

    def bring(self) -> None:
        """A form filled in, with words that stand at no item; its name says something too."""
        item = self.chance.choice(queries.items(self.db, self.id))
        said = (AnswerBlock(BlockKind.PARAGRAPH, self.words()),)
        read = ReadForm(
            "",
            (
                ReadAnswer(item.code, AnswerKind.ANSWER, Use.FOR_REPORT, "", said, ""),
                ReadAnswer("", AnswerKind.ANSWER, Use.FOR_REPORT, "", said, "no item is named here"),
            ),
        )
        operations.take_in(self.db, request_id=self.id, file=self._file(), read=read, by=self._bruno, at=LATER)

    def validate(self) -> None:
        if queries.prepared(self.db, self._bruno, self.id):
            operations.validate(self.db, request_id=self.id, by=self.asked.past.actor(self.db, "vera"), at=LATER)

    def validate_by_letter(self) -> None:
        if queries.prepared(self.db, self._bruno, self.id):
            letter = SignedLetter(self._file(), self.words(), LATER.date())
            operations.validate_by_letter(self.db, request_id=self.id, letter=letter, by=self._bruno, at=LATER)

    def change(self) -> None:
        for each in queries.prepared(self.db, self._bruno, self.id)[:1]:
            operations.rewrite_answer(
                self.db, answer_id=each.id, version=each.version, answer=self.answer(), by=self._bruno, at=LATER
            )

    def leave_out(self) -> None:
        for each in queries.prepared(self.db, self._bruno, self.id)[-1:]:
            operations.discard_answer(self.db, answer_id=each.id, by=self._bruno, at=LATER)

    def bring_back(self) -> None:
        for each in earlier.answers(self.db, self._bruno, self.id)[:1]:
            operations.bring_back(self.db, request_id=self.id, earlier_id=each.id, by=self._bruno, at=LATER)

    def put_a_file_beside(self) -> None:
        operations.attach(self.db, request_id=self.id, file=self._file(), by=self._bruno, at=LATER)

    @property
    def _bruno(self) -> Actor:
        return self.asked.past.actor(self.db, "bruno")

    def _file(self) -> KeptFile:
        sha256 = f"{self.chance.getrandbits(256):064x}"
        return KeptFile(sha256, f"{CANARY}{sha256[:6]}.docx", self.chance.randrange(10**6))


ACTS: tuple[Callable[[Hiding], None], ...] = (
    Hiding.write, Hiding.write, Hiding.bring, Hiding.validate, Hiding.validate_by_letter, Hiding.change,
    Hiding.leave_out, Hiding.bring_back, Hiding.put_a_file_beside,
)  # fmt: skip


def opened(asked: Asked, home: Path) -> Installation:
    shutil.copytree(asked.past.held.installation.settings.home, home)
    return open_installation(Settings(home=home, secret_key=KEY))


def looked_at(asked: Asked, there: Installation) -> Lived:
    there.sync()
    known = world(there, asked.past)
    return Lived(known, [], {}, _letters(there), names(known))


def prepared(asked: Asked, home: Path, chance: Random, acts: int) -> Installation:
    """A home in which the ministry did so many things that are its own."""
    there = opened(asked, home)
    for _ in range(acts):
        with there.store.writing() as db:
            chance.choice(ACTS)(Hiding(asked, chance, db))
    return there


def with_background(asked: Asked, home: Path, chance: Random, answers: int) -> Installation:
    """A home in which the ministry submitted the same for the report, and so many answers as background."""
    there = opened(asked, home)
    numbers = count(1)
    with there.store.writing() as db, same_ids(next(numbers)):
        bruno = asked.past.actor(db, "bruno")
        hiding = Hiding(asked, chance, db)
        first, *others = queries.items(db, hiding.id)
        written = {"request_id": hiding.id, "by": bruno, "at": LATER}
        operations.write_answer(db, item_id=first.id, answer=QUOTED, **written)  # type: ignore[arg-type]
    with there.store.writing() as db:
        hiding = Hiding(asked, chance, db)
        for item in others[:answers]:
            operations.write_answer(db, item_id=item.id, answer=hiding.answer(Use.BACKGROUND), **written)  # type: ignore[arg-type]
        vera = asked.past.actor(db, "vera")
        operations.validate(db, request_id=hiding.id, by=vera, at=LATER)
    made = operations.made_documents(there.store, bruno, hiding.id)
    with there.store.writing() as db, same_ids(next(numbers)):
        operations.submit(db, made=made, **written)  # type: ignore[arg-type]
    return there


def apart(one: Lived, two: Lived, visitors: tuple[str, ...], chance: Random) -> list[str]:
    found = [each for who in visitors for each in told_apart(one, two, who, chance, closed=False)]
    for who in visitors:
        if one.letters.get(who) != two.letters.get(who):
            found.append(f"{who}: letters")
        found += [f"{who}: a letter holds it" for each in two.letters.get(who, ()) if holds_canary(each)]
        if said_to(one, who) != said_to(two, who):
            found.append(f"{who}: command line")
    return found


def said_to(lived: Lived, who: str) -> dict[str, str]:
    home, found = str(lived.known.installation.settings.home), {}
    for command in COMMANDS:
        for request_id in lived.names["request_id"] if "{0}" in command else ("",):
            words = command.format(request_id).split()
            with standing_clock():
                said = CliRunner().invoke(main, ["--home", home, "--as", f"{who}@arcadia.example", *words, "--json"])
            told = normalised(said.output.encode(), lived.known.hashes).decode().replace(home, "HOME")
            assert CANARY not in told, f"{who}: {words}"
            found[" ".join(words)] = f"{said.exit_code} {TOOK.sub('', told)}"
    return found


@pytest.fixture(scope="module")
def nothing_yet(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """A home in which nobody has prepared anything."""
    return looked_at(asked, opened(asked, tmp_path_factory.mktemp("nothing") / "home"))


@pytest.fixture(scope="module")
def without_background(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    there = with_background(asked, tmp_path_factory.mktemp("quoted") / "home", Random(0), 0)
    return looked_at(asked, there)


@pytest.mark.parametrize("seed", range(WHOLE))
def test_what_a_ministry_prepares_tells_nobody_else_anything(
    asked: Asked, nothing_yet: Lived, tmp_path: Path, seed: int, full_count: bool
) -> None:
    if seed >= SAMPLE and not full_count:
        pytest.skip("at full count: make proof")
    chance = Random(seed)
    other = looked_at(asked, prepared(asked, tmp_path / "home", chance, chance.randint(4, 12)))
    found = apart(nothing_yet, other, ("iris", "farid", "chidi"), chance)
    assert found == [], "\n\n".join(found)


@pytest.mark.parametrize("seed", range(WHOLE))
def test_background_tells_other_ministries_and_the_national_institution_nothing(
    asked: Asked, without_background: Lived, tmp_path: Path, seed: int, full_count: bool
) -> None:
    if seed >= SAMPLE and not full_count:
        pytest.skip("at full count: make proof")
    chance = Random(seed)
    other = looked_at(asked, with_background(asked, tmp_path / "home", chance, chance.randint(1, 2)))
    found = apart(without_background, other, ("iris", "chidi"), chance)
    assert found == [], "\n\n".join(found)


def test_what_is_submitted_tells_the_drafting_group_and_the_comparison_sees_it(
    asked: Asked, nothing_yet: Lived, without_background: Lived
) -> None:
    before, after = nothing_yet, replace(without_background, answers={})
    address = f"/requests/{asked.requests['education']}"
    assert not before.answer("farid", address).same(after.answer("farid", address))
    assert before.answer("iris", "/requests").same(after.answer("iris", "/requests"))
    assert before.letters.get("farid") != after.letters["farid"]
