"""People: who sees what, signing in, and what is refused."""

from datetime import timedelta

import pytest

from tests.cast import MORNING, PASSWORD, Cast
from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role, operations, queries
from workbench.people.operations import (
    AlreadyThere,
    BadEmail,
    IndependentBodyNeverDrafts,
    NameMissing,
    NoSuchTreaty,
    OwnAffair,
    PasswordTooShort,
    SignInRefused,
    TooManyTries,
)


def test_a_drafter_sees_the_group_and_every_contribution(cast: Cast) -> None:
    assert Role.DRAFTER in cast.farid.roles
    assert {f"group:{cast.group}", f"contribution:{cast.education}", "state", "everyone"} <= cast.farid.audiences
    assert "secretariat" not in cast.farid.audiences


def test_a_focal_point_sees_the_contributions_of_the_own_ministry_alone(cast: Cast) -> None:
    contributions = {audience for audience in cast.bruno.audiences if audience.startswith("contribution:")}
    assert contributions == {f"contribution:{cast.education}"}
    assert not any(audience.startswith("group:") for audience in cast.bruno.audiences)


def test_the_commission_sees_published_documents_and_its_own_and_nothing_of_the_state_side(cast: Cast) -> None:
    assert cast.chidi.audiences == {"everyone", f"organisation:{cast.commission}"}


def test_nobody_of_the_state_side_sees_what_is_the_commissions_own(cast: Cast) -> None:
    own = f"organisation:{cast.commission}"
    assert not any(own in who.audiences for who in (cast.operator, cast.amina, cast.farid, cast.bruno, cast.olga))


def test_whoever_belongs_nowhere_sees_nothing(cast: Cast) -> None:
    assert cast.dana.audiences == frozenset()


def test_an_independent_body_cannot_be_put_into_a_drafting_group(cast: Cast, installation: Installation) -> None:
    with pytest.raises(IndependentBodyNeverDrafts, match="never drafts"), installation.store.writing() as db:
        operations.add_member(db, group_id=cast.group, person_id=str(cast.chidi.person_id), by=cast.amina, at=MORNING)


def test_only_who_manages_people_adds_them(cast: Cast, installation: Installation) -> None:
    for who in (cast.farid, cast.bruno, cast.chidi, cast.dana):
        with pytest.raises(NotFound), installation.store.writing() as db:
            operations.add_person(db, email="new@arcadia.example", name="New", by=who, at=MORNING)


def test_the_right_password_signs_in_and_a_wrong_one_does_not(cast: Cast, installation: Installation) -> None:
    with installation.store.writing() as db:
        right = operations.sign_in(db, email="AMINA@arcadia.example", password=PASSWORD, at=MORNING, address="10.0.0.1")
        wrong = operations.sign_in(db, email="amina@arcadia.example", password="wrong", at=MORNING, address="10.0.0.1")
        nobody = operations.sign_in(db, email="no@one.example", password=PASSWORD, at=MORNING, address="10.0.0.1")
    assert right is not None
    assert right.id == cast.amina.person_id
    assert wrong is None
    assert nobody is None


def test_guessing_is_slowed_down_by_account_and_forgotten_after_a_while(cast: Cast, installation: Installation) -> None:
    def guess(minutes: int, password: str = "wrong") -> object:
        with installation.store.writing() as db:
            return operations.sign_in(
                db,
                email="amina@arcadia.example",
                password=password,
                at=MORNING + timedelta(minutes=minutes),
                address="10.0.0.1",
            )

    for _ in range(operations.TRIES_PER_ACCOUNT):
        guess(0)
    with pytest.raises(TooManyTries):
        guess(1, PASSWORD)
    assert guess(operations.THROTTLE_MINUTES + 1, PASSWORD) is not None


def test_somebody_who_left_cannot_sign_in_and_sees_nothing(cast: Cast, installation: Installation) -> None:
    with installation.store.writing() as db:
        operations.set_active(db, person_id=str(cast.farid.person_id), active=False, by=cast.amina, at=MORNING)
        farid = queries.actor_of(db, str(cast.farid.person_id))
        signed_in = operations.sign_in(
            db, email="farid@arcadia.example", password=PASSWORD, at=MORNING, address="10.0.0.1"
        )
    assert farid.roles == frozenset()
    assert not {audience for audience in farid.audiences if audience != "everyone"}
    assert signed_in is None


def test_a_new_password_ends_the_sessions_that_are_open(cast: Cast, installation: Installation) -> None:
    with installation.store.writing() as db:
        before = queries.person(db, str(cast.bruno.person_id)).session_version
        operations.reset_password(db, person_id=str(cast.bruno.person_id), by=cast.amina, at=MORNING)
        assert queries.person(db, str(cast.bruno.person_id)).session_version > before


def test_changing_ones_password_needs_the_old_one_and_some_length(cast: Cast, installation: Installation) -> None:
    with pytest.raises(SignInRefused), installation.store.writing() as db:
        operations.change_password(db, old="wrong", new="x" * 20, by=cast.bruno, at=MORNING)
    with pytest.raises(PasswordTooShort, match="12"), installation.store.writing() as db:
        operations.change_password(db, old=PASSWORD, new="short", by=cast.bruno, at=MORNING)


@pytest.mark.parametrize("email", ["", "amina", "amina@", "@office.example", "a b@office.example", "amina@office"])
def test_what_is_no_address_is_refused(cast: Cast, installation: Installation, email: str) -> None:
    with pytest.raises(BadEmail), installation.store.writing() as db:
        operations.add_person(db, email=email, name="New", by=cast.amina, at=MORNING)


def test_an_address_is_taken_once_whatever_its_case(cast: Cast, installation: Installation) -> None:
    with pytest.raises(AlreadyThere), installation.store.writing() as db:
        operations.add_person(db, email="Amina@Arcadia.example", name="New", by=cast.amina, at=MORNING)


def _chidi_signs_in(installation: Installation) -> None:
    with installation.store.writing() as db:
        operations.sign_in(db, email="chidi@arcadia.example", password=PASSWORD, at=MORNING, address="10.0.0.2")


def test_the_secretariat_sets_an_institution_up_and_then_leaves_its_people_to_it(
    cast: Cast, installation: Installation
) -> None:
    def add(email: str, by: Actor) -> str:
        with installation.store.writing() as db:
            return operations.add_person(
                db, email=email, name="New", organisation=cast.commission, role=Role.REVIEWER, by=by, at=MORNING
            )[0]

    def reset(by: Actor) -> str:
        with installation.store.writing() as db:
            return operations.reset_password(db, person_id=str(cast.ines.person_id), by=by, at=MORNING)

    assert add("first@commission.example", cast.amina)
    assert reset(cast.amina)
    _chidi_signs_in(installation)
    for by in (cast.amina, cast.operator):
        with pytest.raises(OwnAffair, match="own affair"):
            add("second@commission.example", by)
        with pytest.raises(OwnAffair):
            reset(by)
    assert add("third@commission.example", cast.olga)


def test_nobody_who_left_an_institution_is_let_in_again_by_the_state_side(
    cast: Cast, installation: Installation
) -> None:
    _chidi_signs_in(installation)
    with installation.store.writing() as db:
        operations.set_active(db, person_id=str(cast.ines.person_id), active=False, by=cast.amina, at=MORNING)
    with pytest.raises(OwnAffair), installation.store.writing() as db:
        operations.set_active(db, person_id=str(cast.ines.person_id), active=True, by=cast.amina, at=MORNING)


def test_a_password_that_somebody_was_told_is_not_ones_own_until_it_is_changed(
    cast: Cast, installation: Installation
) -> None:
    bruno = str(cast.bruno.person_id)
    with installation.store.writing() as db:
        told = operations.reset_password(db, person_id=bruno, by=cast.amina, at=MORNING)
        assert not queries.person(db, bruno).own_password
        operations.change_password(db, old=told, new="a sentence of my own", by=cast.bruno, at=MORNING)
        assert queries.person(db, bruno).own_password


def test_what_has_no_name_is_not_added(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        with pytest.raises(NameMissing):
            operations.add_group(db, name="  ", by=cast.amina, at=MORNING)
        with pytest.raises(NameMissing):
            operations.add_organisation(db, name="", kind=OrganisationKind.OTHER, by=cast.amina, at=MORNING)


def test_a_group_drafts_for_a_treaty_that_exists(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        group = operations.add_group(db, name="Racism", treaty="cerd", by=cast.amina, at=MORNING)
        assert queries.group(db, group).treaty == "ICERD"
        with pytest.raises(NoSuchTreaty, match="CEDAW"):
            operations.add_group(db, name="Other", treaty="nonsense", by=cast.amina, at=MORNING)
