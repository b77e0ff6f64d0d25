"""The cast: the same few people in every test, and in the demonstration.

Amina Haddad coordinates the drafting group from the secretariat, Farid Osei drafts in it; Bruno Keller is focal point
of the Ministry of Education; Chidi Okafor is the official voice of the National Human Rights Commission, Ines Duarte
reviews for it; Olga Petrov looks after the system; Dana Novak belongs nowhere.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role, operations, queries

PASSWORD = "the river runs past the school"
MORNING = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """Actors, and the ids of what they belong to."""

    operator: Actor
    amina: Actor
    farid: Actor
    bruno: Actor
    chidi: Actor
    ines: Actor
    olga: Actor
    dana: Actor
    group: str
    secretariat: str
    education: str
    commission: str


def a_cast(installation: Installation) -> Cast:
    """People the installation with the cast; everybody signs in with PASSWORD at NAME@arcadia.example."""
    with installation.store.writing() as db:
        operator = queries.local_operator(db)

        def organisation(name: str, kind: OrganisationKind, short_name: str) -> str:
            return operations.add_organisation(db, name=name, kind=kind, short_name=short_name, by=operator, at=MORNING)

        def person(name: str, organisation_id: str | None, role: Role | None, *, voice: bool = False) -> str:
            person_id, _ = operations.add_person(
                db,
                email=f"{name.split()[0].lower()}@arcadia.example",
                name=name,
                organisation=organisation_id,
                role=role,
                official_voice=voice,
                password=PASSWORD,
                by=operator,
                at=MORNING,
            )
            return person_id

        secretariat = organisation("Secretariat of the National Mechanism", OrganisationKind.SECRETARIAT, "NMRF")
        education = organisation("Ministry of Education", OrganisationKind.MINISTRY, "MoE")
        commission = organisation("National Human Rights Commission", OrganisationKind.NHRI, "NHRC")
        ids = {
            "amina": person("Amina Haddad", secretariat, Role.SECRETARIAT),
            "farid": person("Farid Osei", education, None),
            "bruno": person("Bruno Keller", education, Role.FOCAL_POINT),
            "chidi": person("Chidi Okafor", commission, Role.REVIEWER, voice=True),
            "ines": person("Ines Duarte", commission, Role.REVIEWER),
            "olga": person("Olga Petrov", secretariat, Role.ADMINISTRATOR),
            "dana": person("Dana Novak", None, None),
        }
        group = operations.add_group(db, name="ICERD drafting group", treaty="ICERD", by=operator, at=MORNING)
        for name, lead in (("amina", True), ("farid", False)):
            operations.add_member(db, group_id=group, person_id=ids[name], lead=lead, by=operator, at=MORNING)
        return Cast(
            operator=queries.local_operator(db),
            **{name: queries.actor_of(db, person_id) for name, person_id in ids.items()},
            group=group,
            secretariat=secretariat,
            education=education,
            commission=commission,
        )
