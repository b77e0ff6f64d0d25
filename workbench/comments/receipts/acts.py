"""Acts by which words of an institution came into the record otherwise than by its own sending, and who confirmed them.

What the State side handed in or typed is the institution's once its official voice confirmed it on the web, or once
its own message, kept with the file, says that the file is its final answer: the record tells which of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from workbench.comments import rows
from workbench.store import Database

_ACTS: Final = """
    with touched as (
        select c.round_id, c.organisation_id, c.event_seq as seq from comment c
        union all
        select s.round_id, c.organisation_id, s.event_seq from comment_state s join comment c on c.id = s.comment_id
        where s.state = 'sent'
    )
    select e.kind, e.at, e.by, e.hash, count(*) as comments from touched t
    join round_event e on e.round_id = t.round_id and e.seq = t.seq
    where t.round_id = :round and t.organisation_id = :organisation
    and e.kind in ('received', 'transcribed', 'confirmed')
    group by e.seq order by e.seq
"""
_STEPS: Final = """
    select c.id, e.kind, c.received_as as state, '' as by_hand, e.at, e.by, e.hash, e.seq, 0 as step
    from comment c join round_event e on e.round_id = c.round_id and e.seq = c.event_seq where c.round_id = :round
    union all
    select s.comment_id, e.kind, s.state, '', e.at, e.by, e.hash, e.seq, 1
    from comment_state s join round_event e on e.round_id = s.round_id and e.seq = s.event_seq where s.round_id = :round
    union all
    select p.comment_id, e.kind, 'placed', p.placed_by, e.at, e.by, e.hash, e.seq, 2
    from placement p join round_event e on e.round_id = p.round_id and e.seq = p.event_seq where p.round_id = :round
    order by seq, step
"""
_CAME: Final = {"sent": "sent", "received": "handed_in", "transcribed": "transcribed"}


@dataclass(frozen=True)
class Act:
    """kind: received (a file that the State side took in), transcribed, confirmed · seal: hash of its entry."""

    kind: str
    at: datetime
    by: str
    comments: int
    seal: str


def acts(db: Database, round_id: str, organisation_id: str) -> tuple[Act, ...]:
    """Those of an institution, first to last, without its own sendings."""
    found = db.query(_ACTS, {"round": round_id, "organisation": organisation_id})
    return tuple(Act(row["kind"], rows.moment(row["at"]), row["by"], row["comments"], row["hash"]) for row in found)


def histories(db: Database, round_id: str) -> dict[str, list[dict[str, Any]]]:
    """What happened to each comment, first to last: `{"what", "by", "at", "seal"}`, ready to be signed.

    what: sent, handed_in, transcribed, confirmed, withdrawn, placed · by: of what is confirmed, `official_voice` or
    `message` (the institution's own, kept with the file), else a name.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for row in db.query(_STEPS, {"round": round_id}):
        found.setdefault(row["id"], []).extend(_steps(row))
    return found


def _steps(row: dict[str, Any]) -> list[dict[str, Any]]:
    when = {"at": row["at"], "seal": row["hash"]}
    if row["step"] == 0:
        came = [{"what": _CAME.get(row["kind"], row["kind"]), "by": row["by"], **when}]
        is_final = row["kind"] == "received" and row["state"] == "sent"
        return [*came, {"what": "confirmed", "by": "message", **when}] if is_final else came
    if row["state"] == "sent":
        return [{"what": "confirmed", "by": "message" if row["kind"] == "received" else "official_voice", **when}]
    return [{"what": row["state"], "by": row["by_hand"] or row["by"], **when}]
