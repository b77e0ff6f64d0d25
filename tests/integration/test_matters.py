"""A matter for decision: put with its texts, brought to the head or the plenary by a day, decided with a reason."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from workbench.cli import main
from workbench.comments import before_the_head
from workbench.comments import operations as rounds
from workbench.comments.records import Position
from workbench.comments.refusals import NoSeriousConcern
from workbench.drafting import operations as drafting
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.matters import operations, queries, telling
from workbench.matters.records import DecidedBy, Matter, MatterStep, Side, Subject
from workbench.matters.refusals import (
    AlreadyDecided,
    AlreadyPut,
    CannotBringIt,
    DecisionMissing,
    NoSuchMatter,
    NotADayOfDecision,
    NotADueDay,
    NotDecidedYet,
    NotForYouToDecide,
    QuestionMissing,
    ReasonOfDecisionMissing,
)
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people import operations as people
from workbench.store.sqlite import sqlite3

SIDES = (Side("Ministry of Education", "1,240 teachers", "en"), Side("", "1,300 teachers", "en"))
DECIDED = {"decided_by": DecidedBy.HEAD, "decision": "1,240.", "reason": "It is what was counted.", "day": "2026-05-07"}


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def put(held: Round, by: Actor | None = None, **given: object) -> str:
    what = {
        "question": "Which figure of teachers?",
        "sides": SIDES,
        "owner": held.cast.farid.person_id,
        "due": "2026-05-20",
    }
    with held.installation.store.writing() as db:
        return operations.put(
            db,
            report_id=held.report_id,
            **{**what, **given},
            by=by or held.cast.amina,
            at=LATER,  # type: ignore[arg-type]
        )


def matter(held: Round, matter_id: str) -> Matter:
    with held.installation.store.reading() as db:
        return queries.matter(db, held.cast.amina, matter_id)


def decide(held: Round, matter_id: str, by: Actor | None = None, **given: object) -> None:
    with held.installation.store.writing() as db:
        operations.decide(
            db,
            matter_id=matter_id,
            **{**DECIDED, **given},
            by=by or held.cast.farid,
            at=LATER,  # type: ignore[arg-type]
        )


def told(held: Round, who: Actor) -> list[NoticeKind]:
    with held.installation.store.reading() as db:
        return [each.kind for each in reversed(notices.notices(db, who))]


def test_a_matter_is_put_decided_and_taken_up_again_and_every_step_stays(held: Round, cast: Cast) -> None:
    matter_id = put(held)
    before = matter(held, matter_id)
    assert (before.is_open, before.now.owner, before.sides) == (True, "Farid Osei", SIDES)
    decide(held, matter_id)
    settled = matter(held, matter_id)
    assert settled.decision is not None
    assert (settled.decision.decision, settled.decision.decided_by, settled.decision.reason) == (
        "1,240.", DecidedBy.HEAD, "It is what was counted.",
    )  # fmt: skip
    with held.installation.store.writing() as db:
        operations.take_up_again(
            db, matter_id=matter_id, owner=str(cast.amina.person_id), due="2026-06-01", reason="A new census.",
            by=cast.farid, at=LATER,
        )  # fmt: skip
    again = matter(held, matter_id)
    steps = [MatterStep.PUT, MatterStep.DECIDED, MatterStep.TAKEN_UP_AGAIN]
    assert (again.is_open, [each.step for each in again.events], again.now.owner) == (True, steps, "Amina Haddad")
    assert again.events[1].decision == "1,240."


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"question": "  "}, QuestionMissing),
        ({"due": "soon"}, NotADueDay),
        ({"due": "2026-02-30"}, NotADueDay),
        ({"due": "2026-05-06"}, NotADueDay),
    ],
)
def test_a_matter_without_a_question_or_a_day_to_come_is_not_put(
    held: Round, given: dict[str, str], refusal: type[WorkbenchError]
) -> None:
    with pytest.raises(refusal):
        put(held, **given)
    with held.installation.store.reading() as db:
        assert list(db.query("select 1 from matter")) == []


def test_only_who_may_open_the_report_brings_a_matter_to_its_decision(held: Round, cast: Cast) -> None:
    for stranger in (cast.bruno, cast.chidi, cast.olga, cast.dana):
        with pytest.raises(CannotBringIt):
            put(held, owner=stranger.person_id)
    with held.installation.store.writing() as db:
        people.set_active(db, person_id=str(cast.farid.person_id), active=False, by=cast.operator, at=LATER)
    with pytest.raises(CannotBringIt):
        put(held)


def test_an_institution_a_ministry_and_the_administrator_find_no_matter(held: Round, cast: Cast) -> None:
    matter_id = put(held)
    with held.installation.store.reading() as db:
        for stranger in (cast.chidi, cast.ines, cast.bruno, cast.olga, cast.dana):
            assert queries.matters(db, stranger) == ()
            with pytest.raises(NoSuchMatter):
                queries.matter(db, stranger, matter_id)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"decision": " "}, DecisionMissing),
        ({"reason": ""}, ReasonOfDecisionMissing),
        ({"day": "2026-05-08"}, NotADayOfDecision),
        ({"day": "yesterday"}, NotADayOfDecision),
    ],
)
def test_a_decision_has_its_words_its_reason_and_a_day_that_has_been(
    held: Round, given: dict[str, str], refusal: type[WorkbenchError]
) -> None:
    matter_id = put(held)
    with pytest.raises(refusal):
        decide(held, matter_id, **given)
    assert matter(held, matter_id).is_open


def test_whoever_only_drafts_records_no_decision_of_a_matter_that_another_brings(held: Round, cast: Cast) -> None:
    matter_id = put(held, owner=cast.amina.person_id)
    with pytest.raises(NotForYouToDecide):
        decide(held, matter_id, cast.farid)
    assert matter(held, matter_id).is_open


def test_what_was_decided_is_decided_anew_only_after_it_was_taken_up_again(held: Round, cast: Cast) -> None:
    matter_id = put(held)
    with held.installation.store.writing() as db, pytest.raises(NotDecidedYet):
        operations.take_up_again(
            db, matter_id=matter_id, owner=str(cast.amina.person_id), due="2026-06-01", reason="Why not.",
            by=cast.amina, at=LATER,
        )  # fmt: skip
    decide(held, matter_id)
    with pytest.raises(AlreadyDecided):
        decide(held, matter_id, decision="1,300.")
    with held.installation.store.writing() as db, pytest.raises(AlreadyDecided):
        operations.hand_on(
            db, matter_id=matter_id, owner=str(cast.amina.person_id), due="2026-06-01", by=cast.amina, at=LATER
        )


def test_a_comment_is_put_once_with_its_words_against_the_draft_as_it_is_now(held: Round, cast: Cast) -> None:
    held.prepared(
        "The figure is wrong.", paragraph_id=held.paragraphs[1], start=36, end=41, proposed="1,300"
    )  # fmt: skip
    with held.installation.store.writing() as db:
        rounds.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.chidi, at=LATER)
        drafting.write_paragraph(
            db, paragraph_id=held.paragraphs[1], text=f"{TEXTS[1]} More follow.", by=cast.farid, at=LATER
        )
    (comment,) = held.comments(cast.amina)
    with held.installation.store.reading() as db:
        about = before_the_head.of_comment(db, cast.amina, held.id, comment.label)
    whose = [(each.whose, each.text) for each in about.sides]
    assert whose[0] == ("National Human Rights Commission", "The figure is wrong.")
    assert whose[1][1].endswith("→ 1,300")
    assert whose[2] == ("", f"{TEXTS[1]} More follow.")
    source = {"subject": about.subject, "subject_id": about.subject_id}
    matter_id = put(held, sides=about.sides, **source)
    with pytest.raises(AlreadyPut):
        put(held, **source)
    decide(held, matter_id)
    again = put(held, **source)
    with held.installation.store.reading() as db:
        assert queries.about(db, cast.amina, Subject.COMMENT, [comment.id])[comment.id].id == again
        assert queries.about(db, cast.chidi, Subject.COMMENT, [comment.id]) == {}


def test_a_serious_concern_is_put_in_the_words_of_the_institution(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        with pytest.raises(NoSeriousConcern):
            before_the_head.of_concern(db, cast.amina, held.id, cast.commission)
        rounds.send(
            db, round_id=held.id, position=Position.SERIOUS_CONCERN, remark="Detention is left out.", by=cast.chidi,
            at=LATER,
        )  # fmt: skip
        about = before_the_head.of_concern(db, cast.amina, held.id, cast.commission)
    assert [each.text for each in about.sides] == ["Detention is left out."]


def test_who_has_a_matter_is_told_reminded_and_learns_what_was_decided(held: Round, cast: Cast) -> None:
    matter_id = put(held)
    assert told(held, cast.farid) == [NoticeKind.MATTER_YOURS]
    days = []
    for number in range(14):
        with held.installation.store.writing() as db:
            if telling.remind(db, at=LATER + timedelta(days=number)):
                days.append(13 - number)
            assert telling.remind(db, at=LATER + timedelta(days=number)) == 0
    assert days == [7, 2, 0]
    decide(held, matter_id)
    assert told(held, cast.amina) == [NoticeKind.MATTER_DECIDED]
    with held.installation.store.writing() as db:
        assert telling.remind(db, at=LATER + timedelta(days=30)) == 0


def test_nothing_that_was_put_or_decided_is_changed_in_the_store(held: Round) -> None:
    decide(held, put(held))
    for table in ("matter", "matter_text", "matter_event"):
        for sql in (
            f"update {table} set id = 'x'",
            f"delete from {table}",
            f"insert or replace into {table} select * from {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError), held.installation.store.writing() as db:
                db.execute(sql)


def call(held: Round, *words: str, acting: str = "amina") -> Result:
    home = str(held.installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, "--as", f"{acting}@arcadia.example", "matter", *words, "--json"])


def test_matters_are_put_and_decided_from_the_command_line(held: Round, cast: Cast) -> None:
    (comment,) = held.sent("Add the figures of 2025.")
    options = ("--question", "Add them?", "--owner", "farid@arcadia.example", "--due", "2099-01-01")
    added = call(
        held, "add", held.report_id, *options, "--comment", held.id, comment.label, "--text", "Treasury", "No."
    )
    assert added.exit_code == 0, added.output
    value = json.loads(added.stdout)
    assert [each["whose"] for each in value["texts"]] == ["National Human Rights Commission", None, "Treasury"]
    assert (value["about"], value["owner"], value["open"]) == ("comment", "Farid Osei", True)
    key = value["matter"]
    moved = call(held, "hand-on", key, "--owner", "amina@arcadia.example", "--reason", "Farid is away.")
    assert json.loads(moved.stdout)["owner"] == "Amina Haddad"
    decided = call(held, "decide", key, "--by", "plenary", "--decision", "Yes.", "--reason", "They are out.")
    assert json.loads(decided.stdout)["decision"]["by"] == "plenary"
    assert json.loads(call(held, "list", "--open").stdout) == []
    again = call(held, "take-up-again", key, "--reason", "The census.", "--due", "2099-02-01")
    assert [each["step"] for each in json.loads(again.stdout)["history"]] == [
        "put", "handed_on", "decided", "taken_up_again",
    ]  # fmt: skip
    assert json.loads(call(held, "list", "--owner", "farid@arcadia.example").stdout) == []
    assert json.loads(call(held, "list", acting="chidi").stdout) == []
    refused = call(held, "decide", key, "--by", "head", "--decision", "No.", "--reason", "Ours.", acting="chidi")
    assert (refused.exit_code, refused.stdout) == (1, "")
