"""The present reading run over kept originals: better reading reaches what is there already.

Each file is read outside of any transaction and stored in one; what was read by the present reading is left alone, so
that a call that was cut short is simply made again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.corpus import queries
from workbench.corpus.operations import Choices, not_found_again
from workbench.corpus.parsing.records import Reading
from workbench.corpus.parsing.version import READER
from workbench.corpus.queries import corrections, part_of
from workbench.corpus.reading import read_file
from workbench.corpus.records import Document, Paragraph, Source
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.recommendations.documents.operations import ingest, reread
from workbench.store import Database, Store, jobs

KIND = "corpus.reread"  # of the job that reads documents again


@dataclass(frozen=True)
class Reread:
    """What another reading changed in one document: numbers of paragraphs; `without_place` counts corrections."""

    document: Document
    added: int = 0
    gone: int = 0
    changed: int = 0
    without_place: int = 0
    is_new: bool = False

    @property
    def is_same(self) -> bool:
        """Whether its text reads as before."""
        return not (self.added or self.gone or self.changed)


def to_read(db: Database, actor: Actor, *, everything: bool = False) -> tuple[str, ...]:
    """The ids of the documents that an older reading read (or of all) that the actor may read, oldest first."""
    sql = (
        f"select id from document where {audience_clause()} and (:everything or reader < :reader) "
        "order by added_at, file_sha256, part"
    )
    values = {"everything": everything, "reader": READER, **audience_parameters(actor)}
    return tuple(str(row["id"]) for row in db.query(sql, values))


def older(db: Database) -> int:
    """How many documents were read by an older reading, whoever may see them: for the administrator."""
    return int(db.execute("select count(*) from document where reader < :reader", {"reader": READER}).fetchone()[0])


def ask(db: Database, document_ids: Iterable[str], *, title: str, by: Actor, at: datetime) -> str:
    """Queue the reading of these documents as a long task; gives the job's id."""
    require(by, Permission.ADD_DOCUMENTS)
    ids = [queries.document(db, by, each).id for each in document_ids]
    return jobs.queue(db, kind=KIND, title=title, payload={"documents": ids}, total=len(ids), by=by, at=at)


def reread_document(store: Store, document_id: str, *, by: Actor, at: datetime) -> tuple[Reread, ...]:
    """Read one document's original again; documents found in the file for the first time are added.

    Raises DocumentNotFound, FileMissing, and Invalid where the file cannot be read any more; nothing is changed then.
    """
    require(by, Permission.ADD_DOCUMENTS)
    while True:  # as long as somebody corrects the document while it is being read
        found = _read_and_stored(store, document_id, by=by, at=at)
        if found is not None:
            return found


def _read_and_stored(store: Store, document_id: str, *, by: Actor, at: datetime) -> tuple[Reread, ...] | None:
    """None where what people say of the document changed during the reading."""
    with store.reading() as db:
        document = queries.document(db, by, document_id)
        said = corrections(db, document.id)
    data = store.files.read(document.file_sha256)
    readings = read_file(data, document.file_name, said)
    others = readings if len(readings) == 1 or not said else read_file(data, document.file_name)
    with store.writing() as db:
        document = queries.document(db, by, document_id)
        if corrections(db, document.id) != said:
            return None
        place = part_read(db, document, readings)
        if place is None:
            return (Reread(not_found_again(db, document, by=by)),)
        before = queries.paragraphs(db, document.id)
        is_first = len(readings) > 1 and _siblings(db, document) == 1
        changed = reread(db, document, readings[place], by=by, at=at)
        found = _compared(changed, before, queries.paragraphs(db, document.id))
        return (found, *found_first(db, document, others, place, by=by, at=at)) if is_first else (found,)


def part_read(db: Database, document: Document, readings: tuple[Reading, ...]) -> int | None:
    """Which of the documents in a file is this one: by its words where their number changed, else by its place."""
    part = part_of(db, document.id)
    if len(readings) == _siblings(db, document):
        return part if part < len(readings) else None
    known = {each.full_text for each in queries.paragraphs(db, document.id)}
    shared = [sum(each.full_text in known for each in reading.paragraphs) for reading in readings]
    return shared.index(max(shared)) if max(shared, default=0) else None


def _siblings(db: Database, document: Document) -> int:
    """How many documents were read from that very file, of that owner."""
    sql = "select count(*) from document where file_sha256 = :file and owner_organisation_id is :owner"
    values = {"file": document.file_sha256, "owner": document.owner_organisation_id}
    return int(db.execute(sql, values).fetchone()[0])


def found_first(
    db: Database, document: Document, readings: tuple[Reading, ...], place: int, *, by: Actor, at: datetime
) -> tuple[Reread, ...]:
    """The other documents of a file that was taken for one until now."""
    db.table("document").update(document.id, {"part": place})
    source = Source(document.file_sha256, document.file_name)
    choices = Choices({}, organisation_id=document.owner_organisation_id)
    return tuple(
        Reread(added.document, added=added.document.paragraphs, is_new=True)
        for part, reading in enumerate(readings)
        if part != place
        for added in (ingest(db, reading, source=replace(source, part=part), choices=choices, by=by, at=at),)
    )


def _compared(document: Document, before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> Reread:
    known = {each.id: each for each in before}
    stayed = [(known[each.id], each) for each in after if each.id in known]
    return Reread(
        document,
        added=len(after) - len(stayed),
        gone=len(before) - len(stayed),
        changed=sum(
            (one.number, one.full_text, one.kind) != (two.number, two.full_text, two.kind) for one, two in stayed
        ),
        without_place=len(document.unplaced),
    )
