"""What is done to a document: it is taken in, corrected, read again. Each is one transaction of the caller's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from workbench.corpus import queries
from workbench.corpus.cataloguing import audience_of, identity_values, is_published, slug_of
from workbench.corpus.keeping import keep
from workbench.corpus.parsing.records import Reading
from workbench.corpus.parsing.version import READER
from workbench.corpus.records import Document, Source
from workbench.corpus.versions import copies, neighbours, replacing, ties
from workbench.corpus.warnings import NOT_FOUND_AGAIN
from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, outbox, timestamp
from workbench.treaties import DocumentKind

COPY = N_("The same text as %(name)s, in another file. Nothing was added; the file is kept beside that document.")

WITHDRAWN = N_("%(name)s is in the library and was withdrawn. Nothing was added: reinstate it if it stands again.")


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REFUSED = "refused"


@dataclass(frozen=True)
class Choices:
    """What the person who adds a document decides. `given` outranks what was read and stays through a re-read.

    `is_apart`: it is a document of its own even where the library has one of the same text.
    """

    given: Mapping[str, str | None]
    organisation_id: str | None = None
    published: bool | None = None
    replaces: str | None = None
    is_apart: bool = False


@dataclass(frozen=True)
class Ingested:
    """The document as it stands now, and whether it was new; `reason` (a message id) of a copy or one withdrawn."""

    status: Status
    document: Document
    reason: str = ""


def ingest(db: Database, reading: Reading, *, source: Source, choices: Choices, by: Actor, at: datetime) -> Ingested:
    """Take one document in: document, paragraphs, journal, outbox. Raises NoOrganisation, DocumentNotFound.

    The same file again changes nothing. `recommendations.documents.operations` does both.
    """
    require(by, Permission.ADD_DOCUMENTS)
    return taken_in(db, reading, source=source, choices=choices, by=by, at=at)


def taken_in(db: Database, reading: Reading, *, source: Source, choices: Choices, by: Actor, at: datetime) -> Ingested:
    """The same for a caller that has asked itself whether `by` may: a ministry that submits what it was asked for."""
    old = queries.document(db, by, choices.replaces) if choices.replaces else None
    for known in queries.already_there(db, by, source.sha256, choices.organisation_id):
        if source.part in copies.parts_of(db, known.id, source.sha256):
            return _already(db, known, old, by=by, at=at)
    document_id = new_id()
    values = _document_values(db, document_id, reading, source=source, choices=choices, by=by)
    alike = None if choices.is_apart else copies.same_text(db, values, reading.paragraphs)
    if alike is not None and alike[1]:
        known = queries.document(db, by, alike[0])
        copies.keep(db, known, file=source, media_type=reading.media_type, by=by, at=at)
        return replace(_already(db, known, old, by=by, at=at), reason=COPY)
    warnings = [*reading.warnings, *neighbours.of_same_symbol(db, by, values, replaces=old)]
    if alike is not None:
        warnings.append(neighbours.of_same_text(db, by, alike[0]))
    db.table("document").insert(
        {**values, "warnings": _json(warnings), "added_at": timestamp(at), "added_by": by.person_id}
    )
    keep(db, document_id, reading.paragraphs)
    if old is not None:
        replacing.mark(db, old, document_id)
    added = queries.document(db, by, document_id)
    verb = "replaced" if old else "added"
    summary = f"{by.name} {verb} {old.name if old else added.name}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="document", object_id=document_id, summary=summary)
    outbox.put(db, topic="document", key=document_id)
    if old is None:
        ties.tie_certain(db, added, by=by, at=at)
    return Ingested(Status.REPLACED if old else Status.ADDED, added)


def _already(db: Database, known: Document, old: Document | None, *, by: Actor, at: datetime) -> Ingested:
    """A file that is there already changes nothing, unless it is now told to take another's place."""
    if old is None or old.id == known.id or old.replaced_by is not None:
        return Ingested(Status.UNCHANGED, known, WITHDRAWN if known.withdrawn else "")
    return Ingested(Status.REPLACED, replacing.put(db, known, old, by=by, at=at))


def correct(
    db: Database, document: Document, reading: Reading, *, given: Mapping[str, str | None], by: Actor, at: datetime
) -> Document:
    """Store a document read again with what a person says of it; ids of paragraphs stay, and so do their citations.

    `given` holds only what is corrected now; what was corrected before stays too.
    """
    require(by, Permission.ADD_DOCUMENTS)
    kept = {**queries.corrections(db, document.id), **{name: value for name, value in given.items() if value}}
    slug = slug_of(db, reading.identity, document.id)
    _read_again(db, document, reading, {"corrected": _json(kept), "slug": slug}, said=kept, by=by)
    summary = f"{by.name} corrected {document.name}: {', '.join(sorted(given))}"
    journal.record(db, by=by, at=at, verb="corrected", object_kind="document", object_id=document.id, summary=summary)
    return queries.document(db, by, document.id)


def reread(db: Database, document: Document, reading: Reading, *, by: Actor, at: datetime) -> Document:
    """Store what the present reading finds in a document; its address, corrections, ids and citations stay."""
    require(by, Permission.ADD_DOCUMENTS)
    _read_again(db, document, reading, {}, said=queries.corrections(db, document.id), by=by)
    summary = f"{by.name} read {document.name} again"
    journal.record(db, by=by, at=at, verb="reread", object_kind="document", object_id=document.id, summary=summary)
    return queries.document(db, by, document.id)


def not_found_again(db: Database, document: Document, *, by: Actor) -> Document:
    """The present reading does not find the document in its file: it stands as it was read before, and says so."""
    warnings = tuple(dict.fromkeys((*document.warnings, NOT_FOUND_AGAIN)))
    db.table("document").update(document.id, {"warnings": _json(warnings), "reader": READER})
    return queries.document(db, by, document.id)


def _read_again(
    db: Database, document: Document, reading: Reading, values: Mapping[str, Any], *, said: Mapping[str, str], by: Actor
) -> None:
    published = is_published(reading.identity, said.get("published"))
    audience = audience_of(reading.identity.kind, published, document.owner_organisation_id)
    changes = {**identity_values(reading.identity), "published": int(published), "audience": audience}
    same_symbol = neighbours.of_same_symbol(db, by, changes, own=document)
    warnings = [*reading.warnings, *same_symbol, *neighbours.still_of_same_text(document, audience)]
    told = {"warnings": _json(warnings), "reader": READER}
    db.table("document").update(document.id, {**changes, **values, **told})
    keep(db, document.id, reading.paragraphs)
    outbox.put(db, topic="document", key=document.id)


def _document_values(
    db: Database, document_id: str, reading: Reading, *, source: Source, choices: Choices, by: Actor
) -> dict[str, Any]:
    identity = reading.identity
    given = {name: value for name, value in choices.given.items() if value}
    if choices.published is not None:
        given["published"] = "yes" if choices.published else "no"
    published = is_published(identity, given.get("published"))
    owner = choices.organisation_id
    if identity.kind is DocumentKind.CONTRIBUTION and owner is None:
        owner = by.organisation_id
    return {
        "id": document_id,
        "slug": slug_of(db, identity, document_id),
        **identity_values(identity),
        "published": int(published),
        "audience": audience_of(identity.kind, published, owner),
        "owner_organisation_id": owner,
        "file_sha256": source.sha256,
        "file_name": source.file_name,
        "media_type": reading.media_type,
        "part": source.part,
        "corrected": _json(given),
        "reader": READER,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
