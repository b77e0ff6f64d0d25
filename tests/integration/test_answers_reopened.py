"""An answer stands on a text. When that text reads differently later, the answer is open again, and both sides know."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from workbench.comments import operations, queries
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Comment, Position
from workbench.comments.refusals import CarrierGone, NotOpenAgain, RoundClosed, RoundHasReopenedAnswers
from workbench.drafting import operations as drafting
from workbench.errors import NotAllowed, NotFound
from workbench.installation import Installation
from workbench.mailer import deliver
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor

THEN = LATER + timedelta(days=1)
LATER_STILL = LATER + timedelta(days=2)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """The commission sent two comments; both are accepted on the texts of their paragraphs."""
    found = a_round(installation, cast)
    found.sent("Add the figures of 2025.", "Say who trained them.")
    for label in ("NHRI-001", "NHRI-002"):
        answer(found, label)
    return found


def answer(held: Round, label: str, value: Answer = Answer.ACCEPTED, reason: str = "It says so.") -> None:
    with held.installation.store.writing() as db:
        operations.dispose(
            db, round_id=held.id, comment_id=label, value=value, reason=reason, by=held.cast.farid, at=LATER
        )


def write(held: Round, text: str, paragraph: int = 0) -> None:
    with held.installation.store.writing() as db:
        where = held.paragraphs[paragraph]
        drafting.write_paragraph(db, paragraph_id=where, text=text, by=held.cast.farid, at=THEN)


def swept(held: Round) -> int:
    with held.installation.store.writing() as db:
        return operations.reopen_changed(db, at=LATER_STILL)


def release(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.release(db, round_id=held.id, by=held.cast.amina, at=LATER)


def close(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=held.cast.amina, at=LATER_STILL)


def still_holds(held: Round, label: str, by: Actor | None = None) -> None:
    with held.installation.store.writing() as db:
        operations.still_holds(db, round_id=held.id, comment_id=label, by=by or held.cast.farid, at=LATER_STILL)


def seen(held: Round, who: Actor, label: str = "NHRI-001") -> Comment:
    return next(each for each in held.comments(who) if each.label == label)


def told(held: Round, who: Actor) -> list[NoticeKind]:
    with held.installation.store.reading() as db:
        return [each.kind for each in reversed(notices.notices(db, who))]


def test_an_answer_is_open_again_once_its_text_reads_differently(held: Round) -> None:
    assert swept(held) == 0
    write(held, "In 2025 Parliament adopted another Act.")
    assert swept(held) == 1
    first, second = held.comments(held.cast.amina)
    assert (first.reopened, first.waits_for_answer) == (True, True)
    assert (second.reopened, second.waits_for_answer) == (False, False)


def test_it_is_reopened_once_however_often_the_text_changes_until_it_is_answered(held: Round) -> None:
    for text in ("One.", "Two.", "Three."):
        write(held, text)
        swept(held)
    with held.installation.store.reading() as db:
        assert db.table("answer_reopening").count == 1
    answer(held, "NHRI-001")
    assert not seen(held, held.cast.amina).reopened
    write(held, "Four.")
    assert swept(held) == 1
    assert seen(held, held.cast.amina).reopened


def test_bold_words_read_as_they_did(held: Round) -> None:
    write(held, TEXTS[0].replace("Parliament", "<em>Parliament</em>"))
    assert swept(held) == 0


def test_a_text_put_back_as_it_was_is_no_change(held: Round) -> None:
    write(held, "For a moment something else.")
    write(held, TEXTS[0])
    assert swept(held) == 0


def test_an_answer_that_was_reopened_stands_as_given_once_its_text_is_put_back(held: Round) -> None:
    write(held, "For longer something else.")
    assert swept(held) == 1
    write(held, TEXTS[0])
    assert swept(held) == 0
    assert not seen(held, held.cast.amina).reopened
    close(held)


def test_a_paragraph_that_was_deleted_or_split_reads_differently(held: Round) -> None:
    with held.installation.store.writing() as db:
        drafting.delete_paragraph(db, paragraph_id=held.paragraphs[0], by=held.cast.farid, at=THEN)
        drafting.split_paragraph(db, paragraph_id=held.paragraphs[1], offset=10, by=held.cast.farid, at=THEN)
    assert swept(held) == 2
    with pytest.raises(CarrierGone):
        still_holds(held, "NHRI-001")
    still_holds(held, "NHRI-002")


def test_an_answer_without_a_text_cannot_be_outrun_by_one(held: Round) -> None:
    answer(held, "NHRI-001", Answer.NOT_ACCEPTED, "The figures are not out.")
    write(held, "Something else.")
    assert swept(held) == 0


def test_the_institution_is_told_and_shown_it_only_of_answers_it_was_given(held: Round) -> None:
    write(held, "In 2025 Parliament adopted another Act.")
    swept(held)
    assert NoticeKind.REOPENED not in told(held, held.cast.chidi)
    assert seen(held, held.cast.chidi).disposition is None
    answer(held, "NHRI-001")
    release(held)
    write(held, "A third text.")
    swept(held)
    assert told(held, held.cast.chidi)[-1] is told(held, held.cast.ines)[-1] is NoticeKind.REOPENED
    assert seen(held, held.cast.chidi).reopened
    with held.installation.store.reading() as db:
        notice = notices.notices(db, held.cast.chidi)[0]
    assert "third" not in str(notice)
    assert notice.address == f"/rounds/{held.id}/read/ours"


def test_a_new_answer_that_is_not_released_leaves_the_institution_with_the_one_it_knows(held: Round) -> None:
    release(held)
    write(held, "In 2025 Parliament adopted another Act.")
    swept(held)
    answer(held, "NHRI-001", Answer.NOTED, "The Act was replaced.")
    theirs, ours = seen(held, held.cast.chidi), seen(held, held.cast.amina)
    assert theirs.disposition
    assert ours.disposition
    assert (theirs.disposition.value, theirs.reopened) == (Answer.ACCEPTED, True)
    assert (ours.disposition.value, ours.reopened) == (Answer.NOTED, False)


def test_those_who_answer_are_told_of_the_first_and_not_of_each_save(held: Round) -> None:
    write(held, "One.")
    swept(held)
    write(held, "Another.", paragraph=1)
    swept(held)
    assert told(held, held.cast.amina).count(NoticeKind.ANSWERS_OPEN_AGAIN) == 1


def test_a_round_does_not_close_over_an_answer_that_is_open_again(held: Round) -> None:
    write(held, "In 2025 Parliament adopted another Act.")
    with pytest.raises(RoundHasReopenedAnswers) as refused:
        close(held)
    assert "NHRI-001" in str(refused.value)
    still_holds(held, "NHRI-001")
    close(held)


def test_the_same_answer_holds_on_the_text_as_it_is_now(held: Round) -> None:
    before = seen(held, held.cast.amina).disposition
    write(held, "In 2025 Parliament adopted another Act.")
    still_holds(held, "NHRI-001")
    after = seen(held, held.cast.amina).disposition
    assert before
    assert after
    assert (after.value, after.reason, after.paragraph_id) == (before.value, before.reason, before.paragraph_id)
    assert after.revision_id != before.revision_id
    assert swept(held) == 0
    with held.installation.store.reading() as db:
        assert [each.reopened_at is None for each in queries.answers_given(db, held.id)[after.comment_id]] == [
            False,
            True,
        ]


def test_an_answer_that_stands_needs_no_word_and_nobody_of_the_institution_gives_it(held: Round) -> None:
    with pytest.raises(NotOpenAgain):
        still_holds(held, "NHRI-001")
    write(held, "In 2025 Parliament adopted another Act.")
    for stranger in (held.cast.chidi, held.cast.bruno, held.cast.olga):
        with pytest.raises((NotFound, NotAllowed)):
            still_holds(held, "NHRI-001", by=stranger)


def test_answers_of_a_closed_round_live_on_and_are_given_anew_without_opening_it(held: Round) -> None:
    close(held)
    with pytest.raises(RoundClosed):
        answer(held, "NHRI-001")
    write(held, "In 2025 Parliament adopted another Act.")
    write(held, "Many were trained.", paragraph=1)
    assert swept(held) == 2
    assert told(held, held.cast.chidi)[-1] is NoticeKind.REOPENED
    still_holds(held, "NHRI-001")
    answer(held, "NHRI-002", Answer.NOT_ACCEPTED, "The figure was wrong.")
    first, second = held.comments(held.cast.chidi)
    assert first.disposition
    assert second.disposition
    assert (first.reopened, first.disposition.released) == (False, True)
    assert (second.disposition.value, second.reopened) == (Answer.NOT_ACCEPTED, False)
    with held.installation.store.reading() as db:
        assert queries.seat(db, held.cast.amina, held.id).closed_at is not None


def test_answers_that_stay_inside_are_given_anew_in_a_closed_round_and_stay_inside(
    installation: Installation, cast: Cast
) -> None:
    found = a_round(installation, cast, invite=[cast.education], publication="none")
    with installation.store.writing() as db:
        voice = replace(cast.bruno, official_voice=True)
        written = Draft(text="Add the figures of 2025.", paragraph_id=found.paragraphs[0])
        operations.draft(db, round_id=found.id, written=written, by=voice, at=LATER)
        operations.send(db, round_id=found.id, position=Position.COMMENTS_SENT, by=voice, at=LATER)
    (label,) = (each.label for each in found.comments(cast.amina))
    answer(found, label)
    close(found)
    write(found, "The text was changed after the closing.")
    assert swept(found) == 1
    still_holds(found, label)
    assert not seen(found, cast.amina, label).reopened
    assert seen(found, cast.bruno, label).disposition is None


def test_what_was_withdrawn_needs_no_answer_whatever_becomes_of_the_text(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.withdraw(
            db, round_id=held.id, comment_id="NHRI-001", reason="We were wrong.", by=held.cast.chidi, at=LATER
        )
    write(held, "In 2025 Parliament adopted another Act.")
    assert swept(held) == 0


def test_the_mailer_finds_it_by_itself(held: Round) -> None:
    write(held, "In 2025 Parliament adopted another Act.")
    deliver(held.installation, at=LATER_STILL)
    assert seen(held, held.cast.amina).reopened


def test_a_version_that_is_submitted_is_held_against_the_answers_and_ends_the_matter(held: Round) -> None:
    close(held)
    write(held, "In 2025 Parliament adopted another Act.")
    store = held.installation.store
    with store.writing() as db:
        version = drafting.freeze(db, report_id=held.report_id, by=held.cast.amina, at=THEN).snapshot.id
    write(held, "Written after it was frozen.", paragraph=1)
    with store.writing() as db:
        going = operations.GoingOut(day="2026-05-08", cleared_by=["Cabinet"])
        operations.submit_version(db, snapshot_id=version, going=going, by=held.cast.amina, at=LATER_STILL)
    assert [each.reopened for each in held.comments(held.cast.amina)] == [True, False]
    assert swept(held) == 0


def test_the_chain_holds_with_answers_reopened_and_finds_one_that_was_altered(held: Round) -> None:
    write(held, "In 2025 Parliament adopted another Act.")
    swept(held)
    store = held.installation.store
    with store.reading() as db:
        assert operations.verify(db, store.files, round_id=held.id, by=held.cast.amina).ok
    with store.writing() as db:
        db.execute("drop trigger answer_reopening_is_never_changed")
        db.execute("update answer_reopening set became = 'as_given'")
    with store.reading() as db:
        verdict = operations.verify(db, store.files, round_id=held.id, by=held.cast.amina)
    assert not verdict.ok
    assert "answer_reopening" in verdict.detail
