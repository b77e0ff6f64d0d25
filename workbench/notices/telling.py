"""Tell people something, and keep what they have seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from workbench.errors import N_, Invalid
from workbench.notices.records import MailWish, NoticeKind
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp


class NotAWish(Invalid):
    message = N_("%(wish)s is no way to be told. Choose at_once, daily or never.")


def tell(
    db: Database,
    people: Iterable[str],
    kind: NoticeKind,
    facts: Mapping[str, str],
    *,
    address: str,
    at: datetime,
    but: Actor | None = None,
) -> None:
    """A notice for each of these people (ids), `but` whoever did it; in the transaction of what is told.

    `facts` are names and days alone, never words of a draft or of a comment.
    """
    for person_id in dict.fromkeys(people):
        if but is None or person_id != but.person_id:
            row = {"kind": kind.value, "facts": json.dumps(dict(facts), ensure_ascii=False), "address": address}
            db.table("notice").insert({"id": new_id(), "person_id": person_id, **row, "at": timestamp(at)})


def see(db: Database, *, by: Actor, at: datetime) -> None:
    """The actor has seen all that there is; what was seen before a letter was made is not mailed any more."""
    db.execute(
        "update notice set seen_at = :at where person_id = :person and seen_at is null",
        {"at": timestamp(at), "person": by.person_id},
    )


def wish(db: Database, *, wish: str, by: Actor) -> None:
    """How notices reach the actor by e-mail from now on. Raises NotAWish."""
    if wish not in {each.value for each in MailWish}:
        raise NotAWish(wish=wish)
    db.table("mail_wish").upsert({"person_id": by.person_id, "wish": wish}, pk="person_id")
