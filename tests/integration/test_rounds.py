"""A comment round from opening to closing: what each side may do and see."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders.rounds import CLOSES, LATER, OPEN_PLACE, OVER, Round, a_frozen_report, a_round
from tests.cast import MORNING, Cast
from workbench.comments import operations, queries
from workbench.comments.matrix import View
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Position, RoundKind, Scope
from workbench.comments.refusals import (
    AcceptedAndNothingChanged,
    ClosesInThePast,
    CommentsInPreparation,
    CommentsWereSent,
    ConcernWithoutWords,
    DraftChanged,
    EmptyComment,
    NobodyInvited,
    NoSuchDraft,
    NoSuchRound,
    NothingToSend,
    NotInSnapshot,
    NotTheOfficialVoice,
    PlacedByItsInstitution,
    QuoteNotInPassage,
    ReasonMissing,
    RoundClosed,
    RoundHasOpenComments,
    ShortNotice,
    TimeNotOver,
)
from workbench.comments.responding import response_matrix
from workbench.drafting import operations as drafting
from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import Actor


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def opened(installation: Installation, cast: Cast, *, by: Actor, **changes: object) -> str:
    _, snapshot_id = a_frozen_report(installation, cast)
    values: dict[str, object] = {"kind": RoundKind.NHRI, "invite": [cast.commission], "closes": CLOSES, **changes}
    with installation.store.writing() as db:
        return operations.open_round(db, snapshot_id=snapshot_id, by=by, at=MORNING, **values)  # type: ignore[arg-type]


def dispose(held: Round, comment_id: str, value: Answer = Answer.NOTED, reason: str = "Noted.", **more: str) -> str:
    with held.installation.store.writing() as db:
        return operations.dispose(
            db,
            round_id=held.id,
            comment_id=comment_id,
            value=value,
            reason=reason,
            by=held.cast.farid,
            at=LATER,
            **more,  # type: ignore[arg-type]
        )


class TestOpening:
    def test_an_independent_body_is_owed_ten_working_days(self, installation: Installation, cast: Cast) -> None:
        with pytest.raises(ShortNotice):
            opened(installation, cast, by=cast.amina, closes=date(2026, 5, 15))

    def test_fewer_days_need_a_reason_which_stands_in_the_matrix(self, installation: Installation, cast: Cast) -> None:
        round_id = opened(installation, cast, by=cast.amina, closes=date(2026, 5, 15), reason="The session was moved.")
        with installation.store.reading() as db:
            matrix = response_matrix(db, cast.amina, round_id, view=View.INTERNAL)
        assert (matrix.working_days, matrix.short_notice_reason) == (9, "The session was moved.")

    def test_a_ministry_may_be_given_less(self, installation: Installation, cast: Cast) -> None:
        assert opened(installation, cast, by=cast.amina, invite=[cast.education], closes=date(2026, 5, 6))

    def test_a_round_needs_a_guest_and_a_day_to_come(self, installation: Installation, cast: Cast) -> None:
        with pytest.raises(NobodyInvited):
            opened(installation, cast, by=cast.amina, invite=[])
        with pytest.raises(ClosesInThePast):
            opened(installation, cast, by=cast.amina, closes=date(2026, 5, 1))

    def test_only_those_who_see_the_version_open_a_round_on_it(self, installation: Installation, cast: Cast) -> None:
        for stranger in (cast.bruno, cast.chidi, cast.olga, cast.dana):
            with pytest.raises(NotFound):
                opened(installation, cast, by=stranger)


class TestPreparing:
    def test_a_comment_in_preparation_is_its_institutions_alone(self, held: Round) -> None:
        draft_id = held.prepared("We doubt this.")
        cast = held.cast
        with held.installation.store.reading() as db:
            assert [d.text for d in queries.drafts(db, cast.chidi, held.id)] == ["We doubt this."]
            for other in (cast.amina, cast.farid, cast.operator, cast.bruno, cast.olga, cast.dana):
                with pytest.raises(NoSuchRound):
                    queries.drafts(db, other, held.id)
                with pytest.raises(NoSuchDraft):
                    queries.draft(db, other, draft_id)
            standing = queries.standings(db, cast.amina, held.id)[0]
            assert (standing.comments, standing.sendings) == (0, ())
            assert queries.comments(db, cast.amina, held.id) == ()

    def test_preparing_leaves_no_line_in_the_journal_and_none_in_the_ledger(self, held: Round) -> None:
        def lines() -> tuple[int, int]:
            with held.installation.store.reading() as db:
                return db.table("journal").count, db.table("round_event").count

        before = lines()
        held.prepared()
        assert lines() == before

    def test_words_that_do_not_stand_in_the_paragraph_are_refused(self, held: Round) -> None:
        with pytest.raises(QuoteNotInPassage):
            held.prepared(paragraph_id=held.paragraphs[0], quote="the Senate")

    def test_selected_words_are_kept_with_their_place(self, held: Round) -> None:
        held.prepared(paragraph_id=held.paragraphs[0], quote="Act on Equality")
        with held.installation.store.reading() as db:
            (draft,) = queries.drafts(db, held.cast.ines, held.id)
        start, end = draft.anchor.start, draft.anchor.end
        assert held.snapshot.paragraphs[0].text[start:end] == "Act on Equality"
        assert draft.scope is Scope.SPAN

    def test_a_section_the_whole_and_a_missing_topic_can_be_commented(self, held: Round) -> None:
        held.prepared("Too long.", section_id=held.snapshot.sections[0].id)
        held.prepared("Well done.", section_id=None)
        held.prepared("Nothing on Roma.", missing_topic=True)
        with held.installation.store.reading() as db:
            scopes = [draft.scope for draft in queries.drafts(db, held.cast.ines, held.id)]
        assert scopes == [Scope.SECTION, Scope.DOCUMENT, Scope.MISSING_TOPIC]

    def test_an_empty_comment_and_a_place_elsewhere_are_refused(self, held: Round) -> None:
        with pytest.raises(EmptyComment):
            held.prepared("  ")
        with pytest.raises(NotInSnapshot):
            held.prepared(paragraph_id="elsewhere")

    def test_two_colleagues_do_not_overwrite_one_another(self, held: Round) -> None:
        draft_id = held.prepared("First.")
        for by, refused in ((held.cast.ines, False), (held.cast.chidi, True)):
            with held.installation.store.writing() as db:
                written = Draft(text=f"By {by.name}.")
                if refused:
                    with pytest.raises(DraftChanged):
                        operations.rewrite_draft(db, draft_id=draft_id, version=1, written=written, by=by, at=LATER)
                else:
                    operations.rewrite_draft(db, draft_id=draft_id, version=1, written=written, by=by, at=LATER)

    def test_the_state_side_cannot_change_or_discard_it(self, held: Round) -> None:
        draft_id = held.prepared()
        for other in (held.cast.amina, held.cast.operator, held.cast.bruno):
            with held.installation.store.writing() as db, pytest.raises(NoSuchDraft):
                operations.discard_draft(db, draft_id=draft_id, by=other)


class TestSending:
    def test_only_the_official_voice_sends(self, held: Round) -> None:
        held.prepared()
        for by, refusal in (
            (held.cast.ines, NotTheOfficialVoice),
            (held.cast.amina, NoSuchRound),
            (held.cast.operator, NoSuchRound),
        ):
            with held.installation.store.writing() as db, pytest.raises(refusal):
                operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=by, at=LATER)

    def test_sending_is_one_act_and_ends_the_preparation(self, held: Round) -> None:
        held.prepared("One.")
        held.prepared("Two.", by=held.cast.chidi)
        with held.installation.store.writing() as db:
            labels = operations.send(
                db, round_id=held.id, position=Position.SERIOUS_CONCERN, by=held.cast.chidi, at=LATER
            )
        assert labels == ("NHRI-001", "NHRI-002")
        with held.installation.store.reading() as db:
            assert queries.drafts(db, held.cast.chidi, held.id) == ()
            (standing,) = queries.standings(db, held.cast.amina, held.id)
        assert standing.sendings[0].position is Position.SERIOUS_CONCERN

    def test_the_state_side_sees_the_institution_and_never_a_name(self, held: Round) -> None:
        held.sent()
        (theirs,), (ours,) = held.comments(held.cast.amina), held.comments(held.cast.chidi)
        assert (theirs.organisation, theirs.author_id, theirs.author_label) == (
            "National Human Rights Commission",
            None,
            "",
        )
        assert ours.author_label == "Ines Duarte"
        with held.installation.store.reading() as db:
            journal = " ".join(row["summary"] + row["name"] for row in db.query("select * from journal"))
            events = " ".join(f"{row['by']} {row['by_id']}" for row in db.query("select * from round_event"))
        assert "National Human Rights Commission sent its comments" in journal
        assert "sent its comments" in journal
        assert "Chidi" not in events

    def test_nothing_to_send_is_said_and_so_is_no_comments_with_some(self, held: Round) -> None:
        with held.installation.store.writing() as db, pytest.raises(NothingToSend):
            operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
        held.prepared()
        with held.installation.store.writing() as db, pytest.raises(CommentsInPreparation):
            operations.send(db, round_id=held.id, position=Position.NO_COMMENTS, by=held.cast.chidi, at=LATER)

    def test_no_comments_is_a_position_of_its_own(self, held: Round) -> None:
        with held.installation.store.writing() as db:
            operations.send(db, round_id=held.id, position=Position.NO_COMMENTS, by=held.cast.chidi, at=LATER)
        with held.installation.store.reading() as db:
            assert queries.standings(db, held.cast.amina, held.id)[0].sendings[0].position is Position.NO_COMMENTS

    def test_an_independent_body_that_sent_comments_cannot_say_that_it_has_none(self, held: Round) -> None:
        held.sent("One.")
        with held.installation.store.writing() as db, pytest.raises(CommentsWereSent):
            operations.send(db, round_id=held.id, position=Position.NO_COMMENTS, by=held.cast.chidi, at=LATER)
        with held.installation.store.reading() as db:
            (standing,) = queries.standings(db, held.cast.amina, held.id)
        assert [each.position for each in standing.sendings] == [Position.COMMENTS_SENT]

    def test_a_serious_concern_alone_says_what_it_is_about(self, held: Round) -> None:
        with held.installation.store.writing() as db, pytest.raises(ConcernWithoutWords):
            operations.send(
                db, round_id=held.id, position=Position.SERIOUS_CONCERN, remark=" ", by=held.cast.chidi, at=LATER
            )
        with held.installation.store.reading() as db:
            assert queries.concerns(db, held.id) == ()

    def test_labels_run_on_over_several_sendings(self, held: Round) -> None:
        held.sent("One.", "Two.")
        assert [comment.label for comment in held.sent("Three.")] == ["NHRI-001", "NHRI-002", "NHRI-003"]

    def test_a_late_comment_is_taken_and_marked(self, held: Round) -> None:
        (comment,) = held.sent(at=MORNING + timedelta(days=40))
        assert comment.late


class TestAnswering:
    def test_every_answer_but_accepted_needs_a_reason(self, held: Round) -> None:
        (comment,) = held.sent()
        for value in Answer:
            if value is not Answer.ACCEPTED:
                with pytest.raises(ReasonMissing):
                    dispose(held, comment.id, value, " ")

    def test_accepted_points_at_the_text_that_carries_it(self, held: Round) -> None:
        (comment,) = held.sent()
        with held.installation.store.writing() as db:
            revision = drafting.write_paragraph(
                db, paragraph_id=held.paragraphs[0], text="In 2025 it was done.", by=held.cast.farid, at=LATER
            )
        dispose(held, "NHRI-001", Answer.ACCEPTED, "")
        (answered,) = held.comments(held.cast.amina)
        assert answered.disposition is not None
        assert (answered.disposition.revision_id, answered.disposition.paragraph_label) == (revision.id, "1")
        assert comment.disposition is None

    def test_a_new_answer_is_added_and_the_old_one_stays(self, held: Round) -> None:
        (comment,) = held.sent()
        dispose(held, comment.id, Answer.NOTED, "First.")
        dispose(held, comment.id, Answer.NOT_ACCEPTED, "Second.")
        with held.installation.store.reading() as db:
            given = queries.answers_given(db, held.id)[comment.id]
        assert [answer.reason for answer in given] == ["First.", "Second."]

    def test_the_institution_reads_answers_once_they_are_released(self, held: Round) -> None:
        (comment,) = held.sent()
        dispose(held, comment.id, Answer.NOTED, "First.", internal_note="Ask Finance.")
        assert held.comments(held.cast.chidi)[0].disposition is None
        with held.installation.store.writing() as db:
            assert operations.release(db, round_id=held.id, by=held.cast.amina, at=LATER) == 1
        dispose(held, comment.id, Answer.NOT_ACCEPTED, "Second.")
        seen = held.comments(held.cast.chidi)[0].disposition
        assert seen is not None
        assert seen.reason == "First."

    def test_the_institution_cannot_answer_release_or_close(self, held: Round) -> None:
        (comment,) = held.sent()
        with held.installation.store.writing() as db:
            for act in (
                lambda: operations.dispose(
                    db, round_id=held.id, comment_id=comment.id, value=Answer.ACCEPTED, by=held.cast.chidi, at=LATER
                ),
                lambda: operations.release(db, round_id=held.id, by=held.cast.chidi, at=LATER),
                lambda: operations.close(db, round_id=held.id, by=held.cast.chidi, at=LATER),
            ):
                with pytest.raises(NotFound):
                    act()


def closed(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=held.cast.amina, at=LATER)


class TestClosing:
    def test_a_round_does_not_close_over_an_acceptance_that_no_text_carries_yet(self, held: Round) -> None:
        held.sent("Say when.", "Say who.")
        dispose(held, "NHRI-001", Answer.ACCEPTED, "")
        dispose(held, "NHRI-002", Answer.ACCEPTED, "Paragraph 2 says it already.")
        with pytest.raises(AcceptedAndNothingChanged, match="NHRI-001"):
            closed(held)
        with held.installation.store.writing() as db:
            drafting.write_paragraph(
                db, paragraph_id=held.paragraphs[0], text="In 2025 it was done.", by=held.cast.farid, at=LATER
            )
        dispose(held, "NHRI-001", Answer.ACCEPTED, "")
        closed(held)

    def test_a_round_does_not_close_before_every_comment_has_its_answer(self, held: Round) -> None:
        first, second = held.sent("One.", "Two.")
        dispose(held, first.id)
        with held.installation.store.writing() as db, pytest.raises(RoundHasOpenComments, match="NHRI-002"):
            operations.close(db, round_id=held.id, by=held.cast.amina, at=LATER)
        dispose(held, second.id)
        with held.installation.store.writing() as db:
            operations.close(db, round_id=held.id, by=held.cast.amina, at=LATER)
        with pytest.raises(RoundClosed):
            dispose(held, first.id)

    def test_an_independent_body_that_has_sent_nothing_has_all_its_time(self, held: Round) -> None:
        with held.installation.store.writing() as db:
            on_the_last_day = OVER - timedelta(days=1)
            with pytest.raises(TimeNotOver, match="National Human Rights Commission"):
                operations.close(db, round_id=held.id, by=held.cast.amina, at=on_the_last_day)
            operations.close(db, round_id=held.id, by=held.cast.amina, at=OVER)

    def test_what_was_in_preparation_when_the_round_closed_is_kept(self, held: Round) -> None:
        held.prepared()
        with held.installation.store.writing() as db:
            operations.close(db, round_id=held.id, by=held.cast.amina, at=OVER)
        with held.installation.store.writing() as db, pytest.raises(RoundClosed):
            operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
        with held.installation.store.writing() as db:
            operations.reopen(db, round_id=held.id, by=held.cast.amina, at=LATER)
            assert operations.send(
                db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER
            ) == ("NHRI-001",)


def test_a_round_is_not_there_for_those_who_have_no_seat_in_it(held: Round) -> None:
    with held.installation.store.reading() as db:
        for stranger in (held.cast.bruno, held.cast.olga, held.cast.dana):
            assert queries.rounds(db, stranger) == ()
            with pytest.raises(NoSuchRound):
                queries.seat(db, stranger, held.id)
        for guest in (held.cast.amina, held.cast.farid, held.cast.operator, held.cast.chidi, held.cast.ines):
            assert [found.id for found in queries.rounds(db, guest)] == [held.id]


def test_a_placed_comment_keeps_its_first_anchor(held: Round) -> None:
    held.received(held.file(pasted=OPEN_PLACE), by=held.cast.amina)
    comment = next(each for each in held.comments(held.cast.amina) if each.is_queued)
    with held.installation.store.writing() as db:
        operations.place(
            db,
            round_id=held.id,
            comment_id=comment.label,
            paragraph_id=held.paragraphs[2],
            quote="214 complaints",
            by=held.cast.amina,
            at=LATER,
        )
    (placed,) = (each for each in held.comments(held.cast.amina) if each.id == comment.id)
    assert placed.placement
    assert (placed.paragraph_id, placed.placement.placed_by) == (held.paragraphs[2], "Amina Haddad")
    assert placed.anchor == comment.anchor


def test_the_state_side_moves_no_comment_from_where_its_institution_put_it(held: Round) -> None:
    held.received(held.file(pasted=OPEN_PLACE), by=held.cast.ines)
    found = held.sent("Exactly here.")
    (exact,) = (comment for comment in found if comment.text == "Exactly here.")
    (open_one,) = (comment for comment in found if comment.is_queued)
    there: dict[str, Any] = {"round_id": held.id, "paragraph_id": held.paragraphs[2], "at": LATER}
    with held.installation.store.writing() as db:
        with pytest.raises(PlacedByItsInstitution):
            operations.place(db, comment_id=exact.id, by=held.cast.amina, **there)
        operations.place(db, comment_id=open_one.id, by=held.cast.farid, **there)
        operations.place(db, comment_id=open_one.id, by=held.cast.chidi, **there)
        with pytest.raises(PlacedByItsInstitution):
            operations.place(db, comment_id=open_one.id, by=held.cast.farid, **there)
        operations.place(db, comment_id=exact.id, by=held.cast.chidi, **there)
    moved = [each for each in held.comments(held.cast.amina) if each.id in (exact.id, open_one.id)]
    assert {comment.paragraph_id for comment in moved} == {held.paragraphs[2]}
