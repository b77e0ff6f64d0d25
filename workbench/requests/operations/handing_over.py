"""A ministry becomes another one: its whole desk goes along, and comes back when the two are told apart again.

What was contributed stays in the record under the name of the ministry that said it; the one that holds its desk reads
it as its own (`people.queries`), corrects it, and answers what is still open.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.recommendations.offices.naming import HasPeople
from workbench.requests import queries
from workbench.requests.ledger import note
from workbench.requests.telling import tell_ministry
from workbench.store import Database, new_id, timestamp

# What moves with a request, being its ministry's alone.
_THEIR_OWN = ("prepared_answer", "prepared_attachment", "earlier_answer")


def hand_over_desk(db: Database, *, double_id: str, into_id: str, by: Actor, at: datetime) -> int:
    """Give the requests to one ministry, with all that is prepared, to the one it is; gives how many went along.

    Raises NoSuchOrganisation, HasPeople where somebody still belongs to it: nobody's words are shown to others.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    double, into = people.organisation(db, double_id), people.organisation(db, into_id)
    if any(each.active for each in people.people_of(db, double.id)):
        raise HasPeople(name=double.name)
    row = {"id": new_id(), "double_id": double.id, "into_id": into.id, "by_name": by.name, "at": timestamp(at)}
    db.table("desk_handover").insert(row)
    theirs = db.query("select id from information_request where organisation_id = ?", [double.id])
    moved = [str(each["id"]) for each in theirs]
    db.table("desk_handover_request").insert_all({"handover_id": row["id"], "request_id": each} for each in moved)
    _move(db, moved, double.id, into.id)
    _tell(db, moved, "handed_over", f"gave the desk of {double.name} to {into.name}", by=by, at=at)
    return len(moved)


def take_back_desk(db: Database, *, double_id: str, by: Actor, at: datetime) -> int:
    """Give a ministry its desk back, with what was prepared since; gives how many requests came back.

    What was contributed meanwhile stays the contribution of whoever gave it. Raises NoSuchOrganisation.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    double = people.organisation(db, double_id)
    moved: list[str] = []
    held = "select id, into_id from desk_handover where double_id = ? and taken_back_at = ''"
    for row in list(db.query(held, [double.id])):
        sql = (
            "select request_id from desk_handover_request join information_request r on r.id = request_id "
            "where handover_id = ? and r.organisation_id = ?"
        )
        back = [each["request_id"] for each in db.query(sql, [row["id"], row["into_id"]])]
        _move(db, back, row["into_id"], double.id)
        db.table("desk_handover").update(row["id"], {"taken_back_at": timestamp(at)})
        moved += back
    _tell(db, moved, "given_back", f"gave its desk back to {double.name}", by=by, at=at)
    return len(moved)


def _move(db: Database, request_ids: Iterable[str], old: str, new: str) -> None:
    for request_id in request_ids:
        values = {"id": request_id, "old": old, "new": new}
        db.execute("update information_request set organisation_id = :new where id = :id", values)
        for table in _THEIR_OWN:
            db.execute(
                f"update {table} set organisation_id = :new, audience = 'organisation:' || :new "
                "where request_id = :id and organisation_id = :old",
                values,
            )


def _tell(db: Database, request_ids: Iterable[str], kind: str, did: str, *, by: Actor, at: datetime) -> None:
    """In the record of each; and to whoever has to answer now what is still awaited."""
    for request_id in request_ids:
        found = queries.whichever(db, request_id)
        note(db, found, kind, did=did, by=by, at=at)
        if found.is_open:
            tell_ministry(db, found, NoticeKind.REQUESTED, by=by, at=at)
