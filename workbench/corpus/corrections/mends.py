"""Corrections of what was read, as they were made: an append-only history, in which an undo is an event of its own."""

from dataclasses import dataclass
from datetime import datetime

from workbench.corpus import queries
from workbench.corpus.corrections.mending import Mend, MendKind
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp
from workbench.text.quotes import TextQuote


class MendNotFound(NotFound):
    message = N_("There is no correction “%(key)s”. See those of a document with: workbench corpus mends SYMBOL")


@dataclass(frozen=True)
class KeptMend:
    """A correction as people see it. `citation` is the paragraph's as it was; `placed`: it finds its place."""

    mend: Mend
    document_id: str
    citation: str
    at: str
    by: str
    undone_at: str | None
    undone_by: str | None
    placed: bool

    @property
    def id(self) -> str:
        return self.mend.id

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None


_ALL = """
    select mend.*, undo.at as undone_at, undo.by_name as undone_by, document.unplaced
    from mend join document on document.id = mend.document_id left join mend undo on undo.undoes = mend.id
    where mend.what <> 'undo'
"""


def standing(db: Database, document_id: str) -> tuple[Mend, ...]:
    """The corrections of a document that nobody undid, in the order in which they were made."""
    rows = db.query(f"{_ALL} and mend.document_id = :id and undo.id is null order by mend.rowid", {"id": document_id})
    return tuple(_kept(row).mend for row in rows)


def of_document(db: Database, actor: Actor, document_id: str) -> tuple[KeptMend, ...]:
    """All corrections of a document, the undone ones too, first one first. Raises DocumentNotFound."""
    document = queries.document(db, actor, document_id)
    return tuple(
        _kept(row) for row in db.query(f"{_ALL} and mend.document_id = :id order by mend.rowid", {"id": document.id})
    )


def kept_mend(db: Database, actor: Actor, mend_id: str) -> KeptMend:
    """Raises MendNotFound, also where the actor may not read the document."""
    for row in db.query(f"{_ALL} and mend.id = :id", {"id": mend_id.strip()}):
        found = _kept(row)
        try:
            queries.document(db, actor, found.document_id)
        except queries.DocumentNotFound:
            break
        return found
    raise MendNotFound(key=mend_id)


def append(db: Database, mend: Mend, *, document_id: str, citation: str, by: Actor, at: datetime) -> None:
    """Write one correction down."""
    values = {
        "id": mend.id,
        "what": mend.what.value,
        "value": mend.value,
        "item": mend.item,
        "quote": mend.where.exact,
        "prefix": mend.where.prefix,
        "suffix": mend.where.suffix,
    }
    db.table("mend").insert({**values, "document_id": document_id, "citation": citation, **_who(by, at)})


def append_undo(db: Database, mend: KeptMend, *, by: Actor, at: datetime) -> None:
    """Write down that one correction counts no more."""
    values = {"id": new_id(), "document_id": mend.document_id, "what": "undo", "undoes": mend.id}
    db.table("mend").insert({**values, **_who(by, at)})


def _who(by: Actor, at: datetime) -> dict[str, str | None]:
    return {"at": timestamp(at), "by_id": by.person_id, "by_name": by.name}


def _kept(row: dict[str, str]) -> KeptMend:
    where = TextQuote(row["quote"], row["prefix"], row["suffix"])
    return KeptMend(
        mend=Mend(row["id"], MendKind(row["what"]), row["value"], where, row["item"]),
        document_id=row["document_id"],
        citation=row["citation"],
        at=row["at"],
        by=row["by_name"],
        undone_at=row["undone_at"],
        undone_by=row["undone_by"],
        placed=row["id"] not in row["unplaced"],
    )
