"""A returned file arrives on its date, is looked at before anything is taken, and is taken in or set aside."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, OVER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_word import COMMENTED, PLAIN
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.comments import arrivals, operations, queries
from workbench.comments.arrivals import Arrival, ArrivalStatus, Looked
from workbench.comments.intake.known import Standing
from workbench.comments.records import CommentState, Match, Position
from workbench.comments.refusals import (
    FileIsDecided,
    FilesWait,
    FilesWaitInTheRound,
    NoSuchArrival,
    NotOfTheInstitution,
    ReasonForSettingAside,
)
from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import Actor


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def arrived(
    held: Round,
    data: bytes,
    *,
    by: Actor,
    name: str = "comments.docx",
    message: tuple[str, bytes] | None = None,
) -> Arrival:
    store = held.installation.store
    returned = arrivals.read(store, by, held.id, data)
    store.files.put(data)
    with store.writing() as db:
        return operations.arrive(
            db,
            round_id=held.id,
            organisation_id=held.cast.commission,
            data=data,
            name=name,
            returned=returned,
            message=message,
            by=by,
            at=LATER,
        )


def looked(held: Round, arrival: Arrival, *, by: Actor) -> Looked:
    return arrivals.look(held.installation.store, by, held.id, arrival.id)


def taken_in(held: Round, arrival: Arrival, *, by: Actor, authors: dict[str, str] | None = None) -> operations.Receipt:
    returned = looked(held, arrival, by=by).returned
    of = {"round_id": held.id, "arrival_id": arrival.id, "returned": returned, "authors": authors}
    with held.installation.store.writing() as db:
        return operations.take_in(db, by=by, at=LATER + timedelta(days=40), **of)  # type: ignore[arg-type]


def test_before_it_is_taken_in_a_file_is_logged_and_says_what_it_would_bring(held: Round) -> None:
    arrival = arrived(held, held.file(*COMMENTED), by=held.cast.amina)
    assert (arrival.status, arrival.at) == (ArrivalStatus.WAITING, LATER)
    assert held.comments(held.cast.amina) == ()
    report = looked(held, arrival, by=held.cast.amina).report
    assert (report.count(Standing.NEW), report.count(Standing.KNOWN), report.suggestions) == (4, 0, 1)
    assert (report.placed(Match.EXACT), report.placed(Match.QUEUED)) == (4, 0)
    assert {(author.label, author.count) for author in report.authors} == {("Chidi", 3), ("Amina", 1)}
    assert held.comments(held.cast.amina) == ()


def test_what_arrived_in_time_is_in_time_whenever_it_is_taken_in(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast, closes=date(2026, 5, 29))
    arrival = arrived(held, held.file(*COMMENTED), by=held.cast.amina)
    receipt = taken_in(held, arrival, by=held.cast.amina)
    assert len(receipt.comments) == 4
    assert {comment.late for comment in held.comments(held.cast.amina)} == {False}
    assert {comment.received_at.date() > held_until(held) for comment in held.comments(held.cast.amina)} == {True}


def held_until(held: Round) -> date:
    with held.installation.store.reading() as db:
        return queries.seat(db, held.cast.amina, held.id).round.closes


def test_a_file_that_is_handed_in_again_was_taken_in_when_it_first_was(held: Round) -> None:
    data = held.file(*COMMENTED)
    taken_in(held, arrived(held, data, by=held.cast.amina), by=held.cast.amina)
    assert held.received(data, by=held.cast.operator).duplicates == 4
    with held.installation.store.reading() as db:
        (kept,) = arrivals.arrivals(db, held.cast.amina, held.id)
    assert (kept.decided_at, kept.decided_by) == (LATER + timedelta(days=40), held.cast.amina.name)


def test_a_message_that_comes_later_says_of_the_whole_file_that_it_is_the_final_answer(held: Round) -> None:
    amina = held.cast.amina
    taken_in(held, arrived(held, held.file(*COMMENTED), by=amina), by=amina)
    assert {each.state for each in held.comments(amina)} == {CommentState.RECEIVED_UNCONFIRMED}
    again = arrived(held, held.file(*COMMENTED), by=amina, message=("final.eml", b"This is our final answer."))
    assert (again.status, again.is_final) == (ArrivalStatus.WAITING, True)
    assert taken_in(held, again, by=amina).comments == ()
    assert {each.state for each in held.comments(amina)} == {CommentState.SENT}
    assert len(held.comments(amina)) == 4


def test_a_file_that_was_set_aside_stays_evidence_and_waits_again_when_it_is_handed_in_again(held: Round) -> None:
    data = held.file(*COMMENTED)
    arrival = arrived(held, data, by=held.cast.amina)
    with held.installation.store.writing() as db:
        operations.set_aside(
            db, round_id=held.id, arrival_id=arrival.id, reason="Not theirs.", by=held.cast.amina, at=LATER
        )
        (kept,) = queries.files(db, held.cast.amina, held.id)
        assert arrivals.arrival(db, held.cast.amina, held.id, arrival.id).reason == "Not theirs."
    assert (kept.name, held.comments(held.cast.amina)) == ("comments.docx", ())
    with pytest.raises(FileIsDecided):
        taken_in(held, arrival, by=held.cast.amina)
    again = arrived(held, data, by=held.cast.amina)
    assert (again.id, again.status) == (arrival.id, ArrivalStatus.WAITING)
    assert len(taken_in(held, again, by=held.cast.amina).comments) == 4
    with held.installation.store.reading() as db:
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


def test_what_cannot_be_read_is_kept_and_there_is_nothing_to_take_in(held: Round) -> None:
    letter = arrived(held, b"%PDF-1.7 our letter", by=held.cast.amina, name="letter.pdf")
    assert (letter.status, bool(letter.why_not)) == (ArrivalStatus.KEPT, True)
    with pytest.raises(FileIsDecided):
        taken_in(held, letter, by=held.cast.amina)


def test_what_an_institution_uploads_waits_for_its_own_people_alone(held: Round) -> None:
    arrival = arrived(held, held.file(*COMMENTED), by=held.cast.ines)
    for stranger in (held.cast.amina, held.cast.operator):
        with held.installation.store.reading() as db:
            assert arrivals.arrivals(db, stranger, held.id) == ()
        with pytest.raises(NoSuchArrival):
            looked(held, arrival, by=stranger)
    with held.installation.store.reading() as db, pytest.raises(NotFound):
        arrivals.arrivals(db, held.cast.bruno, held.id)
    with held.installation.store.reading() as db:
        assert arrivals.arrivals(db, held.cast.chidi, held.id) == (arrival,)
        assert db.table("round_event").count == 1


def test_a_round_does_not_close_over_a_file_that_was_handed_in_and_never_taken_in(held: Round) -> None:
    def closed() -> None:
        with held.installation.store.writing() as db:
            operations.close(db, round_id=held.id, by=held.cast.amina, at=OVER)

    theirs = arrived(held, held.file(*COMMENTED), by=held.cast.ines, name="Theirs.docx")
    assert theirs.status is ArrivalStatus.WAITING
    arrival = arrived(held, held.file(*COMMENTED), by=held.cast.amina, name="Posted.docx")
    with pytest.raises(FilesWaitInTheRound, match=r"\(Posted\.docx\)"):
        closed()
    with held.installation.store.writing() as db:
        aside = {"round_id": held.id, "arrival_id": arrival.id, "by": held.cast.amina, "at": LATER}
        with pytest.raises(ReasonForSettingAside):
            operations.set_aside(db, reason=" ", **aside)  # type: ignore[arg-type]
        operations.set_aside(db, round_id=held.id, arrival_id=arrival.id, reason="Twice.", by=held.cast.amina, at=LATER)
    closed()


def test_nothing_is_sent_while_a_file_waits(held: Round) -> None:
    held.prepared()
    arrival = arrived(held, held.file(*COMMENTED), by=held.cast.ines)
    with held.installation.store.writing() as db, pytest.raises(FilesWait, match=r"comments\.docx"):
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    taken_in(held, arrival, by=held.cast.chidi)
    with held.installation.store.writing() as db:
        labels = operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    assert len(labels) == 5


def test_a_name_in_the_file_stands_for_one_of_the_institutions_people_and_is_known_next_time(held: Round) -> None:
    chidi, ines = str(held.cast.chidi.person_id), str(held.cast.ines.person_id)
    arrival = arrived(held, held.file(*COMMENTED), by=held.cast.ines)
    with pytest.raises(NotOfTheInstitution):
        taken_in(held, arrival, by=held.cast.ines, authors={"Chidi": str(held.cast.amina.person_id)})
    taken_in(held, arrival, by=held.cast.ines, authors={"Chidi": chidi})
    with held.installation.store.reading() as db:
        by_label = {(draft.author_label, draft.author_id) for draft in queries.drafts(db, held.cast.ines, held.id)}
    assert by_label == {("Chidi", chidi), ("Amina", ines)}
    more = PLAIN[0].replace("every ground", "[every ground](Chidi: All of them? / Author: Yes.)")
    report = looked(held, arrived(held, held.file(more), by=held.cast.ines), by=held.cast.ines).report
    assert {(a.label, a.person_id, a.nameless) for a in report.authors} == {
        ("Chidi", chidi, False),
        ("Author", None, True),
    }


def test_a_name_that_programs_write_is_assigned_by_hand_each_time(held: Round) -> None:
    commented = PLAIN[0].replace("every ground", "[every ground](Author: Which?)")
    arrival = arrived(held, held.file(commented), by=held.cast.ines)
    taken_in(held, arrival, by=held.cast.ines, authors={"Author": str(held.cast.chidi.person_id)})
    with held.installation.store.reading() as db:
        assert arrivals.aliases(db, held.cast.ines, held.cast.commission) == {}
        (draft,) = queries.drafts(db, held.cast.ines, held.id)
    assert draft.author_id == held.cast.chidi.person_id


def test_a_file_that_holds_what_another_institution_said_is_told_to_the_state_side_alone(
    installation: Installation, cast: Cast
) -> None:
    held = a_round(installation, cast, invite=(cast.commission, cast.education))
    held.received(held.file(*COMMENTED), by=cast.amina)
    data = held.file(*COMMENTED)
    returned = arrivals.read(installation.store, cast.amina, held.id, data)
    with installation.store.reading() as db:
        of_theirs = arrivals.preview(db, cast.amina, held.id, cast.commission, returned)
        of_others = arrivals.preview(db, cast.amina, held.id, cast.education, returned)
        own = arrivals.preview(db, cast.bruno, held.id, cast.education, returned)
    assert (of_theirs.warnings, own.warnings) == ((), ())
    assert "4 remarks of this file" in str(of_others.warnings[0])
    assert of_others.count(Standing.NEW) == own.count(Standing.NEW) == 4


def test_files_are_listed_and_set_aside_at_the_keyboard(held: Round) -> None:
    def run(*words: str) -> Any:
        call = ["--home", str(held.installation.settings.home), "round", *words, "--json"]
        return json.loads(CliRunner().invoke(main, call).stdout)

    arrived(held, held.file(*COMMENTED), by=held.cast.ines)  # the institution's own: not listed
    arrival = arrived(held, held.file(COMMENTED[0]), by=held.cast.amina)
    (waits,) = run("files", held.id, "--waiting")
    assert (waits["file"], waits["status"], waits["institution"]) == (
        arrival.id,
        "waiting",
        "National Human Rights Commission",
    )
    assert run("set-aside", held.id, arrival.id, "--reason", "Not theirs.")["reason"] == "Not theirs."
    assert [each["status"] for each in run("files", held.id)] == ["set_aside"]
    assert run("files", held.id, "--waiting") == []


def test_a_file_that_waits_stands_on_the_first_page_of_whoever_may_take_it_in(held: Round) -> None:
    ours = arrived(held, held.file(*COMMENTED), by=held.cast.amina, name="by mail.docx")
    arrived(held, held.file(*PLAIN), by=held.cast.ines, name="in confidence.docx")
    pages = {name: signed_in(held.installation, name).get("/").text for name in ("amina", "farid", "bruno", "chidi")}
    assert f"/rounds/{held.id}/arrivals/{ours.id}" in pages["amina"]
    assert [name for name, page in pages.items() if "by mail.docx" in page] == ["amina", "farid"]
    assert not any("in confidence" in page for page in pages.values())
    taken_in(held, ours, by=held.cast.amina)
    assert "by mail.docx" not in signed_in(held.installation, "amina").get("/").text


def test_a_reader_of_another_language_reads_the_minute_and_no_second(held: Round) -> None:
    arrived(held, held.file(*COMMENTED), by=held.cast.amina)
    amina = signed_in(held.installation, "amina")
    at = LATER.strftime("%H:%M")
    assert f"{at}</" in amina.get(f"/rounds/{held.id}").text.replace("</span>", "</")
    amina.post("/language", data={"language": "fr"})
    page = amina.get(f"/rounds/{held.id}").text
    assert at in page
    assert not re.search(r"[\s>]UTC\b", page)  # by itself: three letters may stand in the token of a form
