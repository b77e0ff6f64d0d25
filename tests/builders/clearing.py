"""A clearance round, and the office that is asked: the Ministry of Justice, whose voice is Jana; Jon works there."""

from collections.abc import Sequence

from tests.builders.rounds import CLOSES, Round, a_frozen_report
from tests.cast import MORNING, PASSWORD, Cast
from workbench.comments.operations import open_round
from workbench.comments.records import RoundKind
from workbench.drafting import queries as drafting
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role, operations, queries


def a_clearance_round(
    installation: Installation,
    cast: Cast,
    invite: Sequence[str] = ("Ministry of Justice",),
    kind: RoundKind = RoundKind.CLEARANCE,
) -> Round:
    """A round opened by Amina on a frozen report."""
    report_id, snapshot_id = a_frozen_report(installation, cast)
    with installation.store.writing() as db:
        round_id = open_round(
            db, snapshot_id=snapshot_id, kind=kind, invite=list(invite), closes=CLOSES, by=cast.amina, at=MORNING
        )
        return Round(installation, cast, round_id, report_id, drafting.snapshot(db, None, snapshot_id))


def a_ministry_of_justice(installation: Installation, cast: Cast) -> None:
    """Its people sign in as the cast do."""
    with installation.store.writing() as db:
        kind = OrganisationKind.MINISTRY
        justice = operations.add_organisation(db, name="Ministry of Justice", kind=kind, by=cast.operator, at=MORNING)
        for name, voice in (("jana", True), ("jon", False)):
            operations.add_person(
                db,
                email=f"{name}@arcadia.example",
                name=name.title(),
                organisation=justice,
                role=Role.FOCAL_POINT,
                official_voice=voice,
                password=PASSWORD,
                by=cast.operator,
                at=MORNING,
            )


def person(held: Round, name: str) -> Actor:
    """One of its people."""
    with held.installation.store.reading() as db:
        return queries.actor_of(db, queries.person_by_email(db, f"{name}@arcadia.example").id)
