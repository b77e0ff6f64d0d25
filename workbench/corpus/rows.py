"""Between tables and records."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Document, Item, Paragraph, ParagraphKind
from workbench.treaties import DocumentKind

DOCUMENT_COLUMNS = """
    document.*,
    (select count(*) from paragraph where paragraph.document_id = document.id and not paragraph.no_longer_read)
        as paragraphs,
    (select count(*) from recommendation
        where recommendation.document_id = document.id and not recommendation.no_longer_read) as recommendations
"""


def document_from(row: Mapping[str, Any]) -> Document:
    """The record of a row selected with DOCUMENT_COLUMNS."""
    values = {name: row[name] for name in Document.__dataclass_fields__ if name in row}
    values["kind"] = DocumentKind(row["kind"])
    values["published"] = bool(row["published"])
    values["reissued"] = bool(row["reissued"])
    values["withdrawn"] = bool(row["withdrawn"])
    values["warnings"] = tuple(json.loads(row["warnings"]))
    values["corrected"] = tuple(json.loads(row["corrected"]))
    values["unplaced"] = tuple(json.loads(row["unplaced"]))
    return Document(**values)


def paragraph_from(row: Mapping[str, Any]) -> Paragraph:
    """The record of a row of `paragraph`."""
    values = {name: row[name] for name in Paragraph.__dataclass_fields__}
    values["kind"] = ParagraphKind(row["kind"])
    values["items"] = items_from(json.loads(row["items"]))
    values["no_longer_read"] = bool(row["no_longer_read"])
    values["footnotes"] = tuple(json.loads(row["footnotes"]))
    values["cells"] = tuple(json.loads(row["cells"]))
    return Paragraph(**values)


def paragraph_row(paragraph: Paragraph) -> dict[str, Any]:
    """The row of a record."""
    row: dict[str, Any] = {name: getattr(paragraph, name) for name in Paragraph.__dataclass_fields__}
    row["kind"] = paragraph.kind.value
    row["no_longer_read"] = int(paragraph.no_longer_read)
    row["items"] = json.dumps([item_json(item) for item in paragraph.items], ensure_ascii=False)
    row["footnotes"] = json.dumps(paragraph.footnotes, ensure_ascii=False)
    row["cells"] = json.dumps(paragraph.cells, ensure_ascii=False)
    return row


def item_json(item: Item) -> dict[str, str]:
    """An item as it stands in JSON."""
    return {"label": item.label, "text": item.text, "parent": item.parent, "kind": item.kind.value}


def items_from(items: Iterable[Mapping[str, str]]) -> tuple[Item, ...]:
    """The items of `item_json`."""
    return tuple(Item(each["label"], each["text"], each["parent"], ParagraphKind(each["kind"])) for each in items)


def as_read(paragraph: Paragraph) -> ReadParagraph:
    """A stored paragraph as it was read, but for the type of its letters."""
    return ReadParagraph(
        **{name: getattr(paragraph, name) for name in _SHARED}, item_bold=(0.0,) * len(paragraph.items)
    )


def read_json(paragraph: ReadParagraph) -> dict[str, Any]:
    """What was read, as it is kept beside its corrections."""
    return {
        **{name: getattr(paragraph, name) for name in _SHARED},
        "items": [item_json(each) for each in paragraph.items],
    }


def read_from(values: Mapping[str, Any]) -> ReadParagraph:
    """The record of `read_json`."""
    items = items_from(values["items"])
    told = {"kind": ParagraphKind(values["kind"]), "items": items, "item_bold": (0.0,) * len(items)}
    lists = {"footnotes": tuple(values["footnotes"]), "cells": tuple(values["cells"])}
    return ReadParagraph(**{**values, **told, **lists})


_SHARED = tuple(name for name in ReadParagraph.__dataclass_fields__ if name in Paragraph.__dataclass_fields__)
