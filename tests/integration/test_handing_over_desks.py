"""A person's whole desk goes to another in one step, to several where it is said so, and comes back."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from workbench.cli import main
from workbench.drafting import operations, queries
from workbench.drafting.sharing import assignments, groups
from workbench.drafting.sharing.assigning import assign, end_assignment
from workbench.drafting.sharing.desks import Obstacle, Stays, hand_overs
from workbench.drafting.sharing.handing_over import (
    HasLeft,
    NoSuchThing,
    NothingToHandOver,
    NotToThemselves,
    ReturnedAlready,
    hand_back,
    hand_over,
    preview,
)
from workbench.drafting.sharing.records import Task
from workbench.installation import Installation
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.people.operations import IndependentBodyNeverDrafts
from workbench.store import Database


def a_desk(db: Database, cast: Cast) -> str:
    """Farid writes the first section and reviews the whole report; he leads the group. Gives the report."""
    report = a_report(db, cast.amina)
    farid = str(cast.farid.person_id)
    people.add_member(db, group_id=cast.group, person_id=farid, lead=True, by=cast.operator, at=MORNING)
    first = queries.sections(db, report.id)[0].id
    given: Any = {"report_id": report.id, "person_id": farid, "by": cast.amina, "at": later(1)}
    assign(db, section_id=first, task=Task.WRITE, due="2026-06-01", note="The courts.", **given)
    assign(db, task=Task.REVIEW, **given)
    return report.id


def of(cast: Cast, name: str) -> str:
    return str(getattr(cast, name).person_id)


def on_desk(db: Database, person_id: str) -> list[tuple[str, str, str]]:
    return [(each.task.value, each.due, each.note) for each in assignments.of_person(db, person_id)]


def test_groups_led_and_tasks_go_in_one_step_and_the_heir_can_open_the_report(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report_id = a_desk(db, cast)
        before = on_desk(db, of(cast, "farid"))
        _, moved = hand_over(db, person_id=of(cast, "farid"), to=of(cast, "bruno"), by=cast.amina, at=later(5))
        assert [each.obstacle for each in moved] == [None, None, None]
        assert on_desk(db, of(cast, "farid")) == []
        assert on_desk(db, of(cast, "bruno")) == before
        assert of(cast, "bruno") in people_queries.group(db, cast.group).lead_ids
        assert of(cast, "farid") not in people_queries.group(db, cast.group).member_ids
        bruno = people_queries.actor_of(db, of(cast, "bruno"))
        assert queries.report(db, bruno, report_id)
        assert groups.leads_report(db, bruno, report_id)


def test_what_cannot_go_is_named_and_stays(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_desk(db, cast)
        _, planned = preview(db, person_id=of(cast, "farid"), to=of(cast, "bruno"), by=cast.amina)
        group_key = next(each.item.key for each in planned if each.item.key.startswith("group:"))
        apart = {group_key: of(cast, "amina")}
        _, moved = hand_over(
            db, person_id=of(cast, "farid"), to=of(cast, "bruno"), apart=apart, by=cast.amina, at=later(5)
        )
        assert [(each.heir.name, each.obstacle) for each in moved] == [
            ("Amina Haddad", None),
            ("Bruno Keller", Obstacle.CANNOT_OPEN),
            ("Bruno Keller", Obstacle.CANNOT_OPEN),
        ]
        assert len(on_desk(db, of(cast, "farid"))) == 2, "they stay"
        desk, _ = preview(db, person_id=of(cast, "amina"), to=of(cast, "farid"), by=cast.operator)
        assert desk.stays == {Stays.ROLE: 1}


def test_a_preview_changes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_desk(db, cast)
    with installation.store.reading() as db:  # which cannot write
        desk, planned = preview(db, person_id=of(cast, "farid"), to=of(cast, "bruno"), by=cast.amina)
        assert len(desk.items) == len(planned) == 3


def test_what_was_handed_over_comes_back_but_not_what_was_ended_meanwhile(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report_id = a_desk(db, cast)
        before = on_desk(db, of(cast, "farid"))
        given = {"person_id": of(cast, "farid"), "to": of(cast, "bruno")}
        handed, _ = hand_over(db, **given, by=cast.amina, at=later(5))
        assert hand_back(db, hand_over_id=handed, by=cast.amina, at=later(6)) == 0
        assert on_desk(db, of(cast, "farid")) == before
        assert on_desk(db, of(cast, "bruno")) == []
        group = people_queries.group(db, cast.group)
        assert of(cast, "farid") in group.lead_ids
        assert of(cast, "bruno") not in group.member_ids
        with pytest.raises(ReturnedAlready):
            hand_back(db, hand_over_id=handed, by=cast.amina, at=later(7))
        again, _ = hand_over(db, **given, by=cast.amina, at=later(8))
        ended = assignments.of_person(db, of(cast, "bruno"))[0]
        end_assignment(db, report_id=report_id, assignment_id=ended.id, by=cast.amina, at=later(9))
        assert hand_back(db, hand_over_id=again, by=cast.amina, at=later(10)) == 1
        assert len(on_desk(db, of(cast, "farid"))) == 1
        assert [bool(each.returned_at) for each in hand_overs(db, of(cast, "farid"))] == [True, True]


def test_who_has_the_same_task_keeps_the_one_they_have(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report_id = a_desk(db, cast)
        assign(db, report_id=report_id, person_id=of(cast, "amina"), task=Task.REVIEW, by=cast.amina, at=later(2))
        handed, moved = hand_over(db, person_id=of(cast, "farid"), to=of(cast, "amina"), by=cast.amina, at=later(5))
        assert sorted(each.has_it for each in moved) == [False, True, True], "she led the group and reviewed already"
        assert len(on_desk(db, of(cast, "amina"))) == 2
        assert hand_back(db, hand_over_id=handed, by=cast.amina, at=later(6)) == 0
        assert (len(on_desk(db, of(cast, "amina"))), len(on_desk(db, of(cast, "farid")))) == (1, 2)
        assert of(cast, "amina") in people_queries.group(db, cast.group).lead_ids


def test_a_desk_goes_to_nobody_who_may_not_have_it(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_desk(db, cast)
        farid = of(cast, "farid")
        with pytest.raises(IndependentBodyNeverDrafts):
            hand_over(db, person_id=farid, to=of(cast, "chidi"), by=cast.amina, at=later(5))
        with pytest.raises(NotToThemselves):
            hand_over(db, person_id=farid, to=farid, by=cast.amina, at=later(5))
        with pytest.raises(NoSuchThing):
            preview(db, person_id=farid, to=of(cast, "bruno"), apart={"task:none": of(cast, "dana")}, by=cast.amina)
        with pytest.raises(NothingToHandOver):
            hand_over(db, person_id=of(cast, "dana"), to=of(cast, "bruno"), by=cast.amina, at=later(5))
        people.set_active(db, person_id=of(cast, "bruno"), active=False, by=cast.operator, at=later(5))
        with pytest.raises(HasLeft):
            hand_over(db, person_id=farid, to=of(cast, "bruno"), by=cast.amina, at=later(6))


def test_texts_stay_under_the_name_of_who_wrote_them(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report_id = a_desk(db, cast)
        first = queries.sections(db, report_id)[0].id
        written = operations.add_paragraph(db, section_id=first, text="A law.", by=cast.farid, at=later(2))
        hand_over(db, person_id=of(cast, "farid"), to=of(cast, "bruno"), by=cast.amina, at=later(5))
        (text,) = queries.history(db, cast.amina, written.paragraph_id)
        assert text.by_name == "Farid Osei"


def test_the_page_shows_what_would_go_hands_it_over_and_back(
    installation: Installation, client: FlaskClient, cast: Cast
) -> None:
    with installation.store.writing() as db:
        a_desk(db, cast)
    address = f"/people/{of(cast, 'farid')}/hand-over"
    assert f'href="{address}"' in client.get("/people").text
    assert "leads the drafting group" in client.get(address).text
    page = client.get(address, query_string={"to": of(cast, "bruno")}).text
    assert page.count("goes to Bruno Keller") == 3
    assert client.post(address, data={"to": of(cast, "chidi")}).status_code == 403
    assert client.post(address, data={"to": of(cast, "bruno")}).status_code == 303
    page = client.get(address).text
    assert "Nothing is on this desk" in page
    assert "3 things to Bruno Keller" in page
    with installation.store.reading() as db:
        (handed,) = hand_overs(db, of(cast, "farid"))
    assert client.post(f"{address}/{handed.id}/back").status_code == 303
    assert "handed back on" in client.get(address).text


def test_the_command_line_shows_it_first_and_hands_it_back(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_desk(db, cast)

    def call(*words: str) -> Any:
        home = ["--home", str(installation.store.home)]
        result = CliRunner().invoke(main, [*home, "person", *words, "--json"])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    to = ("hand-over", "farid@arcadia.example", "--to", "bruno@arcadia.example")
    shown = call(*to, "--preview")
    assert (len(shown["moves"]), shown["hand_over"]) == (3, None)
    handed = call(*to)
    assert handed["moves"] == shown["moves"]
    assert call("hand-back", handed["hand_over"]) == {"hand_over": handed["hand_over"], "stayed": 0}
