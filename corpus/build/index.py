"""An extract of the index of recommendations, as its Excel export gives it: misspelt headers, dashes, serial dates."""

from __future__ import annotations

import io
import uuid
from datetime import date
from typing import Any

import xlsxwriter
from ruamel.yaml import YAML

from corpus.build.office import same_bytes_each_time
from corpus.build.sources import CORPUS

TABLES = CORPUS / "tables"
_EPOCH = date(1899, 12, 30)
_HEADERS = (
    "Text",
    "Countries Concerned",
    "Reccomending Body",
    "Document Symbol",
    "Themes",
    "Affected Persons",
    "Sdgs",
    "Document Publication Date",
    "UPR Reccomending States",
    "UPR Position",
    "Type",
    "OHCHR Annotation Id",
    "UPR Session",
    "Regions Concerned",
    "Recommending Regions",
    "Date of publication on UHRI",
)


def write() -> None:
    facts = YAML(typ="safe").load(TABLES / "index-extract.yaml")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "", "author": "", "created": facts["moment"]})
    sheet = book.add_worksheet("Results")
    sheet.write_row(0, 0, _HEADERS)
    records = [(document, record) for document in facts["documents"] for record in document["records"]]
    for row, (document, record) in enumerate(records, 1):
        sheet.write_row(row, 0, _cells(document, record))
    book.close()
    (TABLES / facts["file"]).write_bytes(same_bytes_each_time(buffer.getvalue()))


def _cells(document: dict[str, Any], record: dict[str, Any]) -> list[Any]:
    serial = (document["date"] - _EPOCH).days
    return [
        record["text"],
        "- Arcadia",
        f"- {document['body']}",
        document["symbol"],
        *(_lines(record[name]) for name in ("themes", "persons", "sdgs")),
        serial,
        _lines(record.get("states", [])),
        _lines([record["position"]] if "position" in record else []),
        f"- {record.get('type', document['type'])}",
        str(uuid.uuid5(uuid.NAMESPACE_URL, document["symbol"] + record["text"])),
        document.get("session", ""),
        "",
        "",
        serial + 40,
    ]


def _lines(values: list[str]) -> str:
    return "\n".join(f"- {value}" for value in values)
