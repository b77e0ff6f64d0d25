"""Who works in the demonstration: offices of a State, an independent commission, and Dana, who belongs nowhere.

Nobody of the ombudsman's office signs in: what it wrote came by post.
"""

from dataclasses import dataclass
from datetime import datetime

from workbench.people import Actor, OrganisationKind, Role, operations, queries
from workbench.store import Database

PASSWORD = "the river runs past the school"  # noqa: S105 - said on the page for signing in, on purpose
SECRETARIAT = "Secretariat of the National Mechanism"
EDUCATION = "Ministry of Education"
JUSTICE = "Ministry of Justice"
STATISTICS = "National Statistics Office"
COMMISSION = "National Human Rights Commission"
OMBUDSMAN = "Ombudsman of the Coastal Province"
GROUP = "ICERD drafting group"

_ORGANISATIONS = (
    (SECRETARIAT, OrganisationKind.SECRETARIAT, "NMRF"),
    (EDUCATION, OrganisationKind.MINISTRY, "MoE"),
    (JUSTICE, OrganisationKind.MINISTRY, "MoJ"),
    (STATISTICS, OrganisationKind.STATISTICS, "NSO"),
    (COMMISSION, OrganisationKind.NHRI, "NHRC"),
    (OMBUDSMAN, OrganisationKind.OTHER, "OCP"),
)


@dataclass(frozen=True)
class _Part:
    """One person: `drafts` puts the person into the drafting group, `leads` at its head."""

    name: str
    organisation: str | None
    role: Role | None
    drafts: bool = False
    leads: bool = False
    voice: bool = False


_PARTS = (
    _Part("Amina Haddad", SECRETARIAT, Role.SECRETARIAT, drafts=True, leads=True),
    _Part("Farid Osei", JUSTICE, None, drafts=True),
    _Part("Bruno Keller", EDUCATION, Role.FOCAL_POINT),
    _Part("Mara Lund", EDUCATION, Role.FOCAL_POINT, voice=True),
    _Part("Leila Varga", JUSTICE, Role.FOCAL_POINT),
    _Part("Tomas Lind", STATISTICS, Role.FOCAL_POINT),
    _Part("Chidi Okafor", COMMISSION, Role.REVIEWER, voice=True),
    _Part("Ines Duarte", COMMISSION, Role.REVIEWER),
    _Part("Olga Petrov", SECRETARIAT, Role.ADMINISTRATOR),
    _Part("Dana Novak", None, None),
)


def address(name: str) -> str:
    """`amina@arcadia.example`."""
    return f"{name.split()[0].lower()}@arcadia.example"


def add_people(db: Database, *, by: Actor, at: datetime) -> None:
    """Add the offices, the people and the drafting group; everybody signs in with PASSWORD."""
    for name, kind, short_name in _ORGANISATIONS:
        operations.add_organisation(db, name=name, kind=kind, short_name=short_name, by=by, at=at)
    group_id = operations.add_group(db, name=GROUP, treaty="ICERD", by=by, at=at)
    for part in _PARTS:
        person_id, _ = operations.add_person(
            db,
            email=address(part.name),
            name=part.name,
            organisation=part.organisation,
            role=part.role,
            official_voice=part.voice,
            password=PASSWORD,
            by=by,
            at=at,
        )
        if part.drafts:
            operations.add_member(db, group_id=group_id, person_id=person_id, lead=part.leads, by=by, at=at)


def actor(db: Database, first_name: str) -> Actor:
    """The actor of that first name, with the rights of this moment. Raises NoSuchPerson."""
    return queries.actor_of(db, queries.person_by_email(db, address(first_name)).id)
