"""What a document says of others that are there already: the same symbol, or the very same text.

Whoever reads a document reads its warnings, so that none names what they may not see.
"""

from collections.abc import Mapping
from typing import Any

from workbench.corpus import queries
from workbench.corpus.cataloguing import EVERYONE
from workbench.corpus.records import Document
from workbench.corpus.warnings import SAME_SYMBOL, SAME_TEXT, understood
from workbench.people import Actor
from workbench.store import Database
from workbench.treaties.symbols import normal


def of_same_symbol(
    db: Database,
    by: Actor,
    values: Mapping[str, Any],
    *,
    replaces: Document | None = None,
    own: Document | None = None,
) -> list[str]:
    """The warning that another file has the same symbol and language; only `--replaces` replaces.

    `values` are the row that is being stored, `own` the document where it is there already: then only earlier ones.
    """
    if values["symbol"] is None:
        return []
    others = [
        each
        for each in queries.documents(db, by, language=values["language"])
        if each.symbol
        and normal(each.symbol) == normal(values["symbol"])
        and each.audience in (values["audience"], EVERYONE)
        and (replaces is None or each.id != replaces.id)
        and (own is None or (each.added_at, each.id) < (own.added_at, own.id))
    ]
    return [SAME_SYMBOL % {"symbol": each.symbol, "file": each.file_name, "id": each.id} for each in others]


def of_same_text(db: Database, by: Actor, other_id: str) -> str:
    """The warning that another document has the very same text under another title."""
    other = queries.document(db, by, other_id)
    return SAME_TEXT % {"name": other.name, "file": other.file_name, "id": other.id}


def still_of_same_text(document: Document, audience: str) -> list[str]:
    """That warning again, as long as the same people read both."""
    return [each for each in document.warnings if understood(each)[0] == SAME_TEXT and audience == document.audience]
