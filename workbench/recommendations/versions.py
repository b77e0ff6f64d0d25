"""The same recommendation in several documents: one counts, and all share what is kept of it.

Documents of one symbol, those tied to one another in other languages, and copies that were replaced by better ones say
the same. Of them the English version counts, else the one that was added first. What is kept stands under the `lead`,
which stays the same when another version begins to count.
"""

from collections import Counter
from typing import Any

from workbench.store import Database

# Versions of one document: the same symbol or a tie, of the same kind and for the same readers.
_SIDE_BY_SIDE = """
    select other.id from document, document other where document.id = :id and other.id <> document.id
    and other.kind = document.kind and other.audience = document.audience and (
        other.symbol = document.symbol or other.replaced_by = document.id or document.replaced_by = other.id
        or exists (select 1 from tied_now where tied and left_id = min(document.id, other.id)
            and right_id = max(document.id, other.id)))
"""
# What is needed to filter and to sort, from the document and the paragraph as they stand.
_PLACED = """
    update recommendation set
        (symbol, kind, treaty, body, state, language, date, session, audience) = (
            select symbol, kind, treaty, body, state, language, date, coalesce(session, ''), audience
            from document where document.id = recommendation.document_id),
        number = (select number from paragraph where paragraph.id = recommendation.paragraph_id)
    where document_id = :id
"""


def settle(db: Database, document_id: str) -> None:
    """Say anew which version of a document counts, and under what its recommendations are kept."""
    db.execute(_PLACED, {"id": document_id})
    together = _together(db, document_id)
    _lead(db, together)
    counts = next((each["id"] for each in together if not each["replaced_by"]), None)
    for each in together:
        values = {"id": each["id"], "counts": each["id"] == counts}
        sql = "update recommendation set counted = (:counts and not no_longer_read) where document_id = :id"
        db.execute(sql, values)


def _together(db: Database, document_id: str) -> list[dict[str, Any]]:
    """All versions of a document, this one among them; first the one that counts, which recommends something."""
    found, waiting = {document_id}, [document_id]
    while waiting:
        near = {str(row["id"]) for row in db.query(_SIDE_BY_SIDE, {"id": waiting.pop()})}
        waiting += near - found
        found |= near
    marks = ", ".join(f"'{each}'" for each in sorted(found))  # ids of ours: no quotation marks
    sql = (
        f"select id, added_at, replaced_by from document where id in ({marks}) "
        "order by replaced_by is not null, "
        "not exists (select 1 from recommendation where document_id = document.id and not no_longer_read), "
        "language is not 'en', added_at, id"
    )
    return list(db.query(sql))


def _lead(db: Database, together: list[dict[str, Any]]) -> None:
    """Give the same lead to what has the same number and letter; that of the document that was there first."""
    leads: dict[tuple[str, str, int], str] = {}
    for each in sorted(together, key=lambda one: (one["added_at"], one["id"])):
        turns: Counter[tuple[str, str]] = Counter()  # a number may stand twice in a document
        sql = (
            "select id, number, label, lead from recommendation "
            "where document_id = :id and number is not null and not no_longer_read order by place"
        )
        for row in list(db.query(sql, {"id": each["id"]})):
            place = (row["number"], row["label"])
            turns[place] += 1
            lead = leads.setdefault((*place, turns[place]), row["lead"])
            if lead != row["lead"]:
                db.execute("update recommendation set lead = :lead where id = :id", {"lead": lead, "id": row["id"]})
