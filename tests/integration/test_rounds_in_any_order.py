"""Whoever does whatever in a round in whatever order: what was said stays said, once, with its last answer.

A model keeps what was acknowledged and nothing else: the words of each comment, the last answer to it, what was
withdrawn. After each act the matrices, the record and the ledger are held against it. What is refused leaves nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.builders.round_life import COMMISSION, EVERYBODY, MARKED, STATE, RoundLife, returned, start
from tests.builders.rounds import CLOSES, TEXTS
from workbench.comments import operations, queries
from workbench.comments.operations import Asked, Draft
from workbench.comments.records import (
    Answer,
    Origin,
    Position,
    ResponsePublication,
    RoundKind,
)
from workbench.comments.transcribing.placing import Transcribed
from workbench.drafting import operations as drafting
from workbench.errors import WorkbenchError
from workbench.store import Database

EXAMPLES, STEPS = (8, 30), (200, 60)  # in make test, in make proof

# Mostly who may, and at times anybody.
of_the_state = st.sampled_from((*STATE * 4, *EVERYBODY))
of_the_invited = st.sampled_from((*("chidi", "ines", "petra", "chidi", "petra") * 3, *EVERYBODY))
place = st.integers(0, len(TEXTS) - 1)
some = st.integers(0, 999)  # one of what there is, counted round


class InAnyOrder(RoundLife):
    """What people do, each with whatever it is done to."""

    @initialize(enforced=st.booleans(), publication=st.sampled_from([each.value for each in ResponsePublication][1:]))
    def open(self, enforced: bool, publication: str) -> None:
        with self.there.store.writing() as db:
            self.round_id = operations.open_round(
                db,
                snapshot_id=start().snapshot_id,
                kind=RoundKind.NHRI,
                invite=list(start().organisations.values()),
                closes=CLOSES,
                enforce_deadline=enforced,
                response_publication=ResponsePublication(publication),
                by=self.actors["amina"],
                at=self.at,
            )

    @rule(days=st.sampled_from([1, 1, 2, 3, 12]))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(name=of_the_invited, at=place, proposes=st.booleans())
    def prepare(self, name: str, at: int, proposes: bool) -> None:
        self.number += 1
        proposed = f"Other words {self.number}." if proposes else None
        written = Draft(f"Remark {self.number}.", paragraph_id=self.snapshot.paragraphs[at].id, proposed=proposed)
        own = (name, "prepared", (*COMMISSION, "petra"))
        self.done(lambda db: operations.draft(db, written=written, **self.common(name)), own)

    @rule(name=of_the_invited, position=st.sampled_from((Position.COMMENTS_SENT, *Position)))
    def send(self, name: str, position: Position) -> None:
        before = {each.id for each in self.comments()}
        with self.there.store.reading() as db:
            try:
                drafts = {
                    each.id: (each.text, each.proposed) for each in queries.drafts(db, self.actors[name], self.round_id)
                }
            except WorkbenchError:
                drafts = {}
        said = (name, "sent", self.speakers(name))
        if self.done(lambda db: operations.send(db, position=position, **self.common(name)), said):
            self.came(before)
            self.model.concerns += position is Position.SERIOUS_CONCERN
            for each in self.comments():
                if each.id in drafts:
                    assert (each.text, each.proposed) == drafts[each.id]

    @rule(name=of_the_state, number=st.integers(0, len(MARKED) - 1))
    def hand_in(self, name: str, number: int) -> None:
        before = {each.id for each in self.comments()}
        data, read = returned(number)
        self.there.store.files.put(data)
        given = {"organisation_id": start().organisations["commission"], "data": data, "name": "a.docx"}
        said = (name, "handed in", (*STATE, *COMMISSION))
        if self.done(lambda db: operations.receive(db, returned=read, **given, **self.common(name)), said):
            self.came(before)

    @rule(name=of_the_state, origin=st.sampled_from([Origin.LETTER, Origin.TELEPHONE]), at=place)
    def transcribe(self, name: str, origin: Origin, at: int) -> None:
        self.number += 1
        before = {each.id for each in self.comments()}
        words = [Transcribed(text=f"On the telephone {self.number}.", cited=str(at + 1))]
        file = ("letter.pdf", b"%PDF-1.7 a letter")
        self.there.store.files.put(file[1])
        of = {"organisation": start().organisations["parliament"], "origin": origin, "said_on": self.at.date()}
        said = (name, "transcribed", STATE)
        if self.done(lambda db: operations.transcribe(db, file=file, words=words, **of, **self.common(name)), said):
            self.came(before)

    @rule(name=of_the_invited)
    def confirm(self, name: str) -> None:
        self.done(lambda db: operations.confirm(db, **self.common(name)))

    @rule(name=st.sampled_from(("chidi", "petra")), count=st.integers(1, 3), at=place)
    def review(self, name: str, count: int, at: int) -> None:
        """Somebody writes several and sends them."""
        for each in range(count):
            self.prepare(name, (at + each) % len(TEXTS), proposes=each == 1)
        self.send(name, Position.COMMENTS_SENT)

    @precondition(lambda self: self.model.words)
    @rule(name=of_the_state, value=st.sampled_from(Answer))
    def answer_all(self, name: str, value: Answer) -> None:
        for each in self.comments():
            if each.waits_for_answer:
                self.answer(name, each.id, value, "Taken together.", self.snapshot.paragraphs[0].id)

    @precondition(lambda self: self.model.words)
    @rule(name=of_the_invited, number=some)
    def correct(self, name: str, number: int) -> None:
        self.number += 1
        text = f"Corrected {self.number}."
        comment = self.one(number)

        def act(db: Database) -> None:
            draft_id = operations.begin_correction(db, comment_id=comment, **self.common(name))
            version = queries.draft(db, self.actors[name], draft_id).version
            by = {"by": self.actors[name], "at": self.at}
            operations.rewrite_draft(db, draft_id=draft_id, version=version, written=Draft(text=text), **by)

        self.done(act, (name, "corrected", (*COMMISSION, "petra")))

    @precondition(lambda self: self.model.words)
    @rule(name=of_the_invited, number=some, reason=st.sampled_from(["", "It was done."]))
    def withdraw(self, name: str, number: int, reason: str) -> None:
        comment = self.one(number)
        given = {"comment_id": comment, "reason": reason}
        if self.done(
            lambda db: operations.withdraw(db, **given, **self.common(name)), (name, "withdrew", self.speakers(name))
        ):
            assert reason
            self.model.withdrawn.add(comment)

    @precondition(lambda self: self.model.words)
    @rule(
        name=of_the_state,
        number=some,
        value=st.sampled_from(Answer),
        reason=st.sampled_from(["", "For a reason."]),
        at=place,
    )
    def dispose(self, name: str, number: int, value: Answer, reason: str, at: int) -> None:
        where = [None, "", self.snapshot.paragraphs[0].id, self.snapshot.paragraphs[1].id][at]
        self.answer(name, self.one(number), value, reason, where)

    def answer(self, name: str, comment: str, value: Answer, reason: str, where: str | None) -> None:
        self.number += 1
        said = f"{reason} {self.number}" if reason else ""
        given = {"comment_id": comment, "value": value, "reason": said, "paragraph_id": where}
        if self.done(lambda db: operations.dispose(db, **given, **self.common(name)), (name, "answered", STATE)):
            self.answered(comment, value.value, said)

    def answered(self, comment: str, value: str, reason: str) -> None:
        assert comment not in self.model.withdrawn
        assert reason or value == "accepted"
        self.model.answers[comment] = value, reason
        if self.model.closed:
            self.model.released[comment] = value, reason

    @precondition(lambda self: self.model.words)
    @rule(name=of_the_state, number=some)
    def say_that_it_still_holds(self, name: str, number: int) -> None:
        comment = self.one(number)
        given = {"comment_id": comment, **self.common(name)}
        if self.done(lambda db: operations.still_holds(db, **given), (name, "held", STATE)) and self.model.closed:
            self.model.released[comment] = self.model.answers[comment]

    @precondition(lambda self: self.model.answers)
    @rule(name=of_the_state)
    def release(self, name: str) -> None:
        if self.done(lambda db: operations.release(db, **self.common(name)), (name, "released", STATE)):
            self.model.released = dict(self.model.answers)

    @precondition(lambda self: self.model.words)
    @rule(name=of_the_state)
    def close(self, name: str) -> None:
        def act(db: Database) -> None:
            operations.reopen_changed(db, at=self.at, round_id=self.round_id)
            operations.close(db, **self.common(name))

        waiting = [each.id for each in self.comments() if each.stands and each.id not in self.model.answers]
        if self.done(act, (name, "closed", STATE)):
            assert waiting == []
            self.model.closed = True
            self.model.released = dict(self.model.answers)

    @precondition(lambda self: self.model.closed)
    @rule(name=of_the_state)
    def reopen(self, name: str) -> None:
        if self.done(lambda db: operations.reopen(db, **self.common(name)), (name, "reopened", STATE)):
            self.model.closed = False

    @rule(name=of_the_state, days=st.integers(-3, 20), reason=st.sampled_from(["", "A holiday."]))
    def extend(self, name: str, days: int, reason: str) -> None:
        last_day = CLOSES + timedelta(days=days)
        given = {"last_day": last_day, "reason": reason}
        self.done(lambda db: operations.extend(db, **given, **self.common(name)), (name, "extended", STATE))

    @rule(name=of_the_invited, comes_back=st.booleans())
    def decline(self, name: str, comes_back: bool) -> None:
        said = (name, "declined", self.speakers(name))
        if comes_back:
            self.done(lambda db: operations.come_back(db, **self.common(name)), said)
        else:
            self.done(lambda db: operations.decline(db, reason="No time.", **self.common(name)), said)

    @rule(name=of_the_invited, taken_back=st.booleans())
    def name_a_deputy(self, name: str, taken_back: bool) -> None:
        verb = operations.take_back_deputy if taken_back else operations.name_deputy
        of = {"person_id": start().people["ines"]}
        self.done(lambda db: verb(db, **of, **self.common(name)), (name, "named a deputy", ("chidi", "petra")))

    @precondition(lambda self: self.model.concerns)
    @rule(name=st.one_of(of_the_state, of_the_invited), maintains=st.booleans())
    def settle_the_concern(self, name: str, maintains: bool) -> None:
        if maintains:
            of = {"organisation": start().organisations["commission"], "reason": "It is the law."}
            self.done(lambda db: operations.maintain_text(db, **of, **self.common(name)), (name, "maintained", STATE))
        else:
            said = (name, "resolved", self.speakers(name))
            self.done(lambda db: operations.resolve_concern(db, **self.common(name)), said)

    @precondition(lambda self: self.model.words)
    @rule(name=st.one_of(of_the_state, of_the_invited), number=some)
    def reply(self, name: str, number: int) -> None:
        self.number += 1
        given = {"comment_id": self.one(number), "text": f"Further {self.number}.", **self.common(name)}
        verb = operations.reply if name in STATE else operations.reply_for_institution
        if self.done(lambda db: verb(db, **given), (name, "replied", (*STATE, *self.speakers(name)))):
            self.model.replies.setdefault(str(given["comment_id"]), []).append(str(given["text"]))

    @precondition(lambda self: self.model.words)
    @rule(name=of_the_invited, number=some)
    def erase(self, name: str, number: int) -> None:
        comment, letter = self.one(number), b"%PDF-1.7 a signed request"
        self.there.store.files.put(letter)
        asked = Asked([comment], reason="Names of people.", letter=("request.pdf", letter))
        said = (name, "erased", ("chidi", "petra"))
        home = self.there.settings.home
        if self.done(lambda db: operations.erase_at_request(db, asked=asked, home=home, **self.common(name)), said):
            for each in self.comments():
                if each.erased:
                    assert not each.text
                    assert not each.proposed
                    self.model.words[each.id] = each.text, each.proposed
                    self.model.replies[each.id] = [reply.text for reply in each.replies]
            assert self.model.words[comment][0] == ""

    @rule(name=st.sampled_from(STATE), at=place, verb=st.sampled_from(["write", "delete", "restore", "back"]))
    def edit(self, name: str, at: int, verb: str) -> None:
        self.number += 1
        paragraph = self.snapshot.paragraphs[at]
        text = paragraph.text if verb == "back" else f"New text {self.number}."
        by = {"paragraph_id": paragraph.id, "by": self.actors[name], "at": self.at}
        acts: dict[str, Callable[[Database], Any]] = {
            "delete": lambda db: drafting.delete_paragraph(db, **by),
            "restore": lambda db: drafting.restore_paragraph(db, **by),
        }
        self.done(acts.get(verb, lambda db: drafting.write_paragraph(db, text=text, **by)))

    @rule()
    def the_mailer_looks(self) -> None:
        with self.there.store.writing() as db:
            operations.reopen_changed(db, at=self.at)
        self.changed = True


def test_whoever_does_whatever_in_whatever_order(full_count: bool) -> None:
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
