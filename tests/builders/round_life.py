"""A round in which anything may happen: its home, what was acknowledged in it, and what always holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
)

from tests.builders.rounds import TEXTS, a_frozen_report
from tests.builders.word import docx
from tests.cast import MORNING, a_cast
from tests.conftest import KEY
from workbench.comments import operations, queries
from workbench.comments.frozen import written_sections
from workbench.comments.intake import files
from workbench.comments.intake.files import Returned
from workbench.comments.matrix import ResponseMatrix, View
from workbench.comments.records import (
    Comment,
    CommentState,
)
from workbench.comments.responding import response_matrix
from workbench.drafting import queries as drafting_queries
from workbench.drafting.records import Snapshot
from workbench.errors import WorkbenchError
from workbench.installation import create, open_installation
from workbench.people import OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.settings import Settings
from workbench.store import Database
from workbench.store.identifiers import seed_for_tests

STATE = ("amina", "farid")
COMMISSION = ("chidi", "ines")
EVERYBODY = (*STATE, *COMMISSION, "petra", "bruno", "olga", "dana")
MARKED = (
    ("In 2024 [Parliament](A: Which chamber?) adopted the Act on Equality.",),
    (TEXTS[0], "The Ministry of Education trained {-1,240-}{+1,420+} teachers in human rights education."),
    ("In 2024 [Parliament](A: Which chamber?) adopted the [Act](B: Which act?) on Equality.", TEXTS[1]),
)


@dataclass(frozen=True)
class Start:
    """A home with two institutions and a frozen report, copied for every example."""

    home: Path
    people: dict[str, str]
    organisations: dict[str, str]
    report_id: str
    snapshot_id: str


@cache
def start() -> Start:
    installation = create(Settings(home=Path(mkdtemp()) / "home", secret_key=KEY))
    cast = a_cast(installation)
    report_id, snapshot_id = a_frozen_report(installation, cast)
    by: dict[str, Any] = {"by": cast.operator, "at": MORNING}
    with installation.store.writing() as db:
        parliament = people.add_organisation(db, name="Parliament", kind=OrganisationKind.PARLIAMENT, **by)
        told = {"email": "petra@arcadia.example", "name": "Petra", "organisation": parliament, "password": "x" * 20}
        petra, _ = people.add_person(db, role=Role.REVIEWER, official_voice=True, **told, **by)
    known = {name: str(getattr(cast, name).person_id) for name in EVERYBODY if name != "petra"}
    organisations = {"commission": cast.commission, "parliament": parliament}
    return Start(installation.settings.home, {**known, "petra": petra}, organisations, report_id, snapshot_id)


@cache
def returned(number: int) -> tuple[bytes, Returned]:
    """A file with comments, and what is read from it, which takes long."""
    with open_installation(Settings(home=start().home, secret_key=KEY)).store.reading() as db:
        snapshot = drafting_queries.snapshot(db, None, start().snapshot_id)
    texts, uids = [], []
    for section in written_sections(snapshot):
        texts += [f"# {section.title}", *(each.text for each in section.paragraphs)]
        uids += [section.id, *(each.id for each in section.paragraphs)]
    frozen = [each.text for each in snapshot.paragraphs]
    for marked, text in zip(MARKED[number], frozen, strict=False):
        texts[texts.index(text)] = marked
    data = docx(*texts, uids=uids, properties={"WorkbenchSnapshot": snapshot.id})
    return data, files.read(data, snapshot)


@dataclass
class Model:
    """What was acknowledged. words, of: by id of the comment · answers: the last, and the last that was released."""

    words: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    late: dict[str, bool] = field(default_factory=dict)
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    released: dict[str, tuple[str, str]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    replies: dict[str, list[str]] = field(default_factory=dict)
    closed: bool = False
    concerns: int = 0


class RoundLife(RuleBasedStateMachine):
    """One round, from its opening on; the acts stand in `tests/integration/test_rounds_in_any_order.py`."""

    round_id: str

    def __init__(self) -> None:
        super().__init__()
        seed_for_tests(1)
        self.home = Path(mkdtemp()) / "home"
        shutil.copytree(start().home, self.home)
        self.there = open_installation(Settings(home=self.home, secret_key=KEY))
        self.at = MORNING
        self.number = 0
        self.model = Model()
        self.changed = False  # since all was looked at
        with self.there.store.reading() as db:
            self.snapshot: Snapshot = drafting_queries.snapshot(db, None, start().snapshot_id)
            self.actors = {name: people_queries.actor_of(db, each) for name, each in start().people.items()}

    def teardown(self) -> None:
        seed_for_tests(None)
        shutil.rmtree(self.home.parent)

    # how an act is done

    def done(self, act: Callable[[Database], Any], by: tuple[str, str, tuple[str, ...]] | None = None) -> bool:
        """Whether it was; refused it must leave the home as it was. `by`: who did it, what, who alone may."""
        before = self.fingerprint()
        try:
            with self.there.store.writing() as db:
                act(db)
        except WorkbenchError:
            assert self.fingerprint() == before
            return False
        self.changed = True
        if by is not None:
            name, did, may = by
            assert name in may, f"{name} {did}"
        return True

    def fingerprint(self) -> tuple[Any, ...]:
        tables = ("comment", "draft_comment", "draft_file", "arrival", "journal", "notice", "revision", "round_event")
        with self.there.store.reading() as db:
            return tuple(db.execute(f"select count(*), max(rowid) from {each}").fetchone() for each in tables)

    def comments(self) -> tuple[Comment, ...]:
        with self.there.store.reading() as db:
            return queries.comments(db, self.actors["amina"], self.round_id)

    def one(self, number: int) -> str:
        """The id of a comment of the record, or one that is in none."""
        found = self.comments()
        return found[number % len(found)].id if found else "none"

    def common(self, name: str) -> dict[str, Any]:
        return {"round_id": self.round_id, "by": self.actors[name], "at": self.at}

    def came(self, before: set[str]) -> None:
        """Take what is new in the record into the model, as it reads the moment it came."""
        for each in self.comments():
            if each.id not in before:
                self.model.words[each.id] = each.text, each.proposed
                self.model.of[each.id] = each.organisation_id
                self.model.late[each.id] = each.late

    def speakers(self, name: str) -> tuple[str, ...]:
        """Who speaks for the institution of that person now."""
        organisation = self.actors[name].organisation_id
        with self.there.store.reading() as db:
            deputies = queries.deputies(db, self.round_id, organisation or "")
        return ("chidi", "petra", *(each for each, key in start().people.items() if key in deputies))

    # what always holds

    @invariant()
    def all_is_kept(self) -> None:
        if self.changed:
            self.every_comment_is_there_once_with_its_first_words_and_its_last_answer()
            self.the_matrices_hold_each_comment_once()
            self.the_ledger_holds()
            self.changed = False

    def every_comment_is_there_once_with_its_first_words_and_its_last_answer(self) -> None:
        found = {each.id: each for each in self.comments()}
        assert found.keys() == self.model.words.keys()
        for key, each in found.items():
            assert (each.text, each.proposed, each.late) == (*self.model.words[key], self.model.late[key])
            assert (each.state is CommentState.WITHDRAWN) == (key in self.model.withdrawn)
            answer = each.disposition
            assert (answer and (answer.value.value, answer.reason)) == self.model.answers.get(key)
            assert [reply.text for reply in each.replies] == self.model.replies.get(key, [])

    def the_matrices_hold_each_comment_once(self) -> None:
        labels = {each.id: each.label for each in self.comments()}
        with self.there.store.reading() as db:
            self.holds(
                response_matrix(db, self.actors["amina"], self.round_id, view=View.INTERNAL), labels, self.model.answers
            )
            for name in ("chidi", "petra"):
                organisation = self.actors[name].organisation_id
                own = {key: label for key, label in labels.items() if self.model.of[key] == organisation}
                theirs = response_matrix(db, self.actors[name], self.round_id, view=View.COMMENTER)
                self.holds(theirs, own, self.model.released)

    def holds(self, matrix: ResponseMatrix, labels: dict[str, str], answers: dict[str, tuple[str, str]]) -> None:
        numbers = [each.number for each in matrix.rows]
        numbers += [reply.number for each in matrix.rows for reply in each.replies if reply.number]
        assert sorted(numbers) == sorted(labels.values())
        keys = {label: key for key, label in labels.items()}
        for row in matrix.rows:
            text, proposed = self.model.words[keys[row.number]]
            assert (row.comment, row.proposed) == (text, proposed or "")
            assert (row.disposition, row.reason) == answers.get(keys[row.number], ("", ""))

    def the_ledger_holds(self) -> None:
        with self.there.store.reading() as db:
            verdict = operations.verify(db, self.there.store.files, round_id=self.round_id, by=self.actors["chidi"])
        assert verdict.ok, verdict.detail
