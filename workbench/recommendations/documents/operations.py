"""What is done to recommendations: they are recognised when a document is taken in or corrected."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from workbench.corpus import operations, queries
from workbench.corpus.links import let_go
from workbench.corpus.matching import Words, matched
from workbench.corpus.operations import Choices, Ingested, Status
from workbench.corpus.parsing.records import Reading
from workbench.corpus.records import Document, Source
from workbench.people import Actor
from workbench.recommendations.documents import addenda, versions
from workbench.recommendations.intake.later import tie_rows
from workbench.recommendations.recognising import Unit, units
from workbench.store import Database, new_id
from workbench.text.plain import plain


def ingest(db: Database, reading: Reading, *, source: Source, choices: Choices, by: Actor, at: datetime) -> Ingested:
    """Take a document into the library with its paragraphs and recommendations: one transaction of the caller's."""
    taken = operations.ingest(db, reading, source=source, choices=choices, by=by, at=at)
    if taken.status is Status.UNCHANGED:
        return taken
    if taken.reason:  # a copy of what is there: it may have been told to stand in the place of another
        versions.settle(db, taken.document.id)
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


def reread(db: Database, document: Document, reading: Reading, *, by: Actor, at: datetime) -> Document:
    """Store what the present reading finds in a document, and its recommendations anew."""
    operations.reread(db, document, reading, by=by, at=at)
    put_units(db, document.id)
    return queries.document(db, by, document.id)


def put_units(db: Database, document_id: str) -> None:
    """Recognise the recommendations of a stored document; one whose words or place were there before keeps its id.

    One that is recognised no more stays where a report responds to it, and is counted nowhere; the others go.
    """
    known = tuple(
        db.query("select * from recommendation where document_id = :id order by place, id", {"id": document_id})
    )
    found = units(queries.paragraphs(db, document_id))
    same = _same_units(known, found)
    db.execute("update recommendation set label = 'was ' || id, no_longer_read = 1 where document_id = :id",
               {"id": document_id})  # fmt: skip
    rows = [
        _row(document_id, known[same[index]] if index in same else None, index + 1, unit)
        for index, unit in enumerate(found)
    ]
    db.table("recommendation").upsert_all(rows, pk="id")
    addenda.settle(db, document_id)
    let_go(db, document_id)
    taken = {(unit.paragraph_id, unit.label) for unit in found}
    for index, row in enumerate(known):
        if index not in same.values():  # where it is still there, under the letter it had
            held = (row["paragraph_id"], row["label"]) in taken
            label = f"{row['label']}, {row['id'][-4:]}" if held else row["label"]
            db.execute("update recommendation set label = :label where id = :id", {"label": label, "id": row["id"]})
    versions.settle(db, document_id)
    tie_rows(db, document_id)


def _same_units(known: Sequence[Mapping[str, Any]], found: Sequence[Unit]) -> dict[int, int]:
    """Index found → index known: by words, then by place."""
    same = matched(
        [Words(f"{row['paragraph_id']} {row['label']}", row["text"]) for row in known],
        [Words(f"{unit.paragraph_id} {unit.label}", unit.text) for unit in found],
    )
    places = {(row["paragraph_id"], row["label"]): index for index, row in enumerate(known)}
    for index, unit in enumerate(found):
        place = places.get((unit.paragraph_id, unit.label))
        if index not in same and place is not None and place not in same.values():
            same[index] = place
    return same


def _row(document_id: str, known: Mapping[str, Any] | None, place: int, unit: Unit) -> dict[str, object]:
    recommendation_id = known["id"] if known else new_id()
    return {
        "id": recommendation_id,
        "lead": known["lead"] if known else recommendation_id,
        "document_id": document_id,
        "paragraph_id": unit.paragraph_id,
        "place": place,
        "label": unit.label,
        "text": unit.text,
        "heading": unit.heading,
        "procedural": int(unit.procedural),
        "follow_up": int(unit.follow_up),
        "particular": int(unit.particular),
        "position": unit.position,
        "position_paragraph_id": None,
        "no_longer_read": 0,
        "recommending_states": json.dumps(unit.recommending_states, ensure_ascii=False),
        "folded": plain(f"{unit.heading} {unit.text}"),
    }
