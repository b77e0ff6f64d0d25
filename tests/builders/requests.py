"""A request to the Ministry of Education, sent, on a report of Arcadia."""

from dataclasses import dataclass
from datetime import date

from tests.cast import MORNING, PASSWORD, Cast
from tests.drafting import a_library, a_report
from workbench.drafting.asked.reading import coverage
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet
from workbench.requests import operations, queries
from workbench.requests.operations import Terms
from workbench.requests.records import RequestItem

DUE = date(2026, 6, 30)


@dataclass(frozen=True)
class Asked:
    """A request that was sent. `authority` validates for the ministry, `other` is of another one."""

    installation: Installation
    cast: Cast
    id: str
    report_id: str
    items: tuple[RequestItem, ...]
    authority: Actor
    other: Actor


def a_request(installation: Installation, cast: Cast, *, due: date = DUE) -> Asked:
    """Three recommendations, asked of the ministry by Amina."""
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        units = [each.recommendation.id for each in coverage(db, cast.amina, report).recommendations][:3]
        keeping.put_tag(db, units, Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
        health = people.add_organisation(
            db,
            name="Ministry of Health",
            kind=OrganisationKind.MINISTRY,
            short_name="MoH",
            by=cast.operator,
            at=MORNING,
        )

        def person(name: str, office: str, *, voice: bool = False) -> Actor:
            person_id, _ = people.add_person(
                db,
                email=f"{name.split()[0].lower()}@arcadia.example",
                name=name,
                organisation=office,
                role=Role.FOCAL_POINT,
                official_voice=voice,
                password=PASSWORD,
                by=cast.operator,
                at=MORNING,
            )
            return people_queries.actor_of(db, person_id)

        authority, other = person("Mara Lund", cast.education, voice=True), person("Hugo Brandt", health)
        terms = Terms(due=due, contact="Olga Petrov")
        request_id = operations.prepare(
            db, organisation=cast.education, terms=terms, report_id=report.id, by=cast.amina, at=MORNING
        )
        operations.send(db, request_id=request_id, by=cast.amina, at=MORNING)
        items = queries.items(db, request_id)
    return Asked(installation, cast, request_id, report.id, items, authority, other)
