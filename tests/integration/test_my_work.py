"""My work: what somebody owes, what waits for them, and what changed since they were last here."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from tests.signing_in import signed_in
from workbench.drafting import lately, operations, queries
from workbench.drafting.lately import What
from workbench.drafting.records import StateReport
from workbench.drafting.sharing import owing, visits
from workbench.drafting.sharing.assigning import assign
from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.saying import say
from workbench.drafting.sharing.states import Said
from workbench.installation import Installation
from workbench.people import Actor
from workbench.store import Database

TODAY = MORNING.date()
HOURS = timedelta(hours=1)


def written(db: Database, cast: Cast, at: datetime = MORNING) -> tuple[StateReport, str, str]:
    """A report, its first section with one paragraph, and that paragraph."""
    report = a_report(db, cast.amina)
    section_id = queries.sections(db, report.id)[0].id
    first = operations.add_paragraph(db, section_id=section_id, text="A law.", by=cast.farid, at=at)
    return report, section_id, first.paragraph_id


def asked(db: Database, report: StateReport, who: Actor, by: Actor, task: Task, section_id: str | None) -> None:
    assign(
        db, report_id=report.id, section_id=section_id, person_id=str(who.person_id), task=task, due="2026-05-03",
        by=by, at=later(1),
    )  # fmt: skip


def test_one_owes_what_one_was_asked_for_until_the_section_is_as_far(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id, _ = written(db, cast)
        asked(db, report, cast.farid, cast.amina, Task.WRITE, section_id)
        (one,) = owing.owed(db, cast.farid, today=TODAY)
        assert (one.asked.task, one.sections, one.is_late) == (Task.WRITE, 1, True)
        say(db, section_id=section_id, said=Said.READY_FOR_REVIEW, by=cast.farid, at=later(2))
        assert owing.owed(db, cast.farid, today=TODAY) == ()
        say(db, section_id=section_id, said=Said.SENT_BACK, reason="More.", by=cast.amina, at=later(3))
        assert len(owing.owed(db, cast.farid, today=TODAY)) == 1


def test_a_reviewer_of_the_whole_report_reads_how_many_sections_wait(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id, _ = written(db, cast)
        asked(db, report, cast.amina, cast.amina, Task.REVIEW, None)
        assert owing.owed(db, cast.amina, today=TODAY)[0].sections == 0
        say(db, section_id=section_id, said=Said.READY_FOR_REVIEW, by=cast.farid, at=later(2))
        (one,) = owing.owed(db, cast.amina, today=TODAY)
        assert (one.section, one.sections) == (None, 1)


def test_what_is_ready_and_of_nobody_waits_for_the_lead(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id, _ = written(db, cast)
        say(db, section_id=section_id, said=Said.READY_FOR_REVIEW, by=cast.farid, at=later(2))
        (one,) = owing.to_say(db, cast.amina)
        assert (one.section.id, one.task) == (section_id, Task.REVIEW)
        assert owing.to_say(db, cast.farid) == (), "he does not lead"
        asked(db, report, cast.farid, cast.amina, Task.REVIEW, section_id)
        assert owing.to_say(db, cast.amina) == (), "somebody was asked"
        say(db, section_id=section_id, said=Said.REVIEWED, by=cast.farid, at=later(3))
        assert owing.to_say(db, cast.amina)[0].task is Task.APPROVE


def test_a_text_that_was_kept_beside_waits_until_its_writer_wrote_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        _, _, paragraph_id = written(db, cast)
        base = queries.paragraph(db, cast.farid, paragraph_id).revision_id

        def write(text: str, by: Actor, minute: int, on: str) -> None:
            operations.write_paragraph(db, paragraph_id=paragraph_id, text=text, base=on, by=by, at=later(minute))

        write("Two acts of Parliament.", cast.amina, 5, base)
        write("Three decrees of ministers.", cast.farid, 6, base)
        (late,) = owing.late_texts(db, cast.farid)
        assert (late.paragraph_id, late.label) == (paragraph_id, "1")
        assert owing.late_texts(db, cast.amina) == ()
        write("Both.", cast.farid, 7, queries.paragraph(db, cast.farid, paragraph_id).revision_id)
        assert owing.late_texts(db, cast.farid) == ()


def test_what_others_did_since_is_told_and_what_one_did_oneself_is_not(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id, paragraph_id = written(db, cast)
        asked(db, report, cast.farid, cast.amina, Task.WRITE, section_id)
        say(db, section_id=section_id, said=Said.READY_FOR_REVIEW, by=cast.farid, at=later(2))
        operations.delete_paragraph(db, paragraph_id=paragraph_id, by=cast.amina, at=later(3))
        told = lately.since(db, cast.farid, report.id, MORNING)
        assert [(each.what, each.who, each.of_me, each.paragraphs) for each in told] == [
            (What.WROTE, "Amina Haddad", False, 1),
            (What.ASKED, "Amina Haddad", True, 0),
        ]
        assert [each.what for each in lately.since(db, cast.amina, report.id, later(-1))] == [What.SAID, What.WROTE]
        assert lately.since(db, cast.amina, report.id, later(4)) == ()


def test_a_visit_ends_when_there_is_no_sign_for_four_hours(installation: Installation, cast: Cast) -> None:
    def since(hours: float) -> datetime:
        return visits.away_since(db, cast.farid, report.id, at=MORNING + hours * HOURS)

    def here(hours: float) -> None:
        visits.still_here(db, report_id=report.id, by=cast.farid, at=MORNING + hours * HOURS)

    with installation.store.writing() as db:
        report, _, _ = written(db, cast)
        assert since(0) == MORNING - visits.FIRST, "never here before"
        here(0)
        here(1)
        assert since(2) == MORNING + 2 * HOURS - visits.FIRST, "the first visit goes on"
        assert since(9) == MORNING + 1 * HOURS, "it is over"
        here(9)
        here(9.5)
        assert since(10) == MORNING + 1 * HOURS, "what came after it is told all through the next"
        visits.mark_seen(db, report_id=report.id, by=cast.farid, at=MORNING + 10 * HOURS)
        assert since(10) == MORNING + 10 * HOURS


def test_looking_at_my_work_writes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        written(db, cast)
    farid = signed_in(installation, "farid")
    with installation.store.reading() as db:
        before = list(db.query("select * from visit"))
        assert before, "signing in wrote the visit"
    with installation.store.writing():  # to write anything now would be to wait for it
        assert farid.get("/").status_code == 200
    with installation.store.reading() as db:
        assert list(db.query("select * from visit")) == before


@pytest.mark.parametrize("name", ["bruno", "chidi", "olga", "dana"])
def test_who_drafts_nothing_reads_nothing_of_reports(installation: Installation, cast: Cast, name: str) -> None:
    with installation.store.writing() as db:
        written(db, cast, at=datetime.now(UTC))
    page = signed_in(installation, name).get("/").text
    assert "Changed since you were here" not in page
    assert "You were asked for" not in page
    assert "Waits for you" not in page


def test_my_work_shows_it_all_and_what_was_seen_is_gone(installation: Installation, cast: Cast) -> None:
    now = datetime.now(UTC)
    with installation.store.writing() as db:
        report, section_id, _ = written(db, cast, at=now - HOURS)
        assign(
            db, report_id=report.id, section_id=section_id, person_id=str(cast.farid.person_id), task=Task.WRITE,
            due=(now.date() - timedelta(days=1)).isoformat(), note="With the figures.", by=cast.amina, at=now,
        )  # fmt: skip
    farid = signed_in(installation, "farid")
    page = farid.get("/").text
    assert "You were asked for" in page
    assert "1 day over" in page
    assert "With the figures." in page
    assert "Amina Haddad asks you to write it" in page
    assert farid.post(f"/reports/{report.id}/seen").status_code == 303
    assert "asks you to write it" not in farid.get("/").text
    amina = signed_in(installation, "amina")
    assert "Farid Osei changed 1 paragraph" in amina.get("/").text
    farid.post(f"/reports/{report.id}/sections/{section_id}/state", data={"said": "ready_for_review"})
    page = amina.get("/").text
    assert "ready for review, and nobody was asked" in page
    assert "called it ready for review" in page
