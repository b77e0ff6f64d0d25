"""What stands beside a question, chosen by hand while a request is in preparation."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.people import Actor
from workbench.requests import queries, rows
from workbench.requests.operations.preparing import in_preparation
from workbench.requests.readable import passage
from workbench.requests.records import Beside
from workbench.store import Database


def put_beside(db: Database, *, request_id: str, item_id: str, paragraph_id: str, by: Actor) -> Beside:
    """Put a paragraph of the library beside a question, once; its office will read it.

    Raises NoSuchRequest, NoSuchItem, AlreadySent, RequestClosed, ParagraphNotFound, NotForItsEyes.
    """
    found = in_preparation(db, request_id, by)
    item = queries.item(db, found.id, item_id)
    new = passage(db, by, found.organisation_id, paragraph_id)
    if all(each.citation != new.citation for each in item.beside):
        _keep(db, item.id, (*item.beside, new))
    return new


def take_from_beside(db: Database, *, request_id: str, item_id: str, citation: str, by: Actor) -> None:
    """Have a passage stand beside a question no more. Raises NoSuchRequest, NoSuchItem, AlreadySent, RequestClosed."""
    found = in_preparation(db, request_id, by)
    item = queries.item(db, found.id, item_id)
    _keep(db, item.id, (each for each in item.beside if each.citation != citation))


def _keep(db: Database, item_id: str, passages: Iterable[Beside]) -> None:
    db.table("request_item").update(item_id, {"beside": rows.beside_column(passages)})
