"""The mail of a whole round through a real server: each notice to the right people, in their language, without a word.

A table written by hand says who is told what by each act. Every text that anybody types bears a canary word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.builders.mail import Postbox, a_mail_server
from tests.builders.rounds import CLOSES, LATER, TEXTS, a_round
from tests.cast import MORNING, Cast
from tests.integration.test_rounds_arriving import arrived
from tests.integration.test_rounds_word import COMMENTED
from workbench.comments import operations, queries
from workbench.comments.clearances import ClearanceDecision
from workbench.comments.intake.files import Returned
from workbench.comments.operations import Asked, Draft, OfficeSays, Transcribed
from workbench.comments.records import (
    Answer,
    Confidentiality,
    Origin,
    Position,
    RoundKind,
)
from workbench.drafting import operations as drafting
from workbench.installation import Installation
from workbench.mailer import deliver
from workbench.matters import operations as matters
from workbench.matters.records import DecidedBy, Side
from workbench.notices.records import NoticeKind as K
from workbench.notices.telling import wish
from workbench.people import OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.store import Database

CANARY = "Canaryword"
LETTER = ("Canaryword.pdf", b"%PDF-1.7 Canaryword")
STATE = "amina farid"
COMMISSION = "chidi ines"
LANGUAGES = {"chidi": "fr", "ines": "ar", "farid": "fr"}
OPEN = Confidentiality.PUBLIC_AFTER_ROUND
NOT_READ = Returned(why_not="It is a letter.")
Told = dict[K, str]


class Story:
    """A round, told act by act; `told` does one and gives what was told of it, and to whom, once it was mailed."""

    def __init__(self, installation: Installation, cast: Cast, post: Postbox) -> None:
        self.there = replace(installation, settings=replace(installation.settings, mail=post.server))
        self.cast, self.post, self.at = cast, post, LATER
        self.seen: set[str] = set()
        self.kinds: set[K] = set()
        installation.store.files.put(LETTER[1])
        with installation.store.writing() as db:
            by: dict[str, Any] = {"by": cast.operator, "at": MORNING}
            self.parliament = people.add_organisation(db, name="Parliament", kind=OrganisationKind.PARLIAMENT, **by)
            self._person(db, "petra", self.parliament, Role.REVIEWER, True)
            self._person(db, "vera", cast.education, Role.FOCAL_POINT, True)
            gone = self._person(db, "lena", cast.commission, Role.REVIEWER, False)
            people.set_active(db, person_id=gone, active=False, **by)
            taken_off = self._person(db, "theo", cast.education, None, False)
            people.add_member(db, group_id=cast.group, person_id=taken_off, **by)
            people.remove_member(db, group_id=cast.group, person_id=taken_off, **by)
            self.actors = {
                each.email.partition("@")[0]: people_queries.actor_of(db, each.id) for each in people_queries.people(db)
            }
            for name, actor in self.actors.items():
                people.set_language(db, language=LANGUAGES.get(name, "en"), by=actor)
                wish(db, wish="at_once", by=actor)

    def _person(self, db: Database, name: str, organisation: str, role: Role | None, voice: bool) -> str:
        told: dict[str, Any] = {"email": f"{name}@arcadia.example", "name": name.title(), "organisation": organisation}
        by: dict[str, Any] = {"by": self.cast.operator, "at": MORNING}
        return people.add_person(db, role=role, official_voice=voice, password="x" * 20, **told, **by)[0]

    def by(self, name: str) -> dict[str, Any]:
        return {"by": self.actors[name], "at": self.at}

    def told(self, act: Callable[[Database], object]) -> Told:
        self.at += timedelta(minutes=1)
        self.post.letters.clear()
        with self.there.store.writing() as db:
            act(db)
        sent, fault = deliver(self.there, at=self.at)
        assert fault == ""
        with self.there.store.reading() as db:
            names = {actor.person_id: name for name, actor in self.actors.items()}
            rows = [row for row in db.query("select * from notice order by id") if row["id"] not in self.seen]
        self.seen |= {row["id"] for row in rows}
        found: dict[K, set[str]] = {}
        for row in rows:
            found.setdefault(K(row["kind"]), set()).add(names[row["person_id"]])
        self.kinds |= found.keys()
        mailed = [to.partition("@")[0] for to, _ in self.post.letters]
        assert sorted(mailed) == sorted({each for names_ in found.values() for each in names_})  # one letter for each
        assert sent == len(mailed)
        self._nothing_secret()
        return {kind: " ".join(sorted(names_)) for kind, names_ in found.items()}

    def _nothing_secret(self) -> None:
        for to, letter in self.post.letters:
            name = to.partition("@")[0]
            whole = letter.as_string() + letter.get_content()
            assert CANARY not in whole
            assert not any(text[:30] in whole for text in TEXTS)
            assert letter["Content-Language"] == LANGUAGES.get(name, "en")
            for secret in ("ICERD", "Commission", "Parliament", "NHRI-", "PARL-", "Chidi", "Amina"):
                assert secret not in letter["Subject"]


@pytest.fixture
def post() -> Iterator[Postbox]:
    with a_mail_server() as box:
        yield box


@pytest.fixture
def story(installation: Installation, cast: Cast, post: Postbox) -> Story:
    return Story(installation, cast, post)


def test_each_act_of_a_round_is_mailed_to_whom_it_concerns_and_to_nobody_else(story: Story) -> None:
    held = a_round(story.there, story.cast, invite=[story.cast.commission, story.parliament], publication="public")
    _, on = story.cast, {"round_id": held.id}
    everybody = " ".join(sorted(f"{COMMISSION} petra".split()))

    def draft(db: Database, name: str) -> None:
        said = Draft(f"{CANARY} {name}", paragraph_id=held.paragraphs[0], confidentiality=OPEN)
        operations.draft(db, written=said, **on, **story.by(name))

    def send(db: Database, name: str, position: Position = Position.COMMENTS_SENT) -> None:
        draft(db, name)
        operations.send(db, position=position, remark=CANARY, **on, **story.by(name))

    def answered(db: Database) -> None:
        for each in queries.comments(db, story.actors["amina"], held.id):
            if each.waits_for_answer:
                given = {"comment_id": each.id, "value": Answer.ACCEPTED, "paragraph_id": held.paragraphs[0]}
                operations.dispose(db, reason=CANARY, internal_note=CANARY, **given, **on, **story.by("amina"))

    def write(db: Database) -> None:
        words = {"paragraph_id": held.paragraphs[0], "text": f"{CANARY} as it reads now."}
        drafting.write_paragraph(db, **words, **story.by("farid"))

    told = story.told
    why = {"reason": CANARY}
    one = {"comment_id": "NHRI-001"}
    assert told(lambda db: draft(db, "ines")) == {K.INVITED: everybody}  # of the opening; nothing of the draft
    assert told(
        lambda db: operations.extend(db, last_day=CLOSES + timedelta(days=3), **why, **on, **story.by("amina"))
    ) == {K.EXTENDED: everybody}
    ines = {"person_id": str(story.actors["ines"].person_id)}
    assert told(lambda db: operations.name_deputy(db, **ines, **on, **story.by("chidi"))) == {K.DEPUTY: "ines"}
    assert told(lambda db: operations.decline(db, **why, **on, **story.by("petra"))) == {K.DECLINED: STATE}
    assert told(lambda db: operations.come_back(db, **on, **story.by("petra"))) == {K.CAME_BACK: STATE}
    assert told(lambda db: send(db, "chidi", Position.SERIOUS_CONCERN)) == {K.REVIEW_SENT: STATE}
    of = {"organisation": story.parliament, "origin": Origin.LETTER, "said_on": story.at.date(), "file": LETTER}
    words = [Transcribed(text=f"{CANARY} typed", cited="2")]
    assert told(lambda db: operations.transcribe(db, words=words, **of, **on, **story.by("amina"))) == {
        K.TRANSCRIBED: "petra"
    }
    assert told(lambda db: send(db, "petra")) == {K.REVIEW_SENT: STATE, K.ALL_IN: STATE}
    taken = {"organisation_id": story.parliament, "data": LETTER[1] + b"2", "name": f"{CANARY}.pdf"}
    story.there.store.files.put(LETTER[1] + b"2")
    assert told(lambda db: operations.receive(db, returned=NOT_READ, **taken, **on, **story.by("amina"))) == {
        K.HANDED_IN: "petra"
    }
    assert told(answered) == {}  # nobody is told of what is not released
    assert told(lambda db: operations.release(db, **on, **story.by("amina"))) == {K.RELEASED: everybody}
    assert told(write) == {K.REOPENED: everybody, K.ANSWERS_OPEN_AGAIN: STATE}
    maintained = {"organisation": story.cast.commission, **why}
    assert told(lambda db: operations.maintain_text(db, **maintained, **on, **story.by("amina"))) == {
        K.TEXT_MAINTAINED: "chidi farid ines"
    }
    assert told(lambda db: operations.resolve_concern(db, **on, **story.by("chidi"))) == {
        K.CONCERN_RESOLVED: f"{STATE} ines"
    }
    assert told(lambda db: operations.reply(db, text=CANARY, **one, **on, **story.by("amina"))) == {
        K.STATE_REPLIED: COMMISSION
    }
    assert told(lambda db: operations.reply_for_institution(db, text=CANARY, **one, **on, **story.by("chidi"))) == {
        K.INSTITUTION_REPLIED: STATE
    }
    assert told(lambda db: operations.withdraw(db, comment_id="NHRI-002", **why, **on, **story.by("chidi"))) == {
        K.WITHDRAWN: STATE
    }
    asked = Asked(["PARL-001"], reason=CANARY, letter=LETTER, authority=CANARY)
    order: dict[str, Any] = {"organisation_id": story.parliament, "asked": asked, "home": story.there.settings.home}
    assert told(lambda db: operations.erase_by_order(db, **order, **on, **story.by("olga"))) == {K.ERASED: "petra"}
    assert told(answered) == {}
    story.at = max(story.at, datetime.combine(CLOSES + timedelta(days=1), LATER.timetz()))
    matter = {"report_id": held.report_id, "question": CANARY, "owner": str(story.actors["farid"].person_id)}
    sides = [Side("", CANARY, "en")]
    due = (story.at + timedelta(days=20)).date()
    put: list[str] = []
    assert told(
        lambda db: put.append(matters.put(db, sides=sides, due=due.isoformat(), **matter, **story.by("amina")))
    ) == {K.MATTER_YOURS: "farid"}
    days = {"decided_by": DecidedBy.HEAD, "decision": CANARY, "day": story.at.date().isoformat(), **why}
    assert told(lambda db: operations.close(db, **on, **story.by("amina"))) == {K.RELEASED: everybody}
    assert told(lambda db: operations.publish(db, **on, **story.by("amina"))) == {K.PUBLISHED: everybody}
    story.at += timedelta(days=13)
    assert told(lambda db: None) == {K.MATTER_DUE: "farid"}
    days["day"] = story.at.date().isoformat()
    assert told(lambda db: matters.decide(db, matter_id=put[0], **days, **story.by("amina"))) == {
        K.MATTER_DECIDED: "farid"
    }
    of_a_round = {kind for kind in K if not kind.value.startswith(("request", "contribution"))}
    told_elsewhere = {K.REMINDER, K.CAME_LATE, K.CLEARANCE, K.CLEARANCE_RECORDED, K.SET_ASIDE}  # below
    assert of_a_round - story.kinds == told_elsewhere | {K.HEAD_OF_DAY}  # to whoever witnesses: test_erasing_pages


def test_reminders_and_what_comes_late_are_mailed(story: Story) -> None:
    held = a_round(story.there, story.cast)
    assert story.told(lambda db: None) == {K.INVITED: COMMISSION}
    for left in (14, 7, 2):
        story.at = datetime.combine(CLOSES - timedelta(days=left), LATER.timetz())
        assert story.told(lambda db: None) == {K.REMINDER: COMMISSION}
        assert story.told(lambda db: None) == {}
    story.at += timedelta(days=3)

    def send(db: Database) -> None:
        by = {"round_id": held.id, **story.by("chidi")}
        operations.draft(db, written=Draft(CANARY, paragraph_id=held.paragraphs[0]), **by)
        operations.send(db, position=Position.COMMENTS_SENT, remark=CANARY, **by)

    assert story.told(send) == {K.REVIEW_SENT: STATE, K.ALL_IN: STATE}
    with story.there.store.writing() as db:
        (sent,) = queries.comments(db, story.actors["amina"], held.id)
        given = {"comment_id": sent.id, "value": Answer.NOTED, "reason": CANARY}
        operations.dispose(db, round_id=held.id, **given, **story.by("amina"))
        operations.close(db, round_id=held.id, **story.by("amina"))
    assert story.told(lambda db: None) == {K.RELEASED: COMMISSION}
    letter = {"round_id": held.id, "data": LETTER[1], "name": LETTER[0]}
    assert story.told(lambda db: operations.hand_in_letter(db, **letter, **story.by("chidi"))) == {K.CAME_LATE: STATE}


def test_a_file_that_is_set_aside_is_mailed_to_whom_it_was_handed_in_for(story: Story) -> None:
    held = a_round(story.there, story.cast)
    arrival = arrived(held, held.file(*COMMENTED), by=story.actors["amina"], name="Posted.docx")
    story.told(lambda db: None)
    aside = {"round_id": held.id, "arrival_id": arrival.id, "reason": CANARY, **story.by("amina")}
    assert story.told(lambda db: operations.set_aside(db, **aside)) == {K.SET_ASIDE: COMMISSION}


def test_what_an_office_says_of_a_version_is_mailed(story: Story) -> None:
    held = a_round(story.there, story.cast)
    story.told(lambda db: None)
    asked: dict[str, Any] = {"kind": RoundKind.CLEARANCE, "invite": [story.cast.education], "closes": CLOSES}
    opened: list[str] = []

    def open_round(db: Database) -> None:
        on = {"snapshot_id": held.snapshot.id, "instructions": CANARY}
        opened.append(operations.open_round(db, **on, **asked, **story.by("amina")))

    assert story.told(open_round) == {K.INVITED: "bruno vera"}
    said = OfficeSays(ClearanceDecision.REFUSED, "The Minister", CANARY)
    on: dict[str, Any] = {"round_id": opened[0], "said": said}
    assert story.told(lambda db: operations.clear(db, **on, **story.by("vera"))) == {K.CLEARANCE: STATE}
    letter: dict[str, Any] = {"organisation_id": story.cast.education, "said_on": story.at.date(), "letter": LETTER}
    assert story.told(lambda db: operations.record_clearance(db, **letter, **on, **story.by("amina"))) == {
        K.CLEARANCE_RECORDED: "bruno vera"
    }
