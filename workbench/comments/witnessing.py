"""The heads of days that were told to witnesses, and how they are found again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workbench.comments.chain import canonical
from workbench.people import queries as people
from workbench.people.access import Permission, may
from workbench.store import Database


@dataclass(frozen=True)
class HeadOfDay:
    """day: as 2026-05-29 · head: the hash of the last entry on the morning of that day."""

    day: str
    head: str


def blinded(head: str, day: str) -> str:
    """What a witness is told: SHA-256 of the canonical JSON of [head, day]."""
    return hashlib.sha256(canonical([head, day]).encode()).hexdigest()


def days(db: Database, round_id: str) -> tuple[HeadOfDay, ...]:
    """The heads that were told, first day first."""
    found = db.query("select day, head from head_of_day where round_id = :id order by day", {"id": round_id})
    return tuple(HeadOfDay(row["day"], row["head"]) for row in found)


def witnesses(db: Database, round_id: str) -> tuple[str, ...]:
    """Those who want the head of each day and still comment for an institution that was invited."""
    found = db.query(
        "select w.person_id from head_witness w join person p on p.id = w.person_id and p.active "
        "join round_invitation i on i.round_id = w.round_id and i.organisation_id = p.organisation_id "
        "where w.round_id = :id order by w.person_id",
        {"id": round_id},
    )
    asked = [row["person_id"] for row in found]
    return tuple(each for each in asked if may(people.actor_of(db, each), Permission.COMMENT))


def is_witness(db: Database, round_id: str, person_id: str | None) -> bool:
    """Whether that person wants the head of each day."""
    return person_id in witnesses(db, round_id)


def told(seals: Iterable[str], heads: Collection[str], told_days: Collection[HeadOfDay]) -> frozenset[str]:
    """Those of these seals that are the blinded head of a day, where an entry still carries that head."""
    known = {blinded(head, each.day) for each in told_days for head in heads}
    return frozenset(seal for seal in seals if seal in known)
