"""Whoever does whatever with a request in whatever order: no text is lost, and none is seen too early.

A model keeps what was acknowledged and nothing else. After each act what everybody can get at is held against it: the
record, what stands, what is in the library, and what nobody but the ministry may know of. What is refused leaves
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from tests.builders.request_life import EDUCATION, EVERYBODY, STATE, RequestLife, Said, said, start, words_of
from workbench.errors import WorkbenchError
from workbench.people import Actor
from workbench.requests import earlier, operations, queries
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, SignedLetter
from workbench.requests.operations.attaching import read_attached, received
from workbench.requests.operations.receiving import last_received
from workbench.requests.operations.submitting import documents_of
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, Use
from workbench.requests.telling import remind
from workbench.store import Database

EXAMPLES, STEPS = (5, 40), (300, 80)  # in make test, in make proof
LONG = " " + "of the law on equality that was adopted " * 9  # so long that no two people write it by chance

# Mostly who may, and at times anybody.
of_the_ministry = st.sampled_from((*("focal point", "authority") * 16, *EVERYBODY))
of_the_state = st.sampled_from((*("amina",) * 24, "farid", *EVERYBODY))
seldom_the_state = st.sampled_from(("amina", "farid", *EVERYBODY))
kinds = st.sampled_from((AnswerKind.ANSWER, AnswerKind.ANSWER, AnswerKind.ANSWER, *AnswerKind))
uses = st.sampled_from((Use.FOR_REPORT, *Use))
some = st.integers(0, 999)  # one of what there is, counted round
item = st.integers(0, 2)


class InAnyOrder(RequestLife):
    """What people do, each with whatever it is done to."""

    def common(self, by: Actor) -> dict[str, Any]:
        return {"request_id": self.request_id, "by": by, "at": self.at}

    def answer(self, kind: AnswerKind, use: Use, *, long: bool = False) -> Answer:
        word = self.word() + (LONG if long else "")
        blocks = (AnswerBlock(BlockKind.PARAGRAPH, word),) if kind is AnswerKind.ANSWER else ()
        return Answer(kind, use, word if kind is AnswerKind.NOT_OURS else "", blocks)

    def file(self, number: int, suffix: str = ".docx") -> KeptFile:
        name = f"word{90000 + number}{suffix}"
        return KeptFile(self.there.store.files.put(name.encode()), name, len(name))

    def read(self, number: int) -> ReadForm:
        """What is in a file: the same for the same number; words to two items, one twice, and some to none."""
        first, second = (self.codes()[(number + each) % 3] for each in (0, 1))

        def row(code: str, place: int, use: Use = Use.FOR_REPORT, why: str = "") -> ReadAnswer:
            blocks = (AnswerBlock(BlockKind.PARAGRAPH, f"word{80000 + 10 * number + place}"),)
            return ReadAnswer(code, AnswerKind.ANSWER, use, "", blocks, why)

        rows = [row(first, 1), row(second, 2, Use.BACKGROUND), row(first, 1)]
        rows += [row(first, 3)] if number % 3 == 0 else []
        return ReadForm("", (*rows, *([row("", 4, why="no item is named here")] if number % 2 == 0 else [])))

    def codes(self) -> list[str]:
        with self.there.store.reading() as db:
            return [each.code for each in queries.items(db, self.request_id)]

    def keep(self, *things: object) -> None:
        self.model.kept |= words_of(things)

    def keep_file(self, *files: object) -> None:
        self.model.files[self.model.desk] |= words_of(files)

    @rule(days=st.sampled_from([1, 1, 2, 9, 30]))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)
        with self.there.store.writing() as db:
            remind(db, at=self.at)
        self.changed = True

    # the ministry

    @rule(name=of_the_ministry, at=item, kind=kinds, use=uses, long=st.booleans())
    def write(self, name: str, at: int, kind: AnswerKind, use: Use, long: bool) -> None:
        answer, to = self.answer(kind, use, long=long), self.items[at]
        if self.done(
            name,
            lambda db, by: operations.write_answer(db, item_id=to, answer=answer, **self.common(by)),
            may=self.model.people,
        ):
            self.keep(answer)

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry, number=some, kind=kinds, use=uses, stale=st.sampled_from([False, False, True]))
    def rewrite(self, name: str, number: int, kind: AnswerKind, use: Use, stale: bool) -> None:
        """In other words, or with the same for another use."""
        there = self.one(number)
        answer = self.answer(kind, use)
        if there is not None and number % 3 == 0:
            answer = Answer(there.kind, use, there.belongs_to, there.blocks)
        of = {"answer_id": there.id if there else "none", "version": (there.version if there else 1) - stale}
        if self.done(
            name,
            lambda db, by: operations.rewrite_answer(db, answer=answer, **of, by=by, at=self.at),  # type: ignore[arg-type]
            may=self.model.people,
        ):
            assert not stale
            self.keep(answer)

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry, number=some)
    def leave_out(self, name: str, number: int) -> None:
        there = self.one(number)
        key = there.id if there else "none"
        self.done(
            name,
            lambda db, by: operations.discard_answer(db, answer_id=key, by=by, at=self.at),
            may=self.model.people,
        )

    @precondition(lambda self: self.model.kept)
    @rule(name=of_the_ministry, number=some)
    def bring_back(self, name: str, number: int) -> None:
        with self.there.store.reading() as db:
            found = earlier.answers(db, self.who(db, self.model.people[0]), self.request_id)
        one = found[number % len(found)] if found else None
        key = one.id if one else "none"
        if self.done(
            name,
            lambda db, by: operations.bring_back(db, earlier_id=key, **self.common(by)),
            may=self.model.people,
        ):
            assert one is not None
            assert one.blocks in [each.blocks for each in self.prepared()]

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry, number=some, at=item)
    def place(self, name: str, number: int, at: int) -> None:
        there, to = self.one(number), self.items[at]
        key = there.id if there else "none"
        self.done(
            name,
            lambda db, by: operations.place_answer(db, answer_id=key, item_id=to, by=by, at=self.at),
            may=self.model.people,
        )

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry, at=item)
    def put_together(self, name: str, at: int) -> None:
        mine = [each for each in self.prepared() if each.item_id == self.items[at]]
        blocks = tuple(block for each in mine for block in each.blocks) or (
            AnswerBlock(BlockKind.PARAGRAPH, self.word()),
        )
        first = mine[0] if mine else None
        of = {"keep": first.id if first else "none", "others": [each.id for each in mine[1:]]}

        def join(db: Database, by: Actor) -> None:
            version = first.version if first else 1
            operations.make_one(db, version=version, answer=Answer(blocks=blocks), **of, by=by, at=self.at)  # type: ignore[arg-type]

        if self.done(name, join, may=self.model.people):
            self.keep(blocks)

    @rule(name=of_the_ministry, number=st.integers(0, 3))
    def bring_a_file(self, name: str, number: int) -> None:
        """Brought again it adds nothing, whatever became of its words."""
        file, read = self.file(number), self.read(number)
        known = words_of([file]) <= self.model.files[self.model.desk]
        before = len(self.prepared())
        if self.done(
            name,
            lambda db, by: operations.take_in(db, file=file, read=read, **self.common(by)),
            may=self.model.people,
        ):
            assert not known or len(self.prepared()) == before
            self.keep(read.answers)
            self.keep_file(file)

    @rule(name=of_the_ministry, number=st.integers(10, 13))
    def put_a_file_beside(self, name: str, number: int) -> None:
        file = self.file(number, ".bin")
        if self.done(name, lambda db, by: operations.attach(db, file=file, **self.common(by)), may=self.model.people):
            self.keep_file(file)

    @precondition(lambda self: self.is_beside)
    @rule(name=of_the_ministry)
    def take_a_file_away(self, name: str) -> None:
        with self.there.store.reading() as db:
            there = queries.attachments(db, self.who(db, self.model.people[0]), self.request_id)
        key = there[0].id if there else "none"
        if self.done(
            name,
            lambda db, by: operations.detach(db, request_id=self.request_id, attachment_id=key, by=by),
            may=self.model.people,
        ):
            for kept in self.model.files.values():
                kept -= words_of(there[:1])  # its owner has it, and took it away

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry)
    def validate(self, name: str) -> None:
        if self.done(name, lambda db, by: operations.validate(db, **self.common(by)), may=(self.model.people[1],)):
            self.model.validated[self.model.desk] = self.behind()
            self.model.letter[self.model.desk] = set()

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry, number=st.integers(20, 22))
    def validate_by_letter(self, name: str, number: int) -> None:
        letter = SignedLetter(self.file(number, ".pdf"), "Dr Lund", self.at.date())
        if self.done(
            name,
            lambda db, by: operations.validate_by_letter(db, letter=letter, **self.common(by)),
            may=self.model.people,
        ):
            self.keep_file(letter)
            self.model.validated[self.model.desk] = self.behind()
            self.model.letter[self.model.desk] = words_of([letter])

    @precondition(lambda self: self.model.validated)
    @rule(name=of_the_ministry)
    def take_back_the_validation(self, name: str) -> None:
        if self.done(
            name,
            lambda db, by: operations.take_back_validation(db, **self.common(by)),
            may=(self.model.people[1],),
        ):
            del self.model.validated[self.model.desk]

    @precondition(lambda self: self.is_preparing)
    @rule(name=of_the_ministry)
    def submit(self, name: str) -> None:
        behind, answers, desk = self.behind(), self.prepared(), self.model.desk

        def act(db: Database, by: Actor) -> None:
            operations.submit(db, made=made, **self.common(by))

        try:
            made = operations.made_documents(self.there.store, self.actor(name), self.request_id)
        except WorkbenchError:
            return
        if self.done(name, act, may=self.model.people):
            assert self.model.validated.get(desk) == behind
            self.model.submit(tuple(map(said, answers)))
            self.model.given[desk] |= words_of([behind]) | self.model.letter[desk]
            assert self.prepared() == ()

    @precondition(lambda self: self.model.record and not self.is_preparing)
    @rule(name=of_the_ministry)
    def correct(self, name: str) -> None:
        self.done(name, lambda db, by: operations.begin_again(db, **self.common(by)), may=self.model.people)

    @precondition(lambda self: self.prepared())
    @rule(use=uses)
    def a_clean_submission(self, use: Use) -> None:
        """What is in the way is put right, the authority validates, and it is submitted."""
        first, authority = self.model.people
        for _ in range(9):
            lost = next((n for n, each in enumerate(self.prepared()) if each.item_id is None), None)
            if lost is None:
                break
            self.place(first, lost, lost % 3)
        for at in range(3):
            if sum(each.item_id == self.items[at] for each in self.prepared()) > 1:
                self.put_together(first, at)
        self.validate(authority)
        self.submit(first)

    # those who ask

    @rule(name=of_the_state, number=st.integers(30, 34))
    def something_comes_by_mail(self, name: str, number: int) -> None:
        file, read, known = self.file(number), self.read(number), f"word{90000 + number}" in self.model.came_files
        if self.done(
            name, lambda db, by: operations.receive(db, file=file, read=read, **self.common(by)), may=("amina",)
        ):
            if not known:
                answers = [each for place, each in enumerate(read.answers) if each not in read.answers[:place]]
                places = dict(zip(self.codes(), self.items, strict=True))
                came = tuple(said_in(each, places.get(each.code, "")) for each in answers)
                self.model.record.append(("received", came))
            self.model.came |= words_of(read.answers)
            self.model.came_files |= words_of([file])

    @rule(name=of_the_state, number=st.integers(40, 42))
    def a_file_comes_beside(self, name: str, number: int) -> None:
        file = self.file(number, ".bin")
        if self.done(
            name, lambda db, by: operations.receive_attachment(db, file=file, **self.common(by)), may=("amina",)
        ):
            self.model.came_files |= words_of([file])

    @precondition(lambda self: self.model.record and self.model.record[-1][0] == "received")
    @rule(name=of_the_state, number=st.integers(50, 52))
    def the_signed_letter_comes(self, name: str, number: int) -> None:
        letter, store = SignedLetter(self.file(number, ".pdf"), "Dr Lund", self.at.date()), self.there.store
        stood = self.model.to_go_on_from()

        def record(db: Database, by: Actor) -> None:
            found = queries.asks(db, by, self.request_id)
            last = last_received(db, by, found)
            files = read_attached(store, found, received(db, by, found))
            made = replace(documents_of(found, queries.items(db, found.id), last.answers), attachments=files)
            for each in made.by_use.values():
                store.files.put(each.data)
            operations.validate_received(db, letter=letter, made=made, **self.common(by))

        if self.done(name, record, may=("amina",)):
            with store.reading() as db:
                amina = self.who(db, "amina")
                answers = queries.contributions(db, amina, [self.request_id])[-1].answers
                found = queries.request(db, amina, self.request_id)
                beside = received(db, amina, found)
            assert sorted(map(said, answers)) == stood
            self.model.submit(tuple(map(said, answers)))
            self.model.given[self.model.desk] |= words_of([*answers, letter, *beside])

    @rule(name=of_the_state, days=st.sampled_from([-3, 60, 90]), reason=st.sampled_from(["", "A census."]))
    def extend(self, name: str, days: int, reason: str) -> None:
        due = self.at.date() + timedelta(days=days)
        self.done(name, lambda db, by: operations.extend(db, due=due, reason=reason, **self.common(by)), may=STATE)

    @precondition(lambda self: self.model.is_open)
    @rule(name=seldom_the_state, is_over=st.booleans())
    def close(self, name: str, is_over: bool) -> None:
        verb: Callable[..., None] = operations.close if is_over else partial(operations.withdraw, reason="By mistake.")
        if self.done(name, lambda db, by: verb(db, **self.common(by)), may=STATE):
            self.model.is_open = False

    @precondition(lambda self: not self.model.is_open)
    @rule(name=of_the_state)
    def reopen(self, name: str) -> None:
        if self.done(name, lambda db, by: operations.reopen(db, **self.common(by)), may=STATE):
            self.model.is_open = True

    @rule(name=seldom_the_state, gone=st.booleans())
    def the_ministries_become_one(self, name: str, gone: bool) -> None:
        """Education has no people any more and Health holds its desk; or it has them again, and has it back."""
        of = {"double_id": start().education, "at": self.at}

        def merge(db: Database, by: Actor) -> None:
            self.employ(db, active=not gone)
            if gone and self.model.desk == "education":
                operations.hand_over_desk(db, into_id=start().health, by=by, **of)  # type: ignore[arg-type]
            elif not gone and self.model.desk == "health":
                operations.take_back_desk(db, by=by, **of)  # type: ignore[arg-type]

        moves = gone == (self.model.desk == "education")
        if self.done(name, merge, may=STATE if moves else EVERYBODY):
            self.model.desk = "health" if gone else "education"

    def employ(self, db: Database, *, active: bool) -> None:
        """Farid drafts on, whether or not he belongs to the ministry."""
        for each in EDUCATION:
            db.execute("update person set active = ? where id = ?", [int(active), start().people[each]])
        office = start().education if active else None
        db.execute("update person set organisation_id = ? where id = ?", [office, start().people["farid"]])


def said_in(read: ReadAnswer, item_id: str) -> Said:
    """An answer of a file as it is to stand in the record."""
    return item_id, read.kind.value, read.use.value, read.belongs_to, tuple(each.text for each in read.blocks)


def test_whoever_does_whatever_with_a_request_in_whatever_order(full_count: bool) -> None:
    examples, steps = STEPS if full_count else EXAMPLES
    run_state_machine_as_test(
        InAnyOrder,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=True,
            deadline=None,
            phases=(Phase.explicit, Phase.generate),
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_who_has_the_desk_again_puts_its_own_word_right_and_leaves_what_the_other_said() -> None:
    life = InAnyOrder()
    for health_has_it in (True, False, True, False):
        life.the_ministries_become_one(name="amina", gone=health_has_it)
        life.write(name="focal point", at=0, kind=AnswerKind.ANSWER, use=Use.FOR_REPORT, long=False)
        life.a_clean_submission(use=Use.FOR_REPORT)
        life.nothing_is_lost_and_nothing_is_seen_too_early()
    assert len(life.model.record) == 4
    life.teardown()
