"""What was erased in a round: whose words, when, why and on whose letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.comments import rows
from workbench.comments.erased import Erasure, Part, parts
from workbench.comments.queries.seats import seat
from workbench.comments.records import RoundKind
from workbench.people import Actor
from workbench.store import Database


def erasures(db: Database, actor: Actor, round_id: str) -> tuple[Erasure, ...]:
    """Every erasure of the round, first to last: all for those who manage it, an institution's own for its people."""
    where = seat(db, actor, round_id)
    found = db.query(
        "select * from erasure where round_id = :round and (:manages or organisation_id = :organisation) "
        "order by event_seq",
        {"round": round_id, "manages": where.manages, "organisation": actor.organisation_id or ""},
    )
    return tuple(rows.erasure(row) for row in found)


@dataclass(frozen=True)
class Named:
    """An institution in a round, as an order can name it: no title of a report, no word of anybody."""

    round_id: str
    organisation_id: str
    organisation: str
    kind: RoundKind
    opened_at: datetime


def to_be_named(db: Database) -> tuple[Named, ...]:
    """Every institution of every round, latest round first: for whoever carries out an order."""
    sql = (
        "select i.round_id, i.organisation_id, o.name, r.kind, r.opened_at from round_invitation i "
        "join organisation o on o.id = i.organisation_id join comment_round r on r.id = i.round_id "
        "order by r.opened_at desc, o.name"
    )
    return tuple(
        Named(
            row["round_id"], row["organisation_id"], row["name"], RoundKind(row["kind"]), rows.moment(row["opened_at"])
        )
        for row in db.query(sql)
    )


def erased_parts(db: Database, round_id: str) -> frozenset[Part]:
    """Every row of the round whose words are gone."""
    return parts(db.query("select * from erased_part where round_id = :round", {"round": round_id}))
