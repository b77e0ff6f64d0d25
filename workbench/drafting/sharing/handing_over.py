"""Hand a person's whole desk to another, or to several, in one step; and hand it back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting.sharing import assigning
from workbench.drafting.sharing.assignments import by_id, of_report
from workbench.drafting.sharing.desks import Membership, Move, PersonsDesk, desk_of, moves, same_task
from workbench.drafting.sharing.records import Assignment
from workbench.errors import N_, Conflict, Invalid, NotFound
from workbench.people import Actor, Person
from workbench.people import queries as people_queries
from workbench.people.access import Permission, require
from workbench.people.operations import IndependentBodyNeverDrafts
from workbench.store import Database, journal, new_id, timestamp

Row = dict[str, Any]


class NothingToHandOver(Conflict):
    message = N_("Nothing of %(name)s’s desk can go to whom you named. Nothing was changed: the preview says why.")


class NotToThemselves(Invalid):
    message = N_("%(name)s cannot take over their own desk. Nothing was changed: choose somebody else.")


class HasLeft(Conflict):
    message = N_("%(name)s cannot sign in any more. Nothing was changed: let them in again first, or choose another.")


class NoSuchThing(Invalid):
    message = N_("%(key)s is not on %(name)s’s desk. Nothing was changed: the preview lists what is.")


class HandOverNotFound(NotFound):
    message = N_("There is no such handing over. The person's page “Hand over” lists those that were.")


class ReturnedAlready(Conflict):
    message = N_("This was handed back already. Nothing was changed.")


def preview(
    db: Database, *, person_id: str, to: str, by: Actor, apart: Mapping[str, str] | None = None
) -> tuple[PersonsDesk, tuple[Move, ...]]:
    """What would go where: all to the person `to`, except what `apart` (key → person) sends to another.

    Raises DoorClosed, NoSuchPerson, NotToThemselves, HasLeft, IndependentBodyNeverDrafts, NoSuchThing.
    """
    desk = desk_of(db, by, person_id)
    keys = {each.key for each in desk.items}
    for key in apart or {}:
        if key not in keys:
            raise NoSuchThing(key=key, name=desk.person.name)
    chosen = {key: (apart or {}).get(key, to) for key in keys}
    persons = {each: _heir(db, desk.person, each) for each in {*chosen.values(), to}}
    return desk, moves(db, desk, {key: persons[each] for key, each in chosen.items()})


def hand_over(
    db: Database, *, person_id: str, to: str, by: Actor, at: datetime, apart: Mapping[str, str] | None = None
) -> tuple[str, tuple[Move, ...]]:
    """Hand over what can go; gives the id, for handing it back, and where each thing went or why it stayed.

    What was written stays under the name of who wrote it. Raises what `preview` raises, NothingToHandOver.
    """
    desk, planned = preview(db, person_id=person_id, to=to, by=by, apart=apart)
    going = [each for each in planned if each.obstacle is None]
    if not going:
        raise NothingToHandOver(name=desk.person.name)
    kept = [_go(db, desk.person, each, by, at) for each in going]
    row = {"id": new_id(), "from_id": desk.person.id, "items": json.dumps(kept)}
    db.table("hand_over").insert({**row, "at": timestamp(at), "by_id": by.person_id, "by_name": by.name})
    names = ", ".join(dict.fromkeys(each.heir.name for each in going))
    _note(db, f"handed the desk of {desk.person.name} over to {names}", "hand_over", desk.person.id, by, at)
    return str(row["id"]), planned


def hand_back(db: Database, *, hand_over_id: str, by: Actor, at: datetime) -> int:
    """Give a desk back; gives how many things stayed where they are, for they were ended or handed on meanwhile.

    Raises HandOverNotFound, ReturnedAlready, HasLeft.
    """
    require(by, Permission.MANAGE_PEOPLE)
    require(by, Permission.READ_REPORTS)
    found = next(iter(db.query("select * from hand_over where id = :id", {"id": hand_over_id})), None)
    if found is None:
        raise HandOverNotFound
    if found["returned_at"]:
        raise ReturnedAlready
    person = people_queries.person(db, found["from_id"])
    if not person.active:
        raise HasLeft(name=person.name)
    came_back = [_come_back(db, person, each, by, at) for each in json.loads(found["items"])]
    db.execute(
        "update hand_over set returned_at = :at, returned_by_name = :name where id = :id",
        {"at": timestamp(at), "name": by.name, "id": hand_over_id},
    )
    _note(db, f"handed the desk of {person.name} back", "hand_back", person.id, by, at)
    return came_back.count(False)


def _heir(db: Database, person: Person, key: str) -> Person:
    heir = people_queries.person(db, key)
    if heir.id == person.id:
        raise NotToThemselves(name=person.name)
    if not heir.active:
        raise HasLeft(name=heir.name)
    if heir.organisation_id and people_queries.organisation(db, heir.organisation_id).independent:
        raise IndependentBodyNeverDrafts(name=heir.name)
    return heir


def _go(db: Database, person: Person, move: Move, by: Actor, at: datetime) -> Row:
    """Move one thing; gives what must be known to bring it back."""
    if isinstance(move.item, Membership):
        group, heir_id = move.item.group, move.heir.id
        was_member, was_lead = heir_id in group.member_ids, heir_id in group.lead_ids
        _join(db, group.id, heir_id, lead=move.item.leads or was_lead)
        _leave(db, group.id, person.id)
        had = {"lead": move.item.leads, "was_member": was_member, "was_lead": was_lead}
        return {"kind": "group", "id": group.id, "to": heir_id, **had}
    asked = move.item.asked
    assigning.end(db, asked, by=by, at=at)
    new = None if move.has_it else _again(db, asked, move.heir.id, by, at).id
    return {"kind": "task", "id": asked.id, "to": move.heir.id, "new": new}


def _come_back(db: Database, person: Person, kept: Row, by: Actor, at: datetime) -> bool:
    """Bring one thing back; whether it could be."""
    if kept["kind"] == "group":
        group = next((each for each in people_queries.groups(db) if each.id == kept["id"]), None)
        if group is None or kept["to"] not in group.member_ids:
            return False
        _join(db, group.id, person.id, lead=kept["lead"])
        if kept["was_member"]:
            _join(db, group.id, kept["to"], lead=kept["was_lead"])
        else:
            _leave(db, group.id, kept["to"])
        return True
    asked = by_id(db, kept["id"])
    new = next((each for each in of_report(db, asked.report_id) if each.id == kept["new"]), None)
    if (kept["new"] and new is None) or same_task(db, asked, person.id):
        return False
    if new:
        assigning.end(db, new, by=by, at=at)
    _again(db, new or asked, person.id, by, at)
    return True


def _again(db: Database, asked: Assignment, person_id: str, by: Actor, at: datetime) -> Assignment:
    where = (asked.report_id, asked.section_id, person_id, asked.task)
    return assigning.add(db, *where, due=asked.due, note=asked.note, by=by, at=at, replaces=asked.id)


def _join(db: Database, group_id: str, person_id: str, *, lead: bool) -> None:
    db.execute(
        "insert into group_member (group_id, person_id, lead) values (:group, :person, :lead) "
        "on conflict (group_id, person_id) do update set lead = excluded.lead",
        {"group": group_id, "person": person_id, "lead": int(lead)},
    )


def _leave(db: Database, group_id: str, person_id: str) -> None:
    db.execute(
        "delete from group_member where group_id = :group and person_id = :person",
        {"group": group_id, "person": person_id},
    )


def _note(db: Database, did: str, verb: str, person_id: str, by: Actor, at: datetime) -> None:
    summary = f"{by.name} {did}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="person", object_id=person_id, summary=summary)
