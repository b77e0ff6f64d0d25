"""The seats of a round: more time, enforced deadlines, deputies, declining, serious concerns, what comes late."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.builders.rounds import CLOSES, LATER, OVER, Round, a_frozen_report, a_round
from tests.cast import MORNING, Cast
from workbench.comments import operations, queries, telling
from workbench.comments.matrix import Party, View
from workbench.comments.operations import Draft
from workbench.comments.receipts.record import record
from workbench.comments.records import Position, ResponsePublication, RoundKind
from workbench.comments.refusals import NotInSnapshot, NotTheOfficialVoice, RoundClosed
from workbench.comments.responding import response_matrix
from workbench.comments.seats.capacities import SUGGESTED, Capacity
from workbench.comments.seats.positions import position_value
from workbench.comments.seats.records import ConcernState
from workbench.comments.seats.refusals import (
    AlreadyDeclined,
    AlreadySent,
    AnswersAreOwed,
    ConcernsOpen,
    DeadlineEnforced,
    NobodyNamed,
    NoConcern,
    NotADeputy,
    NotDeclined,
    NotLater,
    OnlyTheVoiceNamesDeputies,
    ReasonForDeclining,
    ReasonForExtending,
    ReasonForMaintaining,
    StillTaken,
)
from workbench.drafting import queries as drafting
from workbench.export.matrix.words import about, party_line, words_of
from workbench.installation import Installation
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor, OrganisationKind
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.store import Database
from workbench.store.migrations import statements
from workbench.store.migrations.seats import STEPS

AFTER = datetime.combine(CLOSES + timedelta(days=3), time(9), tzinfo=MORNING.tzinfo)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def opened(installation: Installation, cast: Cast, **terms: object) -> Round:
    """A round whose terms the test gives."""
    report_id, snapshot_id = a_frozen_report(installation, cast)
    given: dict[str, object] = {"kind": RoundKind.NHRI, "invite": [cast.commission], "closes": CLOSES, **terms}
    with installation.store.writing() as db:
        round_id = operations.open_round(db, snapshot_id=snapshot_id, by=cast.amina, at=MORNING, **given)  # type: ignore[arg-type]
        snapshot = drafting.snapshot(db, None, snapshot_id)
    return Round(installation, cast, round_id, report_id, snapshot)


def told(db: Database, who: Actor) -> list[NoticeKind]:
    return [each.kind for each in reversed(notices.notices(db, who))]


def concern(held: Round, *, at: datetime = LATER, remark: str = "Article 5 is not kept.") -> None:
    with held.installation.store.writing() as db:
        operations.send(
            db, round_id=held.id, position=Position.SERIOUS_CONCERN, by=held.cast.chidi, at=at, remark=remark
        )


# More time


def test_more_time_for_one_institution_is_its_own_last_day_and_leaves_the_rounds(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.extend(
            db,
            round_id=held.id,
            last_day=date(2026, 6, 12),
            reason="The draft came late.",
            organisation="NHRC",
            by=cast.amina,
            at=LATER,
        )
        seat, invitation = queries.invited(db, cast.chidi, held.id)
        (given,) = queries.extensions(db, held.id, cast.commission)
        assert (seat.round.closes, invitation.own_deadline, seat.deadline) == (
            CLOSES,
            date(2026, 6, 12),
            date(2026, 6, 12),
        )
        assert (given.reason, given.granted_by, given.working_days) == ("The draft came late.", "Amina Haddad", 29)
        assert told(db, cast.chidi)[-1] is NoticeKind.EXTENDED
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.amina).ok


def test_more_time_for_everybody_is_the_least_that_each_has(installation: Installation, cast: Cast) -> None:
    held = opened(
        installation,
        cast,
        invite=[cast.commission, cast.education],
        own_deadlines={cast.commission: date(2026, 6, 30)},
    )
    with installation.store.writing() as db:
        gained = operations.extend(
            db, round_id=held.id, last_day=date(2026, 6, 12), reason="A feast.", by=cast.amina, at=LATER
        )
        assert [each.organisation for each in gained] == ["Ministry of Education"]
        assert queries.seat(db, cast.chidi, held.id).deadline == date(2026, 6, 30)
        assert queries.seat(db, cast.bruno, held.id).deadline == date(2026, 6, 12)
        operations.extend(db, round_id=held.id, last_day=date(2026, 7, 3), reason="A feast.", by=cast.amina, at=LATER)
        assert queries.seat(db, cast.chidi, held.id).deadline == date(2026, 7, 3)


@pytest.mark.parametrize("whose", ["", "NHRC"])
def test_time_is_never_taken_away(held: Round, cast: Cast, whose: str) -> None:
    for day in (CLOSES, CLOSES - timedelta(days=1)):
        with held.installation.store.writing() as db, pytest.raises(NotLater):
            operations.extend(
                db, round_id=held.id, last_day=day, reason="Shorter.", organisation=whose, by=cast.amina, at=LATER
            )


def test_more_time_has_a_reason_and_is_for_an_open_round(held: Round, cast: Cast) -> None:
    more = {"round_id": held.id, "last_day": date(2026, 6, 12), "by": cast.amina, "at": LATER}
    with held.installation.store.writing() as db, pytest.raises(ReasonForExtending):
        operations.extend(db, reason=" ", **more)
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=OVER)
        with pytest.raises(RoundClosed):
            operations.extend(db, reason="A feast.", **more)


def test_whoever_has_more_time_is_reminded_of_the_new_last_day(held: Round, cast: Cast) -> None:
    def reminded(db: Database, day: date) -> int:
        return telling.remind(db, at=datetime.combine(day, MORNING.timetz()))

    with held.installation.store.writing() as db:
        assert reminded(db, CLOSES - timedelta(days=2)) == 1
        at = datetime.combine(CLOSES - timedelta(days=1), MORNING.timetz())
        until = CLOSES + timedelta(days=20)
        operations.extend(db, round_id=held.id, last_day=until, reason="A feast.", by=cast.amina, at=at)
        days = [until - timedelta(days=left) for left in (20, 14, 7, 2, 1)]
        assert [reminded(db, day) for day in days] == [0, 1, 1, 1, 0]


def test_more_time_that_is_short_is_its_own_reminder(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        at = datetime.combine(CLOSES, MORNING.timetz())
        until = CLOSES + timedelta(days=10)
        operations.extend(db, round_id=held.id, last_day=until, reason="A feast.", by=cast.amina, at=at)
        assert telling.remind(db, at=at + timedelta(days=1)) == 0
        assert telling.remind(db, at=at + timedelta(days=3)) == 1


# A deadline that is enforced


def test_after_an_enforced_last_day_nothing_is_written_or_sent_on_the_web_and_all_is_kept(
    installation: Installation, cast: Cast
) -> None:
    held = opened(installation, cast, enforce_deadline=True)
    (sent,) = held.sent()
    draft = held.prepared("Not sent in time.")
    refused = (
        lambda db: operations.draft(db, round_id=held.id, written=Draft("Late."), by=cast.ines, at=AFTER),
        lambda db: operations.rewrite_draft(
            db, draft_id=draft, version=1, written=Draft("Late."), by=cast.ines, at=AFTER
        ),
        lambda db: operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.chidi, at=AFTER),
        lambda db: operations.begin_correction(db, round_id=held.id, comment_id=sent.id, by=cast.ines, at=AFTER),
    )
    for verb in refused:
        with installation.store.writing() as db, pytest.raises(DeadlineEnforced, match="still there"):
            verb(db)
    with installation.store.reading() as db:
        assert [each.text for each in queries.drafts(db, cast.ines, held.id)] == ["Not sent in time."]


def test_the_last_day_itself_is_in_time_also_where_it_is_enforced(installation: Installation, cast: Cast) -> None:
    held = opened(installation, cast, enforce_deadline=True)
    (sent,) = held.sent(at=datetime.combine(CLOSES, time(23, 59), tzinfo=MORNING.tzinfo))
    assert not sent.late


def test_more_time_opens_an_enforced_deadline_again(installation: Installation, cast: Cast) -> None:
    held = opened(installation, cast, enforce_deadline=True)
    held.prepared("Ready.")
    with installation.store.writing() as db:
        operations.extend(db, round_id=held.id, last_day=AFTER.date(), reason="They asked.", by=cast.amina, at=AFTER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.chidi, at=AFTER)
    (comment,) = held.comments(cast.amina)
    assert not comment.late


def test_after_a_last_day_that_is_not_enforced_comments_come_in_marked_late(held: Round) -> None:
    (comment,) = held.sent(at=AFTER)
    assert comment.late


# What comes late


def letter(held: Round, *, at: datetime = AFTER, data: bytes = b"our letter") -> str:
    held.installation.store.files.put(data)
    with held.installation.store.writing() as db:
        return operations.hand_in_letter(db, round_id=held.id, data=data, name="letter.pdf", by=held.cast.chidi, at=at)


def test_a_letter_after_the_round_closed_is_kept_and_logged_and_the_managers_are_told(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=OVER)
    file_id = letter(held, at=LATER)
    assert letter(held, at=LATER) == file_id  # the same bytes again add nothing
    with held.installation.store.reading() as db:
        for who in (cast.amina, cast.farid, cast.chidi):
            assert [each.id for each in queries.files(db, who, held.id)] == [file_id]
        assert told(db, cast.amina)[-1] is NoticeKind.CAME_LATE
        (late,) = queries.late_bucket(db, cast.amina, held.id)
        assert (late.institution, late.file_id, late.after_closing) == (
            "National Human Rights Commission",
            file_id,
            True,
        )
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.chidi).ok


def test_while_comments_are_taken_they_are_sent_and_not_handed_in(held: Round) -> None:
    with pytest.raises(StillTaken):
        letter(held)


def test_a_letter_is_handed_in_by_the_official_voice_alone(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=OVER)
        with pytest.raises(NotTheOfficialVoice):
            operations.hand_in_letter(db, round_id=held.id, data=b"x", name="l.pdf", by=cast.ines, at=LATER)


def test_a_file_that_the_secretariat_hands_in_after_closing_waits_until_the_round_is_opened_again(
    held: Round, cast: Cast
) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=OVER)
    receipt = held.received(held.file("In 2024 Parliament [adopted](Chidi: When?) the Act."), by=cast.amina)
    assert (receipt.comments, bool(receipt.why_not)) == ((), True)
    assert held.comments(cast.amina) == ()
    with held.installation.store.writing() as db:
        assert told(db, cast.farid)[-1] is NoticeKind.CAME_LATE
        (late,) = queries.late_bucket(db, cast.amina, held.id)
        assert (late.file_id, late.after_closing, late.waits) == (receipt.file_id, True, True)
        operations.reopen(db, round_id=held.id, by=cast.amina, at=LATER)
    assert held.received(held.file("In 2024 Parliament [adopted](Chidi: When?) the Act."), by=cast.amina).comments


def test_late_comments_stand_in_the_late_bucket_with_how_many_days_late(held: Round, cast: Cast) -> None:
    held.sent(at=AFTER)
    with held.installation.store.reading() as db:
        (late,) = queries.late_bucket(db, cast.amina, held.id)
        (there,) = queries.late_bucket(db, cast.amina, held.id, zone=ZoneInfo("Pacific/Honolulu"))
    assert (late.label, late.days_late, late.after_closing) == ("NHRI-001", 3, False)
    assert there.days_late == 2, "by a clock far to the west it was still the evening before"


# Deputies


def named(held: Round, who: Actor) -> None:
    with held.installation.store.writing() as db:
        operations.name_deputy(db, round_id=held.id, person_id=str(who.person_id), by=held.cast.chidi, at=LATER)


def test_a_deputy_sends_in_the_place_of_the_official_voice_until_taken_back(held: Round, cast: Cast) -> None:
    held.prepared()
    named(held, cast.ines)
    with held.installation.store.writing() as db:
        assert told(db, cast.ines)[-1] is NoticeKind.DEPUTY
        assert operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.ines, at=LATER)
        (sent,) = queries.sendings(db, held.id, cast.commission)
        assert sent.by_deputy
        operations.take_back_deputy(db, round_id=held.id, person_id=str(cast.ines.person_id), by=cast.chidi, at=LATER)
        with pytest.raises(NotTheOfficialVoice):
            operations.send(db, round_id=held.id, position=Position.NO_COMMENTS, by=cast.ines, at=LATER)
        assert queries.deputies(db, held.id, cast.commission) == ()
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.ines).ok


def test_a_deputy_is_no_deputy_at_somebody_elses_keyboard(held: Round, cast: Cast) -> None:
    held.prepared()
    named(held, cast.ines)
    ines = people_queries.at_the_keyboard(cast.ines)
    with held.installation.store.writing() as db, pytest.raises(NotTheOfficialVoice):
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=ines, at=LATER)


def test_a_deputy_names_no_deputy_and_nobody_of_another_institution_is_one(held: Round, cast: Cast) -> None:
    named(held, cast.ines)
    with held.installation.store.writing() as db:
        with pytest.raises(OnlyTheVoiceNamesDeputies):
            operations.name_deputy(db, round_id=held.id, person_id=str(cast.ines.person_id), by=cast.ines, at=LATER)
        for stranger in (cast.bruno, cast.amina, cast.chidi):
            with pytest.raises(NotADeputy):
                operations.name_deputy(db, round_id=held.id, person_id=str(stranger.person_id), by=cast.chidi, at=LATER)


def test_a_deputy_is_one_for_this_round_alone(held: Round, cast: Cast) -> None:
    named(held, cast.ines)
    with held.installation.store.writing() as db:
        other = operations.open_round(
            db,
            snapshot_id=held.snapshot.id,
            kind=RoundKind.NHRI,
            invite=[cast.commission],
            closes=CLOSES,
            by=cast.amina,
            at=MORNING,
        )
        assert queries.seat(db, cast.ines, held.id).speaks
        assert not queries.seat(db, cast.ines, other).speaks


def test_the_journal_says_that_a_deputy_was_named_and_not_whom(held: Round, cast: Cast) -> None:
    named(held, cast.ines)
    with held.installation.store.reading() as db:
        lines = [row["summary"] for row in db.query("select summary from journal where object_id = ?", [held.id])]
    assert "National Human Rights Commission named a deputy" in lines
    assert not any("Ines" in line for line in lines)


# Declining


def test_an_institution_that_declines_says_why_and_may_come_back(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        with pytest.raises(ReasonForDeclining):
            operations.decline(db, round_id=held.id, reason=" ", by=cast.chidi, at=LATER)
        operations.decline(db, round_id=held.id, reason="The time is too short.", by=cast.chidi, at=LATER)
        with pytest.raises(AlreadyDeclined):
            operations.decline(db, round_id=held.id, reason="Once more.", by=cast.chidi, at=LATER)
        (standing,) = queries.standings(db, cast.amina, held.id)
        assert standing.declined
        assert standing.declined.reason == "The time is too short."
        assert told(db, cast.amina)[-1] is NoticeKind.DECLINED
        assert telling.remind(db, at=datetime.combine(CLOSES, MORNING.timetz())) == 0
        operations.come_back(db, round_id=held.id, by=cast.chidi, at=LATER)
        with pytest.raises(NotDeclined):
            operations.come_back(db, round_id=held.id, by=cast.chidi, at=LATER)
        assert queries.declined(db, held.id) == {}


def test_declining_keeps_what_is_in_preparation_and_sending_undoes_it(held: Round, cast: Cast) -> None:
    held.prepared("We may still say it.")
    with held.installation.store.writing() as db:
        operations.decline(db, round_id=held.id, reason="No time.", by=cast.chidi, at=LATER)
        assert len(queries.drafts(db, cast.ines, held.id)) == 1
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.chidi, at=LATER)
        assert queries.declined(db, held.id) == {}
        with pytest.raises(AlreadySent):
            operations.decline(db, round_id=held.id, reason="No time.", by=cast.chidi, at=LATER)


def test_all_reviews_are_in_when_the_last_that_is_missing_declines(installation: Installation, cast: Cast) -> None:
    held = opened(installation, cast, invite=[cast.commission, cast.education])
    held.sent()
    with installation.store.writing() as db:
        person_id, _ = people.add_person(
            db,
            email="vera@arcadia.example",
            name="Vera",
            organisation=cast.education,
            role=people_queries.person(db, str(cast.bruno.person_id)).role,
            official_voice=True,
            by=cast.operator,
            at=MORNING,
        )
        vera = people_queries.actor_of(db, person_id)
        operations.decline(db, round_id=held.id, reason="Not our field.", by=vera, at=LATER)
        assert told(db, cast.amina)[-2:] == [NoticeKind.DECLINED, NoticeKind.ALL_IN]


# Serious concerns


def test_a_round_with_an_open_concern_does_not_close_until_the_institution_resolves_it(held: Round, cast: Cast) -> None:
    concern(held)
    with held.installation.store.writing() as db:
        with pytest.raises(ConcernsOpen, match="National Human Rights Commission"):
            operations.close(db, round_id=held.id, by=cast.amina, at=LATER)
        operations.resolve_concern(db, round_id=held.id, reason="The text says it now.", by=cast.chidi, at=LATER)
        (found,) = queries.concerns(db, held.id)
        assert (found.state, found.remarks) == (ConcernState.RESOLVED, ("Article 5 is not kept.",))
        assert found.last
        assert found.last.decided_by == "National Human Rights Commission"
        assert told(db, cast.amina)[-1] is told(db, cast.ines)[-1] is NoticeKind.CONCERN_RESOLVED
        operations.close(db, round_id=held.id, by=cast.amina, at=LATER)
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.amina).ok


def test_the_state_maintains_its_text_by_a_named_person_with_a_reason_told_to_both(held: Round, cast: Cast) -> None:
    concern(held)
    maintain = {"round_id": held.id, "organisation": "NHRC", "at": LATER}
    with held.installation.store.writing() as db:
        with pytest.raises(NobodyNamed):
            operations.maintain_text(db, reason="It is the law.", by=cast.operator, **maintain)
        with pytest.raises(ReasonForMaintaining):
            operations.maintain_text(db, reason="", by=cast.amina, **maintain)
        operations.maintain_text(db, reason="It is the law.", by=cast.amina, **maintain)
        (found,) = queries.concerns(db, held.id)
        assert found.last
        assert (found.last.decided_by, found.last.reason) == ("Amina Haddad", "It is the law.")
        assert told(db, cast.chidi)[-1] is told(db, cast.farid)[-1] is NoticeKind.TEXT_MAINTAINED
        with pytest.raises(NoConcern):
            operations.maintain_text(db, reason="Again.", by=cast.amina, **maintain)
        operations.close(db, round_id=held.id, by=cast.amina, at=LATER)
        operations.resolve_concern(db, round_id=held.id, by=cast.chidi, at=LATER)  # it may still be content
        assert queries.concerns(db, held.id)[0].state is ConcernState.RESOLVED


def test_more_comments_of_an_institution_resolve_nothing(held: Round, cast: Cast) -> None:
    concern(held)
    held.sent("One more thing.")
    with held.installation.store.reading() as db:
        assert queries.concerns(db, held.id)[0].is_open


def test_nobody_but_the_voice_or_a_deputy_resolves_a_concern(held: Round, cast: Cast) -> None:
    concern(held)
    with held.installation.store.writing() as db, pytest.raises(NotTheOfficialVoice):
        operations.resolve_concern(db, round_id=held.id, by=cast.ines, at=LATER)
    named(held, cast.ines)
    with held.installation.store.writing() as db:
        operations.resolve_concern(db, round_id=held.id, by=cast.ines, at=LATER)
        assert not queries.concerns(db, held.id)[0].is_open


def test_an_independent_body_has_no_comments_where_another_has_no_objection() -> None:
    words = [position_value(each, independent=True) for each in Position]
    assert words == ["comments_sent", "no_comments", "serious_concern"]
    words = [position_value(each, independent=False) for each in Position]
    assert words == ["with_comments", "no_objection", "serious_concern"]


# Opening


def test_an_independent_body_is_owed_its_answers(installation: Installation, cast: Cast) -> None:
    with pytest.raises(AnswersAreOwed, match="National Human Rights Commission"):
        opened(
            installation,
            cast,
            invite=[cast.education, cast.commission],
            response_publication=ResponsePublication.NONE,
        )


def test_a_round_of_ministries_may_be_without_answers(installation: Installation, cast: Cast) -> None:
    held = opened(
        installation,
        cast,
        kind=RoundKind.INTERNAL,
        invite=[cast.education],
        response_publication=ResponsePublication.NONE,
    )
    with installation.store.reading() as db:
        assert queries.seat(db, cast.amina, held.id).round.response_publication is ResponsePublication.NONE


def test_a_section_that_is_asked_for_is_one_of_the_frozen_version(held: Round, cast: Cast) -> None:
    section = held.snapshot.sections[1].id
    with held.installation.store.writing() as db:
        terms = {
            "snapshot_id": held.snapshot.id,
            "kind": RoundKind.NHRI,
            "invite": [cast.commission],
            "closes": CLOSES,
            "by": cast.amina,
            "at": MORNING,
        }
        with pytest.raises(NotInSnapshot):
            operations.open_round(db, requested_sections=["nowhere"], **terms)
        asked = operations.open_round(db, requested_sections=[section, section], **terms)
        assert queries.seat(db, cast.chidi, asked).round.requested_sections == (section,)


def test_an_institution_is_asked_in_the_capacity_that_is_said(installation: Installation, cast: Cast) -> None:
    held = opened(
        installation,
        cast,
        invite=[cast.commission, cast.education],
        capacities={cast.education: Capacity.CHILDREN},
    )
    with installation.store.reading() as db:
        found = {each.organisation_id: each for each in queries.invitations(db, held.id)}
    assert (found[cast.education].capacity, found[cast.education].prefix) == ("children", "CHI")
    assert (found[cast.commission].capacity, found[cast.commission].independent) == ("nhri", True)


def test_every_kind_of_round_suggests_whom_to_ask_and_who_reads_the_answers(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.reading() as db:
        offices = {each.id: each for each in people_queries.organisations(db)}
    assert set(SUGGESTED) == set(RoundKind)
    assert SUGGESTED[RoundKind.NHRI].asks(offices[cast.commission])
    assert not SUGGESTED[RoundKind.NHRI].asks(offices[cast.education])
    assert SUGGESTED[RoundKind.INTERNAL].asks(offices[cast.education])
    preventive = replace(offices[cast.commission], kind=OrganisationKind.OTHER)
    assert SUGGESTED[RoundKind.NHRI].asks(preventive)


# What is kept of it


def test_the_signed_record_holds_the_days_given_the_concern_and_its_answer(held: Round, cast: Cast) -> None:
    concern(held)
    with held.installation.store.writing() as db:
        until = date(2026, 6, 12)
        operations.extend(db, round_id=held.id, last_day=until, reason="A feast.", by=cast.amina, at=LATER)
        operations.maintain_text(
            db, round_id=held.id, organisation="NHRC", reason="It is the law.", by=cast.amina, at=LATER
        )
        operations.name_deputy(db, round_id=held.id, person_id=str(cast.ines.person_id), by=cast.chidi, at=LATER)
        for who in (cast.chidi, cast.amina):
            kept = record(
                db, who, round_id=held.id, organisation_id=cast.commission, mechanism="The Mechanism", at=LATER
            ).values
            assert (kept["seat"]["last_day"], kept["seat"]["working_days"]) == ("2026-06-12", 29)
            assert kept["seat"]["extensions"][0]["reason"] == "A feast."
            (answered,) = kept["seat"]["concerns"]
            assert (answered["state"], answered["remarks"]) == ("text_maintained", ["Article 5 is not kept."])
            assert answered["outcomes"][0]["by"] == "Amina Haddad"
            assert "Ines" not in str(kept["seat"])


def test_reminders_of_an_older_home_belong_to_the_last_day_they_were_about(held: Round) -> None:
    """The step that gives reminders their day keeps those that were sent."""
    given = dict(STEPS)["0001_seats"]
    with held.installation.store.writing() as db:
        db.execute("drop table reminded")
        db.execute("create table reminder (invitation_id text, days integer, at text)")
        (invitation,) = queries.invitations(db, held.id)
        db.execute("insert into reminder values (?, 14, '2026-05-15')", [invitation.id])
        for statement in statements(given[given.index("create table reminded") :]):
            db.execute(statement)
        kept = [tuple(row.values()) for row in db.query("select * from reminded")]
    assert kept == [(invitation.id, CLOSES.isoformat(), 14, "2026-05-15")]


def test_the_head_of_the_matrix_tells_the_days_given_the_concern_and_what_became_of_it(held: Round, cast: Cast) -> None:
    concern(held)
    with held.installation.store.writing() as db:
        until = date(2026, 6, 12)
        operations.extend(db, round_id=held.id, last_day=until, reason="A feast.", by=cast.amina, at=LATER)
        operations.maintain_text(
            db, round_id=held.id, organisation="NHRC", reason="It is the law.", by=cast.amina, at=LATER
        )
        made = response_matrix(db, cast.amina, held.id, view=View.INTERNAL)
    (party,) = made.parties
    assert (party.working_days, party.deadline, party.position) == (29, until, "serious_concern")
    assert (party.concern, party.concern_by) == ("text_maintained", "Amina Haddad")
    head = " ".join(about(made, words_of("en")))
    assert "maintains its text: It is the law." in head
    assert "Extended until 12 June 2026: A feast." in head
    assert made.plain()["parties"][0]["more_time"] == [{"until": "2026-06-12", "reason": "A feast."}]


def test_who_declined_stands_in_the_head_with_the_reason(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.decline(db, round_id=held.id, reason="No time.", by=cast.chidi, at=LATER)
        made = response_matrix(db, cast.chidi, held.id, view=View.COMMENTER)
    (party,) = made.parties
    assert (party.position, party.remark) == ("declined", "No time.")


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar", "ru", "zh"])
def test_what_became_of_a_concern_is_said_in_the_language_of_the_report(language: str) -> None:
    for state in ConcernState:
        for by in ("", "Amina Haddad"):
            party = Party(
                "Parliament",
                independent=False,
                deadline=CLOSES,
                working_days=19,
                position="serious_concern",
                remark="",
                sent_on=None,
                concern=state.value,
                concern_reason="It is the law.",
                concern_by=by,
            )
            said = party_line(party, words_of(language))
            maintained = state is ConcernState.TEXT_MAINTAINED
            assert (("It is the law." in said), ("Amina Haddad" in said)) == (maintained, maintained and bool(by))
            assert "concern_" not in said
