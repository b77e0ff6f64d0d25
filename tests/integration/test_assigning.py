"""Who was asked for what by when; how far sections are said to be; which groups write a report."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.moments.undoing import NotYoursToUndo, last_act, undo
from workbench.drafting.queries import ReportNotFound
from workbench.drafting.records import SectionState, StateReport
from workbench.drafting.sharing import assignments, groups
from workbench.drafting.sharing.assigning import (
    AskedAlready,
    CannotOpen,
    NoSuchDay,
    assign,
    change_assignment,
    end_assignment,
)
from workbench.drafting.sharing.records import Assignment, Task, waits_for
from workbench.drafting.sharing.saying import (
    ChangedMeanwhile,
    NotForYou,
    NothingToSay,
    NothingToSendBack,
    SaidAlready,
    WhyMissing,
    say,
)
from workbench.drafting.sharing.states import Said, history, states
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.people.operations import IndependentBodyNeverDrafts, OneMatterForAGroup
from workbench.store import Database


def written(db: Database, cast: Cast) -> tuple[StateReport, str]:
    """A report whose first section has a paragraph."""
    report = a_report(db, cast.amina)
    section_id = queries.sections(db, report.id)[0].id
    operations.add_paragraph(db, section_id=section_id, text="A law.", by=cast.farid, at=later(1))
    return report, section_id


def asked(
    db: Database, report: StateReport, who: Actor, by: Actor, task: Task = Task.WRITE, **given: str
) -> Assignment:
    return assign(db, report_id=report.id, person_id=str(who.person_id), task=task, by=by, at=later(2), **given)


def test_the_lead_asks_somebody_for_a_section_by_a_day(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
        asked(db, report, cast.farid, cast.amina, section_id=section_id, due="2026-05-03", note="The courts too.")
        (found,) = assignments.of_person(db, str(cast.farid.person_id))
        assert (found.person, found.task, found.due, found.section_id) == (
            "Farid Osei", Task.WRITE, "2026-05-03", section_id,
        )  # fmt: skip
        assert found.is_late(SectionState.IN_PROGRESS, date(2026, 5, 4))
        assert not found.is_late(SectionState.IN_PROGRESS, date(2026, 5, 3)), "its day is not over"
        assert not found.is_late(SectionState.READY_FOR_REVIEW, date(2026, 5, 4)), "it was done"


def test_who_cannot_open_the_report_is_not_asked_for_it_and_the_way_out_is_said(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report, _ = written(db, cast)
        with pytest.raises(CannotOpen, match="add Bruno Keller to a drafting group of the report"):
            asked(db, report, cast.bruno, cast.amina)
        with pytest.raises(IndependentBodyNeverDrafts):
            asked(db, report, cast.chidi, cast.amina, Task.APPROVE)
        with pytest.raises(NoSuchDay):
            asked(db, report, cast.farid, cast.amina, due="soon")
        assert assignments.of_report(db, report.id) == ()


def test_who_writes_in_the_group_asks_nobody_and_is_told_who_can(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, _ = written(db, cast)
        with pytest.raises(groups.NotTheLead, match="Amina Haddad"):
            asked(db, report, cast.farid, cast.farid)


def test_a_changed_day_keeps_what_was_asked_before(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
        first = asked(db, report, cast.farid, cast.amina, section_id=section_id, due="2026-05-03")
        with pytest.raises(AskedAlready):
            asked(db, report, cast.farid, cast.amina, section_id=section_id)
        second = change_assignment(
            db, report_id=report.id, assignment_id=first.id, due="2026-06-01", note="", by=cast.amina, at=later(3)
        )
        assert (second.due, second.replaces) == ("2026-06-01", first.id)
        end_assignment(db, report_id=report.id, assignment_id=second.id, by=cast.amina, at=later(4))
        assert assignments.of_report(db, report.id) == ()
        ended = assignments.ended_of_report(db, report.id, limit=9)
        assert [(each.due, each.ended_by_name) for each in ended] == [
            ("2026-06-01", "Amina Haddad"),
            ("2026-05-03", "Amina Haddad"),
        ]


def test_a_section_goes_from_its_writer_to_its_reviewer_to_the_lead_and_back(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
        gita_id, _ = people.add_person(db, email="gita@arcadia.example", name="Gita", by=cast.operator, at=MORNING)
        people.add_member(db, group_id=cast.group, person_id=gita_id, by=cast.operator, at=MORNING)
        gita = people_queries.actor_of(db, gita_id)

        def said(what: Said, by: Actor, minute: int, reason: str = "") -> SectionState:
            say(db, section_id=section_id, said=what, by=by, at=later(minute), reason=reason)
            return states(db, report.id)[section_id]

        assert said(Said.READY_FOR_REVIEW, cast.farid, 3) is SectionState.READY_FOR_REVIEW
        with pytest.raises(NotForYou):
            said(Said.REVIEWED, gita, 4)
        asked(db, report, gita, cast.amina, Task.REVIEW, section_id=section_id)
        assert said(Said.REVIEWED, gita, 5) is SectionState.REVIEWED
        with pytest.raises(NotForYou):
            said(Said.APPROVED, gita, 6)
        with pytest.raises(SaidAlready):
            said(Said.READY_FOR_REVIEW, cast.farid, 6)
        assert said(Said.APPROVED, cast.amina, 7) is SectionState.APPROVED
        with pytest.raises(WhyMissing):
            said(Said.SENT_BACK, cast.amina, 8)
        assert said(Said.SENT_BACK, cast.amina, 9, "The figures are of 2019.") is SectionState.IN_PROGRESS
        with pytest.raises(NothingToSendBack):
            said(Said.SENT_BACK, cast.amina, 10, "Again.")
        assert [each.said for each in history(db, section_id)] == [
            Said.READY_FOR_REVIEW, Said.REVIEWED, Said.APPROVED, Said.SENT_BACK,
        ]  # fmt: skip


def test_nothing_is_said_of_an_empty_section_nor_of_a_text_one_has_not_seen(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
        empty = queries.sections(db, report.id)[1].id
        with pytest.raises(NothingToSay):
            say(db, section_id=empty, said=Said.APPROVED, by=cast.amina, at=later(3))
        operations.add_paragraph(db, section_id=section_id, text="More.", by=cast.farid, at=later(5))
        with pytest.raises(ChangedMeanwhile, match="Farid Osei"):
            say(db, section_id=section_id, said=Said.APPROVED, by=cast.amina, at=later(6), seen_at=later(4))
        assert history(db, section_id) == ()


def test_each_task_has_its_turn() -> None:
    turns = {task: [state for state in SectionState if waits_for(task, state)] for task in Task}
    assert turns == {
        Task.WRITE: [SectionState.EMPTY, SectionState.IN_PROGRESS],
        Task.REVIEW: [SectionState.READY_FOR_REVIEW],
        Task.APPROVE: [SectionState.REVIEWED],
    }


def test_a_group_of_one_report_sees_that_report_its_versions_and_no_other(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report, _ = written(db, cast)
        other = a_report(db, cast.amina, title="The other one")
        version = operations.freeze(db, report_id=report.id, by=cast.amina, at=later(3)).snapshot
        team = groups.add_group(db, name="Team", report=report.id, by=cast.amina, at=later(4))
        people.add_member(db, group_id=team, person_id=str(cast.bruno.person_id), by=cast.operator, at=later(5))
        bruno = people_queries.actor_of(db, str(cast.bruno.person_id))
        assert [each.id for each in queries.reports(db, bruno)] == [report.id]
        assert queries.snapshot(db, bruno, version.id).sha256 == version.sha256
        farid = people_queries.actor_of(db, str(cast.farid.person_id))
        assert {each.id for each in queries.reports(db, farid)} == {report.id, other.id}
        with pytest.raises(ReportNotFound):
            queries.report(db, people_queries.actor_of(db, str(cast.chidi.person_id)), report.id)


def test_a_group_of_rights_works_in_the_reports_it_is_let_into(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, _ = written(db, cast)
        rights = groups.add_group(db, name="Children", rights="the rights of the child", by=cast.amina, at=later(1))
        people.add_member(db, group_id=rights, person_id=str(cast.bruno.person_id), by=cast.operator, at=later(2))
        bruno = str(cast.bruno.person_id)
        assert queries.reports(db, people_queries.actor_of(db, bruno)) == ()
        groups.let_in(db, report_id=report.id, group_id=rights, by=cast.amina, at=later(3))
        assert [each.id for each in queries.reports(db, people_queries.actor_of(db, bruno))] == [report.id]
        amina = people_queries.actor_of(db, str(cast.amina.person_id))
        with pytest.raises(groups.GroupIsIn):
            groups.let_in(db, report_id=report.id, group_id=rights, by=amina, at=later(4))
        groups.let_out(db, report_id=report.id, group_id=rights, by=amina, at=later(5))
        assert queries.reports(db, people_queries.actor_of(db, bruno)) == ()
        with pytest.raises(groups.LastGroup):
            groups.let_out(db, report_id=report.id, group_id=cast.group, by=amina, at=later(6))


def test_who_leads_a_group_that_was_let_in_undoes_what_anybody_did(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
        added = operations.add_paragraph(db, section_id=section_id, text="A census.", by=cast.amina, at=later(2))
        act = last_act(db, cast.amina, section_id)
        assert act is not None
        with pytest.raises(NotYoursToUndo):
            undo(db, act_id=act.id, by=cast.farid, at=later(3))
        rights = groups.add_group(db, name="Children", rights="the rights of the child", by=cast.amina, at=later(4))
        farid = str(cast.farid.person_id)
        people.add_member(db, group_id=rights, person_id=farid, lead=True, by=cast.operator, at=later(5))
        groups.let_in(db, report_id=report.id, group_id=rights, by=cast.amina, at=later(6))
        undo(db, act_id=act.id, by=people_queries.actor_of(db, farid), at=later(7))
        assert queries.place_of(db, added.paragraph_id).deleted


def test_a_group_of_a_treaty_is_let_into_the_reports_that_have_none(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        lonely = a_report(db, cast.operator, treaty="CAT", packs=("cat-periodic",))
        assert lonely.audience == "secretariat"
        group = groups.add_group(db, name="CAT group", treaty="CAT", by=cast.amina, at=later(1))
        people.add_member(db, group_id=group, person_id=str(cast.bruno.person_id), by=cast.operator, at=later(2))
        bruno = people_queries.actor_of(db, str(cast.bruno.person_id))
        assert [each.id for each in queries.reports(db, bruno)] == [lonely.id]


def test_a_group_is_for_one_matter(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, _ = written(db, cast)
        with pytest.raises(OneMatterForAGroup):
            groups.add_group(db, name="Both", treaty="CAT", rights="children", by=cast.amina, at=later(1))
        with pytest.raises(OneMatterForAGroup):
            groups.add_group(db, name="Both", treaty="CAT", report=report.id, by=cast.amina, at=later(1))


def test_a_frozen_version_is_still_never_changed(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, _ = written(db, cast)
        operations.freeze(db, report_id=report.id, by=cast.amina, at=later(3))
        for change in ("words = 1", "audience = 'everyone', words = 1", "audience = audience"):
            with pytest.raises(Exception, match="never changed"):
                db.execute(f"update snapshot set {change}")


def test_the_desk_shows_who_was_asked_and_takes_the_word_of_the_person(
    installation: Installation, client: FlaskClient, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
    address = f"/reports/{report.id}/sections/{section_id}"
    form = {"person": cast.farid.person_id, "task": "write", "section": section_id, "due": "2026-05-03"}
    assert client.post(f"/reports/{report.id}/people", data=form).status_code == 303
    page = client.get(f"/reports/{report.id}/people").text
    assert "Farid Osei" in page
    assert "3 May 2026" in page
    assert "late" in page
    farid = signed_in(installation, "farid")
    desk = farid.get(address).text
    assert "Farid Osei writes" in desk
    assert "was due 3 May 2026" in desk
    assert "Ready for review" in desk
    assert 'value="approved"' not in desk, "it is not his to approve"
    assert farid.post(f"{address}/state", data={"said": "ready_for_review"}).status_code == 303
    assert farid.post(f"{address}/state", data={"said": "approved"}).status_code == 403
    assert client.post(f"{address}/state", data={"said": "sent_back"}).status_code == 422
    sent = client.post(f"{address}/state", data={"said": "sent_back", "reason": "The figures are old."})
    assert sent.status_code == 303
    assert "sent it back on" in farid.get(address).text
    assert "The figures are old." in farid.get(f"{address}/state").text
    refused = client.post(f"/reports/{report.id}/people", data={"person": cast.bruno.person_id, "task": "write"})
    assert refused.status_code == 409
    assert "add Bruno Keller to a drafting group" in refused.text


def test_the_report_at_a_glance_shows_who_was_asked_for_each_section_and_for_the_whole(
    installation: Installation, client: FlaskClient, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report, section_id = written(db, cast)
        asked(db, report, cast.farid, cast.amina, section_id=section_id, due="2026-05-03")
        asked(db, report, cast.amina, cast.amina, Task.APPROVE)
    page = client.get(f"/reports/{report.id}").text
    assert page.count("Farid Osei writes") == 1
    assert page.count("Amina Haddad approves") == 1
    assert "was due 3 May 2026" in page
