"""Two institutions in one round: each has its own labels, its own comments, its own matrix, its own deadline."""

from datetime import date
from typing import Any

import pytest

from tests.builders.rounds import CLOSES, LATER, a_frozen_report
from tests.cast import MORNING, PASSWORD, Cast
from workbench.comments import operations, queries
from workbench.comments.matrix import View
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Position, RoundKind
from workbench.comments.refusals import NoSuchComment, NoSuchDraft, NoSuchRound, NotTheOfficialVoice
from workbench.comments.responding import response_matrix
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries


@pytest.fixture
def vera(installation: Installation, cast: Cast) -> Actor:
    """The official voice of Parliament's human rights committee."""
    with installation.store.writing() as db:
        parliament = people.add_organisation(
            db, name="Parliament", kind=OrganisationKind.PARLIAMENT, by=cast.operator, at=MORNING
        )
        person_id, _ = people.add_person(
            db,
            email="vera@arcadia.example",
            name="Vera Lind",
            organisation=parliament,
            role=Role.REVIEWER,
            official_voice=True,
            password=PASSWORD,
            by=cast.operator,
            at=MORNING,
        )
        return people_queries.actor_of(db, person_id)


@pytest.fixture
def round_id(installation: Installation, cast: Cast, vera: Actor) -> str:
    _, snapshot_id = a_frozen_report(installation, cast)
    with installation.store.writing() as db:
        return operations.open_round(
            db,
            snapshot_id=snapshot_id,
            kind=RoundKind.NHRI,
            invite=["NHRC", "Parliament"],
            closes=CLOSES,
            own_deadlines={"Parliament": date(2026, 5, 6)},
            by=cast.amina,
            at=MORNING,
        )


def says(installation: Installation, round_id: str, voice: Actor, text: str) -> str:
    with installation.store.writing() as db:
        operations.draft(db, round_id=round_id, written=Draft(text=text), by=voice, at=LATER)
        (label,) = operations.send(db, round_id=round_id, position=Position.COMMENTS_SENT, by=voice, at=LATER)
        return label


def seen(installation: Installation, round_id: str, actor: Actor) -> list[tuple[str, str]]:
    with installation.store.reading() as db:
        return [(comment.label, comment.text) for comment in queries.comments(db, actor, round_id)]


def test_each_sees_its_own_comments_under_its_own_labels(
    installation: Installation, cast: Cast, vera: Actor, round_id: str
) -> None:
    assert says(installation, round_id, cast.chidi, "From the commission.") == "NHRI-001"
    assert says(installation, round_id, vera, "From Parliament.") == "PARL-001"
    assert seen(installation, round_id, cast.ines) == [("NHRI-001", "From the commission.")]
    assert seen(installation, round_id, vera) == [("PARL-001", "From Parliament.")]
    assert len(seen(installation, round_id, cast.amina)) == 2


def test_neither_reaches_what_the_other_prepares_or_was_answered(
    installation: Installation, cast: Cast, vera: Actor, round_id: str
) -> None:
    says(installation, round_id, cast.chidi, "From the commission.")
    with installation.store.writing() as db:
        draft_id = operations.draft(db, round_id=round_id, written=Draft(text="More."), by=cast.ines, at=LATER)
        answer: dict[str, Any] = {"value": Answer.NOTED, "reason": "Noted.", "by": cast.farid, "at": LATER}
        operations.dispose(db, round_id=round_id, comment_id="NHRI-001", **answer)
        operations.release(db, round_id=round_id, by=cast.amina, at=LATER)
    with installation.store.reading() as db:
        assert queries.drafts(db, vera, round_id) == ()
        with pytest.raises(NoSuchDraft):
            queries.draft(db, vera, draft_id)
        with pytest.raises(NoSuchComment):
            queries.comment(db, vera, round_id, "NHRI-001")
        with pytest.raises(NoSuchRound):
            response_matrix(db, vera, round_id, view=View.COMMENTER, organisation_id=cast.commission)
        with pytest.raises(NoSuchRound):
            response_matrix(db, vera, round_id, view=View.INTERNAL)
        assert response_matrix(db, vera, round_id, view=View.COMMENTER).rows == ()
        (row,) = response_matrix(db, cast.chidi, round_id, view=View.COMMENTER).rows
    assert (row.disposition, row.reason) == ("noted", "Noted.")


def test_a_deadline_of_its_own_makes_late_what_is_in_time_for_another(
    installation: Installation, cast: Cast, vera: Actor, round_id: str
) -> None:
    says(installation, round_id, cast.chidi, "In time.")
    says(installation, round_id, vera, "A day late.")
    with installation.store.reading() as db:
        late = {comment.label: comment.late for comment in queries.comments(db, cast.amina, round_id)}
    assert late == {"NHRI-001": False, "PARL-001": True}


def test_a_drafter_of_an_invited_independent_body_would_not_manage_the_round(
    installation: Installation, cast: Cast, round_id: str
) -> None:
    """She drafted before the commission became independent, and nobody took her out: the seat is the reviewer's."""
    assert cast.ines.person_id is not None
    with installation.store.writing() as db:
        db.table("group_member").insert({"group_id": cast.group, "person_id": cast.ines.person_id})
        ines = people_queries.actor_of(db, cast.ines.person_id)
        assert not queries.seat(db, ines, round_id).manages
        with pytest.raises(NoSuchRound):
            operations.release(db, round_id=round_id, by=ines, at=LATER)


@pytest.fixture
def clearance(installation: Installation, cast: Cast) -> str:
    """A round within the government: the Ministry of Education is invited, the commission is not."""
    _, snapshot_id = a_frozen_report(installation, cast)
    with installation.store.writing() as db:
        return operations.open_round(
            db,
            snapshot_id=snapshot_id,
            kind=RoundKind.CLEARANCE,
            invite=["MoE"],
            closes=date(2026, 5, 8),
            by=cast.amina,
            at=MORNING,
        )


@pytest.fixture
def selma(installation: Installation, cast: Cast) -> Actor:
    """A focal point of the ministry who speaks for it."""
    with installation.store.writing() as db:
        person_id, _ = people.add_person(
            db,
            email="selma@arcadia.example",
            name="Selma Rask",
            organisation="MoE",
            role=Role.FOCAL_POINT,
            official_voice=True,
            password=PASSWORD,
            by=cast.operator,
            at=MORNING,
        )
        return people_queries.actor_of(db, person_id)


def test_the_focal_points_of_an_invited_ministry_comment_and_its_voice_sends(
    installation: Installation, cast: Cast, clearance: str, selma: Actor
) -> None:
    with installation.store.writing() as db:
        operations.draft(db, round_id=clearance, written=Draft(text="The figure."), by=cast.bruno, at=LATER)
        with pytest.raises(NotTheOfficialVoice):
            operations.send(db, round_id=clearance, position=Position.COMMENTS_SENT, by=cast.bruno, at=LATER)
        assert [draft.text for draft in queries.drafts(db, selma, clearance)] == ["The figure."]
        assert queries.comments(db, cast.amina, clearance) == ()
        operations.send(db, round_id=clearance, position=Position.COMMENTS_SENT, by=selma, at=LATER)
        (comment,) = queries.comments(db, cast.amina, clearance)
        said = [row["summary"] for row in db.query("select summary from journal where verb = 'sent'")]
    assert (comment.label, comment.author_label) == ("MIN-001", "")
    assert said == ["Ministry of Education sent its comments"]


def test_a_focal_point_has_no_seat_in_a_round_to_which_the_ministry_is_not_invited(
    installation: Installation, cast: Cast, round_id: str, clearance: str
) -> None:
    with installation.store.reading() as db:
        assert [held.id for held in queries.rounds(db, cast.bruno)] == [clearance]
        assert [held.id for held in queries.rounds(db, cast.ines)] == [round_id]
        for stranger, held in ((cast.bruno, round_id), (cast.ines, clearance)):
            with pytest.raises(NoSuchRound):
                queries.seat(db, stranger, held)
        assert not queries.seat(db, cast.bruno, clearance).manages
        with pytest.raises(NoSuchRound):
            response_matrix(db, cast.bruno, clearance, view=View.INTERNAL)


def test_a_drafter_of_an_invited_ministry_does_not_read_what_its_focal_point_prepares(
    installation: Installation, cast: Cast, clearance: str
) -> None:
    with installation.store.writing() as db:
        draft_id = operations.draft(db, round_id=clearance, written=Draft(text="CANARY"), by=cast.bruno, at=LATER)
        assert cast.farid.organisation_id == cast.bruno.organisation_id
        with pytest.raises(NoSuchRound):
            queries.drafts(db, cast.farid, clearance)
        with pytest.raises(NoSuchDraft):
            queries.draft(db, cast.farid, draft_id)
