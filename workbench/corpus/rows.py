"""Between tables and records."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.corpus.records import Document, Item, Paragraph, ParagraphKind
from workbench.treaties import DocumentKind

DOCUMENT_COLUMNS = """
    document.*,
    (select count(*) from paragraph where paragraph.document_id = document.id) as paragraphs,
    (select count(*) from recommendation where recommendation.document_id = document.id) as recommendations
"""


def document_from(row: Mapping[str, Any]) -> Document:
    """The record of a row selected with DOCUMENT_COLUMNS."""
    values = {name: row[name] for name in Document.__dataclass_fields__ if name in row}
    values["kind"] = DocumentKind(row["kind"])
    values["published"] = bool(row["published"])
    values["warnings"] = tuple(json.loads(row["warnings"]))
    values["corrected"] = tuple(json.loads(row["corrected"]))
    return Document(**values)


def paragraph_from(row: Mapping[str, Any]) -> Paragraph:
    """The record of a row of `paragraph`."""
    values = {name: row[name] for name in Paragraph.__dataclass_fields__}
    values["kind"] = ParagraphKind(row["kind"])
    values["items"] = tuple(
        Item(item["label"], item["text"], item["parent"], ParagraphKind(item["kind"]))
        for item in json.loads(row["items"])
    )
    values["footnotes"] = tuple(json.loads(row["footnotes"]))
    values["cells"] = tuple(json.loads(row["cells"]))
    return Paragraph(**values)


def paragraph_row(paragraph: Paragraph) -> dict[str, Any]:
    """The row of a record."""
    row: dict[str, Any] = {name: getattr(paragraph, name) for name in Paragraph.__dataclass_fields__}
    row["kind"] = paragraph.kind.value
    row["items"] = json.dumps([item_json(item) for item in paragraph.items], ensure_ascii=False)
    row["footnotes"] = json.dumps(paragraph.footnotes, ensure_ascii=False)
    row["cells"] = json.dumps(paragraph.cells, ensure_ascii=False)
    return row


def item_json(item: Item) -> dict[str, str]:
    """An item as it stands in JSON."""
    return {"label": item.label, "text": item.text, "parent": item.parent, "kind": item.kind.value}
