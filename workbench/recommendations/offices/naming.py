"""What is done to the State's list of ministries: what they are called, and that two of them are one."""

from collections.abc import Iterable
from datetime import datetime

from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.people.queries import organisation
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.ledger.undoing import NotKept, undo
from workbench.recommendations.offices.ministries import Ministry, NoSuchMinistry, ministry
from workbench.recommendations.records import Facet, Role, Standing
from workbench.recommendations.suggesting.making import look_again
from workbench.store import Database, journal
from workbench.text.plain import plain

_LONGEST = 300  # letters of a name or a word
_MOST = 200  # names or words of one ministry


class NameOfAnother(Conflict):
    message = N_(
        "“%(name)s” is what %(other)s is called. Nothing was changed: take it away there first, or say that the two "
        "are one."
    )


class TooMuchSaid(Invalid):
    message = N_("These are too many, or one is longer than %(longest)s letters. Nothing was changed.")


class HasPeople(Conflict):
    message = N_(
        "People belong to %(name)s. Nothing was changed: say on its page that the other one is the same, or have them "
        "moved under People first."
    )


class SameMinistry(Invalid):
    message = N_("Choose the ministry that it is the same as. Nothing was changed.")


def call_ministry(
    db: Database, organisation_id: str, *, names: Iterable[str], words: Iterable[str], by: Actor, at: datetime
) -> Ministry:
    """Say by what other names a ministry goes in tables, and the words of its field; both as they shall be.

    Raises NoSuchMinistry, NameOfAnother, TooMuchSaid.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    known = ministry(db, by, organisation_id)
    wanted = _once(plain(each) for each in names)
    own = _once(" ".join(each.split()) for each in words)
    for name in wanted:
        _refuse_name_of_another(db, name, known)
    # The names of its doubles stay: without them they would be ministries of their own again.
    kept = {plain(name) for _id, name in known.doubles}
    db.execute("delete from also_called where organisation_id = :id", {"id": known.id})
    db.table("also_called").insert_all(
        [{"name": each, "organisation_id": known.id} for each in sorted({*wanted, *kept} - {plain(known.name)})],
        pk="name",
    )
    db.execute("delete from own_word where facet = 'ministry' and value = :id", {"id": known.id})
    db.table("own_word").insert_all([{"facet": "ministry", "value": known.id, "word": each} for each in own])
    _note(db, known.id, f"{by.name} said what {known.name} is called", by=by, at=at)
    return ministry(db, by, known.id)


def merge_ministry(db: Database, double_id: str, into_id: str, *, by: Actor, at: datetime) -> Act:
    """Say that a ministry is another one: what it answers for goes to that one, and its names lead there. One act.

    Where both stand at a recommendation, what a person said counts. Raises NoSuchMinistry, SameMinistry, HasPeople.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    double, into = ministry(db, by, double_id), ministry(db, by, into_id)
    if double.id == into.id:
        raise SameMinistry
    if double.people:
        raise HasPeople(name=double.name)
    act = Acting(db, by, at, f"said that {double.name} is {into.name}")
    _move_tags(act, double.id, into.id)
    values = {"double": double.id, "into": into.id, "name": plain(double.name)}
    db.execute("update or ignore suggestion set value = :into where facet = 'ministry' and value = :double", values)
    db.execute("delete from suggestion where facet = 'ministry' and value = :double", values)
    db.execute(  # what was said of either is suggested no more
        "delete from suggestion where facet = 'ministry' and value = :into and recommendation_id in "
        "(select recommendation_id from recommendation_tag where facet = 'ministry' and value = :into)",
        values,
    )
    db.execute("update or ignore own_word set value = :into where facet = 'ministry' and value = :double", values)
    db.execute("delete from own_word where facet = 'ministry' and value = :double", values)
    db.execute("update also_called set organisation_id = :into where organisation_id = :double", values)
    db.execute("insert or replace into also_called (name, organisation_id) values (:name, :into)", values)
    _note(db, double.id, f"{by.name} said that {double.name} is {into.name}", by=by, at=at)
    return act.done()


def part_ministry(db: Database, double_id: str, *, by: Actor, at: datetime) -> Ministry:
    """Say that a double is a ministry of its own after all; what it answered for comes back where nothing was said
    since. Raises NoSuchMinistry."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    double = organisation(db, double_id)
    sql = "delete from also_called where name = :name and organisation_id <> :id"
    if not db.execute(sql, {"name": plain(double.name), "id": double.id}).rowcount:
        raise NoSuchMinistry
    moved = (  # of the same moment as a line about the ministry itself: else it was an undo, or another table
        "select act_id from recommendation_change where what = 'ministry' and value = :id and after = '' "
        "and at in (select at from journal where object_kind = 'organisation' and object_id = :id) "
        "order by rowid desc limit 1"
    )
    for row in list(db.query(moved, {"id": double.id})):
        try:
            undo(db, row["act_id"], by=by, at=at)
        except NotKept:
            break  # something was said of each of them since: that stays
    _note(db, double.id, f"{by.name} said that {double.name} is a ministry of its own", by=by, at=at)
    return ministry(db, by, double.id)


def _move_tags(act: Acting, double: str, into: str) -> None:
    sql = (
        "select tag.*, other.standing as other_standing, other.role as other_role from recommendation_tag tag "
        "left join recommendation_tag other on other.recommendation_id = tag.recommendation_id "
        "and other.facet = 'ministry' and other.value = :into where tag.facet = 'ministry' and tag.value = :double"
    )
    for row in list(act.db.query(sql, {"double": double, "into": into})):
        lead, standing, role = row["recommendation_id"], Standing(row["standing"]), row["role"]
        if row["other_standing"] is None or _outranks(standing, Standing(row["other_standing"])):
            act.put_tag(lead, Facet.MINISTRY, into, role=role, standing=standing)
        elif (row["other_standing"], row["other_role"], role) == ("imported", Role.SUPPORTING, Role.RESPONSIBLE):
            act.put_tag(lead, Facet.MINISTRY, into, role=role, standing=Standing.IMPORTED)
        act.drop_tag(lead, Facet.MINISTRY, double)


def _outranks(standing: Standing, other: Standing) -> bool:
    """A person's word for it counts more than a table's; what a person said of the other one stays."""
    return standing is Standing.CONFIRMED and other is Standing.IMPORTED


def _once(given: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(each for each in given if each))
    if len(found) > _MOST or any(len(each) > _LONGEST for each in found):
        raise TooMuchSaid(longest=_LONGEST)
    return found


def _refuse_name_of_another(db: Database, name: str, known: Ministry) -> None:
    sql = (
        "select organisation.id, organisation.name from also_called join organisation "
        "on organisation.id = organisation_id where also_called.name = :name"
    )
    others = list(db.query(sql, {"name": name}))
    doubles = {double for double, _name in known.doubles}
    others += [
        row
        for row in db.query("select id, name, short_name from organisation")
        if name in (plain(row["name"]), plain(row["short_name"]))
    ]
    for row in others:
        if row["id"] != known.id and row["id"] not in doubles:
            raise NameOfAnother(name=name, other=row["name"])


def _note(db: Database, organisation_id: str, summary: str, *, by: Actor, at: datetime) -> None:
    journal.record(
        db, by=by, at=at, verb="kept", object_kind="organisation", object_id=organisation_id, summary=summary
    )
    look_again(db, by=by, at=at)
