"""A request in which anything may happen: its home, what was acknowledged in it, and what always holds.

Every text is a word of its own (`word17`), so that wherever it comes up it is known again.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.builders.requests import a_request
from tests.cast import MORNING, PASSWORD, a_cast
from tests.conftest import KEY
from workbench.corpus import queries as corpus
from workbench.errors import WorkbenchError
from workbench.installation import create, open_installation
from workbench.people import Actor, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.requests import earlier, queries
from workbench.requests.alongside.reading import alongside
from workbench.requests.progress import progress
from workbench.requests.records import AnswerKind, ContributedAnswer, PreparedAnswer, Use
from workbench.settings import Settings
from workbench.store import Database
from workbench.store.identifiers import seed_for_tests

EDUCATION, HEALTH = ("bruno", "mara"), ("hugo", "nora")  # of each the second is its validating authority
STATE = ("amina", "farid")  # Farid drafts, and belongs to the Ministry of Education
OUTSIDE = ("chidi", "ines", "olga", "dana")
EVERYBODY = (*EDUCATION, *HEALTH, *STATE, *OUTSIDE)
WORD = re.compile(r"word\d+")
TABLES = (
    "request_item", "request_event", "request_file", "prepared_answer", "prepared_attachment", "earlier_answer",
    "validation", "contribution", "contribution_answer", "contribution_document", "document", "journal", "notice",
    "desk_handover", "withdrawal",
)  # fmt: skip
Said = tuple[str, str, str, str, tuple[str, ...]]  # item, kind, use, whose it is, texts


@dataclass(frozen=True)
class Start:
    """A home in which the Ministry of Education is asked three things, copied for every example."""

    home: Path
    people: dict[str, str]
    education: str
    health: str
    report_id: str
    request_id: str


@cache
def start() -> Start:
    installation = create(Settings(home=Path(mkdtemp()) / "home", secret_key=KEY))
    cast = a_cast(installation)
    asked = a_request(installation, cast)
    with installation.store.writing() as db:
        nora, _ = people.add_person(
            db, email="nora@arcadia.example", name="Nora", organisation=asked.other.organisation_id,
            role=Role.FOCAL_POINT, official_voice=True, password=PASSWORD, by=cast.operator, at=MORNING,
        )  # fmt: skip
    ids = {name: str(getattr(cast, name).person_id) for name in EVERYBODY if hasattr(cast, name)}
    ids |= {"mara": str(asked.authority.person_id), "hugo": str(asked.other.person_id), "nora": nora}
    health = str(asked.other.organisation_id)
    return Start(installation.settings.home, ids, cast.education, health, asked.report_id, asked.id)


def said(answer: PreparedAnswer | ContributedAnswer) -> Said:
    texts = tuple(each.text for each in answer.blocks)
    return answer.item_id or "", answer.kind.value, answer.use.value, answer.belongs_to, texts


def words_of(things: Iterable[object]) -> set[str]:
    return set(WORD.findall(json.dumps(list(things), default=str, ensure_ascii=False)))


@dataclass
class Model:
    """What was acknowledged.

    kept: words of each answer that a ministry was told is kept · files: of each file, by who holds the desk · record:
    standing and answers of each contribution, as it came · came: words that the secretariat was handed, came_files:
    names of what they came in · given: words that an authority stood behind, by who submitted · validated, letter:
    what the authority stood behind last, and the letter in which, by who holds the desk.
    """

    kept: set[str] = field(default_factory=set)
    files: dict[str, set[str]] = field(default_factory=lambda: {"education": set(), "health": set()})
    record: list[tuple[str, tuple[Said, ...]]] = field(default_factory=list)
    came: set[str] = field(default_factory=set)
    came_files: set[str] = field(default_factory=set)
    given: dict[str, set[str]] = field(default_factory=lambda: {"education": set(), "health": set()})
    validated: dict[str, tuple[object, ...]] = field(default_factory=dict)
    letter: dict[str, set[str]] = field(default_factory=dict)
    in_library: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    desk: str = "education"
    is_open: bool = True

    @property
    def people(self) -> tuple[str, ...]:
        return EDUCATION if self.desk == "education" else HEALTH

    @property
    def submitted(self) -> set[str]:
        return self.given["education"] | self.given["health"]

    def submit(self, answers: tuple[Said, ...]) -> None:
        """It counts from now on, and leaves in the library beside it only what whoever submits may not read."""
        self.record.append(("submitted", answers))
        if self.desk == "health":  # which holds what was Education's
            self.in_library.clear()
        self.in_library[self.desk] = answers

    def standing(self) -> dict[str, list[Said]]:
        """Item → what counts: what was submitted last; before that what came unsigned, the last to each item."""
        last = [answers for standing, answers in self.record if standing == "submitted"][-1:]
        found: dict[str, list[Said]] = {}
        for answers in last or [answers for _, answers in self.record]:
            for item in {each[0] for each in answers}:
                there = [each for each in answers if each[0] == item]
                found[item] = there if item else [*found.get("", []), *(x for x in there if x not in found.get("", []))]
        return found

    def to_go_on_from(self) -> list[Said]:
        """What a signed letter stands behind: that, and over it what came unsigned since."""
        after = [place for place, (standing, _) in enumerate(self.record) if standing == "submitted"]
        since = self.record[after[-1] :] if after else self.record
        unsigned = Model(record=[("received", answers) for _, answers in since])
        return sorted(each for answers in unsigned.standing().values() for each in answers)


class RequestLife(RuleBasedStateMachine):
    """One request; the acts stand in `tests/integration/test_requests_in_any_order.py`."""

    def __init__(self) -> None:
        super().__init__()
        begun = start()  # made by the real clock, whichever machine is the first to ask for it
        seed_for_tests(1)
        ticks = count(4_000_000_000 * 10**9, 10**6)  # in 2096: what is made later sorts later, by a millisecond each
        self.clock = patch("workbench.store.identifiers.time", SimpleNamespace(time_ns=lambda: next(ticks)))
        self.clock.start()
        self.home = Path(mkdtemp()) / "home"
        shutil.copytree(begun.home, self.home)
        self.there = open_installation(Settings(home=self.home, secret_key=KEY))
        self.request_id, self.at, self.number = begun.request_id, MORNING, 0
        self.model = Model()
        self.changed = False  # since all was looked at
        self.is_preparing = self.is_beside = False
        with self.there.store.reading() as db:
            self.items = [each.id for each in queries.items(db, self.request_id)]

    def teardown(self) -> None:
        self.clock.stop()
        seed_for_tests(None)
        shutil.rmtree(self.home.parent)

    # how an act is done

    def word(self) -> str:
        self.number += 1
        return f"word{self.number}"

    def who(self, db: Database, name: str) -> Actor:
        return people_queries.actor_of(db, start().people[self.named(name)])

    def named(self, name: str) -> str:
        """Whoever sits at the desk now, where that is asked."""
        return {"focal point": self.model.people[0], "authority": self.model.people[1]}.get(name, name)

    def done(self, name: str, act: Callable[[Database, Actor], Any], *, may: tuple[str, ...] = ()) -> bool:
        """Whether it was; refused it must leave the home as it was. `may`: who alone may."""
        before = self.fingerprint()
        try:
            with self.there.store.writing() as db:
                act(db, self.who(db, name))
        except WorkbenchError:
            assert self.fingerprint() == before
            return False
        assert self.named(name) in may, name
        self.changed = True
        return True

    def actor(self, name: str) -> Actor:
        with self.there.store.reading() as db:
            return self.who(db, name)

    def fingerprint(self) -> tuple[Any, ...]:
        with self.there.store.reading() as db:
            found = [db.execute(f"select count(*), max(rowid) from {each}").fetchone() for each in TABLES]
            prepared = db.execute("select id, version, item_id from prepared_answer order by id").fetchall()
            asked = db.execute("select standing, due, organisation_id from information_request").fetchall()
        return (*found, tuple(prepared), tuple(asked))

    def prepared(self) -> tuple[PreparedAnswer, ...]:
        with self.there.store.reading() as db:
            return queries.prepared(db, self.who(db, self.model.people[0]), self.request_id)

    def behind(self) -> tuple[object, ...]:
        """All that an authority stands behind when it does so now."""
        return tuple(sorted(map(said, self.prepared()))), tuple(sorted(self.beside()))

    def beside(self) -> tuple[str, ...]:
        """The names of the files beside the answers in preparation."""
        with self.there.store.reading() as db:
            found = queries.attachments(db, self.who(db, self.model.people[0]), self.request_id)
        return tuple(each.name for each in found)

    def one(self, number: int) -> PreparedAnswer | None:
        found = self.prepared()
        return found[number % len(found)] if found else None

    # what always holds

    @invariant()
    def nothing_is_lost_and_nothing_is_seen_too_early(self) -> None:
        if self.changed:
            with self.there.store.reading() as db:
                self.the_record_is_as_it_came(db)
                self.each_text_is_somewhere(db)
                self.each_sees_what_is_for_it(db)
                self.what_stands_is_what_was_said_last(db)
                self.the_library_has_what_was_submitted_last(db)
            self.changed, self.is_preparing, self.is_beside = False, bool(self.prepared()), bool(self.beside())

    def the_record_is_as_it_came(self, db: Database) -> None:
        given = queries.contributions(db, self.who(db, "amina"), [self.request_id])
        assert [each.number for each in given] == list(range(1, len(given) + 1))
        assert [(each.standing.value, tuple(map(said, each.answers))) for each in given] == self.model.record

    def each_text_is_somewhere(self, db: Database) -> None:
        """Its ministry finds it: in preparation, among what stood there before, or in what it contributed."""
        mine = self.who(db, self.model.people[0])
        there = words_of([*queries.prepared(db, mine, self.request_id), *self.contributed(db, mine)])
        there |= words_of(queries.attachments(db, mine, self.request_id))
        there |= words_of([*earlier.answers(db, mine, self.request_id), *queries.files(db, mine, self.request_id)])
        assert self.model.kept | self.model.came | self.model.files[self.model.desk] <= there

    def each_sees_what_is_for_it(self, db: Database) -> None:
        model, seen = self.model, {name: self.seen(db, name) for name in EVERYBODY}
        others = {"health": HEALTH, "education": EDUCATION}
        for name in others["health" if model.desk == "education" else "education"]:
            office = "health" if name in HEALTH else "education"
            assert seen[name] <= model.given[office], name
        assert seen["amina"] ^ (model.came | model.came_files | model.submitted) == set()
        assert seen["farid"] <= model.submitted
        for name in OUTSIDE:
            assert seen[name] == set(), name
        assert words_of(db.query("select facts from notice")) == set()
        told = words_of(db.query("select summary from journal"))
        assert told <= model.submitted
        assert all(each.startswith("word9") for each in told)  # names of files that are in the library now

    def seen(self, db: Database, name: str) -> set[str]:
        """Every word of this request that somebody can get at without being of its ministry."""
        actor = self.who(db, name)
        found: list[object] = [*self.contributed(db, actor), *self.library(db, actor).values()]
        reads: tuple[Callable[[], Iterable[object]], ...] = (
            lambda: queries.events(db, queries.request(db, actor, self.request_id).id),
            lambda: queries.files(db, actor, self.request_id),
            lambda: alongside(db, actor, start().report_id),
        )
        if name not in self.model.people:
            reads += (
                lambda: queries.prepared(db, actor, self.request_id),
                lambda: queries.attachments(db, actor, self.request_id),
                lambda: earlier.answers(db, actor, self.request_id),
            )
        for read in reads:
            try:
                found += read()
            except WorkbenchError:
                continue
        return words_of(found)

    def contributed(self, db: Database, actor: Actor) -> list[object]:
        return list(queries.contributions(db, actor, [self.request_id]))

    def library(self, db: Database, actor: Actor) -> dict[str, set[str]]:
        """Document → its words, of the contributions that stand in the library for somebody."""
        found = corpus.documents(db, actor, kind="contribution")
        return {each.id: words_of(one.full_text for one in corpus.paragraphs(db, each.id)) for each in found}

    def what_stands_is_what_was_said_last(self, db: Database) -> None:
        stands, amina = self.model.standing(), self.who(db, "amina")
        found = queries.request(db, amina, self.request_id)
        far = progress(found, queries.items(db, found.id), queries.contributions(db, amina, [found.id]))
        for each in far.items:
            assert list(map(said, each.answers)) == stands.get(each.item.id, [])
        assert sorted(map(said, far.without_item)) == sorted(stands.get("", []))
        is_validated = any(standing == "submitted" for standing, _ in self.model.record)
        for name, reads in (("amina", True), ("farid", is_validated)):
            beside = alongside(db, self.who(db, name), start().report_id)
            read = sorted(said(one.answer) for each in beside for one in each.said)
            assert read == sorted(one for key in stands if key and reads for one in stands[key])

    def the_library_has_what_was_submitted_last(self, db: Database) -> None:
        words = {
            use.value: words_of(
                each
                for answers in self.model.in_library.values()
                for each in answers
                if each[0] and each[1:3] == (AnswerKind.ANSWER, use)
            )
            for use in Use
        }
        kept = {row["document_id"]: row["use"] for row in db.query("select * from contribution_document")}
        there: dict[str, set[str]] = {use.value: set() for use in Use}
        for document, found in self.library(db, self.who(db, "farid")).items():
            if document in kept:
                there[kept[document]] |= found
        assert there == words
