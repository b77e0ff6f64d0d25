"""One document in the place of another: citations of the old one say so, and it is taken back in one step."""

import json
from datetime import datetime

from workbench.corpus import queries
from workbench.corpus.records import Document
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, outbox


class NotReplaced(Conflict):
    message = N_("No other document stands in the place of %(name)s. Nothing was changed.")


class NotItsPlace(Conflict):
    message = N_(
        "%(name)s cannot stand in the place of %(old)s: one of them was replaced already. Nothing was changed."
    )


def put_in_place(db: Database, document_id: str, *, old_id: str, by: Actor, at: datetime) -> Document:
    """A document of the library takes the place of another there; citations of that one say so. Raises NotItsPlace."""
    require(by, Permission.ADD_DOCUMENTS)
    document, old = queries.document(db, by, document_id), queries.document(db, by, old_id)
    if document.id == old.id or document.replaced_by is not None or old.replaced_by is not None:
        raise NotItsPlace(name=document.name, old=old.name)
    return put(db, document, old, by=by, at=at)


def restore(db: Database, document_id: str, *, by: Actor, at: datetime) -> Document:
    """Take back that another document was put in the place of this one: both stand. Raises NotReplaced."""
    require(by, Permission.ADD_DOCUMENTS)
    document = queries.document(db, by, document_id)
    if document.replaced_by is None:
        raise NotReplaced(name=document.name)
    db.table("document").update(document.id, {"replaced_by": None})
    summary = f"{by.name} brought back {document.name}"
    journal.record(
        db, by=by, at=at, verb="brought back", object_kind="document", object_id=document.id, summary=summary
    )
    outbox.put(db, topic="document", key=document.id)
    return queries.document(db, by, document.id)


def put(db: Database, document: Document, old: Document, *, by: Actor, at: datetime) -> Document:
    """Have a document of the library stand in the place of another; it warns of that one no more."""
    mark(db, old, document.id)
    kept = [warning for warning in document.warnings if old.id not in warning]
    db.table("document").update(document.id, {"warnings": json.dumps(kept, ensure_ascii=False)})
    summary = f"{by.name} replaced {old.name}"
    journal.record(db, by=by, at=at, verb="replaced", object_kind="document", object_id=document.id, summary=summary)
    return queries.document(db, by, document.id)


def stand_again(db: Database, document: Document) -> None:
    """Nothing stands in its place any more: it came again, and is found again."""
    db.table("document").update(document.id, {"replaced_by": None})
    outbox.put(db, topic="document", key=document.id)


def mark(db: Database, old: Document, new: str) -> None:
    """The old one leaves the index; what cites it finds the new one."""
    db.table("document").update(old.id, {"replaced_by": new})
    outbox.put(db, topic="document", key=old.id)
