"""A request on recommendations of several documents, as the year-end report-back asks: those of the list's filters."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from workbench.people import Actor
from workbench.recommendations.wanted import Wanted
from workbench.requests import queries
from workbench.requests.records import InformationRequest
from workbench.store import Database, new_id


@dataclass(frozen=True)
class AskedSet:
    """The filters that a request hangs on; requests prepared for the same occasion share `id`."""

    id: str
    wanted: Wanted


def asked_set(db: Database, request_id: str) -> AskedSet | None:
    """What a request for no report hangs on, where it is a set; the caller may see the request."""
    for row in db.query("select set_id, wanted from request_set where request_id = :id", {"id": request_id}):
        given = json.loads(row["wanted"])
        return AskedSet(str(row["set_id"]), Wanted(**{**given, "ids": tuple(given["ids"])}))
    return None


def of_set(db: Database, actor: Actor, set_id: str) -> tuple[InformationRequest, ...]:
    """The requests of the same occasion that the actor may know of, first due first."""
    sql = "select request_id from request_set where set_id = :id"
    theirs = {row["request_id"] for row in db.query(sql, {"id": set_id})}
    return tuple(each for each in queries.requests(db, actor) if each.id in theirs)


def of_wanted(db: Database, actor: Actor, wanted: Wanted) -> tuple[InformationRequest, ...]:
    """The requests that hang on the same filters, of whatever occasion."""
    sql = "select request_id from request_set where wanted = :wanted"
    theirs = {row["request_id"] for row in db.query(sql, {"wanted": _column(wanted)})}
    return tuple(each for each in queries.requests(db, actor) if each.id in theirs)


def hang_on(db: Database, request: InformationRequest, wanted: Wanted) -> None:
    """Have a new request hang on these filters, of one occasion with those of the same filters and title."""
    sql = (
        "select set_id from request_set join information_request asked on asked.id = request_id "
        "where wanted = :wanted and asked.title = :title"
    )
    values = {"wanted": _column(wanted), "title": request.title}
    there = next((str(row["set_id"]) for row in db.query(sql, values)), None)
    db.table("request_set").insert({"request_id": request.id, "set_id": there or new_id(), "wanted": values["wanted"]})


def _column(wanted: Wanted) -> str:
    return json.dumps(asdict(wanted), ensure_ascii=False, sort_keys=True)
