"""The words of a request in preparation are shared out among its items, whenever one of them or the whole changes."""

from __future__ import annotations

from workbench.requests.assembling import Part, shared_out
from workbench.requests.records import InformationRequest
from workbench.store import Database


def share_out(db: Database, found: InformationRequest) -> None:
    """Give each item the words that fall to it of `found.words`; a limit set by hand stays."""
    sql = "select id, words, by_hand, budgeted from request_item where request_id = :id order by position, id"
    rows = list(db.query(sql, {"id": found.id}))
    parts = [Part(row["budgeted"], row["words"] if row["by_hand"] else None) for row in rows]
    limits = zip(rows, shared_out(parts, found.words), strict=True)
    db.conn.executemany(
        "update request_item set words = ? where id = ?",
        [(words, row["id"]) for row, words in limits if row["words"] != words],
    )
