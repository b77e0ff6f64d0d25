"""Who cleared which version: an office itself or its signed letter says so; it is looked at before one goes out."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders.clearing import a_clearance_round, a_ministry_of_justice, person
from tests.builders.rounds import LATER, Round
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.comments import clearances, ledger, operations, submissions
from workbench.comments.operations import Draft, GoingOut, OfficeSays
from workbench.comments.receipts import record as receipts
from workbench.comments.records import Position, RoundKind
from workbench.comments.records.clearances import Clearance, ClearanceDecision, OfficeAsked
from workbench.comments.refusals import NoSuchRound, NotInvited, NotTheOfficialVoice
from workbench.comments.refusals_of_clearing import (
    AuthorityMissing,
    ChangesMissing,
    ClearanceIsOpen,
    IndependentBodyNeverClears,
    LetterMissing,
    NotAClearance,
    NotCleared,
    SaidInTheFuture,
    WhyNotCleared,
)
from workbench.drafting import queries as drafting
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people import queries as people_queries
from workbench.store.sqlite import sqlite3

CLEARED = OfficeSays(ClearanceDecision.CLEARED, "The Minister of Justice")
WITH_CHANGES = OfficeSays(ClearanceDecision.CLEARED_WITH_CHANGES, "The Minister of Justice")
REFUSED = OfficeSays(ClearanceDecision.REFUSED, "The Minister of Justice", "The figures are not ours.")
LETTER = ("letter.pdf", b"signed and sealed")


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    a_ministry_of_justice(installation, cast)
    return a_clearance_round(installation, cast)


def justice(held: Round) -> str:
    return str(person(held, "jana").organisation_id)


def clears(held: Round, said: OfficeSays = CLEARED, by: str = "jana") -> str:
    with held.installation.store.writing() as db:
        return operations.clear(db, round_id=held.id, said=said, by=person(held, by), at=LATER)


def recorded(held: Round, said: OfficeSays = CLEARED, **given: object) -> str:
    what = {"organisation_id": justice(held), "said_on": date(2026, 5, 6), "letter": LETTER, "by": held.cast.amina}
    with held.installation.store.writing() as db:
        return operations.record_clearance(
            db,
            round_id=held.id,
            said=said,
            at=LATER,
            **{**what, **given},  # type: ignore[arg-type]
        )


def asked(held: Round, by: Actor | None = None) -> OfficeAsked:
    with held.installation.store.reading() as db:
        (office,) = clearances.of_round(db, by or held.cast.amina, held.id)
        return office


def now(held: Round) -> Clearance:
    said = asked(held).now
    assert said is not None
    return said


def submit(held: Round, *, reason: str = "", by: Actor | None = None) -> None:
    going = GoingOut("2026-06-30", ("The Cabinet",), note_verbale="NV 14/2026", reason=reason)
    with held.installation.store.writing() as db:
        operations.submit_version(db, snapshot_id=held.snapshot.id, going=going, by=by or held.cast.amina, at=LATER)


def went_out(held: Round) -> bool:
    with held.installation.store.reading() as db:
        return drafting.snapshot(db, held.cast.amina, held.snapshot.id).submission is not None


def closed(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=held.cast.amina, at=LATER)


def test_an_office_clears_by_its_official_voice_and_both_sides_read_it(held: Round, cast: Cast) -> None:
    assert asked(held).now is None
    clears(held)
    said = now(held)
    assert (said.decision, said.authority, said.recorded_by) == (
        ClearanceDecision.CLEARED, "The Minister of Justice", "institution",
    )  # fmt: skip
    assert said.by_name == "Ministry of Justice"
    assert asked(held, person(held, "jon")).now == said
    with held.installation.store.reading() as db:
        assert [each.kind for each in notices.notices(db, cast.farid)] == [NoticeKind.CLEARANCE]


def test_only_the_official_voice_says_it_and_never_from_the_command_line(held: Round, cast: Cast) -> None:
    with pytest.raises(NotTheOfficialVoice):
        clears(held, by="jon")
    with held.installation.store.writing() as db:
        with pytest.raises(NotTheOfficialVoice):
            operations.clear(
                db, round_id=held.id, said=CLEARED, by=people_queries.at_the_keyboard(person(held, "jana")), at=LATER
            )
        for stranger in (cast.chidi, cast.bruno, cast.amina):
            with pytest.raises(WorkbenchError):
                operations.clear(db, round_id=held.id, said=CLEARED, by=stranger, at=LATER)
    assert asked(held).said == ()


def test_what_an_office_says_later_counts_and_what_it_said_before_stays(held: Round) -> None:
    clears(held, REFUSED)
    assert not asked(held).has_cleared
    clears(held)
    assert [each.decision for each in asked(held).said] == [ClearanceDecision.REFUSED, ClearanceDecision.CLEARED]
    assert asked(held).has_cleared


def test_a_refusal_says_why_and_everybody_says_by_whose_authority(held: Round) -> None:
    with pytest.raises(WhyNotCleared):
        clears(held, OfficeSays(ClearanceDecision.REFUSED, "The Minister"))
    with pytest.raises(AuthorityMissing):
        clears(held, OfficeSays(ClearanceDecision.CLEARED, " "))
    assert asked(held).said == ()


def test_who_clears_with_changes_has_sent_them(held: Round) -> None:
    with pytest.raises(ChangesMissing):
        clears(held, WITH_CHANGES)
    jana = person(held, "jana")
    with held.installation.store.writing() as db:
        change = Draft(text="As in the Act.", paragraph_id=held.paragraphs[1], start=0, end=3, proposed="Its")
        operations.draft(db, round_id=held.id, written=change, by=jana, at=LATER)
    with pytest.raises(ChangesMissing):
        clears(held, WITH_CHANGES)
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=jana, at=LATER)
    clears(held, WITH_CHANGES)
    assert asked(held).has_cleared


def test_a_letter_is_recorded_with_who_recorded_it_and_the_office_is_told(held: Round, cast: Cast) -> None:
    recorded(held, WITH_CHANGES)
    said = now(held)
    assert (said.recorded_by, said.by_name, said.said_on) == ("state", "Amina Haddad", date(2026, 5, 6))
    with held.installation.store.reading() as db:
        (letter,) = db.query("select * from round_file")
        told = [each.kind for each in notices.notices(db, person(held, "jana"))]
    assert (said.file_id, letter["name"]) == (letter["id"], "letter.pdf")
    assert told[0] is NoticeKind.CLEARANCE_RECORDED
    clears(held, REFUSED)
    assert not asked(held).has_cleared


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"letter": None}, LetterMissing),
        ({"letter": ("empty.pdf", b"")}, LetterMissing),
        ({"said_on": date(2026, 5, 8)}, SaidInTheFuture),
    ],
)
def test_without_its_letter_or_before_its_day_nothing_is_recorded(
    held: Round, given: dict[str, object], refusal: type[WorkbenchError]
) -> None:
    with pytest.raises(refusal):
        recorded(held, **given)
    assert asked(held).said == ()


def test_who_was_not_asked_has_nothing_recorded_and_sees_nothing(held: Round, cast: Cast) -> None:
    with pytest.raises(NotInvited):
        recorded(held, organisation_id=cast.education)
    with held.installation.store.reading() as db:
        for stranger in (cast.chidi, cast.bruno, cast.dana):
            with pytest.raises(NoSuchRound):
                clearances.of_round(db, stranger, held.id)
            with pytest.raises(WorkbenchError):
                clearances.of_snapshot(db, stranger, held.snapshot.id)


def test_an_independent_body_never_clears(installation: Installation, cast: Cast) -> None:
    held = a_clearance_round(installation, cast, [cast.commission])
    with installation.store.writing() as db:
        with pytest.raises(IndependentBodyNeverClears):
            operations.clear(db, round_id=held.id, said=CLEARED, by=cast.chidi, at=LATER)
        with pytest.raises(IndependentBodyNeverClears):
            operations.record_clearance(
                db, round_id=held.id, organisation_id=cast.commission, said=CLEARED, said_on=MORNING.date(),
                letter=LETTER, by=cast.amina, at=LATER,
            )  # fmt: skip
        assert clearances.of_round(db, cast.amina, held.id) == ()


def test_a_round_for_comments_takes_no_clearance(installation: Installation, cast: Cast) -> None:
    held = a_clearance_round(installation, cast, [cast.education], RoundKind.INTERNAL)
    with installation.store.writing() as db, pytest.raises(NotAClearance):
        operations.clear(db, round_id=held.id, said=CLEARED, by=cast.bruno, at=LATER)


def test_clearances_are_in_the_chain_and_changed_by_nobody(held: Round, cast: Cast) -> None:
    clears(held)
    recorded(held)
    store = held.installation.store
    for sql in (
        "update clearance set decision = 'refused'",
        "delete from clearance",
        "insert or replace into clearance select * from clearance",
    ):
        with pytest.raises(sqlite3.IntegrityError), store.writing() as db:
            db.execute(sql)
    store.files.put(LETTER[1])
    with store.reading() as db:
        assert operations.verify(db, store.files, round_id=held.id, by=cast.amina).ok
    with store.writing() as db:
        db.execute("drop trigger clearance_is_never_changed")
        db.execute("update clearance set authority = 'Nobody' where recorded_by = 'institution'")
    with store.reading() as db:
        assert not operations.verify(db, store.files, round_id=held.id, by=cast.amina).ok


def test_the_ledger_that_every_office_may_take_away_tells_of_no_decision(held: Round) -> None:
    clears(held, REFUSED)
    with held.installation.store.reading() as db:
        payloads = "".join(event.payload for event in ledger.events(db, held.id))
    assert "refused" not in payloads
    assert REFUSED.remark not in payloads


def test_a_version_that_an_office_has_not_cleared_goes_out_only_with_a_reason(held: Round, cast: Cast) -> None:
    with pytest.raises(NotCleared, match="Ministry of Justice"):
        submit(held)
    clears(held, REFUSED)
    with pytest.raises(NotCleared):
        submit(held)
    assert not went_out(held)
    submit(held, reason="The Cabinet decided on 5 May.")
    with held.installation.store.reading() as db:
        note = submissions.note_of(db, cast.amina, held.snapshot.id)
    assert note is not None
    assert (note.reason, note.not_cleared, note.note_verbale) == (
        "The Cabinet decided on 5 May.", ("Ministry of Justice",), "NV 14/2026",
    )  # fmt: skip


def test_a_version_whose_clearance_round_is_open_waits_for_it(held: Round) -> None:
    clears(held)
    with pytest.raises(ClearanceIsOpen):
        submit(held)
    assert not went_out(held)
    closed(held)
    submit(held)
    assert went_out(held)


def test_a_version_that_nobody_was_asked_to_clear_goes_out_as_before(installation: Installation, cast: Cast) -> None:
    held = a_clearance_round(installation, cast, [cast.commission], RoundKind.NHRI)
    submit(held)
    assert went_out(held)


def test_what_is_kept_beside_a_submission_is_never_changed(held: Round) -> None:
    submit(held, reason="The Cabinet decided.")
    for sql in (
        "update submission_note set reason = ''",
        "delete from submission_note",
        "insert or replace into submission_note select * from submission_note",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never"), held.installation.store.writing() as db:
            db.execute(sql)


def call(held: Round, *words: str, acting: str = "amina") -> Result:
    home = str(held.installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, "--as", f"{acting}@arcadia.example", "report", *words, "--json"])


def test_a_letter_is_recorded_and_the_version_submitted_from_the_command_line(held: Round, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"signed")
    words = ("clear", held.snapshot.id, "--for", "Ministry of Justice", "--authority", "The Minister")
    submitting = ("submit", held.snapshot.id, "--date", "2026-06-30", "--cleared-by", "The Cabinet")
    refused = call(held, *submitting)
    assert (refused.exit_code, "Ministry of Justice" in refused.stderr) == (1, True)
    done = call(held, *words, "--decision", "cleared", "--letter", str(letter), "--on", "2026-05-06")
    assert done.exit_code == 0, done.output
    (office,) = json.loads(done.stdout)["clearances"]
    assert (office["decision"], office["day"], office["recorded_by"]) == ("cleared", "2026-05-06", "state")
    sent = call(
        held, *submitting, "--reason", "The round closes later.", "--note-verbale", "NV 1", "--note", str(letter)
    )
    value = json.loads(sent.stdout)
    assert (value["note_verbale"], value["reason"], value["open_matters"]) == ("NV 1", "The round closes later.", 0)
    assert [each["decision"] for each in value["clearances"]] == ["cleared"]
    for stranger in ("jana", "chidi"):
        theirs = call(
            held, *words, "--decision", "refused", "--letter", str(letter), "--remark", "No.", acting=stranger
        )
        assert (theirs.exit_code, theirs.stdout) == (1, "")


def test_an_office_that_was_not_asked_is_said_to_be_so(held: Round, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"signed")
    words = ("--authority", "The Minister", "--decision", "cleared", "--letter", str(letter))
    refused = call(held, "clear", held.snapshot.id, "--for", "Ministry of Education", *words)
    assert (refused.exit_code, "was not asked to clear" in refused.stderr) == (1, True)


def test_a_clearance_comes_also_after_the_round_is_closed(held: Round) -> None:
    closed(held)
    with held.installation.store.writing() as db:
        operations.clear(db, round_id=held.id, said=CLEARED, by=person(held, "jana"), at=LATER + timedelta(days=60))
    assert asked(held).has_cleared


def test_what_an_office_said_is_in_its_signed_record_and_in_nobody_elses(held: Round, cast: Cast) -> None:
    recorded(held, REFUSED)
    clears(held)
    with held.installation.store.reading() as db:
        mine = {"round_id": held.id, "organisation_id": justice(held), "mechanism": "Arcadia", "at": LATER}
        said = receipts.record(db, person(held, "jana"), **mine).values["clearances"]
        with pytest.raises(NoSuchRound):
            receipts.record(db, cast.bruno, **mine)
    assert [(each["decision"], each["recorded_by"]) for each in said] == [
        ("refused", "state"), ("cleared", "institution"),
    ]  # fmt: skip
    assert said[1]["seal"] == now(held).seal
