"""What is done to recommendations: they are recognised when a document is taken in or corrected."""

import json
from collections.abc import Mapping
from datetime import datetime

from workbench.corpus import operations, queries
from workbench.corpus.operations import Choices, Ingested, Source, Status
from workbench.corpus.parsing.records import Reading
from workbench.corpus.records import Document
from workbench.people import Actor
from workbench.recommendations.recognising import Unit, units
from workbench.store import Database, new_id


def ingest(db: Database, reading: Reading, *, source: Source, choices: Choices, by: Actor, at: datetime) -> Ingested:
    """Take a document into the library with its paragraphs and recommendations: one transaction of the caller's."""
    taken = operations.ingest(db, reading, source=source, choices=choices, by=by, at=at)
    if taken.status is Status.UNCHANGED:
        return taken
    put_units(db, taken.document.id)
    return Ingested(taken.status, queries.document(db, by, taken.document.id))


def correct(
    db: Database, document: Document, reading: Reading, *, given: Mapping[str, str | None], by: Actor, at: datetime
) -> Document:
    """Store a document read again with a correction, and its recommendations anew."""
    operations.correct(db, document, reading, given=given, by=by, at=at)
    put_units(db, document.id)
    return queries.document(db, by, document.id)


def put_units(db: Database, document_id: str) -> None:
    """Recognise the recommendations of a stored document; one at the same place keeps its id."""
    rows = db.query("select id, paragraph_id, label from recommendation where document_id = :id", {"id": document_id})
    known = {(row["paragraph_id"], row["label"]): row["id"] for row in rows}
    found = units(queries.paragraphs(db, document_id))
    kept = {(unit.paragraph_id, unit.label) for unit in found}
    for place, recommendation_id in known.items():
        if place not in kept:
            db.table("recommendation").delete(recommendation_id)
    db.table("recommendation").upsert_all(
        [
            _row(document_id, known.get((unit.paragraph_id, unit.label)) or new_id(), place, unit)
            for place, unit in enumerate(found, start=1)
        ],
        pk="id",
    )


def _row(document_id: str, recommendation_id: str, place: int, unit: Unit) -> dict[str, object]:
    return {
        "id": recommendation_id,
        "document_id": document_id,
        "paragraph_id": unit.paragraph_id,
        "place": place,
        "label": unit.label,
        "text": unit.text,
        "heading": unit.heading,
        "procedural": int(unit.procedural),
        "follow_up": int(unit.follow_up),
        "position": unit.position,
        "recommending_states": json.dumps(unit.recommending_states, ensure_ascii=False),
    }
