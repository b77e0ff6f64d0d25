"""The table of permissions and the audiences, without a database."""

import json

import pytest

from workbench.errors import NotFound
from workbench.people import Actor, Role, access
from workbench.people.access import ALLOWED, DoorClosed, Permission


def an_actor(*roles: Role, audiences: frozenset[str] = frozenset()) -> Actor:
    return Actor(
        person_id="p",
        name="Somebody",
        organisation_id=None,
        organisation_name="",
        roles=frozenset(roles),
        groups=frozenset(),
        audiences=audiences,
    )


def test_every_permission_but_the_two_open_ones_stands_in_the_table() -> None:
    assert set(Permission) - set(ALLOWED) == {Permission.ANYONE, Permission.SIGNED_IN}


def test_whoever_belongs_nowhere_opens_no_door_of_the_table() -> None:
    dana = an_actor()
    assert not any(access.may(dana, permission) for permission in ALLOWED)
    assert access.may(dana, Permission.SIGNED_IN)


def test_an_independent_reviewer_never_drafts_nor_manages_the_round() -> None:
    reviewer = an_actor(Role.REVIEWER)
    closed = {
        Permission.READ_REPORTS,
        Permission.WRITE_REPORTS,
        Permission.FREEZE_REPORTS,
        Permission.MANAGE_ROUNDS,
        Permission.ANSWER_COMMENTS,
        Permission.ADD_DOCUMENTS,
    }
    assert not any(access.may(reviewer, permission) for permission in closed)


def test_the_state_side_never_comments_for_an_institution() -> None:
    those_who_answer = an_actor(Role.SECRETARIAT, Role.DRAFTER, Role.ADMINISTRATOR)
    assert not access.may(those_who_answer, Permission.COMMENT)


def test_a_focal_point_comments_for_the_ministry_and_answers_nobody() -> None:
    focal_point = an_actor(Role.FOCAL_POINT)
    assert access.may(focal_point, Permission.COMMENT)
    assert access.may(focal_point, Permission.READ_ROUNDS)
    assert not access.may(focal_point, Permission.ANSWER_COMMENTS)
    assert not access.may(focal_point, Permission.MANAGE_ROUNDS)


def test_an_administrator_looks_after_the_machine_and_reads_nothing() -> None:
    opens = {permission for permission in ALLOWED if access.may(an_actor(Role.ADMINISTRATOR), permission)}
    assert opens == {Permission.MANAGE_PEOPLE, Permission.ADMINISTER}


def test_a_closed_door_looks_like_an_address_that_does_not_exist() -> None:
    with pytest.raises(DoorClosed) as refusal:
        access.require(an_actor(), Permission.READ_LIBRARY)
    assert isinstance(refusal.value, NotFound)
    assert str(refusal.value) == str(NotFound())


def test_nobody_signed_in_passes_only_the_open_door() -> None:
    assert {permission for permission in Permission if access.may(None, permission)} == {Permission.ANYONE}


def test_the_predicate_names_the_audiences_of_the_actor_and_no_others() -> None:
    parameters = access.audience_parameters(an_actor(audiences=frozenset({"everyone", "group:G"})))
    assert json.loads(parameters["audiences"]) == ["everyone", "group:G"]
    assert access.audience_clause("d.audience") == "d.audience in (select value from json_each(:audiences))"
