"""Documents put straight into the store, paragraph by paragraph, without a file to read."""

import json
from collections.abc import Iterable
from typing import Any

from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.corpus.rows import paragraph_row
from workbench.store import Database, new_id, outbox

CO_BRAZIL = {
    "symbol": "CERD/C/BRA/CO/18-20",
    "kind": "concluding_observations",
    "treaty": "ICERD",
    "body": "CERD",
    "state": "BRA",
    "language": "en",
    "date": "2022-12-19",
    "title": "Concluding observations on the combined eighteenth to twentieth periodic reports of Brazil",
}


def put_document(db: Database, paragraphs: Iterable[str | tuple[str, str]], **changes: Any) -> str:
    """A document of these paragraphs (texts, or pairs of kind and text), numbered from 1; gives its id."""
    row: dict[str, Any] = {
        "id": new_id(),
        "audience": "everyone",
        "published": 1,
        "file_sha256": "0" * 64,
        "file_name": "document.pdf",
        "media_type": "application/pdf",
        "added_at": "2026-05-04T09:00:00.000000Z",
        **CO_BRAZIL,
        **changes,
    }
    row.setdefault("slug", (row["symbol"] or row["id"]).lower().replace("/", "-"))
    db["document"].insert({"warnings": json.dumps([]), "corrected": "{}", **row})
    put_paragraphs(db, str(row["id"]), paragraphs)
    outbox.put(db, topic="document", key=str(row["id"]))
    return str(row["id"])


def put_paragraphs(db: Database, document_id: str, paragraphs: Iterable[str | tuple[str, str]]) -> None:
    """The paragraphs of a document, in place of those it had."""
    db.execute("delete from paragraph where document_id = :id", {"id": document_id})
    for place, given in enumerate(paragraphs, 1):
        kind, text = ("other", given) if isinstance(given, str) else given
        db["paragraph"].insert(paragraph_row(_paragraph(document_id, place, text, ParagraphKind(kind))))


def _paragraph(document_id: str, place: int, text: str, kind: ParagraphKind) -> Paragraph:
    return Paragraph(
        id=new_id(),
        document_id=document_id,
        position=place,
        number=str(place),
        label=str(place),
        section="",
        heading="",
        text=text,
        kind=kind,
        items=(),
        full_text=text,
        footnotes=(),
        page=None,
        anchor=f"para-{place}",
    )
