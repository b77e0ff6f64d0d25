"""Reads of notices: each person's own alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.notices.records import Letter, MailWish, Notice, NoticeKind
from workbench.people import Actor
from workbench.store import Database, timestamp


def notices(db: Database, actor: Actor, *, unseen: bool = False, limit: int = 100) -> tuple[Notice, ...]:
    """What the actor was told, latest first; nobody reads another's."""
    only = "and seen_at is null" if unseen else ""
    sql = f"select * from notice where person_id = :person {only} order by at desc, id desc limit :limit"
    return tuple(notice_from(row) for row in db.query(sql, {"person": actor.person_id, "limit": limit}))


def wish_of(db: Database, person_id: str | None) -> MailWish:
    """How notices reach a person by e-mail: once a day, where nothing was said."""
    for row in db.query("select wish from mail_wish where person_id = :id", {"id": person_id}):
        return MailWish(row["wish"])
    return MailWish.DAILY


def due(db: Database, at: datetime) -> tuple[Letter, ...]:
    """Letters that are to go out by now, oldest first, to people who are here."""
    sql = """
        select letter.*, person.email, person.name from letter join person on person.id = letter.person_id
        where letter.sent_at is null and letter.try_after <= :at and person.active order by letter.made_at, letter.id
    """
    return tuple(
        Letter(row["id"], row["email"], row["name"], row["subject"], row["body"], row["language"], row["tries"])
        for row in db.query(sql, {"at": timestamp(at)})
    )


def last_fault(db: Database) -> tuple[int, str]:
    """How many letters could not be sent yet, and why the last one was not."""
    rows = list(db.query("select fault from letter where sent_at is null and tries > 0 order by try_after desc"))
    return len(rows), str(rows[0]["fault"]) if rows else ""


def notice_from(row: Mapping[str, Any]) -> Notice:
    """A row of notice."""
    return Notice(
        id=row["id"],
        person_id=row["person_id"],
        kind=NoticeKind(row["kind"]),
        facts=json.loads(row["facts"]),
        address=row["address"],
        at=datetime.fromisoformat(row["at"]),
        seen_at=datetime.fromisoformat(row["seen_at"]) if row["seen_at"] else None,
    )
