"""Reads of people, organisations and groups."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbench.errors import N_, NotFound
from workbench.people.records import Actor, DraftingGroup, Organisation, OrganisationKind, Person, Role
from workbench.store import Database


class NoSuchPerson(NotFound):
    message = N_("Nobody here has the address %(email)s. List everybody with: workbench person list")


class NoSuchOrganisation(NotFound):
    message = N_("No organisation here is called %(name)s. List them with: workbench organisation list")


class NoSuchGroup(NotFound):
    message = N_("No drafting group here is called %(name)s. List them with: workbench group list")


_ORGANISATIONS = (
    "select organisation.*, subnational_body.organisation_id is not null as subnational from organisation "
    "left join subnational_body on subnational_body.organisation_id = organisation.id"
)


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation(
        id=row["id"],
        name=row["name"],
        short_name=row["short_name"],
        kind=OrganisationKind.SUBNATIONAL if row["subnational"] else OrganisationKind(row["kind"]),
        independent=bool(row["independent"]),
        language=row["language"],
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(
        id=row["id"],
        email=row["email"],
        name=row["name"],
        organisation_id=row["organisation_id"],
        role=Role(row["role"]) if row["role"] else None,
        official_voice=bool(row["official_voice"]),
        language=row["language"],
        active=bool(row["active"]),
        session_version=row["session_version"],
        own_password=bool(row["own_password"]),
        signed_in_at=row["signed_in_at"],
    )


def organisations(db: Database) -> tuple[Organisation, ...]:
    """All, by name."""
    return tuple(_organisation(row) for row in db.query(f"{_ORGANISATIONS} order by name"))


def organisation(db: Database, name_or_id: str) -> Organisation:
    """By id, name or short name, whatever its case. Raises NoSuchOrganisation."""
    rows = db.query(
        f"{_ORGANISATIONS} where id = :key or lower(name) = lower(:key) "
        "or (short_name <> '' and lower(short_name) = lower(:key))",
        {"key": name_or_id},
    )
    for row in rows:
        return _organisation(row)
    raise NoSuchOrganisation(name=name_or_id)


def people(db: Database) -> tuple[Person, ...]:
    """Everybody, by name, those who left included."""
    return tuple(_person(row) for row in db.query("select * from person order by name, email"))


def people_of(db: Database, organisation_id: str) -> tuple[Person, ...]:
    """Everybody of one organisation, by name, those who left included."""
    return tuple(each for each in people(db) if each.organisation_id == organisation_id)


def voices_of(db: Database, organisation_id: str) -> tuple[Person, ...]:
    """Those of one organisation who can sign in and speak for it, by name."""
    return tuple(each for each in people_of(db, organisation_id) if each.active and each.official_voice)


def person(db: Database, person_id: str) -> Person:
    """By id. Raises NoSuchPerson."""
    for row in db.query("select * from person where id = :id", {"id": person_id}):
        return _person(row)
    raise NoSuchPerson(email=person_id)


def person_by_email(db: Database, email: str) -> Person:
    """By address, whatever its case. Raises NoSuchPerson."""
    for row in db.query("select * from person where email = :email", {"email": email.strip()}):
        return _person(row)
    raise NoSuchPerson(email=email)


def groups(db: Database) -> tuple[DraftingGroup, ...]:
    """All drafting groups with their members, by name."""
    members: dict[str, list[tuple[str, int]]] = {}
    for row in db.query("select group_id, person_id, lead from group_member order by rowid"):
        members.setdefault(row["group_id"], []).append((row["person_id"], row["lead"]))
    return tuple(
        DraftingGroup(
            id=row["id"],
            name=row["name"],
            treaty=row["treaty"],
            member_ids=tuple(person_id for person_id, _ in members.get(row["id"], [])),
            lead_ids=tuple(person_id for person_id, lead in members.get(row["id"], []) if lead),
            rights=row["rights"],
            report_id=row["report_id"],
        )
        for row in db.query("select * from drafting_group order by name")
    )


def group(db: Database, name_or_id: str) -> DraftingGroup:
    """By id or name. Raises NoSuchGroup."""
    for found in groups(db):
        if name_or_id == found.id or name_or_id.lower() == found.name.lower():
            return found
    raise NoSuchGroup(name=name_or_id)


def actor_of(db: Database, person_id: str) -> Actor:
    """The actor a person is now: roles, groups and audiences read afresh. Raises NoSuchPerson."""
    who = person(db, person_id)
    mine = frozenset(
        row["group_id"]
        for row in db.query("select group_id from group_member where person_id = :id", {"id": person_id})
    )
    roles = ({who.role} if who.role else set()) | ({Role.DRAFTER} if mine else set())
    if not who.active:
        mine, roles = frozenset(), set()
    belongs_to = organisation(db, who.organisation_id) if who.organisation_id else None
    return Actor(
        person_id=who.id,
        name=who.name,
        organisation_id=who.organisation_id,
        organisation_name=belongs_to.name if belongs_to else "",
        roles=frozenset(roles),
        groups=_groups_seen(db, frozenset(roles), mine),
        audiences=_audiences(db, frozenset(roles), mine, who.organisation_id),
        language=who.language,
        official_voice=who.official_voice and who.active,
    )


def at_the_keyboard(actor: Actor) -> Actor:
    """The person as whoever runs the command line may act for them (`--as`): with their rights over the library and
    the reports, never as their institution's voice, and without what its people keep to themselves."""
    kept = frozenset(audience for audience in actor.audiences if not audience.startswith("organisation:"))
    return replace(actor, audiences=kept, official_voice=False)


def local_operator(db: Database) -> Actor:
    """Whoever runs the command line without `--as`: the secretariat's rights and no more."""
    roles = frozenset({Role.SECRETARIAT})
    return Actor(
        person_id=None,
        name="Local operator",
        organisation_id=None,
        organisation_name="Secretariat",
        roles=roles,
        groups=_groups_seen(db, roles, frozenset()),
        audiences=_audiences(db, roles, frozenset(), None),
    )


def _groups_seen(db: Database, roles: frozenset[Role], mine: frozenset[str]) -> frozenset[str]:
    return frozenset(_ids(db, "drafting_group")) if Role.SECRETARIAT in roles else mine


def _audiences(
    db: Database, roles: frozenset[Role], mine: frozenset[str], organisation_id: str | None
) -> frozenset[str]:
    found: set[str] = set()
    if roles - {Role.ADMINISTRATOR}:  # an administrator looks after the machine, not the words
        found.add("everyone")
    if roles & {Role.SECRETARIAT, Role.DRAFTER, Role.FOCAL_POINT}:
        found.add("state")
    if roles & {Role.SECRETARIAT, Role.DRAFTER}:
        found |= {f"contribution:{key}" for key in _ids(db, "organisation")}
    if Role.SECRETARIAT in roles:
        found.add("secretariat")
    found |= {f"group:{key}" for key in _groups_seen(db, roles, mine)}
    found |= {f"report:{key}" for key in _reports_shared(db, roles, mine)}
    if organisation_id and roles - {Role.ADMINISTRATOR}:
        found.add(f"organisation:{organisation_id}")
        if Role.FOCAL_POINT in roles:
            found.add(f"contribution:{organisation_id}")
            for held in _desks_held(db, organisation_id):  # of ministries that are this one now
                found |= {f"organisation:{held}", f"contribution:{held}"}
    return frozenset(found)


def _desks_held(db: Database, organisation_id: str) -> Iterable[str]:
    """The ministries whose desk that organisation holds, those that had been handed to them included."""
    sql = """
        with recursive held (id) as (
            select double_id from desk_handover where into_id = :id and taken_back_at = ''
            union select double_id from desk_handover join held on into_id = held.id where taken_back_at = ''
        ) select id from held
    """
    return (row["id"] for row in db.query(sql, {"id": organisation_id}))


def _reports_shared(db: Database, roles: frozenset[Role], mine: frozenset[str]) -> Iterable[str]:
    """The reports that several groups write and one of mine does; the secretariat sees each."""
    sql = "select distinct report_id from report_group where :all or group_id in (select value from json_each(:mine))"
    values = {"all": Role.SECRETARIAT in roles, "mine": json.dumps(sorted(mine))}
    return (row["report_id"] for row in db.query(sql, values))


def _ids(db: Database, table: str) -> Iterable[str]:
    return (row["id"] for row in db.query(f"select id from {table}"))
