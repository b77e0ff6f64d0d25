"""Documents tied, untied, put in one another's place and withdrawn, with what is kept of their recommendations.

The verbs are the library's; which recommendation counts, and under what things are kept, is settled anew with each.
"""

from datetime import datetime

from workbench.corpus import withdrawing
from workbench.corpus.records import Document
from workbench.corpus.versions import replacing, ties
from workbench.people import Actor
from workbench.recommendations.documents.versions import settle
from workbench.store import Database


def tie(db: Database, *, document_id: str, other_id: str, by: Actor, at: datetime) -> tuple[Document, Document]:
    """Say that two documents are one in two languages: what was kept of either is kept of both. Raises as `ties.tie`"""
    one, other = ties.tie(db, document_id=document_id, other_id=other_id, by=by, at=at)
    settle(db, one.id, other.id)
    return one, other


def untie(db: Database, *, document_id: str, by: Actor, at: datetime) -> tuple[Document, ...]:
    """The document is none of those in other languages; what was kept of both stays with each. Raises NotTied."""
    others = ties.untie(db, document_id=document_id, by=by, at=at)
    settle(db, *(each.id for each in others))
    return others


def put_in_place(db: Database, document_id: str, *, old_id: str, by: Actor, at: datetime) -> Document:
    """A document takes the place of another, and has what was kept of its recommendations. Raises NotItsPlace."""
    document = replacing.put_in_place(db, document_id, old_id=old_id, by=by, at=at)
    settle(db, document.id)
    return document


def restore(db: Database, document_id: str, *, by: Actor, at: datetime) -> Document:
    """Take back that another document was put in the place of this one: both stand. Raises NotReplaced."""
    document = replacing.restore(db, document_id, by=by, at=at)
    settle(db, document.id)
    return document


def withdraw(db: Database, document_id: str, *, reason: str, by: Actor, at: datetime) -> Document:
    """The document is found no more and its recommendations are not listed. Raises as `withdrawing.withdraw`."""
    document = withdrawing.withdraw(db, document_id, reason=reason, by=by, at=at)
    settle(db, document.id)
    return document


def reinstate(db: Database, document_id: str, *, reason: str = "", by: Actor, at: datetime) -> Document:
    """Take back that it was withdrawn: it and its recommendations stand again. Raises NotWithdrawn."""
    document = withdrawing.reinstate(db, document_id, reason=reason, by=by, at=at)
    settle(db, document.id)
    return document
