"""The journal: who did what when, one line a verb, written in the transaction of the verb."""

from datetime import datetime
from typing import Protocol

from sqlite_utils import Database

from workbench.store.identifiers import timestamp


class Doer(Protocol):
    """Who acts: `people.Actor` is one."""

    @property
    def person_id(self) -> str | None: ...
    @property
    def name(self) -> str: ...


def record(db: Database, *, by: Doer, at: datetime, verb: str, object_kind: str, object_id: str, summary: str) -> None:
    """Add one line; never draft text, only what happened ("Amina froze the CERD periodic report")."""
    db.execute(
        "insert into journal (at, person_id, name, verb, object_kind, object_id, summary) "
        "values (:at, :person_id, :name, :verb, :object_kind, :object_id, :summary)",
        {
            "at": timestamp(at),
            "person_id": by.person_id,
            "name": by.name,
            "verb": verb,
            "object_kind": object_kind,
            "object_id": object_id,
            "summary": summary,
        },
    )
