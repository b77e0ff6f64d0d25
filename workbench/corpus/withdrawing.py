"""A document withdrawn by whoever issued it: it leaves the search, and what cites it keeps it and says so."""

from dataclasses import dataclass
from datetime import datetime

from workbench.corpus import queries
from workbench.corpus.records import Document
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, outbox, timestamp


class AlreadyWithdrawn(Conflict):
    message = N_("%(name)s is withdrawn already. Nothing was changed.")


class NotWithdrawn(Conflict):
    message = N_("%(name)s is not withdrawn. Nothing was changed.")


class NoReasonToWithdraw(Invalid):
    message = N_("Say why the document is withdrawn: whoever cites it will be told. Nothing was changed.")


@dataclass(frozen=True)
class Withdrawal:
    """That a document was withdrawn, or, without a reason needed, that it stands again; `at` is an ISO time in UTC."""

    id: str
    withdrawn: bool
    reason: str
    at: str
    by_name: str


def withdraw(db: Database, document_id: str, *, reason: str, by: Actor, at: datetime) -> Document:
    """The document is found no more; citations of it are kept and flagged. Raises NoReasonToWithdraw, AlreadyWithdrawn.

    `recommendations.documents.tying` does both.
    """
    require(by, Permission.ADD_DOCUMENTS)
    document = queries.document(db, by, document_id)
    if document.withdrawn:
        raise AlreadyWithdrawn(name=document.name)
    if not reason.strip():
        raise NoReasonToWithdraw
    return noted(db, document, withdrawn=True, reason=" ".join(reason.split()), by=by, at=at)


def reinstate(db: Database, document_id: str, *, reason: str = "", by: Actor, at: datetime) -> Document:
    """Take back that it was withdrawn: it is found again and its citations stand. Raises NotWithdrawn."""
    require(by, Permission.ADD_DOCUMENTS)
    document = queries.document(db, by, document_id)
    if not document.withdrawn:
        raise NotWithdrawn(name=document.name)
    return noted(db, document, withdrawn=False, reason=" ".join(reason.split()), by=by, at=at)


def noted(db: Database, document: Document, *, withdrawn: bool, reason: str, by: Actor, at: datetime) -> Document:
    """Either of them, for a caller that has asked itself whether `by` may: a ministry that corrects its own."""
    db.table("withdrawal").insert(
        {
            "id": new_id(),
            "document_id": document.id,
            "withdrawn": withdrawn,
            "reason": reason,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    db.table("document").update(document.id, {"withdrawn": int(withdrawn)})
    verb = "withdrew" if withdrawn else "reinstated"
    journal.record(
        db,
        by=by,
        at=at,
        verb=verb,
        object_kind="document",
        object_id=document.id,
        summary=f"{by.name} {verb} {document.name}",
    )
    outbox.put(db, topic="document", key=document.id)
    return queries.document(db, by, document.id)


def withdrawals(db: Database, document_id: str) -> tuple[Withdrawal, ...]:
    """Each time it was withdrawn or reinstated, latest first; the document was fetched with the actor before."""
    sql = "select id, withdrawn, reason, at, by_name from withdrawal where document_id = :id order by rowid desc"
    return tuple(
        Withdrawal(**{**row, "withdrawn": bool(row["withdrawn"])}) for row in db.query(sql, {"id": document_id})
    )
