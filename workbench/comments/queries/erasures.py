"""What was erased in a round: whose words, when, why and on whose letter."""

from __future__ import annotations

from workbench.comments import rows
from workbench.comments.erased import Erasure, Part, parts
from workbench.comments.queries.seats import seat
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


def erased_parts(db: Database, round_id: str) -> frozenset[Part]:
    """Every row of the round whose words are gone."""
    return parts(db.query("select * from erased_part where round_id = :round", {"round": round_id}))
