"""What is done to the library: a document is taken in, corrected, replaced. Each is one transaction of the caller's."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from workbench.corpus import copies, queries
from workbench.corpus.copies import Source as Source
from workbench.corpus.keeping import keep
from workbench.corpus.parsing.records import Identity, Reading
from workbench.corpus.parsing.version import READER
from workbench.corpus.records import Document
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.store import Database, journal, new_id, outbox, timestamp
from workbench.treaties import INTERNAL, DocumentKind
from workbench.treaties.symbols import base_of, normal

EVERYONE, STATE = "everyone", "state"
_LONGEST_SLUG = 60  # letters of an address
_NOT_FOUND = N_("This document is no longer found in its file by the present reading; it stands as it was read before.")
COPY = N_("The same text as %(name)s, in another file. Nothing was added; the file is kept beside that document.")
_ALIKE = "Its text is the same as that of"
_BESIDE = "Another file with the symbol"


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REFUSED = "refused"


class NoOrganisation(Invalid):
    message = N_("A contribution belongs to an organisation. Say which one sent it (--organisation).")


class NotReplaced(Conflict):
    message = N_("No other document stands in the place of %(name)s. Nothing was changed.")


class NotItsPlace(Conflict):
    message = N_(
        "%(name)s cannot stand in the place of %(old)s: one of them was replaced already. Nothing was changed."
    )


@dataclass(frozen=True)
class Choices:
    """What the person who adds a document decides. `given` outranks what was read and stays through a re-read."""

    given: Mapping[str, str | None]
    organisation_id: str | None = None
    published: bool | None = None
    replaces: str | None = None


@dataclass(frozen=True)
class Ingested:
    """The document as it stands now, and whether it was new; `reason` (a message id) where it is a copy of it."""

    status: Status
    document: Document
    reason: str = ""


def already_there(db: Database, actor: Actor, sha256: str, organisation_id: str | None = None) -> tuple[Document, ...]:
    """The documents of that very file, of that owner, that the actor can see."""
    sql = (
        "select document.id from document left join received on received.document_id = document.id "
        "and received.file_sha256 = :sha256 "
        f"where (document.file_sha256 = :sha256 or received.document_id is not null) and {audience_clause()} "
        "and (owner_organisation_id is :owner or :owner is null) order by coalesce(received.part, document.part)"
    )
    rows = list(db.query(sql, {"sha256": sha256, "owner": organisation_id, **audience_parameters(actor)}))
    return tuple(queries.document(db, actor, row["id"]) for row in rows)


def ingest(db: Database, reading: Reading, *, source: Source, choices: Choices, by: Actor, at: datetime) -> Ingested:
    """Take one document in: document, paragraphs, journal, outbox. Raises NoOrganisation, DocumentNotFound.

    The same file again changes nothing. `recommendations.operations.ingest` does this and the recommendations too.
    """
    require(by, Permission.ADD_DOCUMENTS)
    old = queries.document(db, by, choices.replaces) if choices.replaces else None
    for known in already_there(db, by, source.sha256, choices.organisation_id):
        if source.part in copies.parts_of(db, known.id, source.sha256):
            return _already(db, known, old, by=by, at=at)
    document_id = new_id()
    values = _document_values(db, document_id, reading, source=source, choices=choices, by=by)
    alike = copies.same_text(db, values, reading.paragraphs)
    if alike is not None and alike[1]:
        known = queries.document(db, by, alike[0])
        copies.keep(db, known, file=source, media_type=reading.media_type, by=by, at=at)
        return replace(_already(db, known, old, by=by, at=at), reason=COPY)
    warnings = [*reading.warnings, *_beside(db, by, values, old), *_alike(db, by, alike)]
    db.table("document").insert(
        {**values, "warnings": _json(warnings), "added_at": timestamp(at), "added_by": by.person_id}
    )
    keep(db, document_id, reading.paragraphs)
    if old is not None:
        _replace(db, old, document_id)
    added = queries.document(db, by, document_id)
    verb = "replaced" if old else "added"
    summary = f"{by.name} {verb} {old.name if old else added.name}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="document", object_id=document_id, summary=summary)
    outbox.put(db, topic="document", key=document_id)
    return Ingested(Status.REPLACED if old else Status.ADDED, added)


def put_in_place(db: Database, document_id: str, *, old_id: str, by: Actor, at: datetime) -> Document:
    """A document of the library takes the place of another there; citations of that one say so. Raises NotItsPlace."""
    require(by, Permission.ADD_DOCUMENTS)
    document, old = queries.document(db, by, document_id), queries.document(db, by, old_id)
    if document.id == old.id or document.replaced_by is not None or old.replaced_by is not None:
        raise NotItsPlace(name=document.name, old=old.name)
    return _already(db, document, old, by=by, at=at).document


def restore_version(db: Database, document_id: str, *, by: Actor, at: datetime) -> Document:
    """Take back that another document was put in the place of this one: both stand. Raises NotReplaced."""
    require(by, Permission.ADD_DOCUMENTS)
    document = queries.document(db, by, document_id)
    if document.replaced_by is None:
        raise NotReplaced(name=document.name)
    db.table("document").update(document.id, {"replaced_by": None})
    summary = f"{by.name} brought back {document.name}"
    journal.record(
        db, by=by, at=at, verb="brought back", object_kind="document", object_id=document.id, summary=summary
    )
    outbox.put(db, topic="document", key=document.id)
    return queries.document(db, by, document.id)


def _already(db: Database, known: Document, old: Document | None, *, by: Actor, at: datetime) -> Ingested:
    """A file that is there already changes nothing, unless it is now told to take another's place."""
    if old is None or old.id == known.id or old.replaced_by is not None:
        return Ingested(Status.UNCHANGED, known)
    _replace(db, old, known.id)
    kept = [warning for warning in known.warnings if old.id not in warning]
    db.table("document").update(known.id, {"warnings": _json(kept)})
    summary = f"{by.name} replaced {old.name}"
    journal.record(db, by=by, at=at, verb="replaced", object_kind="document", object_id=known.id, summary=summary)
    return Ingested(Status.REPLACED, queries.document(db, by, known.id))


def correct(
    db: Database, document: Document, reading: Reading, *, given: Mapping[str, str | None], by: Actor, at: datetime
) -> Document:
    """Store a document read again with what a person says of it; ids of paragraphs stay, and so do their citations.

    `given` holds only what is corrected now; what was corrected before stays too.
    """
    require(by, Permission.ADD_DOCUMENTS)
    kept = {**corrections(db, document.id), **{name: value for name, value in given.items() if value}}
    slug = _slug(db, reading.identity, document.id)
    _read_again(db, document, reading, {"corrected": _json(kept), "slug": slug}, said=kept, by=by)
    summary = f"{by.name} corrected {document.name}: {', '.join(sorted(given))}"
    journal.record(db, by=by, at=at, verb="corrected", object_kind="document", object_id=document.id, summary=summary)
    return queries.document(db, by, document.id)


def reread(db: Database, document: Document, reading: Reading, *, by: Actor, at: datetime) -> Document:
    """Store what the present reading finds in a document; its address, corrections, ids and citations stay."""
    require(by, Permission.ADD_DOCUMENTS)
    _read_again(db, document, reading, {}, said=corrections(db, document.id), by=by)
    summary = f"{by.name} read {document.name} again"
    journal.record(db, by=by, at=at, verb="reread", object_kind="document", object_id=document.id, summary=summary)
    return queries.document(db, by, document.id)


def not_found_again(db: Database, document: Document, *, by: Actor) -> Document:
    """The present reading does not find the document in its file: it stands as it was read before, and says so."""
    warnings = tuple(dict.fromkeys((*document.warnings, _NOT_FOUND)))
    db.table("document").update(document.id, {"warnings": _json(warnings), "reader": READER})
    return queries.document(db, by, document.id)


def _read_again(
    db: Database, document: Document, reading: Reading, values: Mapping[str, Any], *, said: Mapping[str, str], by: Actor
) -> None:
    published = _is_published(reading.identity, said.get("published"))
    audience = _audience(reading.identity.kind, published, document.owner_organisation_id)
    changes = {**_identity_values(reading.identity), "published": int(published), "audience": audience}
    warnings = [*reading.warnings, *_beside(db, by, changes, None, document), *_still_alike(document, audience)]
    told = {"warnings": _json(warnings), "reader": READER}
    db.table("document").update(document.id, {**changes, **values, **told})
    keep(db, document.id, reading.paragraphs)
    outbox.put(db, topic="document", key=document.id)


def corrections(db: Database, document_id: str) -> dict[str, str]:
    """What people said of a document, which outranks what is read."""
    row = next(iter(db.query("select corrected from document where id = :id", {"id": document_id})))
    found: dict[str, str] = json.loads(row["corrected"])
    return found


def _document_values(
    db: Database, document_id: str, reading: Reading, *, source: Source, choices: Choices, by: Actor
) -> dict[str, Any]:
    identity = reading.identity
    given = {name: value for name, value in choices.given.items() if value}
    if choices.published is not None:
        given["published"] = "yes" if choices.published else "no"
    published = _is_published(identity, given.get("published"))
    owner = choices.organisation_id
    if identity.kind is DocumentKind.CONTRIBUTION and owner is None:
        owner = by.organisation_id
    return {
        "id": document_id,
        "slug": _slug(db, identity, document_id),
        **_identity_values(identity),
        "published": int(published),
        "audience": _audience(identity.kind, published, owner),
        "owner_organisation_id": owner,
        "file_sha256": source.sha256,
        "file_name": source.file_name,
        "media_type": reading.media_type,
        "part": source.part,
        "corrected": _json(given),
        "reader": READER,
    }


def _identity_values(identity: Identity) -> dict[str, Any]:
    return {
        "symbol": identity.symbol,
        "kind": identity.kind.value,
        "treaty": identity.treaty,
        "body": identity.body,
        "state": identity.state,
        "language": identity.language,
        "date": identity.date,
        "title": identity.title,
        "session": identity.session,
        "received": identity.received,
        "adopted": identity.adopted,
        "base": base_of(identity.symbol),
        "reissued": int(identity.reissued),
    }


def _is_published(identity: Identity, said: str | None) -> bool:
    """A document with a symbol of the United Nations is published; another only if a person says so."""
    if identity.kind in (DocumentKind.CONTRIBUTION, DocumentKind.MINUTES):
        return False
    return said == "yes" if said else identity.symbol is not None and identity.kind not in INTERNAL


def _audience(kind: DocumentKind, published: bool, owner: str | None) -> str:
    if kind is DocumentKind.CONTRIBUTION:
        if owner is None:
            raise NoOrganisation
        return f"contribution:{owner}"
    return EVERYONE if published else STATE


def _slug(db: Database, identity: Identity, document_id: str) -> str:
    """`cerd-c-bra-co-18-20`, `contributo-da-provincia`; with the language or the id where that is taken."""
    name = _in_plain_letters(identity.symbol or identity.title)
    tries = (name, f"{name}-{identity.language}", f"{name}-{document_id[-6:].lower()}")
    for slug in tries if name else ():
        taken = db.query(
            "select 1 as one from document where slug = :slug and id <> :id", {"slug": slug, "id": document_id}
        )
        if not list(taken):
            return slug
    return document_id.lower()


def _in_plain_letters(name: str) -> str:
    """Letters without their accents, joined by hyphens; cut where a word ends."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()
    if len(words) <= _LONGEST_SLUG:
        return words
    return words[:_LONGEST_SLUG].rpartition("-")[0] or words[:_LONGEST_SLUG]


def _beside(
    db: Database, by: Actor, values: Mapping[str, Any], old: Document | None, own: Document | None = None
) -> list[str]:
    """The warning that another file has the same symbol and language; only `--replaces` replaces.

    Whoever reads this document reads its warnings, so that none names what they may not see.
    """
    if values["symbol"] is None:
        return []
    others = [
        each
        for each in queries.documents(db, by, language=values["language"])
        if each.symbol
        and normal(each.symbol) == normal(values["symbol"])
        and each.audience in (values["audience"], EVERYONE)
        and (old is None or each.id != old.id)
        and (own is None or (each.added_at, each.id) < (own.added_at, own.id))
    ]
    return [
        f"{_BESIDE} {each.symbol} in the same language is in the library "
        f"({each.file_name}, {each.id}). Both are kept; to put this one in its place: --replaces {each.id}"
        for each in others
    ]


def _alike(db: Database, by: Actor, alike: tuple[str, bool] | None) -> list[str]:
    """The warning that another document has the very same text under another title."""
    if alike is None:
        return []
    other = queries.document(db, by, alike[0])
    return [f"{_ALIKE} {other.name} ({other.file_name}, {other.id}). Both are kept."]


def _still_alike(document: Document, audience: str) -> list[str]:
    """That warning again, as long as the same people read both."""
    return [each for each in document.warnings if each.startswith(_ALIKE) and audience == document.audience]


def _replace(db: Database, old: Document, new: str) -> None:
    db.table("document").update(old.id, {"replaced_by": new})
    outbox.put(db, topic="document", key=old.id)


def part_of(db: Database, document_id: str) -> int:
    """The how-manieth document of its file it is, from 0."""
    row = next(iter(db.query("select part from document where id = :id", {"id": document_id})))
    return int(row["part"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
