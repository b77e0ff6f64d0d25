"""Documents, paragraphs and corrections of the library as the command line gives them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.corpus import queries
from workbench.corpus.corrections.mends import KeptMend
from workbench.corpus.operations import Status
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.rows import item_json
from workbench.corpus.versions.copies import Received
from workbench.corpus.versions.relations import Related
from workbench.corpus.versions.ties import Counterpart


def document_json(
    document: Document, *, file: Path | None = None, status: Status | None = None, reason: str | None = None
) -> dict[str, Any]:
    """A document as the command line gives it."""
    return {
        "file": str(file) if file else document.file_name,
        "status": status.value if status else None,
        "reason": reason,
        "id": document.id,
        "symbol": document.symbol,
        "kind": document.kind.value,
        "treaty": document.treaty,
        "body": document.body,
        "state": document.state,
        "language": document.language,
        "date": document.date,
        "session": document.session,
        "received": document.received,
        "adopted": document.adopted,
        "title": document.title,
        "base": document.base,
        "reissued": document.reissued,
        "reader": document.reader,
        "published": document.published,
        "paragraphs": document.paragraphs,
        "recommendations": document.recommendations,
        "warnings": [*document.warnings, *unplaced_warning(document)],
        "corrected": list(document.corrected),
        "replaced_by": document.replaced_by,
        "withdrawn": document.withdrawn,
    }


def paragraph_json(document: Document, paragraph: Paragraph) -> dict[str, Any]:
    """A paragraph as the command line gives it."""
    return {
        "id": paragraph.id,
        "number": paragraph.number,
        "label": paragraph.label,
        "citation": queries.citation(document, paragraph),
        "section": paragraph.section,
        "heading": paragraph.heading,
        "text": paragraph.text,
        "kind": paragraph.kind.value,
        "items": [item_json(item) for item in paragraph.items],
        "full_text": paragraph.full_text,
        "footnotes": list(paragraph.footnotes),
        "page": paragraph.page,
        "place": paragraph.place,
        "annex": paragraph.annex,
        "cells": list(paragraph.cells),
        "table": paragraph.table,
        "anchor": paragraph.anchor,
        "no_longer_read": paragraph.no_longer_read,
    }


def unplaced_warning(document: Document) -> tuple[str, ...]:
    """What is said where corrections no longer find their place."""
    count = len(document.unplaced)
    if not count:
        return ()
    subject = "1 correction no longer finds its" if count == 1 else f"{count} corrections no longer find their"
    return (f"{subject} place: workbench corpus mends {document.id}",)


def related_json(related: Related) -> dict[str, Any]:
    """A document that belongs to the one shown, and what it is to it."""
    other = related.document
    names = {"id": other.id, "symbol": other.symbol, "relation": related.relation.value}
    return {**names, "language": other.language, "name": other.name}


def received_json(received: Received) -> dict[str, Any]:
    """Another file that the document came in as."""
    names = {"file": received.file_name, "sha256": received.sha256}
    return {**names, "media_type": received.media_type, "at": received.at}


def counterpart_json(counterpart: Counterpart) -> dict[str, Any]:
    """The passage in another language."""
    document, paragraph = counterpart.document, counterpart.paragraph
    return {
        "language": document.language,
        "citation": queries.citation(document, paragraph),
        "document": document.id,
        "id": paragraph.id,
    }


def mend_json(kept: KeptMend) -> dict[str, Any]:
    """A correction of what was read."""
    return {
        "id": kept.id,
        "what": kept.mend.what.value,
        "value": kept.mend.value,
        "item": kept.mend.item,
        "citation": kept.citation,
        "words": kept.mend.where.exact,
        "placed": kept.placed,
        "at": kept.at,
        "by": kept.by,
        "undone_at": kept.undone_at,
        "undone_by": kept.undone_by,
    }


def line(result: Mapping[str, Any]) -> str:
    if result["status"] == "refused":
        return f"refused    {result['file']}: {result['reason']}"
    name = result["symbol"] or result["title"]
    if result["reason"]:
        return f"{result['status']:10} {result['file']}: {result['reason']}"
    counts = f"{result['paragraphs']} paragraphs, {result['recommendations']} recommendations"
    return f"{result['status'] or '':10} {name} ({result['kind']}, {result['state'] or 'no State'}): {counts}"
